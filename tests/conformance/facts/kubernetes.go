package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"k8s.io/kube-openapi/pkg/validation/spec"
	"k8s.io/kubernetes/pkg/generated/openapi"
)

// What one version of Kubernetes says of its API.
type api struct {
	minor       int
	definitions map[string]any
	// By `group/version/Kind`: "namespaced" or "cluster", and " read-only" for what nobody can post.
	kinds map[string]string
}

// publishedBy reads what Kubernetes publishes of its API in its own module.
func publishedBy(kubernetes module) (api, error) {
	minor, err := minorOf(kubernetes.Version)
	if err != nil {
		return api{}, err
	}
	found := api{minor: minor, kinds: map[string]string{}}
	var document struct{ Definitions map[string]any }
	if err := readJSON(filepath.Join(kubernetes.Dir, "api", "openapi-spec", "swagger.json"), &document); err != nil {
		return api{}, err
	}
	found.definitions = document.Definitions
	for _, definition := range found.definitions {
		withoutWords(definition)
	}
	return found, found.readKinds(filepath.Join(kubernetes.Dir, "api", "discovery"))
}

// withoutWords takes the descriptions out of a schema, and what nobody reads.
func withoutWords(schema any) {
	switch at := schema.(type) {
	case []any:
		for _, each := range at {
			withoutWords(each)
		}
	case object:
		for _, key := range []string{"description", "example", "externalDocs", "title"} {
			delete(at, key)
		}
		for key, below := range at {
			if fields, isMap := below.(object); isMap && key == "properties" {
				for _, field := range fields {
					withoutWords(field)
				}
			} else if key != "default" && key != "enum" {
				withoutWords(below)
			}
		}
	}
}

func (a *api) readKinds(discovery string) error {
	defined := map[string]bool{}
	for _, definition := range a.definitions {
		for _, kind := range kindsOf(definition) {
			defined[kind] = true
		}
	}
	files, err := filepath.Glob(filepath.Join(discovery, "api*__v*.json"))
	if err != nil || len(files) == 0 {
		return fmt.Errorf("%s lists no resources (%v)", discovery, err)
	}
	for _, file := range files {
		var list struct {
			GroupVersion string
			Resources    []struct {
				Group, Version, Kind string
				Namespaced           bool
				Verbs                []string
			}
		}
		if err := readJSON(file, &list); err != nil {
			return err
		}
		group, version, grouped := strings.Cut(list.GroupVersion, "/")
		if !grouped {
			group, version = "", group
		}
		for _, resource := range list.Resources {
			// A subresource may have a kind of another group.
			if resource.Version != "" {
				group, version := resource.Group, resource.Version
				a.addKind(group+"/"+version+"/"+resource.Kind, resource.Namespaced, resource.Verbs, defined)
				continue
			}
			a.addKind(group+"/"+version+"/"+resource.Kind, resource.Namespaced, resource.Verbs, defined)
		}
	}
	return nil
}

func (a *api) addKind(kind string, namespaced bool, verbs []string, defined map[string]bool) {
	if !defined[kind] {
		return
	}
	scope := "cluster"
	if namespaced {
		scope = "namespaced"
	}
	if slices.Contains(verbs, "create") {
		a.kinds[kind] = scope
	} else if a.kinds[kind] == "" {
		a.kinds[kind] = scope + " read-only"
	}
}

// canBePosted is whether a stack can have a kind.
func (a *api) canBePosted(kind string) bool {
	scope := a.kinds[kind]
	return scope != "" && !strings.HasSuffix(scope, " read-only")
}

func kindsOf(definition any) []string {
	var kinds []string
	fields, _ := definition.(object)
	list, _ := fields["x-kubernetes-group-version-kind"].([]any)
	for _, each := range list {
		kind, _ := each.(object)
		kinds = append(kinds, fmt.Sprintf("%v/%v/%v", kind["group"], kind["version"], kind["kind"]))
	}
	return kinds
}

func propertiesOf(definition any) object {
	fields, _ := definition.(object)
	properties, _ := fields["properties"].(object)
	return properties
}

// addClosedSets adds the words that the server knows of each field. What Kubernetes publishes leaves them out; the code that its
// server makes the schema from has them.
func (a *api) addClosedSets() error {
	count := 0
	for name, made := range openapi.GetOpenAPIDefinitions(func(string) spec.Ref { return spec.Ref{} }) {
		definition := a.definitions[name]
		if definition == nil {
			continue
		}
		properties := propertiesOf(definition)
		for field, schema := range made.Schema.Properties {
			if published, known := properties[field].(object); known {
				count += addWords(&schema, published)
			}
		}
	}
	if count == 0 {
		return fmt.Errorf("no closed set was found: the definitions of pkg/generated/openapi have other names than those of swagger.json")
	}
	return nil
}

func addWords(made *spec.Schema, published object) int {
	if len(made.Enum) != 0 {
		published["enum"] = made.Enum
		return 1
	}
	if items, found := published["items"].(object); found && made.Items != nil && made.Items.Schema != nil {
		return addWords(made.Items.Schema, items)
	}
	if values, found := published["additionalProperties"].(object); found && made.AdditionalProperties != nil && made.AdditionalProperties.Schema != nil {
		return addWords(made.AdditionalProperties.Schema, values)
	}
	return 0
}

// schema is the file that dovetail-import reads.
func (a *api) schema() string {
	return fmt.Sprintf("{\"swagger\":\"2.0\",\"info\":{\"title\":\"Kubernetes\",\"version\":\"v1.%d\"},\"definitions\":%s}\n", a.minor, lines(a.definitions))
}
