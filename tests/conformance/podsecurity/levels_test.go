// Package podsecurity holds the profiles `baseline` and `restricted` against Pod Security's own evaluator: over the fixtures
// that Pod Security is tested with, and over pods that are made up. It needs no cluster.
package podsecurity

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/yaml"
)

var (
	buildFolder = flag.String("build", "../../../build", "the folder that the target `conformance` was built in")
	update      = flag.Bool("update", false, "write docs/pod-security.md anew")
)

// The versions that Dovetail knows.
var oldest, newest = knownVersions()

func knownVersions() (first, last int) {
	text, err := os.ReadFile("../../../dsl/schema/facts/kubernetes-versions.json")
	if err != nil {
		panic(err)
	}
	var table struct{ First, Last string }
	if err := json.Unmarshal(text, &table); err != nil {
		panic(err)
	}
	for version, minor := range map[string]*int{table.First: &first, table.Last: &last} {
		if _, err := fmt.Sscanf(version, "1.%d", minor); err != nil {
			panic(err)
		}
	}
	return first, last
}

var levels = []api.Level{api.LevelBaseline, api.LevelRestricted}

// checksOf says which checks of Pod Security's a rule stands for; of several, the one that the level has.
var checksOf = map[string][]policy.CheckID{
	"DOV-14": {"seccompProfile_baseline"},
	"SEC-01": {"privileged"},
	"SEC-02": {"allowPrivilegeEscalation"},
	"SEC-03": {"runAsNonRoot", "runAsUser"},
	"SEC-07": {"capabilities_restricted"},
	"SEC-08": {"capabilities_baseline", "capabilities_restricted"},
	"SEC-09": {"hostNamespaces"},
	"SEC-10": {"hostPorts"},
	"SEC-11": {"hostPathVolumes"},
	// Of the volumes that the check refuses, the worst: Dovetail says of it what it is as well.
	"SEC-14": {"hostPathVolumes"},
	"SEC-15": {"procMount", "procMount_restricted"},
	"SEC-16": {"sysctls"},
	"SEC-17": {"seccompProfile_restricted"},
	"SEC-18": {"appArmorProfile"},
	"SEC-19": {"seLinuxOptions"},
	"SEC-21": {"windowsHostProcess"},
	"SEC-22": {"restrictedVolumes"},
	"SEC-23": {"hostProbesAndHostLifecycle"},
}

// The other policies that the two profiles have: each profile has them.
var common = []string{"SEC-26", "SEC-28", "CON-81", "CON-83", "CON-84", "CON-85", "DOV-26", "DOV-29"}

// judged is a pod in a file that `dovetail` reads.
type judged struct {
	file string
	pod  *corev1.Pod
}

// standing are the checks that a level has in a version: those of baseline, without what a stricter one stands in for.
func standing(level api.Level, version api.Version) map[policy.CheckID]policy.CheckPodFn {
	all := map[policy.CheckID]policy.CheckPodFn{}
	var overridden []policy.CheckID
	for _, check := range policy.DefaultChecks() {
		if check.Level == api.LevelRestricted && level != api.LevelRestricted {
			continue
		}
		for _, of := range slices.Backward(check.Versions) {
			if !version.Older(of.MinimumVersion) {
				all[check.ID] = of.CheckPod
				overridden = append(overridden, of.OverrideCheckIDs...)
				break
			}
		}
	}
	for _, id := range overridden {
		delete(all, id)
	}
	return all
}

// refusedBy are the checks that refuse a pod. The evaluator as a whole, which does not name them, has to agree.
func refusedBy(t *testing.T, evaluator policy.Evaluator, level api.Level, version api.Version, pod *corev1.Pod) map[policy.CheckID]string {
	t.Helper()
	refused := map[policy.CheckID]string{}
	for id, check := range standing(level, version) {
		if result := check(&pod.ObjectMeta, &pod.Spec); !result.Allowed {
			refused[id] = result.ForbiddenReason + ": " + result.ForbiddenDetail
		}
	}
	whole := policy.AggregateCheckResults(evaluator.EvaluatePod(api.LevelVersion{Level: level, Version: version}, &pod.ObjectMeta, &pod.Spec))
	if whole.Allowed != (len(refused) == 0) {
		t.Errorf("%s: the evaluator and its checks disagree: %v", pod.Name, whole)
	}
	return refused
}

