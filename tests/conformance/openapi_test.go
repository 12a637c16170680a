package conformance

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

var imported = newTable("The server's own schema, imported, against the committed headers", "header", "types", "fields", "differences")

// TestOpenAPI imports what the server says of itself, and compares it with the library's types: each type and each field, with
// its C++ type.
func TestOpenAPI(t *testing.T) {
	schema := fetchSchema(t)
	output := t.TempDir()
	program := built("dsl", "schema", "dovetail-import")
	if text, err := exec.Command(program, schema, "--output", output).CombinedOutput(); err != nil {
		t.Fatalf("dovetail-import: %v; build the target `conformance`\n%s", err, text)
	}
	servers := readHeaders(t, filepath.Join(output, "include", "dovetail"))
	own := readHeaders(t, project("dsl", "include", "dovetail"))
	if len(servers) == 0 || len(own) == 0 {
		t.Fatalf("%d headers of the server, %d of the library", len(servers), len(own))
	}

	excepted := differencesOf(t, "openapi.tsv")
	headers := map[string]bool{}
	for header := range servers {
		headers[header] = true
	}
	for header := range own {
		headers[header] = true
	}
	types, members, differences := 0, 0, 0
	for _, header := range slices.Sorted(maps.Keys(headers)) {
		different := compareHeaders(own[header], servers[header])
		for _, each := range different {
			excepted.found(t, header, each)
		}
		fields := 0
		for _, each := range own[header] {
			fields += len(each)
		}
		imported.add(header, fmt.Sprint(len(own[header])), fmt.Sprint(fields), fmt.Sprint(len(different)))
		types, members, differences = types+len(own[header]), members+fields, differences+len(different)
	}
	imported.closing = fmt.Sprintf("%d types, %d fields: %d differences (testdata/openapi.tsv)", types, members, differences)
	excepted.expectAllFound(t)
}

type openAPI struct {
	OpenAPI    string         `json:"openapi"`
	Info       any            `json:"info"`
	Paths      map[string]any `json:"paths"`
	Components struct {
		Schemas map[string]any `json:"schemas"`
	} `json:"components"`
}

// fetchSchema puts the server's OpenAPI documents into one file. A CRD's kinds get into them some time after the CRD is there.
func fetchSchema(t *testing.T) string {
	t.Helper()
	var all openAPI
	var missing []string
	if !waitFor(time.Minute, func() bool {
		all = mergedDocuments(t)
		missing = missingKinds(t, all)
		return len(missing) == 0
	}) {
		t.Fatalf("the server's OpenAPI documents lack %s", strings.Join(missing, ", "))
	}
	text, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "openapi.json")
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// mergedDocuments reads the document of each group and version. Each has copies of the types that it shares with others.
func mergedDocuments(t *testing.T) openAPI {
	t.Helper()
	var index struct {
		Paths map[string]struct{ ServerRelativeURL string }
	}
	if err := json.Unmarshal(fetch(t, "/openapi/v3"), &index); err != nil {
		t.Fatal(err)
	}
	var all openAPI
	all.Paths, all.Components.Schemas = map[string]any{}, map[string]any{}
	versioned := regexp.MustCompile(`^(api|apis/[^/]+)/v[^/]+$`)
	for path, at := range index.Paths {
		if !versioned.MatchString(path) {
			continue
		}
		var one openAPI
		if err := json.Unmarshal(fetch(t, at.ServerRelativeURL), &one); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if path == "api/v1" {
			all.OpenAPI, all.Info = one.OpenAPI, one.Info
		}
		maps.Copy(all.Paths, one.Paths)
		for name, schema := range one.Components.Schemas {
			if known, found := all.Components.Schemas[name]; found && !reflect.DeepEqual(propertiesOf(known), propertiesOf(schema)) {
				t.Errorf("%s: %s is not what another document says", path, name)
			}
			all.Components.Schemas[name] = schema
		}
	}
	return all
}

