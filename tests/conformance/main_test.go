package conformance

import (
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

var (
	buildFolder = flag.String("build", "../../build", "the folder that the target `conformance` was built in")
	kubeconfig  = flag.String("kubeconfig", "", "a server to take instead of one of the tests' own: for the test that nothing passes without one")
	update      = flag.Bool("update", false, "write testdata/ anew where the tests know better")
)

// The server and the tools that all tests use.
var cluster *server

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(runAll(m))
}

func runAll(m *testing.M) int {
	if listed := flag.Lookup("test.list"); listed != nil && listed.Value.String() != "" {
		return m.Run()
	}
	var err error
	if cluster, err = start(*kubeconfig); err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		return 1
	}
	defer cluster.stop()
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt, syscall.SIGTERM)
	go func() {
		<-interrupted
		cluster.stop()
		os.Exit(130)
	}()
	code := m.Run()
	for _, each := range []*table{imported, kinds, agreement, summary, defaultsTable, updatesTable, changesTable} {
		each.print()
	}
	return code
}

// table is printed once all tests are done. Rows are added by tests that do not run at the same time.
type table struct {
	title   string
	columns []string
	rows    [][]string
	// What stands below.
	closing string
}

func newTable(title string, columns ...string) *table { return &table{title: title, columns: columns} }

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *table) print() {
	if len(t.rows) == 0 {
		return
	}
	widths := make([]int, len(t.columns))
	for _, row := range append([][]string{t.columns}, t.rows...) {
		for i, cell := range row {
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	line := func(row []string) {
		text := ""
		for i, cell := range row {
			text += cell + strings.Repeat(" ", widths[i]-len([]rune(cell))+2)
		}
		fmt.Println(strings.TrimRight(text, " "))
	}
	fmt.Printf("\n%s\n", t.title)
	line(t.columns)
	for _, row := range t.rows {
		line(row)
	}
	if t.closing != "" {
		fmt.Println(t.closing)
	}
}

// project is a path below the project's root.
func project(parts ...string) string { return filepath.Join(append([]string{"..", ".."}, parts...)...) }

// built is a path below the build folder.
func built(parts ...string) string { return filepath.Join(append([]string{*buildFolder}, parts...)...) }

// listOf reads a file of testdata/: a line each, tab-separated, with `#` before what is no entry.
func listOf(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for number, line := range strings.Split(string(text), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != columns {
			t.Fatalf("testdata/%s:%d: %d columns, separated by tabs; there must be %d", name, number+1, len(cells), columns)
		}
		rows = append(rows, cells)
	}
	return rows
}
