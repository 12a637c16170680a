package cel

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"testing"

	exprpb "cel.dev/expr"
	_ "cel.dev/expr/conformance/proto2"
	_ "cel.dev/expr/conformance/proto3"
	testpb "cel.dev/expr/conformance/test"
	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"
)

const program = "../../../build/tests/cel/cel-evaluate"

// The sections of the specification's suite whose language Kubernetes enables, and what of the others it does not.
var enabled = []string{"basic", "comparisons", "conversions", "fields", "fp_math", "integer_math", "lists", "logic", "macros", "macros2",
	"namespace", "optionals", "parse", "plumbing", "string", "string_ext", "timestamps"}

var disabled = map[string]string{
	"bindings_ext":   "cel.bind() is not in Kubernetes' environment",
	"block_ext":      "cel.block() is for optimisers",
	"dynamic":        "of messages: Any, Value and wrappers",
	"encoders_ext":   "base64 is not in Kubernetes' environment",
	"enums":          "of messages",
	"math_ext":       "math is not in Kubernetes' environment",
	"proto2":         "of messages",
	"proto2_ext":     "of messages",
	"proto3":         "of messages",
	"type_deduction": "of the type checker, which has spoken where a CustomResourceDefinition is there",
	"unknowns":       "of partial evaluation",
	"wrappers":       "of messages",
}

// What no object of Kubernetes has: messages.
func isOfMessages(text string) bool {
	for _, word := range []string{"TestAllTypes", "google.protobuf.Any", "google.protobuf.Value", "google.protobuf.Struct", "google.protobuf.ListValue",
		"google.protobuf.Bool", "google.protobuf.Int", "google.protobuf.UInt", "google.protobuf.String", "google.protobuf.Bytes", "google.protobuf.Double",
		"google.protobuf.Float", "google.protobuf.Null", "google.protobuf.Duration{", "google.protobuf.Timestamp{", "NestedEnum", "GlobalEnum", "proto.",
		"google.protobuf.Empty", "FieldMask"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

var errMessage = fmt.Errorf("a message")

func typedOf(of *exprpb.Value) (map[string]any, error) {
	switch held := of.GetKind().(type) {
	case *exprpb.Value_NullValue:
		return typed("null", nil), nil
	case *exprpb.Value_BoolValue:
		return typed("bool", held.BoolValue), nil
	case *exprpb.Value_Int64Value:
		return typed("int", strconv.FormatInt(held.Int64Value, 10)), nil
	case *exprpb.Value_Uint64Value:
		return typed("uint", strconv.FormatUint(held.Uint64Value, 10)), nil
	case *exprpb.Value_DoubleValue:
		return typedDouble(held.DoubleValue), nil
	case *exprpb.Value_StringValue:
		return typed("string", held.StringValue), nil
	case *exprpb.Value_BytesValue:
		return typedBytes(held.BytesValue), nil
	case *exprpb.Value_TypeValue:
		return typed("type", held.TypeValue), nil
	case *exprpb.Value_ListValue:
		all := []any{}
		for _, each := range held.ListValue.Values {
			one, err := typedOf(each)
			if err != nil {
				return nil, err
			}
			all = append(all, one)
		}
		return typed("list", all), nil
	case *exprpb.Value_MapValue:
		all := []any{}
		for _, each := range held.MapValue.Entries {
			key, err := typedOf(each.Key)
			if err != nil {
				return nil, err
			}
			one, err := typedOf(each.Value)
			if err != nil {
				return nil, err
			}
			all = append(all, []any{key, one})
		}
		return typed("map", all), nil
	case *exprpb.Value_ObjectValue:
		message, err := held.ObjectValue.UnmarshalNew()
		if err != nil {
			return nil, err
		}
		switch message := message.(type) {
		case *timestamppb.Timestamp:
			return typedTime(message.AsTime()), nil
		case *durationpb.Duration:
			return typedDuration(message.AsDuration()), nil
		}
		return nil, errMessage
	}
	return nil, errMessage
}

// What a test expects, as canonical() has it; an error where no answer of ours can be compared.
func expected(test *testpb.SimpleTest) (string, error) {
	switch want := test.GetResultMatcher().(type) {
	case *testpb.SimpleTest_Value:
		made, err := typedOf(want.Value)
		if err != nil {
			return "", err
		}
		return canonical(made), nil
	case *testpb.SimpleTest_EvalError, *testpb.SimpleTest_AnyEvalErrors:
		return "error", nil
	case nil:
		return canonical(typed("bool", true)), nil
	}
	return "", errMessage
}

func moduleFolder(t *testing.T, module string) string {
	t.Helper()
	output, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(output))
}

// The specification's suite, by its files' names.
func specification(t *testing.T) map[string]*testpb.SimpleTestFile {
	t.Helper()
	folder := filepath.Join(moduleFolder(t, "cel.dev/expr"), "tests/simple/testdata")
	files, err := filepath.Glob(filepath.Join(folder, "*.textproto"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no suite in %s: %v", folder, err)
	}
	all := map[string]*testpb.SimpleTestFile{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		suite := &testpb.SimpleTestFile{}
		if err := prototext.Unmarshal(text, suite); err != nil {
			t.Fatal(err)
		}
		all[strings.TrimSuffix(filepath.Base(file), ".textproto")] = suite
	}
	return all
}

func TestSpecification(t *testing.T) {
	known := map[string]bool{}
	for _, each := range enabled {
		known[each] = true
	}
	var table []string
	all, agreed := 0, 0
	for name, suite := range specification(t) {
		if why, is := disabled[name]; is {
			table = append(table, fmt.Sprintf("%-16s %s", name, why))
			continue
		}
		if !known[name] {
			t.Errorf("%s is a new section: is its language Kubernetes'?", name)
			continue
		}
		var questions []question
		var wants, titles []string
		ofMessages := 0
		for _, section := range suite.Section {
			for _, test := range section.Test {
				want, err := expected(test)
				asked := question{Expression: test.Expr, Variables: map[string]any{}, Container: test.Container}
				for name, bound := range test.Bindings {
					made, failure := typedOf(bound.GetValue())
					if failure != nil {
						err = failure
					}
					asked.Variables[name] = made
				}
				if test.CheckOnly || err != nil || isOfMessages(test.Expr) {
					ofMessages++
					continue
				}
				questions = append(questions, asked)
				wants = append(wants, want)
				titles = append(titles, fmt.Sprintf("%s/%s/%s: %s", name, section.Name, test.Name, test.Expr))
			}
		}
		got, err := answers(program, questions)
		if err != nil {
			t.Fatal(err)
		}
		passed := 0
		for i := range got {
			if got[i] == wants[i] {
				passed++
				continue
			}
			t.Logf("%s\n  is %s\n  and ought to be %s", titles[i], got[i], wants[i])
		}
		all += len(got)
		agreed += passed
		table = append(table, fmt.Sprintf("%-16s %4d of %4d, %d of messages left out", name, passed, len(got), ofMessages))
	}
	sort.Strings(table)
	t.Logf("CEL's specification, by section:\n%s\n%d of %d agree", strings.Join(table, "\n"), agreed, all)
	if agreed*100 < all*98 {
		t.Errorf("%d of %d agree, which is less than 98 percent", agreed, all)
	}
}