// told are the checks that `dovetail check` finds broken, by file.
func told(t *testing.T, folder string, level api.Level, minor int) map[string]map[policy.CheckID]string {
	t.Helper()
	stands := standing(level, api.MajorMinorVersion(1, minor))
	command := exec.Command(filepath.Join(*buildFolder, "dsl", "cli", "dovetail"), "check", "--no-config", "--profile", string(level),
		"--kubernetes-version", fmt.Sprintf("1.%d", minor), "--format", "json", ".")
	command.Dir = folder
	// The folder of the program may be given from here.
	command.Path, _ = filepath.Abs(command.Path)
	text, err := command.Output()
	var ended *exec.ExitError
	if err != nil && (!errors.As(err, &ended) || ended.ExitCode() != 1) {
		t.Fatalf("%v: %v", command.Args, err)
	}
	var output struct {
		Findings   []struct{ Rule, File, Message string }
		Unreadable []any
	}
	if err := json.Unmarshal(text, &output); err != nil {
		t.Fatal(err)
	}
	if len(output.Unreadable) != 0 {
		t.Fatalf("not read: %v", output.Unreadable)
	}
	found := map[string]map[policy.CheckID]string{}
	for _, each := range output.Findings {
		words := each.Message
		if !strings.HasPrefix(each.Rule, "SEC-") && each.Rule != "DOV-14" || slices.Contains(common, each.Rule) {
			continue
		}
		var id policy.CheckID
		for _, candidate := range checksOf[each.Rule] {
			// One rule has two of the checks.
			if candidate == "runAsUser" != strings.Contains(words, "as user 0") {
				continue
			}
			if _, is := stands[candidate]; is {
				id = candidate
			}
		}
		if id == "" {
			t.Errorf("%s, 1.%d: %s is no check of this level: %s", level, minor, each.Rule, words)
			continue
		}
		file := strings.TrimPrefix(each.File, "./")
		if found[file] == nil {
			found[file] = map[policy.CheckID]string{}
		}
		found[file][id] = each.Rule + ": " + words
	}
	return found
}

// count is what the table says of a check.
type count struct{ refused, disagreements int }

type cell struct {
	level api.Level
	check policy.CheckID
	minor int
}

// compare holds the one judge against the other, over all pods of a folder.
func compare(t *testing.T, folder string, pods []judged, level api.Level, minor int, into map[cell]*count) {
	t.Helper()
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		t.Fatal(err)
	}
	version := api.MajorMinorVersion(1, minor)
	found := told(t, folder, level, minor)
	for _, each := range pods {
		refused := refusedBy(t, evaluator, level, version, each.pod)
		for id := range standing(level, version) {
			at := cell{level, id, minor}
			if into[at] == nil {
				into[at] = &count{}
			}
			why, theirs := refused[id]
			what, ours := found[each.file][id]
			if theirs {
				into[at].refused++
			}
			if theirs != ours {
				into[at].disagreements++
				text, _ := os.ReadFile(filepath.Join(folder, each.file))
				t.Errorf("%s, 1.%d, %s: %s: Pod Security says %q, dovetail %q\n%s", level, minor, id, each.file, why, what, text)
			}
		}
	}
}

// TestLevels judges each fixture of each version, and each pod that is made up, by both levels.
func TestLevels(t *testing.T) {
	counts := map[cell]*count{}
	fixtures, made := map[int]int{}, t.TempDir()
	pods := makePods(t, made)
	for minor := oldest; minor <= newest; minor++ {
		folder := t.TempDir()
		of := copyFixtures(t, minor, folder)
		fixtures[minor] = len(of)
		for _, level := range levels {
			compare(t, folder, of, level, minor, counts)
			compare(t, made, pods, level, minor, counts)
		}
	}
	for at, each := range counts {
		if each.refused == 0 {
			t.Errorf("%s, 1.%d, %s: nothing breaks this check: it is not tried", at.level, at.minor, at.check)
		}
	}
	writeTable(t, counts, fixtures, len(pods))
}

