package main

import (
	"reflect"
	"strings"
	"testing"
)

// A version of an API whose types have these fields; each is a kind that can be posted.
func version(minor int, types map[string]string) api {
	made := api{minor: minor, definitions: map[string]any{}, kinds: map[string]string{}}
	for name, fields := range types {
		properties := object{}
		for _, field := range strings.Fields(fields) {
			properties[field] = object{"type": "string"}
		}
		made.definitions[name] = object{"properties": properties, "x-kubernetes-group-version-kind": []any{
			object{"group": "tea", "version": "v1", "kind": name}}}
		made.kinds["tea/v1/"+name] = "namespaced"
	}
	return made
}

func follow(versions ...api) map[string]definitionSpan {
	table := versionTable{First: shown(versions[0].minor), Definitions: map[string]definitionSpan{}}
	for i := 1; i < len(versions); i++ {
		table.follow(versions[i-1], versions[i])
	}
	return table.Definitions
}

func TestWhatIsNewAndWhatIsGone(t *testing.T) {
	got := follow(
		version(29, map[string]string{"Pot": "lid spout", "Kettle": "whistle"}),
		version(30, map[string]string{"Pot": "lid handle", "Cup": "ear", "Spoon": "bowl"}),
		version(31, map[string]string{"Pot": "lid handle", "Cup": "ear rim"}))
	want := map[string]definitionSpan{
		"Pot":    {Fields: map[string]span{"spout": {Until: "1.29"}, "handle": {Since: "1.30"}}},
		"Cup":    {span: span{Since: "1.30"}, Fields: map[string]span{"rim": {Since: "1.31"}}},
		"Kettle": {span: span{Until: "1.29"}, Kind: "tea/v1/Kettle"},
		"Spoon":  {span: span{Since: "1.30", Until: "1.30"}, Kind: "tea/v1/Spoon"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

// What came and went with releases of one minor version was in none.
func TestReleasesOfOneMinorVersion(t *testing.T) {
	got := follow(
		version(29, map[string]string{"Pot": "lid"}),
		version(30, map[string]string{"Pot": "lid spout", "Cup": "ear"}),
		version(30, map[string]string{"Pot": "lid"}),
		version(30, map[string]string{"Pot": "lid"}))
	if len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestWhatComesBackIsNew(t *testing.T) {
	got := follow(
		version(29, map[string]string{"Pot": "lid"}),
		version(30, map[string]string{}),
		version(31, map[string]string{"Pot": "lid"}))
	if want := (span{Since: "1.31"}); got["Pot"].span != want || got["Pot"].Kind != "" {
		t.Errorf("got %v", got)
	}
}
