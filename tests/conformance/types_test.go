package conformance

import (
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

var kinds = newTable("Every kind with every field set, against the server", "API version", "kinds", "accepted", "refused for a value", "differences")

// TestTypes sends an object of every kind, with every field set: the server must know each field, and its type.
//
// An answer is about the types where the object cannot be decoded (400: an unknown field, a text where a number is to be), or
// where a CRD's schema says so (422 with a cause of the reason FieldValueTypeInvalid). All other refusals (422, and 403 by an
// admission plugin) are about values, which one object with every field set cannot have right: a volume of it has every source
// that there is.
func TestTypes(t *testing.T) {
	folder := t.TempDir()
	program := built("tests", "conformance", "programs", "conformance-objects")
	if text, err := exec.Command(program, folder).CombinedOutput(); err != nil {
		t.Fatalf("conformance-objects: %v; build the target `conformance`\n%s", err, text)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*", "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no objects (%v)", err)
	}
	excepted := differencesOf(t, "types.tsv")
	rows := map[string][]int{}
	var versions []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		o := mustDecode(t, string(text))[0]
		if element, isList := strings.CutSuffix(file, "List.yaml"); isList && slices.Contains(files, element+".yaml") {
			// Nobody posts a list; what is in it is sent itself.
			continue
		}
		if _, found := rows[o.GetAPIVersion()]; !found {
			versions = append(versions, o.GetAPIVersion())
			rows[o.GetAPIVersion()] = make([]int, 4)
		}
		row := rows[o.GetAPIVersion()]
		row[0]++
		said, differences := sendEveryField(t, o)
		switch {
		case len(differences) != 0:
			row[3]++
			for _, each := range differences {
				excepted.found(t, o.GetAPIVersion()+" "+o.GetKind(), each)
			}
		case said.accepted():
			row[1]++
		default:
			row[2]++
		}
	}
	excepted.expectAllFound(t)
	var sum [4]int
	for _, version := range versions {
		row := rows[version]
		for i := range sum {
			sum[i] += row[i]
		}
		kinds.add(version, fmt.Sprint(row[0]), fmt.Sprint(row[1]), fmt.Sprint(row[2]), fmt.Sprint(row[3]))
	}
	kinds.closing = fmt.Sprintf("%d kinds: %d accepted, %d refused for a value only, %d with differences (testdata/types.tsv)", sum[0], sum[1],
		sum[2], sum[3])
}

// Fields of metadata that are the server's to set, or that make another request of it.
var serversOwn = []string{"uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds",
	"managedFields", "selfLink", "generateName"}

var unknownField = regexp.MustCompile(`unknown field "([^"]+)"`)

// sendEveryField returns the server's last answer, and what it has against the types.
func sendEveryField(t *testing.T, o *object) (answer, []string) {
	t.Helper()
	mapping, err := cluster.resourceOf(o.GroupVersionKind())
	if meta.IsNoMatchError(err) {
		return answer{}, []string{"the server does not serve this kind"}
	}
	if err != nil {
		t.Fatal(err)
	}
	o.SetName("every-field")
	metadata := o.Object["metadata"].(map[string]any)
	for _, field := range serversOwn {
		delete(metadata, field)
	}
	delete(metadata, "namespace")
	if mapping.Scope.Name() == meta.RESTScopeNameNamespace {
		o.SetNamespace("default")
	}
	said := dryRun(t, o)
	var differences []string
	switch said.code {
	case http.StatusOK, http.StatusCreated, http.StatusForbidden:
	case http.StatusUnprocessableEntity:
		for _, cause := range said.causes {
			if cause.Type == metav1.CauseTypeTypeInvalid {
				differences = append(differences, fmt.Sprintf("%s: %s", cause.Field, cause.Message))
			}
		}
	case http.StatusBadRequest:
		for _, found := range unknownField.FindAllStringSubmatch(said.message, -1) {
			differences = append(differences, "unknown field "+found[1])
		}
		if len(differences) == 0 {
			differences = append(differences, said.message)
		}
	default:
		differences = append(differences, said.String())
	}
	slices.Sort(differences)
	return said, differences
}

// differences are those that a file of testdata/ expects, with a reason each.
type differences struct {
	file    string
	rows    [][]string
	seen    map[int]bool
	missing []string
}

// differencesOf reads a file of `what it is about`, `a part of what is said of it` and the reason. A `*` stands for any text.
func differencesOf(t *testing.T, file string) *differences {
	t.Helper()
	return &differences{file: file, rows: listOf(t, file, 3), seen: map[int]bool{}}
}

func (d *differences) found(t *testing.T, about, what string) {
	t.Helper()
	known := false
	for i, row := range d.rows {
		if matches(row[0], about) && matches(row[1], what) {
			d.seen[i], known = true, true
		}
	}
	if !known {
		d.missing = append(d.missing, about+": "+what)
	}
}

// expectAllFound fails for what is not listed, and for what is listed and not there.
func (d *differences) expectAllFound(t *testing.T) {
	t.Helper()
	for _, each := range d.missing {
		t.Errorf("not in testdata/%s: %s", d.file, each)
	}
	for i, row := range d.rows {
		if !d.seen[i] {
			t.Errorf("testdata/%s expects what is not so: %s: %s", d.file, row[0], row[1])
		}
	}
}

func matches(pattern, text string) bool {
	parts := strings.Split(pattern, "*")
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	return regexp.MustCompile("^" + strings.Join(parts, ".*") + "$").MatchString(text)
}
