package main

import (
	"context"
	"fmt"
	"slices"
	"time"

	corev1 "k8s.io/api/core/v1"
	storagev1 "k8s.io/api/storage/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	corelisters "k8s.io/client-go/listers/core/v1"
	storagelisters "k8s.io/client-go/listers/storage/v1"
	"k8s.io/client-go/rest"
	volumehelpers "k8s.io/component-helpers/storage/volume"
)

// nodes stand in for scheduler, kubelets and a provisioner of volumes: each pod gets a node, and runs as soon as everything is
// there that a kubelet would wait for (wants.go); those of a Job end well at once. What they do may fail, as when an object
// has changed meanwhile; they look again soon.
type nodes struct {
	client  kubernetes.Interface
	pods    corelisters.PodLister
	claims  corelisters.PersistentVolumeClaimLister
	volumes corelisters.PersistentVolumeLister
	classes storagelisters.StorageClassLister
	there   objects
	bound   int
	started int
}

const (
	lookAgainAfter = 50 * time.Millisecond
	provisioner    = "conformance.dovetail/nodes"
	noProvisioner  = "kubernetes.io/no-provisioner"
	provisionedBy  = "pv.kubernetes.io/provisioned-by"
)

var nodeNames = []string{"node-a", "node-b"}

func startNodes(ctx context.Context, config *rest.Config) error {
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	for _, name := range nodeNames {
		if err := addNode(ctx, client, name); err != nil {
			return err
		}
	}
	if err := addStorageClass(ctx, client); err != nil {
		return err
	}

	all := informers.NewSharedInformerFactory(client, 0)
	core := all.Core().V1()
	n := &nodes{
		client:  client,
		pods:    core.Pods().Lister(),
		claims:  core.PersistentVolumeClaims().Lister(),
		volumes: core.PersistentVolumes().Lister(),
		classes: all.Storage().V1().StorageClasses().Lister(),
		there: objects{
			secrets: core.Secrets().Lister(),
			configs: core.ConfigMaps().Lister(),
			claims:  core.PersistentVolumeClaims().Lister(),
		},
	}
	all.Start(ctx.Done())
	all.WaitForCacheSync(ctx.Done())
	go n.run(ctx)
	return nil
}

func addNode(ctx context.Context, client kubernetes.Interface, name string) error {
	node, err := client.CoreV1().Nodes().Create(ctx, &corev1.Node{
		ObjectMeta: metav1.ObjectMeta{Name: name, Labels: map[string]string{
			corev1.LabelHostname: name, corev1.LabelOSStable: "linux", corev1.LabelArchStable: "amd64"}},
	}, metav1.CreateOptions{})
	if err != nil {
		return err
	}
	capacity := corev1.ResourceList{
		corev1.ResourceCPU: quantity("64"), corev1.ResourceMemory: quantity("256Gi"), corev1.ResourcePods: quantity("1000")}
	node.Status = corev1.NodeStatus{
		Capacity: capacity, Allocatable: capacity,
		Conditions: []corev1.NodeCondition{{Type: corev1.NodeReady, Status: corev1.ConditionTrue, Reason: "Conformance",
			LastHeartbeatTime: metav1.Now(), LastTransitionTime: metav1.Now()}},
		Addresses: []corev1.NodeAddress{{Type: corev1.NodeHostName, Address: name}},
	}
	if node, err = client.CoreV1().Nodes().UpdateStatus(ctx, node, metav1.UpdateOptions{}); err != nil {
		return err
	}
	// A new node is tainted as not ready, and nobody here but us sees that it is.
	node.Spec.Taints = nil
	_, err = client.CoreV1().Nodes().Update(ctx, node, metav1.UpdateOptions{})
	return err
}

// addStorageClass makes the class that claims without one get.
func addStorageClass(ctx context.Context, client kubernetes.Interface) error {
	_, err := client.StorageV1().StorageClasses().Create(ctx, &storagev1.StorageClass{
		ObjectMeta: metav1.ObjectMeta{Name: "standard", Annotations: map[string]string{
			"storageclass.kubernetes.io/is-default-class": "true"}},
		Provisioner: provisioner,
	}, metav1.CreateOptions{})
	return err
}

