package conformance

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

var agreement = newTable("Rules against the server", "rule", "example", "object", "the server's answer", "agreed")

// The families of rules that the server may share.
var shared = regexp.MustCompile(`^(GRM|IDN|CON)-\d+$`)

// example is an error test, as its programs print it.
type example struct {
	name          string
	wrong, mended printed
}

type printed struct {
	objects  []*object
	findings []finding
}

type finding struct {
	Rule, Kind, Name, Text string
	Warning                bool
}

// TestRules sends the wrong example of each rule that the API server has too, and the mended one.
func TestRules(t *testing.T) {
	marks := apiMarks(t)
	examples := readExamples(t)
	reasons := map[string]string{}
	used := map[string]bool{}
	for _, row := range listOf(t, "rules_not_shared.tsv", 3) {
		reasons[strings.TrimSpace(row[0]+" "+row[1])] = row[2]
	}
	reason := func(rule, example string) string {
		for _, key := range []string{rule + " " + example, rule} {
			if text, found := reasons[key]; found {
				used[key] = true
				return text
			}
		}
		return ""
	}

	agreed, explained := 0, 0
	rules := dovetailRules(t)
	for _, rule := range rules {
		mark := marks[rule]
		if mark == "" {
			continue
		}
		shown := false
		for _, each := range examples {
			for _, about := range each.wrong.findings {
				if about.Rule != rule {
					continue
				}
				shown = true
				said := answerTo(t, each.wrong, about)
				yes := said.refused() || mark == "APIw" && len(said.warnings) != 0
				if faults := each.wrong.faultsOf(about, marks); said.code == http.StatusUnprocessableEntity && len(said.causes) < faults {
					t.Errorf("%s, %s: Dovetail finds %d faults in %s %s, the server %d: %s", rule, each.name, faults, about.Kind,
						about.Name, len(said.causes), said)
					yes = false
				}
				verdict := "yes"
				if yes {
					agreed++
				} else if why := reason(rule, each.name); why != "" {
					explained++
					verdict = "no: " + why
				} else {
					verdict = "NO"
					t.Errorf("%s, %s: the server takes what Dovetail refuses: %s\n%s", rule, each.name, about.Text, said)
				}
				agreement.add(rule, each.name, about.Kind+" "+about.Name, shortened(said), verdict)
			}
		}
		if !shown {
			if why := reason(rule, ""); why != "" {
				explained++
				agreement.add(rule, "-", "-", "-", "no: "+why)
			} else {
				agreement.add(rule, "-", "-", "-", "NO")
				t.Errorf("%s has no example in tests/errors whose stack could be sent", rule)
			}
		}
	}
	for key := range reasons {
		if !used[key] {
			t.Errorf("testdata/rules_not_shared.tsv: nothing needs `%s`: remove it", key)
		}
	}
	if agreed == 0 {
		t.Error("no rule was compared at all")
	}
	agreement.closing = fmt.Sprintf("%d findings of %d rules: %d agreed, %d explained, %d not", len(agreement.rows), countRules(),
		agreed, explained, len(agreement.rows)-agreed-explained)

	// Whatever the rule: a mended example is one that Kubernetes takes.
	for _, each := range examples {
		if !slices.ContainsFunc(each.wrong.findings, func(f finding) bool { return marks[f.Rule] != "" }) {
			continue
		}
		for _, o := range each.mended.objects {
			if said := dryRunIn(t, o); !said.accepted() {
				t.Errorf("%s, mended: the server refuses %s: %s", each.name, titleOf(o), said)
			}
		}
		for _, left := range each.mended.findings {
			// A warning is worth a look, and no reason to make an example longer.
			if !left.Warning || left.Rule == each.wrong.findings[0].Rule {
				t.Errorf("%s, mended, has a finding: %s", each.name, left.Text)
			}
		}
	}
}

// faultsOf counts the findings about an object that the server should have too. What it cannot read at all it refuses at the
// first fault; what it can, it lists.
func (p printed) faultsOf(about finding, marks map[string]string) int {
	faults := 0
	for _, each := range p.findings {
		if each.Kind == about.Kind && each.Name == about.Name && marks[each.Rule] == "API" {
			faults++
		}
	}
	return faults
}

func countRules() int {
	rules := map[string]bool{}
	for _, row := range agreement.rows {
		rules[row[0]] = true
	}
	return len(rules)
}

func shortened(said answer) string {
	text := strings.Join(strings.Fields(said.String()), " ")
	if said.accepted() && len(said.warnings) != 0 {
		text = "accepted, with a warning: " + said.warnings[0]
	}
	if len([]rune(text)) > 100 {
		text = string([]rune(text)[:99]) + "…"
	}
	return text
}

// answerTo is what the server says to the object of a finding; of several of one name, to the first one that it does not take.
func answerTo(t *testing.T, in printed, about finding) answer {
	t.Helper()
	var said answer
	found := false
	for _, o := range in.objects {
		if o.GetKind() == about.Kind && o.GetName() == about.Name {
			if found && !said.accepted() {
				break
			}
			said, found = judgedIn(t, o), true
		}
	}
	if !found {
		t.Fatalf("%s: there is no %s %s in the stack", about.Rule, about.Kind, about.Name)
	}
	return said
}

