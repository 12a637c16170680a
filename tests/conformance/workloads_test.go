package conformance

import (
	"fmt"
	"strings"
	"testing"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// How long the workloads of a stack may take to come up. Pods run at once; what takes time is the controllers.
const availableWithin = time.Minute

var (
	podResource   = schema.GroupVersionResource{Version: "v1", Resource: "pods"}
	sliceResource = schema.GroupVersionResource{Group: "discovery.k8s.io", Version: "v1", Resource: "endpointslices"}
)

func nestedString(o *object, path ...string) (string, bool, error) {
	return unstructured.NestedString(o.Object, path...)
}

func nestedSlice(o *object, path ...string) ([]any, bool, error) {
	return unstructured.NestedSlice(o.Object, path...)
}

func nestedInt(o *object, path ...string) int64 {
	number, _, _ := unstructured.NestedInt64(o.Object, path...)
	return number
}

func replicasOf(o *object) int64 {
	value, found, _ := unstructured.NestedFieldNoCopy(o.Object, "spec", "replicas")
	switch number := value.(type) {
	case int64:
		return number
	case float64:
		return int64(number)
	}
	if found {
		panic(fmt.Sprintf("replicas is a %T", value))
	}
	return 1
}

func hasCondition(o *object, kind string) bool {
	conditions, _, _ := nestedSlice(o, "status", "conditions")
	for _, each := range conditions {
		condition, _ := each.(map[string]any)
		if condition["type"] == kind && condition["status"] == "True" {
			return true
		}
	}
	return false
}

// isAvailable says whether a workload is up, as the server has it; `counts` is false for what is no workload.
func isAvailable(o *object) (available, counts bool) {
	seen := nestedInt(o, "status", "observedGeneration") >= o.GetGeneration()
	switch o.GetKind() {
	case "Deployment", "ReplicaSet", "StatefulSet":
		wanted := replicasOf(o)
		return seen && nestedInt(o, "status", "availableReplicas") == wanted && nestedInt(o, "status", "replicas") == wanted, true
	case "DaemonSet":
		wanted := nestedInt(o, "status", "desiredNumberScheduled")
		return seen && wanted > 0 && nestedInt(o, "status", "numberAvailable") == wanted, true
	case "Job":
		return hasCondition(o, "Complete"), true
	case "Pod":
		phase, _, _ := nestedString(o, "status", "phase")
		return phase == "Succeeded" || hasCondition(o, "Ready"), true
	case "PersistentVolumeClaim":
		phase, _, _ := nestedString(o, "status", "phase")
		return phase == "Bound", true
	case "CustomResourceDefinition":
		return hasCondition(o, "Established"), true
	}
	return true, false
}

// expectUp is content once all workloads and Services are there, those at rest for a while, too; it says how many.
func expectUp(t *testing.T, objects []*object) string {
	t.Helper()
	resting := atRest(objects)
	scale(t, resting, 1)
	workloads, services := expectAvailable(t, objects)
	text := fmt.Sprintf("%s, %s", count(workloads, "workload"), count(services, "service"))
	if len(resting) != 0 {
		text += fmt.Sprintf(" (%d woken)", len(resting))
		scale(t, resting, 0)
		expectReplicas(t, resting)
	}
	return text
}

// atRest are the workloads that run no pod until somebody scales them, which the tests do to see what they would reach.
func atRest(objects []*object) []*object {
	var resting []*object
	for _, o := range objects {
		if kind := o.GetKind(); (kind == "Deployment" || kind == "StatefulSet") && replicasOf(o) == 0 {
			resting = append(resting, o)
		}
	}
	return resting
}

func scale(t *testing.T, workloads []*object, replicas int) {
	t.Helper()
	for _, o := range workloads {
		tool(t, "kubectl", "scale", "--namespace", o.GetNamespace(), strings.ToLower(o.GetKind())+"/"+o.GetName(),
			fmt.Sprintf("--replicas=%d", replicas))
	}
}

// expectReplicas waits until workloads have as many pods as they ask for.
func expectReplicas(t *testing.T, workloads []*object) {
	t.Helper()
	for _, o := range workloads {
		if !waitFor(availableWithin, func() bool { available, _ := isAvailable(get(t, o)); return available }) {
			t.Errorf("%s has %d pods", titleOf(o), nestedInt(get(t, o), "status", "replicas"))
		}
	}
}

// expectAvailable waits for the workloads, and for a ready endpoint behind each Service that picks pods; it returns how many
// of each there are.
func expectAvailable(t *testing.T, objects []*object) (workloads, services int) {
	t.Helper()
	var missing []string
	up := waitFor(availableWithin, func() bool {
		missing, workloads, services = nil, 0, 0
		for _, o := range objects {
			available, counts := isAvailable(o)
			if counts {
				workloads++
				if available, _ = isAvailable(get(t, o)); !available {
					missing = append(missing, titleOf(o)+" is not available")
				}
			}
			if o.GetKind() != "Service" {
				continue
			}
			if selector, _, _ := unstructured.NestedMap(o.Object, "spec", "selector"); len(selector) != 0 {
				services++
				if text := missingEndpoints(t, o); text != "" {
					missing = append(missing, text)
				}
			}
		}
		return len(missing) == 0
	})
	if !up {
		t.Fatalf("not available after %s:\n%s\n%s", availableWithin, strings.Join(missing, "\n"), waitingPods(t, objects))
	}
	return workloads, services
}

// missingEndpoints is empty where each port of a Service leads to a ready pod.
func missingEndpoints(t *testing.T, service *object) string {
	t.Helper()
	slices, err := cluster.dynamic.Resource(sliceResource).Namespace(service.GetNamespace()).List(t.Context(),
		metav1.ListOptions{LabelSelector: "kubernetes.io/service-name=" + service.GetName()})
	if err != nil {
		t.Fatal(err)
	}
	reached := map[string]bool{}
	for i := range slices.Items {
		slice := &slices.Items[i]
		ready := false
		endpoints, _, _ := nestedSlice(slice, "endpoints")
		for _, each := range endpoints {
			is, _, _ := unstructured.NestedBool(each.(map[string]any), "conditions", "ready")
			ready = ready || is
		}
		ports, _, _ := nestedSlice(slice, "ports")
		for _, each := range ports {
			name, _, _ := unstructured.NestedString(each.(map[string]any), "name")
			reached[name] = reached[name] || ready
		}
	}
	ports, _, _ := nestedSlice(service, "spec", "ports")
	for _, each := range ports {
		name, _, _ := unstructured.NestedString(each.(map[string]any), "name")
		if !reached[name] {
			return fmt.Sprintf("%s: port %q has no ready endpoint", titleOf(service), name)
		}
	}
	return ""
}

// waitingPods says what pods wait for.
func waitingPods(t *testing.T, objects []*object) string {
	t.Helper()
	spaces := map[string]bool{}
	for _, o := range objects {
		spaces[o.GetNamespace()] = true
	}
	var lines []string
	for space := range spaces {
		if space == "" {
			continue
		}
		pods, err := cluster.dynamic.Resource(podResource).Namespace(space).List(t.Context(), metav1.ListOptions{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range pods.Items {
			phase, _, _ := nestedString(&pods.Items[i], "status", "phase")
			message, _, _ := nestedString(&pods.Items[i], "status", "message")
			lines = append(lines, strings.TrimRight(fmt.Sprintf("%s is %s: %s", titleOf(&pods.Items[i]), phase, message), ": "))
		}
	}
	return strings.Join(lines, "\n")
}
