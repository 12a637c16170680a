package conformance

import (
	"strings"
	"testing"
)

// expectNothingToDo asks `dovetail diff --live` what is to be done right after everything was applied.
func expectNothingToDo(t *testing.T, input string, arguments ...string) {
	t.Helper()
	said := attempt(t, input, "dovetail", append([]string{"diff", "--live"}, arguments...)...)
	if said.code != 0 || !strings.HasPrefix(said.out, "no difference: ") {
		t.Errorf("dovetail diff --live finds something to do right after everything was applied:\n%s", said.text())
	}
}

const liveBefore = `apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  labels: {app.kubernetes.io/part-of: live}
data: {level: info}
---
apiVersion: v1
kind: Service
metadata:
  name: web
  labels: {app.kubernetes.io/part-of: live}
spec:
  selector: {app: web}
  ports: [{name: http, port: 80}]
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: {app.kubernetes.io/part-of: live}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1
          env: [{name: LEVEL, valueFrom: {configMapKeyRef: {name: settings, key: level}}}]
          resources: {requests: {memory: 1024Mi}}
`

// TestLive changes by hand what was applied, in each of the ways in which people apply.
func TestLive(t *testing.T) {
	for name, how := range map[string][]string{"client": {"apply"}, "server": {"apply", "--server-side", "--field-manager=deployer"}, "create": {"create"}} {
		t.Run(name, func(t *testing.T) {
			namespace := "live-" + name
			tool(t, "kubectl", "create", "namespace", namespace)
			defer tool(t, "kubectl", "delete", "namespace", namespace)
			kubectl := func(input string, arguments ...string) {
				t.Helper()
				toolWith(t, input, "kubectl", append(arguments, "--namespace", namespace)...)
			}
			live := func(manifests string) string {
				t.Helper()
				said := attempt(t, manifests, "dovetail", "diff", "--live", "--namespace", namespace, "-")
				if said.code > 1 || said.err != "" {
					t.Fatalf("exit code %d: %s", said.code, said.text())
				}
				return said.out
			}
			kubectl(liveBefore, append(how, "-f", "-")...)
			expectNothingToDo(t, liveBefore, "--namespace", namespace, "-")

			// A controller's word is no change; a hand's is, where it is about what was applied.
			kubectl("", "scale", "deployment/web", "--replicas=3")
			kubectl("", "annotate", "configmap/settings", "example.com/seen=yes")
			if name != "create" {
				expectNothingToDo(t, liveBefore, "--namespace", namespace, "-")
			}
			kubectl("", "set", "image", "deployment/web", "web=registry.example.com/web:broken")
			expectLine(t, live(liveBefore), "~ spec.template.spec.containers[web].image: registry.example.com/web:broken → registry.example.com/web:1")

			// What the manifests have no more is still there.
			_, without, _ := strings.Cut(liveBefore, "---\n")
			gone := live(without)
			expectLine(t, gone, "- ConfigMap "+namespace+"/settings  (the cluster)")
			if strings.Contains(gone, "ReplicaSet") || strings.Contains(gone, "kube-root-ca.crt") {
				t.Errorf("nobody applied all of this:\n%s", gone)
			}

			// What the server would refuse is told before it does.
			expectLine(t, live(strings.Replace(liveBefore, "matchLabels: {app: web}", "matchLabels: {app: other}", 1)), "[UPD-01]")
		})
	}
}

func expectLine(t *testing.T, text, part string) {
	t.Helper()
	if !strings.Contains(text, part) {
		t.Errorf("there is no %q in:\n%s", part, text)
	}
}