// dryRunIn sends an object to the namespace `default`, which is there.
func dryRunIn(t *testing.T, o *object) answer {
	t.Helper()
	if o.GetNamespace() != "" {
		o = o.DeepCopy()
		o.SetNamespace("default")
	}
	return dryRun(t, o)
}

// judgedIn asks for more than a dry run where that has nothing against an object: what is allocated, as a node port is, is only
// looked at when it is.
func judgedIn(t *testing.T, o *object) answer {
	t.Helper()
	said := dryRunIn(t, o)
	if !said.accepted() || len(said.warnings) != 0 {
		return said
	}
	o = o.DeepCopy()
	if o.GetNamespace() != "" {
		o.SetNamespace("default")
	}
	client, err := cluster.clientFor(o)
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.Create(t.Context(), o, metav1.CreateOptions{})
	var refused apierrors.APIStatus
	switch {
	case err == nil:
		if err := client.Delete(t.Context(), o.GetName(), metav1.DeleteOptions{}); err != nil {
			t.Fatal(err)
		}
	case errors.As(err, &refused):
		status := refused.Status()
		said = answer{code: int(status.Code), reason: string(status.Reason), message: status.Message}
		if status.Details != nil {
			said.causes = status.Details.Causes
		}
	default:
		t.Fatal(err)
	}
	return said
}

// dovetailRules are the ids of the rules of the shared families, from the library itself.
func dovetailRules(t *testing.T) []string {
	t.Helper()
	text, err := exec.Command(built("tests", "conformance", "programs", "conformance-rules")).Output()
	if err != nil {
		t.Fatalf("conformance-rules: %v; build the target `conformance`", err)
	}
	var ids []string
	for _, line := range lines(text) {
		var rule struct{ ID string }
		if err := json.Unmarshal([]byte(line), &rule); err != nil {
			t.Fatal(err)
		}
		if shared.MatchString(rule.ID) {
			ids = append(ids, rule.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// apiMarks says of a rule whether the server refuses what breaks it (API) or warns of it (APIw). The catalogue is not part of
// the project; where it is at hand, testdata/api_rules.tsv must agree with it.
func apiMarks(t *testing.T) map[string]string {
	t.Helper()
	const file = "api_rules.tsv"
	catalogue, err := os.ReadFile(project("..", "shared", "rules.md"))
	if err == nil {
		text := "# Rules that the API server has too: it refuses (API), or warns (APIw). `go test -update` writes this file.\n"
		for _, line := range lines(catalogue) {
			cells := strings.Split(line, "|")
			if len(cells) < 4 || !shared.MatchString(strings.TrimSpace(cells[1])) {
				continue
			}
			if mark := markOf(cells[len(cells)-3]); mark != "" {
				text += strings.TrimSpace(cells[1]) + "\t" + mark + "\n"
			}
		}
		path := filepath.Join("testdata", file)
		if *update {
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if committed, err := os.ReadFile(path); err != nil || string(committed) != text {
			t.Errorf("testdata/%s is not what the catalogue says: go test -run TestRules -update", file)
		}
	}
	marks := map[string]string{}
	for _, row := range listOf(t, file, 2) {
		marks[row[0]] = row[1]
	}
	return marks
}

func markOf(who string) string {
	if regexp.MustCompile(`(^|;)\s*API(\s|$|;)`).MatchString(who) {
		return "API"
	}
	if regexp.MustCompile(`(^|;)\s*APIw(\s|$|;)`).MatchString(who) {
		return "APIw"
	}
	return ""
}

// readExamples runs the programs of the error tests, all that there are.
func readExamples(t *testing.T) []example {
	t.Helper()
	programs, err := filepath.Glob(built("tests", "conformance", "programs", "examples", "*.wrong"))
	if err != nil || len(programs) == 0 {
		t.Fatalf("there are no examples: build the target `conformance` (%v)", err)
	}
	var all []example
	for _, program := range programs {
		path := strings.TrimSuffix(program, ".wrong")
		file := filepath.Base(path) + ".cpp"
		_, refused := os.Stat(project("tests", "errors", file))
		_, warned := os.Stat(project("tests", "conformance", "programs", "warned", file))
		if refused != nil && warned != nil {
			// One that has been removed since it was built.
			continue
		}
		all = append(all, example{filepath.Base(path), readPrinted(t, program), readPrinted(t, path+".mended")})
	}
	return all
}

func readPrinted(t *testing.T, program string) printed {
	t.Helper()
	text, err := exec.Command(program).Output()
	if err != nil {
		t.Fatalf("%s: %v", program, err)
	}
	var all printed
	for _, line := range lines(text) {
		var each struct {
			finding
			YAML string
		}
		if err := json.Unmarshal([]byte(line), &each); err != nil {
			t.Fatalf("%s: %v", program, err)
		}
		if each.YAML != "" {
			all.objects = append(all.objects, mustDecode(t, each.YAML)...)
		} else {
			all.findings = append(all.findings, each.finding)
		}
	}
	return all
}

func lines(text []byte) []string {
	var all []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line != "" {
			all = append(all, line)
		}
	}
	return all
}
