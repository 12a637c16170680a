package conformance

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"dovetail/conformance/operators"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

var crdResource = schema.GroupVersionResource{Group: "apiextensions.k8s.io", Version: "v1", Resource: "customresourcedefinitions"}

// installCRDs creates the CRDs of all modules, and waits until the server has their kinds.
func (s *server) installCRDs() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	var names []string
	for _, module := range operators.Modules {
		folder, err := moduleFolder(module.Path)
		if err != nil {
			return err
		}
		files, err := filepath.Glob(filepath.Join(folder, module.CRDs))
		if err != nil || len(files) == 0 {
			return errors.Join(err, fmt.Errorf("%s has no %s", module.Path, module.CRDs))
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			definitions, err := decode(string(text))
			if err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
			for _, definition := range definitions {
				if _, err := s.dynamic.Resource(crdResource).Create(ctx, definition, metav1.CreateOptions{}); err != nil {
					return fmt.Errorf("%s: %w", file, err)
				}
				names = append(names, definition.GetName())
			}
		}
	}
	for _, name := range names {
		if err := s.waitForCRD(ctx, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	fmt.Printf("%d CRDs of %d operators are installed\n", len(names), len(operators.Modules))
	return s.rediscover()
}

func (s *server) waitForCRD(ctx context.Context, name string) error {
	for {
		found, err := s.dynamic.Resource(crdResource).Get(ctx, name, metav1.GetOptions{})
		if err != nil {
			return err
		}
		conditions, _, _ := unstructured.NestedSlice(found.Object, "status", "conditions")
		for _, each := range conditions {
			condition, _ := each.(map[string]any)
			if condition["type"] == "Established" && condition["status"] == "True" {
				return nil
			}
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// moduleFolder is where Go keeps a module of go.mod, which it downloads if need be.
func moduleFolder(module string) (string, error) {
	download := exec.Command("go", "mod", "download", module)
	if said, err := download.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go mod download %s: %w\n%s", module, err, said)
	}
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		return "", fmt.Errorf("go list -m %s: %w", module, err)
	}
	return strings.TrimSpace(string(folder)), nil
}