// copyFixtures puts Pod Security's fixtures for a version into a folder; for a version that has none yet, those of the newest
// that has. The folders that they come from say how they are judged.
func copyFixtures(t *testing.T, minor int, folder string) []judged {
	t.Helper()
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "k8s.io/pod-security-admission").Output()
	if err != nil {
		t.Fatal(err)
	}
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []judged
	for _, level := range levels {
		root := filepath.Join(strings.TrimSpace(string(module)), "test", "testdata", string(level))
		of := minor
		for ; of > 0; of-- {
			if _, err := os.Stat(filepath.Join(root, fmt.Sprintf("v1.%d", of))); err == nil {
				break
			}
		}
		for _, verdict := range []string{"pass", "fail"} {
			paths, err := filepath.Glob(filepath.Join(root, fmt.Sprintf("v1.%d", of), verdict, "*.yaml"))
			if err != nil || len(paths) == 0 {
				t.Fatalf("there are no fixtures of %s for 1.%d (%v)", level, of, err)
			}
			for _, path := range paths {
				text, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				each := judged{fmt.Sprintf("%s-%s-%s", level, verdict, filepath.Base(path)), &corev1.Pod{}}
				if err := yaml.Unmarshal(text, each.pod); err != nil {
					t.Fatalf("%s: %v", path, err)
				}
				// The server makes one without a source an emptyDir before Pod Security sees it: SetDefaults_Volume.
				for i, volume := range each.pod.Spec.Volumes {
					if volume.VolumeSource == (corev1.VolumeSource{}) {
						each.pod.Spec.Volumes[i].EmptyDir = &corev1.EmptyDirVolumeSource{}
					}
				}
				if allowed := len(refusedBy(t, evaluator, level, api.MajorMinorVersion(1, of), each.pod)) == 0; allowed != (verdict == "pass") {
					t.Errorf("%s: the evaluator does not say what the fixture is for", path)
				}
				if err := os.WriteFile(filepath.Join(folder, each.file), text, 0o644); err != nil {
					t.Fatal(err)
				}
				all = append(all, each)
			}
		}
	}
	return all
}

// writeTable is docs/pod-security.md: written with -update, else compared.
func writeTable(t *testing.T, counts map[cell]*count, fixtures map[int]int, made int) {
	t.Helper()
	rules := map[policy.CheckID][]string{}
	for _, rule := range slices.Sorted(maps.Keys(checksOf)) {
		for _, id := range checksOf[rule] {
			rules[id] = append(rules[id], rule)
		}
	}
	var text strings.Builder
	text.WriteString(`# Pod Security

The profiles ` + "`baseline` and `restricted`" + ` are Pod Security's levels of these names. ` + "`go test ./podsecurity -update`" + `, in tests/conformance, writes
this table; ` + "`./quickstart conformance`" + ` compares it.

Each cell says how many pods a check refuses in a version of Kubernetes, which is as many as the rules beside it are told of: there is
no disagreement, or the test fails. The pods are Pod Security's own fixtures for that version (for one that has none, those of the one before), and ` + fmt.Sprint(made) + `
made up of what its checks look at, as pods and as the templates of each kind that has one.

`)
	header, line := "| level | check | rules |", "| --- | --- | --- |"
	for minor := oldest; minor <= newest; minor++ {
		header += fmt.Sprintf(" 1.%d |", minor)
		line += " ---: |"
	}
	text.WriteString(header + "\n" + line + "\n")
	disagreements := 0
	total := "| | pods judged | |"
	for minor := oldest; minor <= newest; minor++ {
		total += fmt.Sprintf(" %d |", fixtures[minor]+made)
	}
	for _, level := range levels {
		ids := map[policy.CheckID]bool{}
		for at := range counts {
			if at.level == level {
				ids[at.check] = true
			}
		}
		for _, id := range slices.Sorted(maps.Keys(ids)) {
			of := rules[id]
			if level == api.LevelBaseline {
				of = slices.DeleteFunc(slices.Clone(of), func(rule string) bool { return rule == "SEC-07" || rule == "SEC-17" })
			}
			row := fmt.Sprintf("| %s | %s | %s |", level, id, strings.Join(of, ", "))
			for minor := oldest; minor <= newest; minor++ {
				each := counts[cell{level, id, minor}]
				if each == nil {
					row += " |"
					continue
				}
				disagreements += each.disagreements
				row += fmt.Sprintf(" %d |", each.refused)
			}
			text.WriteString(row + "\n")
		}
	}
	text.WriteString(total + "\n")
	fmt.Printf("\n%s\n%d disagreements\n", text.String(), disagreements)
	path := filepath.Join("..", "..", "..", "docs", "pod-security.md")
	if *update {
		if err := os.WriteFile(path, []byte(text.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if committed, err := os.ReadFile(path); err != nil || string(committed) != text.String() {
		t.Error("docs/pod-security.md is not what was found: go test ./podsecurity -update")
	}
}

// template is what a workload's pods are made from.
func template(pod *corev1.Pod) map[string]any {
	return map[string]any{"metadata": objectOf(&metav1.ObjectMeta{Annotations: pod.Annotations, Labels: pod.Labels}), "spec": objectOf(&pod.Spec)}
}

func objectOf(value any) map[string]any {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	var object map[string]any
	if err := json.Unmarshal(text, &object); err != nil {
		panic(err)
	}
	delete(object, "creationTimestamp")
	return object
}