func (n *nodes) run(ctx context.Context) {
	for ctx.Err() == nil {
		claims, _ := n.claims.List(labels.Everything())
		for _, claim := range claims {
			_ = n.provision(ctx, claim)
		}
		volumes, _ := n.volumes.List(labels.Everything())
		for _, volume := range volumes {
			_ = n.reclaim(ctx, volume)
		}
		pods, _ := n.pods.List(labels.Everything())
		for _, pod := range pods {
			_ = n.settle(ctx, pod)
		}
		select {
		case <-ctx.Done():
		case <-time.After(lookAgainAfter):
		}
	}
}

// settle takes a pod one step further.
func (n *nodes) settle(ctx context.Context, pod *corev1.Pod) error {
	pods := n.client.CoreV1().Pods(pod.Namespace)
	switch {
	case pod.DeletionTimestamp != nil:
		now := int64(0)
		return pods.Delete(ctx, pod.Name, metav1.DeleteOptions{GracePeriodSeconds: &now,
			Preconditions: &metav1.Preconditions{UID: &pod.UID}})
	case pod.Spec.NodeName == "" && len(pod.Spec.SchedulingGates) == 0:
		return pods.Bind(ctx, &corev1.Binding{
			ObjectMeta: metav1.ObjectMeta{Name: pod.Name, UID: pod.UID},
			Target:     corev1.ObjectReference{Kind: "Node", Name: n.nodeFor(pod)},
		}, metav1.CreateOptions{})
	case pod.Spec.NodeName == "" || pod.Status.Phase != corev1.PodPending:
		return nil
	}

	next := pod.DeepCopy()
	if missing := n.there.missing(pod); missing != "" {
		if pod.Status.Message == missing {
			return nil
		}
		// Where a person looks for it: `kubectl get pod -o yaml`.
		next.Status.Message = missing
	} else {
		n.started++
		next.Status = statusOf(pod, fmt.Sprintf("10.244.%d.%d", n.started/250%250, n.started%250+1))
	}
	_, err := pods.UpdateStatus(ctx, next, metav1.UpdateOptions{})
	return err
}

// nodeFor takes the nodes in turn, but for a pod of a DaemonSet, which names its own. What else a pod asks of a node, these
// have.
func (n *nodes) nodeFor(pod *corev1.Pod) string {
	if a := pod.Spec.Affinity; a != nil && a.NodeAffinity != nil && a.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution != nil {
		for _, term := range a.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution.NodeSelectorTerms {
			for _, field := range term.MatchFields {
				if field.Key == metav1.ObjectNameField && len(field.Values) == 1 {
					return field.Values[0]
				}
			}
		}
	}
	n.bound++
	return nodeNames[n.bound%len(nodeNames)]
}

// statusOf is that of a pod which runs, or which has ended well where it is not to run for ever.
func statusOf(pod *corev1.Pod, address string) corev1.PodStatus {
	now := metav1.Now()
	ends := pod.Spec.RestartPolicy != corev1.RestartPolicyAlways
	running := corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: now}}
	ended := corev1.ContainerState{Terminated: &corev1.ContainerStateTerminated{Reason: "Completed", StartedAt: now, FinishedAt: now}}
	yes := true

	status := *pod.Status.DeepCopy()
	status.Phase, status.Message, status.StartTime = corev1.PodRunning, "", &now
	status.HostIP, status.PodIP, status.PodIPs = "127.0.0.1", address, []corev1.PodIP{{IP: address}}
	ready := corev1.ConditionTrue
	if ends {
		status.Phase, ready = corev1.PodSucceeded, corev1.ConditionFalse
	}
	set := func(kind corev1.PodConditionType, is corev1.ConditionStatus) {
		for i := range status.Conditions {
			if status.Conditions[i].Type == kind {
				status.Conditions[i].Status = is
				return
			}
		}
		status.Conditions = append(status.Conditions, corev1.PodCondition{Type: kind, Status: is, LastTransitionTime: now})
	}
	set(corev1.PodInitialized, corev1.ConditionTrue)
	set(corev1.ContainersReady, ready)
	set(corev1.PodReady, ready)

	status.InitContainerStatuses, status.ContainerStatuses = nil, nil
	for _, c := range pod.Spec.InitContainers {
		one := corev1.ContainerStatus{Name: c.Name, Image: c.Image, ImageID: c.Image, Ready: true, Started: &yes, State: ended}
		if c.RestartPolicy != nil && *c.RestartPolicy == corev1.ContainerRestartPolicyAlways && !ends {
			one.State = running
		}
		status.InitContainerStatuses = append(status.InitContainerStatuses, one)
	}
	for _, c := range pod.Spec.Containers {
		one := corev1.ContainerStatus{Name: c.Name, Image: c.Image, ImageID: c.Image, Ready: !ends, Started: &yes, State: running}
		if ends {
			one.State = ended
		}
		status.ContainerStatuses = append(status.ContainerStatuses, one)
	}
	return status
}

