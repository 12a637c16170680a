// Package cel holds Dovetail's CEL against its specification's own suite, and against Kubernetes' CEL.
package cel

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"sort"
	"strconv"
	"strings"
	"time"
)

// A question to the program cel-evaluate.
type question struct {
	Expression string         `json:"expression"`
	Variables  map[string]any `json:"variables"`
	Container  string         `json:"container,omitempty"`
}

// What the program makes of each question: a typed value as text, as canonical() has it.
func answers(program string, questions []question) ([]string, error) {
	var lines strings.Builder
	for _, one := range questions {
		if one.Variables == nil {
			one.Variables = map[string]any{}
		}
		line, err := json.Marshal(one)
		if err != nil {
			return nil, err
		}
		lines.Write(line)
		lines.WriteByte('\n')
	}
	command := exec.Command(program)
	command.Stdin = strings.NewReader(lines.String())
	output, err := command.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", program, err)
	}
	var all []string
	scanner := bufio.NewScanner(strings.NewReader(string(output)))
	scanner.Buffer(nil, 64<<20)
	for scanner.Scan() {
		var typed map[string]any
		if err := json.Unmarshal(scanner.Bytes(), &typed); err != nil {
			return nil, err
		}
		all = append(all, canonical(typed))
	}
	if len(all) != len(questions) {
		return nil, fmt.Errorf("%d answers to %d questions", len(all), len(questions))
	}
	return all, nil
}

// A typed value as text that is the same for what is the same: without the order of a map, or the words of an error.
func canonical(typed map[string]any) string {
	for kind, held := range typed {
		switch kind {
		case "error", "syntax":
			return "error"
		case "null":
			return "null"
		case "list":
			var all []string
			for _, each := range held.([]any) {
				all = append(all, canonical(each.(map[string]any)))
			}
			return "[" + strings.Join(all, ", ") + "]"
		case "map":
			var all []string
			for _, each := range held.([]any) {
				pair := each.([]any)
				all = append(all, canonical(pair[0].(map[string]any))+": "+canonical(pair[1].(map[string]any)))
			}
			sort.Strings(all)
			return "{" + strings.Join(all, ", ") + "}"
		case "double":
			number, _ := strconv.ParseFloat(held.(string), 64)
			return "double " + strconv.FormatFloat(number, 'g', -1, 64)
		case "optional":
			if held == nil {
				return "none"
			}
			return "some " + canonical(held.(map[string]any))
		default:
			return fmt.Sprintf("%s %q", kind, fmt.Sprint(held))
		}
	}
	return "nothing"
}

// Makers of typed values.

func typed(kind string, held any) map[string]any { return map[string]any{kind: held} }
func typedDouble(number float64) map[string]any {
	switch {
	case math.IsNaN(number):
		return typed("double", "NaN")
	case math.IsInf(number, 1):
		return typed("double", "+Inf")
	case math.IsInf(number, -1):
		return typed("double", "-Inf")
	}
	return typed("double", strconv.FormatFloat(number, 'g', 17, 64))
}
func typedBytes(bytes []byte) map[string]any { return typed("bytes", hex.EncodeToString(bytes)) }
func typedTime(at time.Time) map[string]any {
	return typed("timestamp", at.UTC().Format(time.RFC3339Nano))
}
func typedDuration(of time.Duration) map[string]any {
	return typed("duration", strconv.FormatInt(int64(of), 10))
}
