package conformance

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
)

var updatesTable = newTable("Updates against the server", "rule", "example", "the server's answer", "agreed")

// twoVersions is two versions of objects, and whether the server is said to take the second one while the first one is there.
type twoVersions struct {
	rule, words   string
	refused       bool
	before, after string
}

// The rules that say what the server refuses: what follows from an update it says of none.
var ofRefusal = regexp.MustCompile(`^UPD-[01]\d$`)

var updateTitle = regexp.MustCompile(`(?m)^## (UPD-\d\d)(?: (refused|taken): (.*))?$`)

// readUpdates reads the updates of the unit tests, and the examples of the rules.
func readUpdates(t *testing.T) []twoVersions {
	t.Helper()
	var all []twoVersions
	for _, file := range []string{project("dsl", "cli", "rule_examples.txt"), project("tests", "diff", "updates.txt")} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for section := range strings.SplitSeq(string(text), "\n## ") {
			title, lines, _ := strings.Cut(section, "\n")
			found := updateTitle.FindStringSubmatch("## " + title)
			if found == nil {
				continue
			}
			one := twoVersions{rule: found[1], words: found[3], refused: found[2] != "taken"}
			if found[2] == "" {
				one.words = "the rule's example"
				one.refused = ofRefusal.MatchString(one.rule)
			}
			one.before, one.after = versionOf(lines, "-"), versionOf(lines, "+")
			all = append(all, one)
		}
	}
	return all
}

func versionOf(lines, sign string) string {
	var text strings.Builder
	for line := range strings.Lines(lines) {
		if strings.HasPrefix(line, " ") || strings.HasPrefix(line, sign) {
			text.WriteString(line[1:])
		}
	}
	return text.String()
}

// The class whose claims get volumes.
const classOfClaims = "slow"

// TestUpdates applies the old version of each update, and then the new one, as users do it.
func TestUpdates(t *testing.T) {
	all := readUpdates(t)
	if len(all) < 100 {
		t.Fatalf("there are %d updates", len(all))
	}
	if said := applyText(t, "", "apiVersion: storage.k8s.io/v1\nkind: StorageClass\nmetadata:\n  name: "+classOfClaims+"\nprovisioner: example.com/one\nallowVolumeExpansion: true\n"); said.code != 0 {
		t.Fatal(said.text())
	}
	agreed := 0
	for i, one := range all {
		t.Run(fmt.Sprintf("%s/%s", one.rule, one.words), func(t *testing.T) {
			told := refusalsOf(t, one)
			said, refused := answerToUpdate(t, fmt.Sprintf("update-%d", i), one)
			verdict := "yes"
			if refused != one.refused || (len(told) != 0) != one.refused || one.refused && !slices.Equal(told, []string{one.rule}) {
				verdict = "NO"
				t.Errorf("said to be refused: %t; the server refuses: %t; dovetail diff: %v\n%s", one.refused, refused, told, said)
			} else {
				agreed++
			}
			updatesTable.add(one.rule, one.words, shortAnswer(said, refused), verdict)
		})
	}
	updatesTable.closing = fmt.Sprintf("%d updates, %d agreed", len(all), agreed)
}

// refusalsOf are the rules by which `dovetail diff` says that the server will refuse an update, each once.
func refusalsOf(t *testing.T, one twoVersions) []string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{"old.yaml": one.before, "new.yaml": one.after} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command(built("dsl", "cli", "dovetail"), "diff", "--format", "json", filepath.Join(folder, "old.yaml"), filepath.Join(folder, "new.yaml"))
	out, err := command.Output()
	if code := command.ProcessState.ExitCode(); code != 0 && code != 1 {
		t.Fatalf("dovetail diff: %v\n%s", err, out)
	}
	var made struct {
		Objects []struct {
			Effects []struct{ Rule, Consequence string }
		}
	}
	if err := json.Unmarshal(out, &made); err != nil {
		t.Fatal(err)
	}
	var rules []string
	for _, object := range made.Objects {
		for _, each := range object.Effects {
			if each.Consequence == "refused" && !slices.Contains(rules, each.Rule) {
				rules = append(rules, each.Rule)
			}
		}
	}
	return rules
}

