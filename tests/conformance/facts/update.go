package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dovetail/conformance/operators"

	"golang.org/x/mod/semver"
)

const (
	schemaFile   = "kubernetes.json"
	kindsFile    = "kubernetes-kinds.json"
	versionsFile = "kubernetes-versions.json"
)

// update writes the facts for the modules of go.mod into `output`, and says what is not as in `previous`.
func update(previous, output string) error {
	before, table, err := readFacts(previous)
	if err != nil {
		return err
	}
	kubernetes, err := download("k8s.io/kubernetes")
	if err != nil {
		return err
	}
	now, err := publishedBy(kubernetes)
	if err != nil {
		return err
	}
	if err := now.addClosedSets(); err != nil {
		return err
	}
	table.follow(before, now)
	if err := errors.Join(
		write(output, schemaFile, now.schema()),
		write(output, kindsFile, lines(now.kinds)+"\n"),
		write(output, versionsFile, table.text())); err != nil {
		return err
	}
	changed := changes(before, now)
	for _, name := range operatorNames() {
		told, err := updateOperator(name, filepath.Join(previous, "crds"), filepath.Join(output, "crds"))
		if err != nil {
			return err
		}
		changed += told
	}
	if changed == "" {
		changed = "No kind and no field is new or gone.\n"
	}
	fmt.Printf("Kubernetes %s\n%s", kubernetes.Version, changed)
	return nil
}

func readFacts(folder string) (api, versionTable, error) {
	var document struct {
		Info        struct{ Version string }
		Definitions map[string]any
	}
	var found api
	var table versionTable
	if err := errors.Join(
		readJSON(filepath.Join(folder, schemaFile), &document),
		readJSON(filepath.Join(folder, kindsFile), &found.kinds),
		readJSON(filepath.Join(folder, versionsFile), &table)); err != nil {
		return found, table, err
	}
	found.definitions = document.Definitions
	var err error
	found.minor, err = minorOf(document.Info.Version)
	return found, table, err
}

func write(folder, name, text string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644)
}

func operatorNames() []string {
	var names []string
	for name := range operators.Modules {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// updateOperator takes the CRDs of go.mod's version of an operator, or keeps those that are there, where these are newer.
func updateOperator(name, previous, output string) (string, error) {
	from := operators.Modules[name]
	released, err := download(from.Path)
	if err != nil {
		return "", err
	}
	old, err := operatorsFile(previous, name)
	if err != nil {
		return "", err
	}
	stem := strings.TrimSuffix(filepath.Base(old), ".json")
	version := stem[strings.LastIndexAny(stem, "_-")+1:]
	if old != "" && semver.Compare(version, released.Version) > 0 {
		text, err := os.ReadFile(old)
		if err != nil {
			return "", err
		}
		return "", write(output, filepath.Base(old), string(text))
	}
	files, err := filepath.Glob(filepath.Join(released.Dir, from.CRDs))
	if err != nil {
		return "", err
	}
	if len(files) == 0 {
		return "", fmt.Errorf("%s %s has no %s", from.Path, released.Version, from.CRDs)
	}
	text, err := crdsOf(files)
	if err != nil {
		return "", err
	}
	told := ""
	if version != released.Version {
		told = fmt.Sprintf("%s: %s, where %s was\n", name, released.Version, version)
	}
	separator := "_"
	if strings.Contains(name, "_") {
		separator = "-"
	}
	return told, write(output, name+separator+released.Version+".json", text)
}
