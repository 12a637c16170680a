package conformance

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/api/resource"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"
)

var defaultsTable = newTable("What the server writes, taken out again by `dovetail convert`", "test", "kinds", "objects", "the same")

// isBuiltIn says whether the server itself knows the kind, and not by a CustomResourceDefinition.
func isBuiltIn(o *object) bool {
	group := o.GroupVersionKind().Group
	return !strings.Contains(group, ".") || strings.HasSuffix(group, ".k8s.io") && !strings.HasPrefix(group, "gateway.")
}

// hasType says whether the library has a type for the kind: one of the server's, or of an operator's.
func hasType(o *object) bool {
	operators := []string{"acme.cert-manager.io", "cert-manager.io", "k8s.mariadb.com", "secrets.hashicorp.com", "traefik.io"}
	return isBuiltIn(o) || slices.Contains(operators, o.GroupVersionKind().Group)
}

// withoutDefaults is what `dovetail convert` takes of each object, a line for each value.
func withoutDefaults(t *testing.T, objects []*object) [][]string {
	t.Helper()
	var text strings.Builder
	for _, o := range objects {
		o = o.DeepCopy()
		if o.GetUID() == "" {
			// As of a server, too.
			o.SetUID("of-nobody")
		}
		one, err := yaml.Marshal(o.Object)
		if err != nil {
			t.Fatal(err)
		}
		text.WriteString("---\n" + string(one))
	}
	command := exec.Command(built("tests", "conformance", "programs", "conformance-defaults"))
	command.Stdin = strings.NewReader(text.String())
	var complaints strings.Builder
	command.Stderr = &complaints
	out, err := command.Output()
	if err != nil {
		t.Fatalf("conformance-defaults: %v\n%s", err, complaints.String())
	}
	var all [][]string
	for block := range strings.SplitSeq(strings.TrimSuffix(string(out), "\n\n"), "\n\n") {
		values := strings.Split(strings.TrimSpace(block), "\n")
		for i, line := range values {
			// The server writes a quantity in its own way.
			at, text, _ := strings.Cut(line, " = ")
			if amount, err := resource.ParseQuantity(text); err == nil {
				values[i] = at + " = " + amount.String()
			}
		}
		all = append(all, values)
	}
	if len(all) != len(objects) {
		t.Fatalf("%d objects are %d as read", len(objects), len(all))
	}
	return all
}

// isLeftOut says whether the server leaves a value out that says nothing.
func isLeftOut(line string) bool {
	return slices.ContainsFunc([]string{` = `, ` = 0`, ` = false`, ` is empty`}, func(end string) bool { return strings.HasSuffix(line, end) })
}

// isOfBuilders says whether a value is what a stack's builder writes, too, and is kept for that.
func isOfBuilders(line string) bool {
	return slices.ContainsFunc([]string{".spec.replicas = 1", ".httpGet.path = /", ".spec.type = ClusterIP"}, func(end string) bool {
		return strings.HasSuffix(line, end)
	}) || strings.Contains(line, ".targetPort = ") || strings.HasPrefix(line, ".spec.policyTypes[")
}

// compareDefaults holds what is left of the server's object against what is left of the one that was sent.
func compareDefaults(sent, kept []string) (more, less []string) {
	for _, line := range kept {
		// Which node port was asked for, and which one the server has chosen, is only seen by what kubectl keeps in an annotation.
		if !slices.Contains(sent, line) && !isLeftOut(line) && !isOfBuilders(line) && !strings.Contains(line, ".nodePort = ") {
			more = append(more, line)
		}
	}
	for _, line := range sent {
		if !slices.Contains(kept, line) && !isLeftOut(line) {
			less = append(less, line)
		}
	}
	return more, less
}

func expectSameWithoutDefaults(t *testing.T, sent, kept []*object) {
	t.Helper()
	if len(sent) == 0 {
		return
	}
	before, after := withoutDefaults(t, sent), withoutDefaults(t, kept)
	kinds := map[string]bool{}
	same := 0
	for i, o := range sent {
		kinds[o.GetKind()] = true
		more, less := compareDefaults(before[i], after[i])
		if len(more) == 0 && len(less) == 0 {
			same++
			continue
		}
		t.Errorf("%s: the server's is left: %q; lost is: %q", titleOf(o), more, less)
	}
	defaultsTable.add(t.Name(), fmt.Sprint(len(kinds)), fmt.Sprint(len(sent)), fmt.Sprint(same))
}

// expectDefaultsRemoved compares objects that were applied with those that the server has of them now.
func expectDefaultsRemoved(t *testing.T, applied []*object) {
	t.Helper()
	var sent, kept []*object
	scaled := map[string]bool{}
	for _, o := range applied {
		if o.GetKind() == "HorizontalPodAutoscaler" {
			kind, _, _ := nestedString(o, "spec", "scaleTargetRef", "kind")
			name, _, _ := nestedString(o, "spec", "scaleTargetRef", "name")
			scaled[kind+"/"+name] = true
		}
	}
	for _, o := range applied {
		// What is sent as stringData comes back as data, and no Secret's values are converted.
		if _, known := o.Object["stringData"]; known || !hasType(o) {
			continue
		}
		live := get(t, o)
		if scaled[o.GetKind()+"/"+o.GetName()] {
			// The autoscaler's, as the converter sees by the autoscaler.
			unstructured.RemoveNestedField(live.Object, "spec", "replicas")
		}
		sent, kept = append(sent, o), append(kept, live)
	}
	expectSameWithoutDefaults(t, sent, kept)
}

// singly is each object, those of lists among them.
func singly(t *testing.T, objects []*object) []*object {
	t.Helper()
	var all []*object
	for _, o := range objects {
		if !o.IsList() {
			all = append(all, o)
			continue
		}
		if err := o.EachListItem(func(each runtime.Object) error {
			all = append(all, each.(*object))
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// TestDefaults sends objects that say as little as they may, and those of the converter's own tests.
func TestDefaults(t *testing.T) {
	files, err := filepath.Glob(project("tests", "convert", "corpus", "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, filepath.Join("testdata", "defaults.yaml")) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var sent, kept []*object
			for _, o := range singly(t, mustDecode(t, string(text))) {
				if _, known := o.Object["stringData"]; known || !hasType(o) {
					continue
				}
				mapping, err := cluster.resourceOf(o.GroupVersionKind())
				if err != nil {
					t.Fatal(err)
				}
				o.SetNamespace("")
				if mapping.Scope.Name() == "namespace" {
					o.SetNamespace("default")
				}
				said := dryRun(t, o)
				if !said.accepted() {
					t.Errorf("%s: %s", titleOf(o), said)
					continue
				}
				sent, kept = append(sent, o), append(kept, said.kept)
			}
			expectSameWithoutDefaults(t, sent, kept)
		})
	}
}