// provision makes a volume for a claim whose class there is, or finds the one that somebody made; a claim without a class waits
// for a volume, too.
func (n *nodes) provision(ctx context.Context, claim *corev1.PersistentVolumeClaim) error {
	class := claim.Spec.StorageClassName
	if claim.Status.Phase != corev1.ClaimPending || claim.Spec.VolumeName != "" || claim.DeletionTimestamp != nil ||
		class == nil || *class == "" {
		return nil
	}
	found, err := n.classes.Get(*class)
	if err != nil {
		return err
	}
	if found.Provisioner == noProvisioner {
		return n.claimVolume(ctx, claim)
	}
	name := "pvc-" + string(claim.UID)
	if _, err := n.volumes.Get(name); err == nil {
		return nil
	}
	_, err = n.client.CoreV1().PersistentVolumes().Create(ctx, &corev1.PersistentVolume{
		ObjectMeta: metav1.ObjectMeta{Name: name, Annotations: map[string]string{provisionedBy: provisioner}},
		Spec: corev1.PersistentVolumeSpec{
			Capacity:                      claim.Spec.Resources.Requests,
			AccessModes:                   claim.Spec.AccessModes,
			VolumeMode:                    claim.Spec.VolumeMode,
			StorageClassName:              *class,
			PersistentVolumeReclaimPolicy: corev1.PersistentVolumeReclaimRetain,
			ClaimRef:                      referenceTo(claim),
			PersistentVolumeSource: corev1.PersistentVolumeSource{
				HostPath: &corev1.HostPathVolumeSource{Path: "/nowhere/" + name}},
		},
	}, metav1.CreateOptions{})
	return err
}

// claimVolume gives a claim one of the volumes of its class, which a scheduler does where the class waits for a pod.
func (n *nodes) claimVolume(ctx context.Context, claim *corev1.PersistentVolumeClaim) error {
	volumes, err := n.volumes.List(labels.Everything())
	if err != nil {
		return err
	}
	for _, volume := range volumes {
		if volume.Status.Phase != corev1.VolumeAvailable || volume.Spec.ClaimRef != nil ||
			volume.Spec.StorageClassName != *claim.Spec.StorageClassName ||
			volume.Spec.Capacity.Storage().Cmp(*claim.Spec.Resources.Requests.Storage()) < 0 ||
			slices.ContainsFunc(claim.Spec.AccessModes, func(mode corev1.PersistentVolumeAccessMode) bool {
				return !slices.Contains(volume.Spec.AccessModes, mode)
			}) {
			continue
		}
		next, _, err := volumehelpers.GetBindVolumeToClaim(volume, claim)
		if err != nil {
			return err
		}
		_, err = n.client.CoreV1().PersistentVolumes().Update(ctx, next, metav1.UpdateOptions{})
		return err
	}
	return nil
}

func referenceTo(claim *corev1.PersistentVolumeClaim) *corev1.ObjectReference {
	return &corev1.ObjectReference{APIVersion: "v1", Kind: "PersistentVolumeClaim", Namespace: claim.Namespace, Name: claim.Name,
		UID: claim.UID}
}

// reclaim removes a volume made here whose claim is gone.
func (n *nodes) reclaim(ctx context.Context, volume *corev1.PersistentVolume) error {
	if volume.Status.Phase != corev1.VolumeReleased || volume.Annotations[provisionedBy] != provisioner ||
		volume.DeletionTimestamp != nil {
		return nil
	}
	return n.client.CoreV1().PersistentVolumes().Delete(ctx, volume.Name, metav1.DeleteOptions{})
}
