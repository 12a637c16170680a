package cel

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	schemacel "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	structuraldefaulting "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/listtype"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apimachinery/pkg/runtime"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"sigs.k8s.io/yaml"
)

const dovetail = "../../../build/dsl/cli/dovetail"

// Modules whose CustomResourceDefinitions have rules in CEL, and the folders they are in; DOVETAIL_CRDS names another folder.
var modules = []struct{ module, folder string }{
	{"sigs.k8s.io/gateway-api@v1.4.1", "config/crd/standard"},
	{"istio.io/api@v1.32.0", "kubernetes"},
}

// How many objects of each kind are made; DOVETAIL_CEL_OBJECTS says another number.
const objectsOfAKind = 120

// A version of a kind, as the API server checks its objects.
type definition struct {
	apiVersion, kind string
	schema           *apiextensionsv1.JSONSchemaProps
	structural       *structuralschema.Structural
	types            validation.SchemaValidator
	rules            *schemacel.Validator
	// The texts and numbers that its rules name.
	words   []string
	numbers []int64
}

func moduleDownloaded(t *testing.T, module string) string {
	t.Helper()
	command := exec.Command("go", "mod", "download", "-json", module)
	command.Dir = t.TempDir()
	output, err := command.Output()
	var said struct{ Dir, Error string }
	if err == nil {
		err = json.Unmarshal(output, &said)
	}
	if err != nil || said.Dir == "" {
		t.Fatalf("go mod download %s: %v %s", module, err, said.Error)
	}
	return said.Dir
}

var wordInRule = regexp.MustCompile(`'([^'\\]*)'|"([^"\\]*)"`)
var numberInRule = regexp.MustCompile(`\b[0-9]{1,6}\b`)

func (d *definition) takeWords(schema *apiextensionsv1.JSONSchemaProps) {
	for _, rule := range schema.XValidations {
		for _, found := range wordInRule.FindAllStringSubmatch(rule.Rule, -1) {
			d.words = append(d.words, found[1]+found[2])
		}
		for _, found := range numberInRule.FindAllString(rule.Rule, -1) {
			number, _ := strconv.ParseInt(found, 10, 64)
			d.numbers = append(d.numbers, number-1, number, number+1)
		}
	}
	for name := range schema.Properties {
		one := schema.Properties[name]
		d.takeWords(&one)
	}
	if schema.Items != nil && schema.Items.Schema != nil {
		d.takeWords(schema.Items.Schema)
	}
	if schema.AdditionalProperties != nil && schema.AdditionalProperties.Schema != nil {
		d.takeWords(schema.AdditionalProperties.Schema)
	}
}

func definitionsIn(t *testing.T, text []byte) []definition {
	t.Helper()
	var all []definition
	for _, document := range strings.Split(string(text), "\n---") {
		var crd apiextensionsv1.CustomResourceDefinition
		if err := yaml.Unmarshal([]byte(document), &crd); err != nil || crd.Kind != "CustomResourceDefinition" {
			continue
		}
		for _, version := range crd.Spec.Versions {
			if version.Schema == nil || !strings.Contains(fmt.Sprint(version.Schema.OpenAPIV3Schema), "Rule") {
				continue
			}
			var internal apiextensions.JSONSchemaProps
			if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, &internal, nil); err != nil {
				t.Fatal(err)
			}
			structural, err := structuralschema.NewStructural(&internal)
			if err != nil {
				t.Fatal(err)
			}
			types, _, err := validation.NewSchemaValidator(&internal)
			if err != nil {
				t.Fatal(err)
			}
			rules := schemacel.NewValidator(structural, true, celconfig.PerCallLimit)
			if rules == nil {
				continue
			}
			made := definition{apiVersion: crd.Spec.Group + "/" + version.Name, kind: crd.Spec.Names.Kind,
				schema: version.Schema.OpenAPIV3Schema, structural: structural, types: types, rules: rules}
			made.takeWords(made.schema)
			sort.Strings(made.words)
			slices.Sort(made.numbers)
			all = append(all, made)
		}
	}
	return all
}

// Makes objects that a schema takes, most of the time.
type maker struct {
	*rand.Rand
	of *definition
}