func applyText(t *testing.T, namespace, text string) call {
	t.Helper()
	arguments := []string{"apply", "-f", "-"}
	if namespace != "" {
		arguments = append(arguments, "--namespace", namespace)
	}
	return attempt(t, text, "kubectl", arguments...)
}

// answerToUpdate applies both versions in a namespace of their own, and says what kubectl said to the second one.
func answerToUpdate(t *testing.T, namespace string, one twoVersions) (string, bool) {
	t.Helper()
	space := &object{}
	space.SetAPIVersion("v1")
	space.SetKind("Namespace")
	space.SetName(namespace)
	client, err := cluster.clientFor(space)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.Create(t.Context(), space, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	waitForAccount(t, namespace)
	if said := applyText(t, namespace, one.before); said.code != 0 {
		t.Fatalf("the server refuses the old version: %s", said.text())
	}
	for _, o := range mustDecode(t, one.before) {
		waitUntilSettled(t, o, namespace)
	}
	said := applyText(t, namespace, one.after)
	for _, o := range mustDecode(t, one.before) {
		o.SetNamespace(namespace)
		if client, err := cluster.clientFor(o); err == nil {
			_ = client.Delete(t.Context(), o.GetName(), metav1.DeleteOptions{})
		}
	}
	_ = client.Delete(t.Context(), namespace, metav1.DeleteOptions{})
	return said.text(), said.code != 0
}

// waitForAccount waits for what no Pod of a namespace is without.
func waitForAccount(t *testing.T, namespace string) {
	t.Helper()
	account := &object{}
	account.SetAPIVersion("v1")
	account.SetKind("ServiceAccount")
	account.SetNamespace(namespace)
	client, err := cluster.clientFor(account)
	if err != nil {
		t.Fatal(err)
	}
	within(t, "its ServiceAccount", func() bool {
		_, err := client.Get(t.Context(), "default", metav1.GetOptions{})
		return err == nil
	})
}

// waitUntilSettled waits until a definition's names are its own, from when on they stay, and until a claim has its volume.
func waitUntilSettled(t *testing.T, o *object, namespace string) {
	t.Helper()
	switch o.GetKind() {
	case "CustomResourceDefinition":
		within(t, titleOf(o), func() bool {
			conditions, _, _ := unstructured.NestedSlice(get(t, o).Object, "status", "conditions")
			return slices.ContainsFunc(conditions, func(each any) bool {
				condition, is := each.(map[string]any)
				return is && condition["type"] == "Established" && condition["status"] == "True"
			})
		})
	case "PersistentVolumeClaim":
		if class, _, _ := unstructured.NestedString(o.Object, "spec", "storageClassName"); class != classOfClaims {
			return
		}
		// One that names a volume waits for that one, which is not there.
		if volume, _, _ := unstructured.NestedString(o.Object, "spec", "volumeName"); volume != "" {
			return
		}
		o.SetNamespace(namespace)
		within(t, titleOf(o), func() bool {
			phase, _, _ := unstructured.NestedString(get(t, o).Object, "status", "phase")
			return phase == "Bound"
		})
	}
}

func within(t *testing.T, what string, is func() bool) {
	t.Helper()
	if !waitFor(30*time.Second, is) {
		t.Fatalf("%s is not there after 30 s", what)
	}
}

func shortAnswer(said string, refused bool) string {
	if !refused {
		return "taken"
	}
	text := strings.Join(strings.Fields(said), " ")
	if at := strings.Index(text, "is invalid: "); at >= 0 {
		text = text[at+len("is invalid: "):]
	}
	if len([]rune(text)) > 90 {
		text = string([]rune(text)[:89]) + "…"
	}
	return text
}
