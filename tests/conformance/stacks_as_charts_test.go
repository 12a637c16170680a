package conformance

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/api/meta"
	"sigs.k8s.io/yaml"
)

// release is a chart with one of its files of values.
type release struct {
	chart       string
	folder      string
	environment string
	values      string
	// A chart made by a stack has a program that tells its externals.
	isStack bool
}

// TestCharts installs each chart below generated/helm with each of its values files, and one of the tests' own, so that the
// driver is tried even where no stack comes out as a chart.
func TestCharts(t *testing.T) {
	releases := append(releasesBelow(t, project("generated", "helm"), true), releasesBelow(t, filepath.Join("testdata", "charts"), false)...)
	if len(releases) == 0 {
		t.Fatal("there is no chart")
	}
	for _, each := range releases {
		t.Run(each.chart+"/"+each.environment, func(t *testing.T) { testRelease(t, each) })
	}
}

func releasesBelow(t *testing.T, root string, isStack bool) []release {
	t.Helper()
	charts, err := filepath.Glob(filepath.Join(root, "*", "Chart.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var all []release
	for _, chart := range charts {
		one := release{chart: filepath.Base(filepath.Dir(chart)), folder: filepath.Dir(chart), environment: "-", isStack: isStack}
		files, err := filepath.Glob(filepath.Join(one.folder, "values-*.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			one.values = file
			one.environment = strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "values-"), ".yaml")
			all = append(all, one)
		}
		if len(files) == 0 {
			all = append(all, one)
		}
	}
	return all
}

func testRelease(t *testing.T, r release) {
	row := []string{r.chart + " (chart)", r.environment, "?", "no", "no", "no", "no"}
	defer func() { summary.add(row...) }()

	tool(t, "helm", append([]string{"lint", "--strict"}, r.with()...)...)
	namespace := r.namespace(t)
	helm := func(command string, more ...string) call {
		t.Helper()
		arguments := append([]string{command, r.chart}, more...)
		return tool(t, "helm", append(arguments, "--namespace", namespace)...)
	}
	templated := mustDecode(t, helm("template", r.with()...).out)
	row[2] = fmt.Sprint(len(templated))
	if len(templated) == 0 {
		t.Fatal("the chart makes no resources")
	}

	var externals []outside
	if r.isStack {
		externals = outsideOf(t, r.chart, r.environment)
	}
	inNamespace(t, templated, namespace)
	defer supply(t, append(templated, objectOf("v1", "ConfigMap", namespace, "release", nil)), externals, false)()
	before := takeSnapshot(t)
	t.Cleanup(func() {
		if t.Failed() {
			attempt(t, "", "helm", "uninstall", r.chart, "--namespace", namespace, "--ignore-not-found", "--wait")
			removeKept(t, titlesOf(templated))
		}
	})

	said := helm("install", r.with()...)
	expectNoWarnings(t, said.err)
	objects := r.deployed(t, namespace)
	hooks := mustDecode(t, tool(t, "helm", "get", "hooks", r.chart, "--namespace", namespace).out)
	inNamespace(t, hooks, namespace)
	row[3], row[5] = "installed", expectUp(t, objects)
	expectNothingToDo(t, tool(t, "helm", "get", "manifest", r.chart, "--namespace", namespace).out, "--namespace", namespace, "-")
	first := contentsOf(t, objects)

	// The same values change nothing.
	versions := versionsOf(t, objects)
	helm("upgrade", r.with()...)
	if again := versionsOf(t, objects); !maps.Equal(versions, again) {
		t.Errorf("upgraded with the same values, changed: %v", changedIn(versions, again))
	}

	// Other values change something, and a rollback takes it back.
	helm("upgrade", append(r.with(), r.change(t)...)...)
	if upgraded := r.deployed(t, namespace); reflect.DeepEqual(contentsOf(t, objects), first) {
		t.Errorf("%v changed nothing", r.change(t))
	} else {
		expectUp(t, upgraded)
	}
	helm("rollback", "1")
	if !reflect.DeepEqual(contentsOf(t, objects), first) {
		t.Error("the rollback did not bring back what was installed")
	}
	expectUp(t, objects)
	row[4] = "yes; upgraded, rolled back"

	kept := keptOf(objects)
	helm("uninstall", "--wait")
	// Helm leaves the hooks' objects where they are.
	removeKept(t, titlesOf(hooks))
	before.expectOnly(t, kept)
	row[6] = "all"
	if len(kept) != 0 {
		row[6] = fmt.Sprintf("all but %d kept", len(kept))
	}
	if t.Failed() {
		row[4], row[6] = "no", "no"
	}
	removeKept(t, kept)
}

// with is the chart and its values, as helm takes them.
func (r release) with() []string {
	if r.values == "" {
		return []string{r.folder}
	}
	return []string{r.folder, "--values", r.values}
}

// namespace is where the environment's rendered form lives; else one named after the chart.
func (r release) namespace(t *testing.T) string {
	t.Helper()
	rendered := project("generated", "k8s", r.chart, r.environment)
	if _, err := os.Stat(filepath.Join(rendered, "kustomization.yaml")); err == nil {
		for _, o := range mustDecode(t, tool(t, "kustomize", "build", rendered).out) {
			if o.GetNamespace() != "" {
				return o.GetNamespace()
			}
		}
	}
	return r.chart
}

func (r release) deployed(t *testing.T, namespace string) []*object {
	t.Helper()
	objects := mustDecode(t, tool(t, "helm", "get", "manifest", r.chart, "--namespace", namespace).out)
	inNamespace(t, objects, namespace)
	return objects
}

// change sets a value to another one than it has: a tag, or a number of replicas.
func (r release) change(t *testing.T) []string {
	t.Helper()
	values := map[string]any{}
	for _, file := range []string{filepath.Join(r.folder, "values.yaml"), r.values} {
		if file == "" {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := yaml.Unmarshal(text, &values); err != nil {
			t.Fatal(err)
		}
	}
	if path := findValue(values, "", "tag"); path != "" {
		return []string{"--set-string", path + "=0.0.1-conformance"}
	}
	for _, key := range []string{"replicas", "replicaCount"} {
		if path := findValue(values, "", key); path != "" {
			return []string{"--set", path + "=3"}
		}
	}
	t.Fatal("the chart has neither a `tag` nor `replicas` among its values, so that there is nothing to upgrade")
	return nil
}

func findValue(values map[string]any, prefix, wanted string) string {
	if _, found := values[wanted]; found {
		return prefix + wanted
	}
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if within, isMap := values[key].(map[string]any); isMap {
			if path := findValue(within, prefix+key+".", wanted); path != "" {
				return path
			}
		}
	}
	return ""
}

// inNamespace puts objects that say no namespace into the release's, where their kind has one.
func inNamespace(t *testing.T, objects []*object, namespace string) {
	t.Helper()
	for _, o := range objects {
		mapping, err := cluster.resourceOf(o.GroupVersionKind())
		if err != nil {
			t.Fatalf("%s: %v", titleOf(o), err)
		}
		if o.GetNamespace() == "" && mapping.Scope.Name() == meta.RESTScopeNameNamespace {
			o.SetNamespace(namespace)
		}
	}
}

// contentsOf is what the objects say on the server, without what the server keeps about them.
func contentsOf(t *testing.T, objects []*object) map[string]any {
	t.Helper()
	contents := map[string]any{}
	for _, o := range objects {
		found := get(t, o)
		delete(found.Object, "status")
		contents[titleOf(o)] = map[string]any{
			"labels": found.GetLabels(), "spec": found.Object["spec"], "data": found.Object["data"]}
	}
	return contents
}

func changedIn(before, after map[string]string) []string {
	var changed []string
	for title, version := range after {
		if before[title] != version {
			changed = append(changed, title)
		}
	}
	slices.Sort(changed)
	return changed
}

func titlesOf(objects []*object) []string {
	var titles []string
	for _, o := range objects {
		titles = append(titles, titleOf(o))
	}
	return titles
}
