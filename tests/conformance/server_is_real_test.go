package conformance

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// What the other tests rely on: that the server judges, that pods wait, and that without a server no test passes.

func TestServerIsTheOneOfGoMod(t *testing.T) {
	version, err := cluster.discovery.ServerVersion()
	if err != nil {
		t.Fatal(err)
	}
	wanted, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "k8s.io/kubernetes").Output()
	if err != nil {
		t.Fatal(err)
	}
	if version.GitVersion != strings.TrimSpace(string(wanted)) {
		t.Errorf("the server is Kubernetes %s, and go.mod has %s", version.GitVersion, wanted)
	}
}

func TestUnknownFieldIsRefused(t *testing.T) {
	o := objectOf("v1", "ConfigMap", "default", "judged", map[string]any{"dta": map[string]any{}})
	if said := dryRun(t, o); !said.refused() || !strings.Contains(said.message, `unknown field "dta"`) {
		t.Errorf("a dry run: %s", said)
	}
	said := attempt(t, asJSON(o), "kubectl", "apply", "--server-side", "--validate=strict", "-f", "-")
	if said.code == 0 || !strings.Contains(said.err, ".dta: field not declared in schema") {
		t.Errorf("kubectl apply: %d\n%s", said.code, said.text())
	}
}

func TestWrongTypeIsRefused(t *testing.T) {
	o := objectOf("v1", "ConfigMap", "default", "judged", map[string]any{"data": map[string]any{"level": 1}})
	if said := dryRun(t, o); said.code != 400 {
		t.Errorf("a number for a text: %s", said)
	}
	o = objectOf("secrets.hashicorp.com/v1beta1", "VaultConnection", "default", "judged", map[string]any{"spec": map[string]any{"address": 1}})
	if said, different := sendEveryField(t, o); said.code != 422 || len(different) != 1 {
		t.Errorf("a number for a text of a CRD: %s", said)
	}
}

func TestPodWaitsForItsSecret(t *testing.T) {
	pod := objectOf("v1", "Pod", "default", "waiting", map[string]any{"spec": map[string]any{"containers": []any{map[string]any{
		"name": "only", "image": "registry.example.com/only:1.0", "env": []any{map[string]any{
			"name": "PASSWORD", "valueFrom": map[string]any{"secretKeyRef": map[string]any{"name": "waited-for", "key": "password"}}}}}}}})
	toolWith(t, asJSON(pod), "kubectl", "create", "-f", "-")
	defer toolWith(t, "", "kubectl", "delete", "pod", "waiting")
	expectMessage := func(wanted string) {
		t.Helper()
		if !waitFor(20*time.Second, func() bool {
			message, _, _ := nestedString(get(t, pod), "status", "message")
			return strings.Contains(message, wanted)
		}) {
			t.Errorf("the pod does not say %q:\n%s", wanted, waitingPods(t, []*object{pod}))
		}
	}
	expectMessage("there is no Secret waited-for")
	secret := outside{Kind: "Secret", Name: "waited-for", Namespace: "default", Keys: []string{"pasword"}}
	defer toolWith(t, "", "kubectl", "delete", "--ignore-not-found", "secret", "waited-for")
	toolWith(t, asJSON(secret.object(nil)), "kubectl", "apply", "-f", "-")
	expectMessage("Secret waited-for has no key password")
	secret.Keys = []string{"password"}
	toolWith(t, asJSON(secret.object(nil)), "kubectl", "apply", "-f", "-")
	if !waitFor(20*time.Second, func() bool { available, _ := isAvailable(get(t, pod)); return available }) {
		t.Errorf("the pod does not run:\n%s", waitingPods(t, []*object{pod}))
	}
}

// A claim gets the volume that somebody made for its class, though the class waits for a pod to ask; and stays pending where
// the volume is too small.
func TestClaimGetsItsVolume(t *testing.T) {
	class := objectOf("storage.k8s.io/v1", "StorageClass", "", "by-hand", map[string]any{
		"provisioner": "kubernetes.io/no-provisioner", "volumeBindingMode": "WaitForFirstConsumer"})
	volume := objectOf("v1", "PersistentVolume", "", "by-hand", map[string]any{"spec": map[string]any{
		"capacity": map[string]any{"storage": "2Gi"}, "accessModes": []any{"ReadWriteOnce"}, "storageClassName": "by-hand",
		"persistentVolumeReclaimPolicy": "Retain", "hostPath": map[string]any{"path": "/nowhere"}}})
	claimOf := func(name, size string) *object {
		return objectOf("v1", "PersistentVolumeClaim", "default", name, map[string]any{"spec": map[string]any{
			"storageClassName": "by-hand", "accessModes": []any{"ReadWriteOnce"},
			"resources": map[string]any{"requests": map[string]any{"storage": size}}}})
	}
	large, small := claimOf("large", "3Gi"), claimOf("small", "1Gi")
	all := asJSON(class) + "\n---\n" + asJSON(volume) + "\n---\n" + asJSON(large) + "\n---\n" + asJSON(small)
	toolWith(t, all, "kubectl", "apply", "--server-side", "-f", "-")
	defer toolWith(t, all, "kubectl", "delete", "--wait", "-f", "-")
	if !waitFor(20*time.Second, func() bool { bound, _ := isAvailable(get(t, small)); return bound }) {
		t.Errorf("the claim is not bound: %v", get(t, small).Object["status"])
	}
	if bound, _ := isAvailable(get(t, large)); bound {
		t.Error("a claim has a volume that is too small for it")
	}
}