func propertiesOf(schema any) any {
	fields, _ := schema.(map[string]any)
	return fields["properties"]
}

// missingKinds are those of CRDs that no document has yet.
func missingKinds(t *testing.T, all openAPI) []string {
	t.Helper()
	known := map[string]bool{}
	for _, schema := range all.Components.Schemas {
		fields, _ := schema.(map[string]any)
		kinds, _ := fields["x-kubernetes-group-version-kind"].([]any)
		for _, each := range kinds {
			kind, _ := each.(map[string]any)
			known[fmt.Sprintf("%v/%v", kind["group"], kind["kind"])] = true
		}
	}
	definitions, err := cluster.dynamic.Resource(crdResource).List(t.Context(), metav1.ListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var missing []string
	for i := range definitions.Items {
		group, _, _ := nestedString(&definitions.Items[i], "spec", "group")
		kind, _, _ := nestedString(&definitions.Items[i], "spec", "names", "kind")
		if !known[group+"/"+kind] {
			missing = append(missing, group+"/"+kind)
		}
	}
	return missing
}

func fetch(t *testing.T, path string) []byte {
	t.Helper()
	code, _, text, err := cluster.request(t.Context(), http.MethodGet, path, nil)
	if err != nil || code != http.StatusOK {
		t.Fatalf("GET %s: %d %v %s", path, code, err, text)
	}
	return text
}

// A header's types by name, and their fields' C++ types by name.
type header map[string]map[string]string

var (
	structLine = regexp.MustCompile(`^struct (\w+) \{$`)
	fieldLine  = regexp.MustCompile(`^  ([\w:<>, ]+) (\w+)\{.*\};$`)
)

// readHeaders reads the generated headers of api/ and crd/ below a folder.
func readHeaders(t *testing.T, root string) map[string]header {
	t.Helper()
	all := map[string]header{}
	for _, part := range []string{"api", "crd"} {
		err := filepath.WalkDir(filepath.Join(root, part), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || filepath.Ext(path) != ".hpp" {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			name, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			if types := typesOf(string(text)); len(types) != 0 {
				all[filepath.ToSlash(name)] = types
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func typesOf(text string) header {
	types := header{}
	current := ""
	for _, line := range strings.Split(text, "\n") {
		switch found := structLine.FindStringSubmatch(line); {
		case found != nil:
			current = found[1]
			types[current] = map[string]string{}
		case line == "};":
			current = ""
		case current != "" && !strings.HasPrefix(line, "  static "):
			if found := fieldLine.FindStringSubmatch(line); found != nil {
				types[current][found[2]] = found[1]
			}
		}
	}
	return types
}

// compareHeaders says what the server has and the library has not, what it has otherwise, and what only the library has.
func compareHeaders(own, servers header) []string {
	if len(own) == 0 {
		return []string{"only the server has this group and version"}
	}
	if len(servers) == 0 {
		return []string{"the server does not have this group and version"}
	}
	var different []string
	for _, each := range slices.Sorted(maps.Keys(servers)) {
		fields, known := own[each]
		if !known {
			different = append(different, "only the server has "+each)
			continue
		}
		for _, field := range slices.Sorted(maps.Keys(servers[each])) {
			if is, known := fields[field]; !known {
				different = append(different, fmt.Sprintf("only the server has %s.%s", each, field))
			} else if is != servers[each][field] {
				different = append(different, fmt.Sprintf("%s.%s is %s, the server's %s", each, field, is, servers[each][field]))
			}
		}
		for _, field := range slices.Sorted(maps.Keys(fields)) {
			if _, known := servers[each][field]; !known {
				different = append(different, fmt.Sprintf("the server does not have %s.%s", each, field))
			}
		}
	}
	for _, each := range slices.Sorted(maps.Keys(own)) {
		if _, known := servers[each]; !known {
			different = append(different, "the server does not have "+each)
		}
	}
	return different
}