var commonWords = []string{"a", "web", "example.com", "*.example.com", "10Gi", "100m", "1h", "5m30s", "0s", "/", "/path", "/a/b", "80", "v1", "Service", "Gateway",
	"TCP", "HTTP", "", "a-b", "x.y/z", "10.0.0.1", "10.0.0.0/8", "fd00::1", "http://example.com", "regex.*", "ALL", "1.2.3"}

func (m maker) word(schema *apiextensionsv1.JSONSchemaProps) any {
	if len(schema.Enum) > 0 {
		var word any
		_ = json.Unmarshal(schema.Enum[m.Intn(len(schema.Enum))].Raw, &word)
		return word
	}
	pattern, _ := regexp.Compile(schema.Pattern)
	for tries := 0; tries < 40; tries++ {
		word := commonWords[m.Intn(len(commonWords))]
		if len(m.of.words) > 0 && m.Intn(2) == 0 {
			word = m.of.words[m.Intn(len(m.of.words))]
		}
		if pattern == nil || pattern.MatchString(word) {
			return word
		}
	}
	return "a"
}

func (m maker) number(schema *apiextensionsv1.JSONSchemaProps) int64 {
	least, most := int64(0), int64(100)
	if schema.Minimum != nil {
		least = int64(*schema.Minimum)
	}
	if schema.Maximum != nil {
		most = int64(*schema.Maximum)
	}
	if len(m.of.numbers) > 0 && m.Intn(2) == 0 {
		if number := m.of.numbers[m.Intn(len(m.of.numbers))]; number >= least && number <= most {
			return number
		}
	}
	if most < least {
		return least
	}
	return least + m.Int63n(min(most-least, 100)+1)
}

func (m maker) value(schema *apiextensionsv1.JSONSchemaProps, depth int) any {
	if schema.XIntOrString {
		if m.Intn(2) == 0 {
			return m.number(schema)
		}
		return m.word(schema)
	}
	switch schema.Type {
	case "string":
		return m.word(schema)
	case "boolean":
		return m.Intn(2) == 0
	case "integer":
		return m.number(schema)
	case "number":
		return float64(m.number(schema)) / 2
	case "array":
		all := []any{}
		least, most := int64(0), int64(2)
		if schema.MinItems != nil {
			least = *schema.MinItems
		}
		if schema.MaxItems != nil {
			most = min(most, *schema.MaxItems)
		}
		count := least
		if most > least {
			count += m.Int63n(most - least + 1)
		}
		for i := int64(0); i < count && schema.Items != nil && depth < 14; i++ {
			all = append(all, m.value(schema.Items.Schema, depth+1))
		}
		return all
	}
	made := map[string]any{}
	if schema.AdditionalProperties != nil && schema.AdditionalProperties.Schema != nil {
		for i := m.Intn(3); i > 0; i-- {
			made[fmt.Sprint(m.word(&apiextensionsv1.JSONSchemaProps{Pattern: "^[a-z.-]+$"}))] = m.value(schema.AdditionalProperties.Schema, depth+1)
		}
		return made
	}
	required := map[string]bool{}
	for _, name := range schema.Required {
		required[name] = true
	}
	var names []string
	for name := range schema.Properties {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		if !required[name] && (depth > 10 || m.Float64() > 1.2/float64(1+len(names)/3)) {
			continue
		}
		one := schema.Properties[name]
		made[name] = m.value(&one, depth+1)
	}
	return made
}

func (m maker) object(name string) map[string]any {
	made := map[string]any{}
	if spec, has := m.of.schema.Properties["spec"]; has {
		made["spec"] = m.value(&spec, 0)
	}
	made["apiVersion"], made["kind"] = m.of.apiVersion, m.of.kind
	made["metadata"] = map[string]any{"name": name, "namespace": "default"}
	return made
}

// What the server says of an object: whether its types are right, and which rules it breaks.
func (d *definition) judge(object map[string]any) (bool, []string) {
	object = runtime.DeepCopyJSON(object)
	structuraldefaulting.PruneNonNullableNullsWithoutDefaults(object, d.structural)
	structuraldefaulting.Default(object, d.structural)
	if errs := validation.ValidateCustomResource(nil, object, d.types); len(errs) > 0 {
		return false, nil
	}
	if errs := listtype.ValidateListSetsAndMaps(nil, d.structural, object); len(errs) > 0 {
		return false, nil
	}
	errs, _ := d.rules.Validate(context.Background(), nil, d.structural, object, nil, celconfig.RuntimeCELCostBudget)
	var all []string
	for _, err := range errs {
		all = append(all, err.Error())
	}
	return true, all
}

