package conformance

import (
	"encoding/base64"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// outside is what a stack needs in the cluster and does not hold: `<stack>-manifests --externals` says it.
type outside struct {
	Kind      string
	Name      string
	Namespace string
	Keys      []string
	Ports     []struct {
		Name string
		Port int64
	}
}

// outsideOf asks a stack's own program, in one of its environments where it has them.
func outsideOf(t *testing.T, stack, environment string) []outside {
	t.Helper()
	program := programOf(t, stack)
	arguments := []string{"--externals"}
	if environment != "" && environment != "." {
		help, err := exec.Command(program, "--help").Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, option := range []string{"--environment", "--env"} {
			if strings.Contains(string(help), option+" ") {
				arguments = append(arguments, option, environment)
				break
			}
		}
	}
	text, err := exec.Command(program, arguments...).Output()
	if err != nil {
		t.Fatalf("%s %s: %v", program, strings.Join(arguments, " "), err)
	}
	var all []outside
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatalf("%s %s: %v\n%s", program, strings.Join(arguments, " "), err, text)
	}
	return all
}

func programOf(t *testing.T, stack string) string {
	t.Helper()
	for _, pattern := range []string{built("stack", "*", stack+"-manifests"), built("examples", "*", stack+"-manifests")} {
		if found, _ := filepath.Glob(pattern); len(found) == 1 {
			return found[0]
		}
	}
	t.Fatalf("there is no program of stack %s below %s: build the target `conformance`", stack, built())
	return ""
}

// supply makes what others would bring: the namespaces that the objects are in, and of the externals those that pods or the
// server's admission wait for; the others are names to the server, and to the operators that are not here. What goes into a
// namespace of the stack's own is `within`, and has to wait for it. What supply returns takes all of it away again.
func supply(t *testing.T, objects []*object, externals []outside, within bool) (remove func()) {
	t.Helper()
	var made []*object
	own := map[string]bool{}
	for _, o := range objects {
		own[titleOf(o)] = true
	}
	add := func(o *object) {
		client, err := cluster.clientFor(o)
		if err != nil {
			t.Fatal(err)
		}
		_, err = client.Create(t.Context(), o, metav1.CreateOptions{})
		if apierrors.IsAlreadyExists(err) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", titleOf(o), err)
		}
		made = append(made, o)
	}
	namespace := func(name string) {
		if name != "" && !own["Namespace "+name] {
			add(objectOf("v1", "Namespace", "", name, nil))
		}
	}
	for _, o := range objects {
		if !within {
			namespace(o.GetNamespace())
		}
	}
	for _, each := range externals {
		if o := each.object(objects); o != nil && !own[titleOf(o)] && own["Namespace "+o.GetNamespace()] == within {
			namespace(o.GetNamespace())
			add(o)
		}
	}
	return func() {
		for i := len(made) - 1; i >= 0; i-- {
			toolWith(t, asJSON(made[i]), "kubectl", "delete", "--wait", "--ignore-not-found", "-f", "-")
		}
	}
}

// object is nil for kinds that nothing here waits for.
func (o outside) object(users []*object) *object {
	switch o.Kind {
	case "Secret":
		data := map[string]any{}
		for _, key := range o.keys(users) {
			data[key] = base64.StdEncoding.EncodeToString([]byte("conformance"))
		}
		return objectOf("v1", "Secret", o.Namespace, o.Name, map[string]any{"data": data})
	case "ConfigMap":
		data := map[string]any{}
		for _, key := range o.keys(users) {
			data[key] = "conformance"
		}
		return objectOf("v1", "ConfigMap", o.Namespace, o.Name, map[string]any{"data": data})
	case "ServiceAccount":
		return objectOf("v1", "ServiceAccount", o.Namespace, o.Name, nil)
	case "Namespace":
		return objectOf("v1", "Namespace", "", o.Name, nil)
	case "PersistentVolumeClaim":
		return objectOf("v1", o.Kind, o.Namespace, o.Name, map[string]any{"spec": map[string]any{
			"accessModes": []any{"ReadWriteMany"},
			"resources":   map[string]any{"requests": map[string]any{"storage": "1Gi"}}}})
	case "StorageClass":
		return objectOf("storage.k8s.io/v1", o.Kind, "", o.Name, map[string]any{"provisioner": "conformance.dovetail/nodes"})
	case "IngressClass":
		return objectOf("networking.k8s.io/v1", o.Kind, "", o.Name,
			map[string]any{"spec": map[string]any{"controller": "conformance.dovetail/none"}})
	case "PriorityClass":
		return objectOf("scheduling.k8s.io/v1", o.Kind, "", o.Name, map[string]any{"value": int64(1)})
	}
	return nil
}

// keys are the declared ones; of an external whose keys nobody knows, those that are read.
func (o outside) keys(users []*object) []string {
	if len(o.Keys) != 0 {
		return o.Keys
	}
	var keys []string
	for _, user := range users {
		walk(user.Object, func(in map[string]any) {
			name, key := in["name"], in["key"]
			if text, isText := key.(string); isText && name == o.Name {
				keys = append(keys, text)
			}
			if in["secretName"] == o.Name || name == o.Name {
				items, _ := in["items"].([]any)
				for _, each := range items {
					item, _ := each.(map[string]any)
					if text, isText := item["key"].(string); isText {
						keys = append(keys, text)
					}
				}
			}
		})
	}
	return keys
}

// walk visits every map within a value.
func walk(value any, visit func(map[string]any)) {
	switch of := value.(type) {
	case map[string]any:
		visit(of)
		for _, each := range of {
			walk(each, visit)
		}
	case []any:
		for _, each := range of {
			walk(each, visit)
		}
	}
}

func objectOf(apiVersion, kind, namespace, name string, more map[string]any) *object {
	o := &object{Object: map[string]any{"apiVersion": apiVersion, "kind": kind}}
	o.SetName(name)
	if namespace != "" {
		o.SetNamespace(namespace)
	}
	for key, value := range more {
		o.Object[key] = value
	}
	return o
}

func asJSON(o *object) string {
	text, err := json.Marshal(o.Object)
	if err != nil {
		panic(err)
	}
	return string(text)
}