// A DaemonSet has a pod on each node.
func TestDaemonSetIsOnEachNode(t *testing.T) {
	labels := map[string]any{"app": "everywhere"}
	set := objectOf("apps/v1", "DaemonSet", "default", "everywhere", map[string]any{"spec": map[string]any{
		"selector": map[string]any{"matchLabels": labels},
		"template": map[string]any{"metadata": map[string]any{"labels": labels}, "spec": map[string]any{"containers": []any{
			map[string]any{"name": "only", "image": "registry.example.com/only:1.0"}}}}}})
	toolWith(t, asJSON(set), "kubectl", "apply", "--server-side", "-f", "-")
	defer toolWith(t, asJSON(set), "kubectl", "delete", "--wait", "-f", "-")
	expectAvailable(t, []*object{set})
	if number := nestedInt(get(t, set), "status", "numberAvailable"); number != 2 {
		t.Errorf("there are %d pods", number)
	}
}

// A second control plane ends when its standard input is closed, as by the death of its parent, and on a signal; it leaves
// nothing behind.
func TestControlPlaneEnds(t *testing.T) {
	for name, end := range map[string]func(*exec.Cmd, func() error){
		"orphaned":   func(_ *exec.Cmd, closeInput func() error) { _ = closeInput() },
		"terminated": func(c *exec.Cmd, _ func() error) { _ = c.Process.Signal(syscall.SIGTERM) },
	} {
		t.Run(name, func(t *testing.T) {
			if *kubeconfig != "" {
				t.Fatal("the server is not the tests' own")
			}
			command := exec.Command(cluster.tools["control-plane"])
			input, err := command.StdinPipe()
			if err != nil {
				t.Fatal(err)
			}
			output, err := command.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := command.Start(); err != nil {
				t.Fatal(err)
			}
			defer func() { _ = command.Process.Kill() }()
			line, _ := bufio.NewReader(output).ReadString('\n')
			path, ready := strings.CutPrefix(strings.TrimSpace(line), "ready ")
			if !ready {
				t.Fatal("the control plane was not ready")
			}
			end(command, input.Close)
			ended := make(chan error, 1)
			go func() { ended <- command.Wait() }()
			select {
			case err := <-ended:
				if err != nil {
					t.Error(err)
				}
			case <-time.After(15 * time.Second):
				t.Fatal("the control plane still runs after 15 s")
			}
			if _, err := os.Stat(filepath.Dir(path)); !os.IsNotExist(err) {
				t.Errorf("%s is still there (%v)", filepath.Dir(path), err)
			}
		})
	}
}

// Every test fails where nobody listens at the server's address.
func TestNothingPassesWithoutServer(t *testing.T) {
	nobody := filepath.Join(t.TempDir(), "kubeconfig")
	config := `{apiVersion: v1, kind: Config, current-context: x, contexts: [{name: x, context: {cluster: x, user: x}}],
users: [{name: x, user: {}}], clusters: [{name: x, cluster: {server: "https://127.0.0.1:9"}}]}`
	if err := os.WriteFile(nobody, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	listed, err := exec.Command(os.Args[0], "-test.list", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	names := slices.DeleteFunc(lines(listed), func(name string) bool { return !strings.HasPrefix(name, "Test") || name == t.Name() })
	if len(names) < 5 {
		t.Fatalf("only these tests: %v", names)
	}
	text, err := exec.Command(os.Args[0], "-test.v", "-test.run", "^("+strings.Join(names, "|")+")$", "-kubeconfig", nobody,
		"-build", *buildFolder).CombinedOutput()
	if err == nil {
		t.Error("the tests succeed")
	}
	for _, name := range names {
		if !strings.Contains(string(text), "\n--- FAIL: "+name+" ") {
			t.Errorf("%s does not fail", name)
		}
	}
	if strings.Contains(string(text), "--- PASS") || strings.Contains(string(text), "--- SKIP") {
		t.Error("a test passes, or is skipped")
	}
	if t.Failed() {
		t.Logf("%s", text)
	}
}