// Custom resources that are made at random, of the words and numbers that their rules name: where the server's types are right, Dovetail
// and the server's rules say the same.
func TestObjects(t *testing.T) {
	count := objectsOfAKind
	if text := os.Getenv("DOVETAIL_CEL_OBJECTS"); text != "" {
		count, _ = strconv.Atoi(text)
	}
	folders := []string{}
	if folder := os.Getenv("DOVETAIL_CRDS"); folder != "" {
		folders = append(folders, folder)
	} else {
		for _, each := range modules {
			folders = append(folders, filepath.Join(moduleDownloaded(t, each.module), each.folder))
		}
	}
	seed := int64(20261201)
	if text := os.Getenv("DOVETAIL_CEL_SEED"); text != "" {
		seed, _ = strconv.ParseInt(text, 10, 64)
	}
	t.Logf("seed %d", seed)
	made, typed, broken, alike, refused := 0, 0, 0, 0, 0
	var table, differences []string
	for _, folder := range folders {
		files, _ := filepath.Glob(filepath.Join(folder, "*.yaml"))
		if len(files) == 0 {
			t.Fatalf("%s has no definitions", folder)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range definitionsIn(t, text) {
				random := maker{rand.New(rand.NewSource(seed)), &one}
				written := t.TempDir()
				objects := map[string]map[string]any{}
				for i := 0; i < count; i++ {
					name := fmt.Sprintf("o%04d", i)
					objects[name] = random.object(name)
					text, err := json.Marshal(objects[name])
					if err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(filepath.Join(written, name+".yaml"), text, 0o600); err != nil {
						t.Fatal(err)
					}
				}
				found := findings(t, file, written)
				ofKind, same := 0, 0
				for name, object := range objects {
					isTyped, wrong := one.judge(object)
					made++
					if !isTyped {
						// Some of the formats of texts are not looked at.
						if len(found[name]) > 0 {
							refused++
						}
						continue
					}
					typed++
					ofKind++
					if len(wrong) > 0 {
						broken++
					}
					if (len(wrong) > 0) == (len(found[name]) > 0) {
						alike++
						same++
						continue
					}
					text, _ := json.Marshal(object)
					differences = append(differences, fmt.Sprintf("%s\n  the server: %q\n  dovetail:   %q", text, wrong, found[name]))
				}
				table = append(table, fmt.Sprintf("%-28s %-34s %4d of %4d, %4d of other types", one.kind, one.apiVersion, same, ofKind, count-ofKind))
			}
		}
	}
	sort.Strings(table)
	t.Logf("%s\n%d objects, %d of the right types, %d of them break a rule: %d alike; of %d of other types %d are refused by both", strings.Join(table, "\n"), made,
		typed, broken, alike, made-typed, refused)
	for i, each := range differences {
		if i == 12 {
			break
		}
		t.Log(each)
	}
	if alike*1000 < typed*999 {
		t.Errorf("%d of %d are alike, which is less than 99.9 percent", alike, typed)
	}
}

// What `dovetail check` finds in the files of a folder, by their names.
func findings(t *testing.T, crds, folder string) map[string][]string {
	t.Helper()
	output, err := exec.Command(dovetail, "check", "--no-config", "--only", "YML-06", "--format", "json", "--crds", crds, folder).Output()
	var said struct {
		Findings []struct{ File, Message string }
		Notices  []struct{ Message string }
	}
	if failure := json.Unmarshal(output, &said); failure != nil {
		t.Fatalf("dovetail check: %v %v", err, failure)
	}
	all := map[string][]string{}
	for _, each := range said.Findings {
		name := strings.TrimSuffix(filepath.Base(each.File), ".yaml")
		all[name] = append(all[name], each.Message)
	}
	for _, each := range said.Notices {
		if strings.Contains(each.Message, "is not asked") {
			t.Errorf("%s: %s", crds, each.Message)
		}
	}
	return all
}
