package cel

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	celgo "github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/common/types/traits"
	"k8s.io/apiserver/pkg/cel/environment"
)

// A value of Kubernetes' CEL, with its type.
func typedValue(of ref.Val) map[string]any {
	switch held := of.(type) {
	case *types.Err:
		return typed("error", held.Error())
	case types.Null:
		return typed("null", nil)
	case types.Bool:
		return typed("bool", bool(held))
	case types.Int:
		return typed("int", strconv.FormatInt(int64(held), 10))
	case types.Uint:
		return typed("uint", strconv.FormatUint(uint64(held), 10))
	case types.Double:
		return typedDouble(float64(held))
	case types.String:
		return typed("string", string(held))
	case types.Bytes:
		return typedBytes(held)
	case types.Timestamp:
		return typedTime(held.Time)
	case types.Duration:
		return typedDuration(held.Duration)
	case *types.Type:
		return typed("type", held.TypeName())
	case *types.Optional:
		if !held.HasValue() {
			return typed("optional", nil)
		}
		return typed("optional", typedValue(held.GetValue()))
	case traits.Lister:
		all := []any{}
		for each := held.Iterator(); each.HasNext() == types.True; {
			all = append(all, typedValue(each.Next()))
		}
		return typed("list", all)
	case traits.Mapper:
		all := []any{}
		for each := held.Iterator(); each.HasNext() == types.True; {
			key := each.Next()
			all = append(all, []any{typedValue(key), typedValue(held.Get(key))})
		}
		return typed("map", all)
	}
	// Of Kubernetes' own types those that have a text are told by it.
	text := ""
	if asked := of.ConvertToType(types.StringType); !types.IsError(asked) {
		text, _ = asked.Value().(string)
	}
	return typed(of.Type().TypeName(), text)
}

// The expressions that a file of Go tests has: what is written for a field `expr`, or is an expression by itself in a table.
func expressionsIn(path string) ([]string, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		return nil, err
	}
	var all []string
	ast.Inspect(parsed, func(each ast.Node) bool {
		if literal, is := each.(*ast.BasicLit); is && literal.Kind == token.STRING {
			if text, err := strconv.Unquote(literal.Value); err == nil && strings.ContainsAny(text, "()=.[") {
				all = append(all, text)
			}
		}
		return true
	})
	return all, nil
}

func suiteExpressions(t *testing.T) []string {
	var all []string
	for _, suite := range specification(t) {
		for _, section := range suite.Section {
			for _, test := range section.Test {
				all = append(all, test.Expr)
			}
		}
	}
	return all
}

// Kubernetes' own tests of its libraries, cel-go's of those that Kubernetes enables, and the specification's suite: what compiles in
// Kubernetes' environment comes to the same.
func TestAsKubernetes(t *testing.T) {
	env, err := environment.MustBaseEnvSet(environment.DefaultCompatibilityVersion()).Env(environment.StoredExpressions)
	if err != nil {
		t.Fatal(err)
	}
	sources := map[string][]string{"the specification's suite": suiteExpressions(t)}
	for _, pattern := range []string{
		filepath.Join(moduleFolder(t, "k8s.io/apiserver"), "pkg/cel/library/*_test.go"),
		filepath.Join(moduleFolder(t, "k8s.io/apiextensions-apiserver"), "pkg/apiserver/schema/cel/*_test.go"),
		filepath.Join(moduleFolder(t, "github.com/google/cel-go"), "ext/*_test.go"),
	} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("nothing is %s: %v", pattern, err)
		}
		for _, file := range files {
			found, err := expressionsIn(file)
			if err != nil {
				t.Fatal(err)
			}
			sources[filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file)] = found
		}
	}
	var questions []question
	var wants, titles []string
	seen := map[string]bool{}
	counts := map[string]int{}
	for source, expressions := range sources {
		for _, expression := range expressions {
			if seen[expression] || isOfMessages(expression) {
				continue
			}
			seen[expression] = true
			checked, issues := env.Compile(expression)
			if issues != nil && issues.Err() != nil {
				continue
			}
			program, err := env.Program(checked, celgo.CostLimit(1000000))
			if err != nil {
				continue
			}
			var result ref.Val
			if result, _, err = program.Eval(map[string]any{}); err != nil {
				result = types.NewErr("%v", err)
			}
			questions = append(questions, question{Expression: expression})
			wants = append(wants, canonical(typedValue(result)))
			titles = append(titles, source+": "+expression)
			counts[source]++
		}
	}
	got, err := answers(program, questions)
	if err != nil {
		t.Fatal(err)
	}
	agreed := 0
	for i := range got {
		if got[i] == wants[i] {
			agreed++
			continue
		}
		// What a format is broken by we say in our own words.
		if strings.Contains(titles[i], ".validate(") && strings.HasPrefix(wants[i], "some ") && strings.HasPrefix(got[i], "some ") {
			agreed++
			continue
		}
		t.Logf("%s\n  is %s\n  and is for Kubernetes %s", titles[i], got[i], wants[i])
	}
	text := ""
	for source, count := range counts {
		text += fmt.Sprintf("%s: %d\n", source, count)
	}
	t.Logf("expressions that Kubernetes compiles, by source:\n%s%d of %d agree", text, agreed, len(got))
	if agreed*1000 < len(got)*995 {
		t.Errorf("%d of %d agree with Kubernetes, which is less than 99.5 percent", agreed, len(got))
	}
}
