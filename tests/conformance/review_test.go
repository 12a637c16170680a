package conformance

import (
	"encoding/json"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var changesTable = newTable("The changes of docs/review.md against the server", "change", "the server's answer", "as the page says")

// TestReviewedChanges applies, for each change of docs/review.md, what its stack made before, and then what it makes.
func TestReviewedChanges(t *testing.T) {
	root, err := filepath.Abs(project())
	if err != nil {
		t.Fatal(err)
	}
	folder, err := filepath.Abs(*buildFolder)
	if err != nil {
		t.Fatal(err)
	}
	list := exec.Command("python3", "-B", filepath.Join(root, "tests", "review", "changes.py"), root, folder, t.TempDir(), "--list")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("changes.py: %v", err)
	}
	var changes []reviewedChange
	if err := json.Unmarshal(out, &changes); err != nil {
		t.Fatal(err)
	}
	if len(changes) < 10 {
		t.Fatalf("there are %d changes", len(changes))
	}
	// Those of one stack begin with the same manifests, which are applied once more before each.
	byManifests := map[string][]reviewedChange{}
	for _, each := range changes {
		before := tool(t, "kustomize", "build", each.Before).out
		byManifests[before] = append(byManifests[before], each)
	}
	for _, before := range slices.Sorted(maps.Keys(byManifests)) {
		testChanges(t, before, byManifests[before])
	}
}

type reviewedChange struct {
	Title, Before, After, Answer, Words string
}

func testChanges(t *testing.T, before string, changes []reviewedChange) {
	var all []string
	for _, each := range changes {
		all = append(all, tool(t, "kustomize", "build", each.After).out)
	}
	objects := mustDecode(t, before+"---\n"+strings.Join(all, "---\n"))
	defer supply(t, objects, nil, false)()
	defer removeKept(t, keptOf(objects))
	defer attempt(t, before+"---\n"+strings.Join(all, "---\n"), "kubectl", "delete", "--wait", "--ignore-not-found", "-f", "-")
	for i, each := range changes {
		t.Run(each.Title, func(t *testing.T) {
			removeHooks(t, before)
			if said := applyText(t, "", before); said.code != 0 {
				t.Fatalf("the server refuses the old version: %s", said.text())
			}
			removeHooks(t, all[i])
			said := applyText(t, "", all[i])
			answer := "takes"
			if said.code != 0 {
				answer = "refuses"
			}
			verdict := "yes"
			if answer != each.Answer || !strings.Contains(said.text(), each.Words) {
				verdict = "NO"
				t.Errorf("the page says that the server %s it (%q):\n%s", each.Answer, each.Words, said.text())
			}
			changesTable.add(each.Title, shortAnswer(said.text(), said.code != 0), verdict)
		})
	}
}

// removeHooks does what Helm does before it runs a hook again.
func removeHooks(t *testing.T, manifests string) {
	t.Helper()
	for _, o := range mustDecode(t, manifests) {
		if strings.Contains(o.GetAnnotations()["helm.sh/hook-delete-policy"], "before-hook-creation") {
			toolWith(t, asJSON(o), "kubectl", "delete", "--wait", "--ignore-not-found", "-f", "-")
		}
	}
}
