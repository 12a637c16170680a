package conformance

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sigs.k8s.io/yaml"
)

var summary = newTable("Stacks against the server", "stack", "environment", "resources", "applied", "idempotent", "available", "removed")

// environment is a folder that is deployed as a whole: a kustomization that no other one takes in.
type environment struct {
	stack string
	// The folder's path below the stack's; "" where that is the folder itself.
	name   string
	folder string
}

// environments finds the kustomizations below generated/k8s, and those of the examples. A manifest that is in none of them is
// one that nobody would test.
func environments(t *testing.T) []environment {
	t.Helper()
	var found []environment
	for _, root := range []string{project("generated", "k8s"), project("examples")} {
		stacks, err := os.ReadDir(root)
		if err != nil {
			t.Fatal(err)
		}
		for _, stack := range stacks {
			if stack.IsDir() {
				found = append(found, environmentsOf(t, stack.Name(), filepath.Join(root, stack.Name()))...)
			}
		}
	}
	if len(found) == 0 {
		t.Fatal("there is no kustomization.yaml below generated/k8s")
	}
	return found
}

func environmentsOf(t *testing.T, stack, root string) []environment {
	t.Helper()
	var folders []string
	takenIn := map[string]bool{}
	var manifests []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(path) != ".yaml" {
			return err
		}
		if entry.Name() != "kustomization.yaml" {
			manifests = append(manifests, path)
			return nil
		}
		folder := filepath.Dir(path)
		folders = append(folders, folder)
		var kustomization struct{ Resources, Components []string }
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := yaml.Unmarshal(text, &kustomization); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, resource := range slices.Concat(kustomization.Resources, kustomization.Components) {
			takenIn[filepath.Join(folder, resource)] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, manifest := range manifests {
		if !slices.ContainsFunc(folders, func(folder string) bool { return strings.HasPrefix(manifest, folder+"/") }) {
			t.Errorf("%s is in no kustomization, so that no test applies it", manifest)
		}
	}
	var found []environment
	for _, folder := range folders {
		if takenIn[folder] {
			continue
		}
		name, err := filepath.Rel(root, folder)
		if err != nil {
			t.Fatal(err)
		}
		if name == "." || name == "manifests" {
			name = ""
		}
		found = append(found, environment{stack, name, folder})
	}
	return found
}

func TestStacks(t *testing.T) {
	for _, each := range environments(t) {
		t.Run(strings.Trim(each.stack+"/"+each.name, "/"), func(t *testing.T) { testEnvironment(t, each) })
	}
}

func testEnvironment(t *testing.T, e environment) {
	row := []string{e.stack, e.name, "?", "no", "no", "no", "no"}
	if e.name == "" {
		row[1] = "-"
	}
	defer func() { summary.add(row...) }()

	text := tool(t, "kustomize", "build", e.folder).out
	if other := tool(t, "kubectl", "kustomize", e.folder).out; other != text {
		t.Error("`kustomize build` and `kubectl kustomize` differ")
	}
	objects := mustDecode(t, text)
	row[2] = fmt.Sprint(len(objects))
	externals := outsideOf(t, e.stack, filepath.Base(e.name))
	defer supply(t, objects, externals, false)()
	before := takeSnapshot(t)
	t.Cleanup(func() {
		if t.Failed() {
			// For the tests that follow.
			attempt(t, text, "kubectl", "delete", "--ignore-not-found", "--wait", "-f", "-")
		}
	})

	said := apply(t, e.folder)
	if applied := strings.Count(said.out, " serverside-applied\n"); applied != len(objects) {
		t.Fatalf("%d of %d resources were applied:\n%s", applied, len(objects), said.text())
	}
	expectNoWarnings(t, said.err)
	row[3] = "yes"
	removeWithin := supply(t, objects, externals, true)

	row[5] = expectUp(t, objects)
	expectIdempotent(t, e.folder, objects)
	if said := attempt(t, "", "kubectl", "diff", "--server-side", "-k", e.folder); said.code != 0 || said.out != "" {
		t.Errorf("kubectl diff finds something to do right after apply:\n%s", said.text())
	}
	row[4] = "yes"
	if t.Failed() {
		row[4] = "no"
	}

	kept := keptOf(objects)
	deleteAll(t, objects, kept)
	removeWithin()
	before.expectOnly(t, kept)
	row[6] = "all"
	if len(kept) != 0 {
		row[6] = fmt.Sprintf("all but %d kept", len(kept))
	}
	if t.Failed() {
		row[6] = "no"
	}
	removeKept(t, kept)
}

func apply(t *testing.T, folder string) call {
	t.Helper()
	return tool(t, "kubectl", "apply", "--server-side", "--validate=strict", "-k", folder)
}

// expectNoWarnings is content with those of testdata/warnings.tsv.
func expectNoWarnings(t *testing.T, complaints string) {
	t.Helper()
	excepted := listOf(t, "warnings.tsv", 2)
	for _, line := range strings.Split(strings.TrimSpace(complaints), "\n") {
		if line == "" || slices.ContainsFunc(excepted, func(row []string) bool { return strings.Contains(line, row[0]) }) {
			continue
		}
		t.Errorf("a warning, which testdata/warnings.tsv does not except: %s", line)
	}
}

// expectIdempotent applies once more, which must not touch an object. Controllers may still be writing what they see, so
// a first difference is looked at once more.
func expectIdempotent(t *testing.T, folder string, objects []*object) {
	t.Helper()
	var changed []string
	for range 3 {
		changed = nil
		versions := versionsOf(t, objects)
		apply(t, folder)
		for title, version := range versionsOf(t, objects) {
			if versions[title] != version {
				changed = append(changed, title)
			}
		}
		if len(changed) == 0 {
			return
		}
		time.Sleep(time.Second)
	}
	t.Errorf("applied again, changed: %s", strings.Join(changed, ", "))
}

func versionsOf(t *testing.T, objects []*object) map[string]string {
	t.Helper()
	versions := map[string]string{}
	for _, o := range objects {
		versions[titleOf(o)] = get(t, o).GetResourceVersion()
	}
	return versions
}

const (
	keepAnnotation = "helm.sh/resource-policy"
	keep           = "keep"
)

// keptOf are the titles of what stays when the rest is deleted: what asks for it, the namespaces that it is in, and the claims
// that a StatefulSet leaves unless its retention policy says otherwise.
func keptOf(objects []*object) []string {
	inUse := map[string]bool{}
	for _, o := range objects {
		if o.GetAnnotations()[keepAnnotation] == keep {
			inUse[o.GetNamespace()] = true
		}
	}
	var kept []string
	gone := map[string]bool{}
	for _, o := range objects {
		if o.GetAnnotations()[keepAnnotation] == keep || o.GetKind() == "Namespace" && inUse[o.GetName()] {
			kept = append(kept, titleOf(o))
		} else if o.GetKind() == "Namespace" {
			gone[o.GetName()] = true
		}
	}
	for _, o := range objects {
		if o.GetKind() == "StatefulSet" && !gone[o.GetNamespace()] {
			kept = append(kept, claimsOf(o)...)
		}
	}
	return kept
}

// deleteAll deletes what is not kept, at once.
func deleteAll(t *testing.T, objects []*object, kept []string) {
	t.Helper()
	var deleted []string
	for _, o := range objects {
		if !slices.Contains(kept, titleOf(o)) {
			deleted = append(deleted, asJSON(o))
		}
	}
	toolWith(t, strings.Join(deleted, "\n---\n"), "kubectl", "delete", "--wait", "-f", "-")
}

// claimsOf are the titles of the claims, and of their volumes, that stay behind a StatefulSet.
func claimsOf(o *object) []string {
	if policy, _, _ := nestedString(o, "spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted"); policy == "Delete" {
		return nil
	}
	var titles []string
	templates, _, _ := nestedSlice(o, "spec", "volumeClaimTemplates")
	for _, each := range templates {
		template := object{Object: each.(map[string]any)}
		for i := range max(replicasOf(o), 1) { // one at rest has been woken
			titles = append(titles, fmt.Sprintf("PersistentVolumeClaim %s/%s-%s-%d", o.GetNamespace(), template.GetName(), o.GetName(), i))
		}
	}
	return titles
}

// removeKept leaves the server as it was.
func removeKept(t *testing.T, kept []string) {
	t.Helper()
	for _, title := range kept {
		kind, name, _ := strings.Cut(title, " ")
		arguments := []string{"delete", "--wait", "--ignore-not-found", kind}
		if namespace, inside, found := strings.Cut(name, "/"); found {
			arguments = append(arguments, inside, "--namespace", namespace)
		} else {
			arguments = append(arguments, name)
		}
		tool(t, "kubectl", arguments...)
	}
}
