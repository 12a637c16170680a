package conformance

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/discovery"
)

// Kinds that the control plane makes for itself, at any time.
var comesAndGoes = []string{"Event", "Lease", "ComponentStatus", "APIService", "FlowSchema", "PriorityLevelConfiguration", "CSINode"}

// snapshot is every object of the server by its title, with its UID.
type snapshot map[string]string

func takeSnapshot(t *testing.T) snapshot {
	t.Helper()
	lists, err := cluster.discovery.ServerPreferredResources()
	var incomplete *discovery.ErrGroupDiscoveryFailed
	if err != nil && !errors.As(err, &incomplete) {
		t.Fatal(err)
	}
	found := snapshot{}
	for _, list := range lists {
		version, err := schema.ParseGroupVersion(list.GroupVersion)
		if err != nil {
			t.Fatal(err)
		}
		for _, resource := range list.APIResources {
			if !slices.Contains(resource.Verbs, "list") || slices.Contains(comesAndGoes, resource.Kind) {
				continue
			}
			objects, err := cluster.dynamic.Resource(version.WithResource(resource.Name)).List(t.Context(), metav1.ListOptions{})
			if apierrors.IsNotFound(err) || apierrors.IsMethodNotSupported(err) {
				continue
			}
			if err != nil {
				t.Fatalf("%s: %v", resource.Name, err)
			}
			for i := range objects.Items {
				if o := &objects.Items[i]; !followsAnother(o) {
					found[titleOf(o)] = string(o.GetUID())
				}
			}
		}
	}
	if len(found) == 0 {
		t.Fatal("the server has no objects at all")
	}
	return found
}

// followsAnother says whether the control plane makes the object for another one, and takes it away with that: what it puts
// into each namespace, and the volume of a claim.
func followsAnother(o *object) bool {
	switch o.GetKind() {
	case "ConfigMap":
		return o.GetName() == "kube-root-ca.crt"
	case "ServiceAccount":
		return o.GetName() == "default"
	case "PersistentVolume":
		return o.GetAnnotations()["pv.kubernetes.io/provisioned-by"] != ""
	}
	return false
}

// difference lists the objects that are new, and those that are gone, sorted.
func (before snapshot) difference(after snapshot) (added, gone []string) {
	for title, uid := range after {
		if before[title] != uid {
			added = append(added, title)
		}
	}
	for title, uid := range before {
		if after[title] != uid {
			gone = append(gone, title)
		}
	}
	slices.Sort(added)
	slices.Sort(gone)
	return added, gone
}

// expectOnly waits until nothing is there that was not there before, but for what is kept.
func (before snapshot) expectOnly(t *testing.T, kept []string) {
	t.Helper()
	wanted := slices.Sorted(slices.Values(kept))
	var added, gone []string
	if waitFor(30*time.Second, func() bool {
		added, gone = before.difference(takeSnapshot(t))
		return slices.Equal(added, wanted) && len(gone) == 0
	}) {
		return
	}
	for _, title := range added {
		if !slices.Contains(wanted, title) {
			t.Errorf("%s is still there", title)
		}
	}
	for _, title := range wanted {
		if !slices.Contains(added, title) {
			t.Errorf("%s was to be kept, and is gone", title)
		}
	}
	if len(gone) != 0 {
		t.Errorf("gone, though none of the stack's: %s", strings.Join(gone, ", "))
	}
}

// waitFor asks again and again; it says whether the answer was yes in time.
func waitFor(limit time.Duration, done func() bool) bool {
	for deadline := time.Now().Add(limit); ; time.Sleep(100 * time.Millisecond) {
		if done() {
			return true
		}
		if time.Now().After(deadline) {
			return false
		}
	}
}

func count(n int, what string) string {
	if n == 1 {
		return fmt.Sprintf("1 %s", what)
	}
	return fmt.Sprintf("%d %ss", n, what)
}
