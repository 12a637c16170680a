// Facts writes what dovetail-import needs to know of Kubernetes and of some operators, from their Go modules:
//
//	facts update PREVIOUS OUTPUT    all of it, for the versions of go.mod; PREVIOUS: dsl/schema/facts. Prints what changed.
//	facts versions VERSION…         the table of versions from nothing: a release of each minor version, from old to new
//	facts crds FILE…                the facts of CRDs that no module has, on standard output
//
// No descriptions: names, types, required fields, closed sets, bounds, merge keys. `./quickstart update-kubernetes` runs it.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
)

type object = map[string]any

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	switch {
	case len(arguments) == 3 && arguments[0] == "update":
		return update(arguments[1], arguments[2])
	case len(arguments) > 1 && arguments[0] == "versions":
		return writeHistory(arguments[1:])
	case len(arguments) > 1 && arguments[0] == "crds":
		text, err := crdsOf(arguments[1:])
		if err == nil {
			_, err = os.Stdout.WriteString(text)
		}
		return err
	}
	return fmt.Errorf("usage: facts update PREVIOUS OUTPUT, facts versions VERSION…, or facts crds FILE…")
}

// goCommand is what `go` answers, or what it complains of.
func goCommand(arguments ...string) ([]byte, error) {
	command := exec.Command("go", arguments...)
	var complaint bytes.Buffer
	command.Stderr = &complaint
	answer, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("go %s: %w\n%s%s", strings.Join(arguments, " "), err, answer, complaint.String())
	}
	return answer, nil
}

// A module, and the folder that Go keeps it in.
type module struct{ Path, Version, Dir string }

// download fetches `path` as go.mod pins it, or `path@version`.
func download(name string) (module, error) {
	var found module
	answer, err := goCommand("mod", "download", "-json", name)
	if err == nil {
		err = json.Unmarshal(answer, &found)
	}
	return found, err
}

// readJSON keeps numbers as they are written.
func readJSON(path string, into any) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	if err := decoder.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// flat is a value on one line, with sorted keys.
func flat(value any) string {
	var text strings.Builder
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic(err) // maps, lists and scalars only
	}
	return strings.TrimSuffix(text.String(), "\n")
}

// lines is a map with an entry a line, so that a reviewer sees what changed.
func lines[V any](entries map[string]V) string {
	var rows []string
	for _, key := range slices.Sorted(maps.Keys(entries)) {
		rows = append(rows, flat(key)+":"+flat(entries[key]))
	}
	return "{\n" + strings.Join(rows, ",\n") + "\n}"
}
