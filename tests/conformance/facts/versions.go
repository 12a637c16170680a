package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Since which minor version something is there, and until which; empty: since before the first one, or still.
type span struct {
	Since string `json:"since,omitempty"`
	Until string `json:"until,omitempty"`
}

type definitionSpan struct {
	span
	// Of what is gone, and could be posted: `group/version/Kind`.
	Kind   string          `json:"kind,omitempty"`
	Fields map[string]span `json:"fields,omitempty"`
}

type versionTable struct {
	First       string                    `json:"first"`
	Last        string                    `json:"last"`
	Definitions map[string]definitionSpan `json:"definitions"`
}

func shown(minor int) string { return fmt.Sprintf("1.%d", minor) }

// minorOf is 37 for v1.37.2 and 1.37.
func minorOf(version string) (int, error) {
	parts := strings.Split(strings.TrimPrefix(version, "v"), ".")
	if len(parts) >= 2 && parts[0] == "1" {
		if minor, err := strconv.Atoi(parts[1]); err == nil {
			return minor, nil
		}
	}
	return 0, fmt.Errorf("`%s` is no version of Kubernetes", version)
}

// ends notes that something is not in `minor` any more; false where no version had it.
func (s *span) ends(minor int) bool {
	s.Until = shown(minor - 1)
	return s.Since != shown(minor)
}

// follow notes what is in `now` and not in `before`, and the other way round. `before` may be another release of the same minor
// version.
func (t *versionTable) follow(before, now api) {
	for name, definition := range now.definitions {
		entry := t.Definitions[name]
		old, known := before.definitions[name]
		if known {
			entry.followFields(propertiesOf(old), propertiesOf(definition), now.minor)
		} else {
			entry = definitionSpan{span: span{Since: shown(now.minor)}}
		}
		t.keep(name, entry)
	}
	for name, definition := range before.definitions {
		if _, known := now.definitions[name]; known {
			continue
		}
		entry := t.Definitions[name]
		entry.Fields = nil
		for _, kind := range kindsOf(definition) {
			if before.canBePosted(kind) {
				entry.Kind = kind
			}
		}
		if !entry.ends(now.minor) {
			entry = definitionSpan{}
		}
		t.keep(name, entry)
	}
	t.Last = shown(now.minor)
}

func (d *definitionSpan) followFields(old, fields object, minor int) {
	spans := maps.Clone(d.Fields)
	if spans == nil {
		spans = map[string]span{}
	}
	for field := range fields {
		if _, known := old[field]; known {
			continue
		}
		spans[field] = span{Since: shown(minor)}
		if d.Since == shown(minor) {
			delete(spans, field)
		}
	}
	for field := range old {
		if _, known := fields[field]; known {
			continue
		}
		gone := spans[field]
		if gone.Since == "" {
			gone.Since = d.Since
		}
		if was := gone.ends(minor); was {
			spans[field] = gone
		} else {
			delete(spans, field)
		}
	}
	d.Fields = spans
}

func (t *versionTable) keep(name string, entry definitionSpan) {
	if entry.span == (span{}) && len(entry.Fields) == 0 {
		delete(t.Definitions, name)
		return
	}
	t.Definitions[name] = entry
}

func (t *versionTable) text() string {
	return fmt.Sprintf("{\"first\":%q,\"last\":%q,\"definitions\":%s}\n", t.First, t.Last, lines(t.Definitions))
}

// writeHistory makes the table from nothing, on standard output.
func writeHistory(versions []string) error {
	var table versionTable
	var before api
	for i, version := range versions {
		kubernetes, err := download("k8s.io/kubernetes@v" + strings.TrimPrefix(version, "v"))
		if err != nil {
			return err
		}
		now, err := publishedBy(kubernetes)
		if err != nil {
			return err
		}
		if i == 0 {
			table = versionTable{First: shown(now.minor), Last: shown(now.minor), Definitions: map[string]definitionSpan{}}
		} else if now.minor != before.minor+1 {
			return fmt.Errorf("%s does not follow 1.%d", version, before.minor)
		} else {
			table.follow(before, now)
		}
		before = now
	}
	_, err := os.Stdout.WriteString(table.text())
	return err
}

// changes says what is in `now` and not in `before`, and the other way round.
func changes(before, now api) string {
	var text strings.Builder
	tell := func(what string, names []string) {
		if len(names) != 0 {
			fmt.Fprintf(&text, "%d %s:\n  %s\n", len(names), what, strings.Join(names, "\n  "))
		}
	}
	posted := func(a api) object {
		kinds := object{}
		for kind := range a.kinds {
			if a.canBePosted(kind) {
				kinds[kind] = true
			}
		}
		return kinds
	}
	fields := func(a api, others api) object {
		all := object{}
		for name, definition := range a.definitions {
			if _, known := others.definitions[name]; known {
				for field := range propertiesOf(definition) {
					all[name+" "+field] = true
				}
			}
		}
		return all
	}
	tell("new kinds", missing(posted(before), posted(now)))
	tell("kinds that are gone", missing(posted(now), posted(before)))
	tell("new fields", missing(fields(before, now), fields(now, before)))
	tell("fields that are gone", missing(fields(now, before), fields(before, now)))
	fresh, gone := missing(before.definitions, now.definitions), missing(now.definitions, before.definitions)
	if len(fresh)+len(gone) != 0 {
		fmt.Fprintf(&text, "%d new types, %d that are gone\n", len(fresh), len(gone))
	}
	return text.String()
}

// missing is what `there` has and `here` has not, sorted.
func missing(here, there object) []string {
	var names []string
	for name := range there {
		if _, known := here[name]; !known {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
