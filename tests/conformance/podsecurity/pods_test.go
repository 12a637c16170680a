package podsecurity

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	"sigs.k8s.io/yaml"
)

// How many pods are made up.
const madeUp = 450

// context is a container, of whatever sort, that an edit changes.
type edited struct {
	pod       *corev1.Pod
	container *corev1.EphemeralContainerCommon
	chance    *rand.Rand
}

func (e edited) own() *corev1.SecurityContext {
	if e.container.SecurityContext == nil {
		e.container.SecurityContext = &corev1.SecurityContext{}
	}
	return e.container.SecurityContext
}

func (e edited) ofPod() *corev1.PodSecurityContext {
	if e.pod.Spec.SecurityContext == nil {
		e.pod.Spec.SecurityContext = &corev1.PodSecurityContext{}
	}
	return e.pod.Spec.SecurityContext
}

func (e edited) capabilities() *corev1.Capabilities {
	if e.own().Capabilities == nil {
		e.own().Capabilities = &corev1.Capabilities{}
	}
	return e.own().Capabilities
}

func pick[T any](e edited, from ...T) T { return from[e.chance.Intn(len(from))] }

func (e edited) seccomp() *corev1.SeccompProfile {
	kind := pick(e, corev1.SeccompProfileTypeRuntimeDefault, corev1.SeccompProfileTypeLocalhost, corev1.SeccompProfileTypeUnconfined)
	made := &corev1.SeccompProfile{Type: kind}
	if kind == corev1.SeccompProfileTypeLocalhost {
		made.LocalhostProfile = new("a.json")
	}
	return made
}

func (e edited) appArmor() *corev1.AppArmorProfile {
	kind := pick(e, corev1.AppArmorProfileTypeRuntimeDefault, corev1.AppArmorProfileTypeLocalhost, corev1.AppArmorProfileTypeUnconfined)
	made := &corev1.AppArmorProfile{Type: kind}
	if kind == corev1.AppArmorProfileTypeLocalhost {
		made.LocalhostProfile = new("a")
	}
	return made
}

func (e edited) seLinux() *corev1.SELinuxOptions {
	return pick(e, &corev1.SELinuxOptions{}, &corev1.SELinuxOptions{Level: "s0:c1,c2"}, &corev1.SELinuxOptions{Type: "container_t"},
		&corev1.SELinuxOptions{Type: "container_engine_t"}, &corev1.SELinuxOptions{Type: "spc_t"}, &corev1.SELinuxOptions{User: "root"},
		&corev1.SELinuxOptions{Role: "sysadm_r", Type: "container_kvm_t"})
}

func (e edited) handler() corev1.ProbeHandler {
	host := pick(e, "", "", "10.0.0.1", "127.0.0.1", "www.example.com")
	if e.chance.Intn(2) == 0 {
		return corev1.ProbeHandler{TCPSocket: &corev1.TCPSocketAction{Host: host, Port: intstr.FromInt32(80)}}
	}
	return corev1.ProbeHandler{HTTPGet: &corev1.HTTPGetAction{Host: host, Path: "/", Port: intstr.FromInt32(80)}}
}

func (e edited) lifecycle() *corev1.LifecycleHandler {
	made := e.handler()
	return &corev1.LifecycleHandler{HTTPGet: made.HTTPGet, TCPSocket: made.TCPSocket}
}

// edits are what Pod Security's checks look at, each with values of both sorts.
var edits = []func(edited){
	func(e edited) { e.own().Privileged = new(e.chance.Intn(2) == 0) },
	func(e edited) { e.own().AllowPrivilegeEscalation = new(e.chance.Intn(2) == 0) },
	func(e edited) { e.own().AllowPrivilegeEscalation = new(false) },
	func(e edited) { e.own().RunAsNonRoot = new(e.chance.Intn(3) != 0) },
	func(e edited) { e.ofPod().RunAsNonRoot = new(e.chance.Intn(3) != 0) },
	func(e edited) { e.own().RunAsUser = new(pick[int64](e, 0, 1, 1000)) },
	func(e edited) { e.ofPod().RunAsUser = new(pick[int64](e, 0, 1000, 65534)) },
	func(e edited) { e.capabilities().Drop = []corev1.Capability{"ALL"} },
	func(e edited) {
		e.capabilities().Drop = pick(e, nil, []corev1.Capability{"NET_RAW"}, []corev1.Capability{"NET_RAW", "ALL"})
	},
	func(e edited) {
		e.capabilities().Add = pick(e, []corev1.Capability{"NET_BIND_SERVICE"}, []corev1.Capability{"SETUID"},
			[]corev1.Capability{"NET_BIND_SERVICE", "SYS_ADMIN"}, []corev1.Capability{"ALL"}, []corev1.Capability{"CAP_CHOWN"}, []corev1.Capability{"NET_RAW"})
	},
	func(e edited) { e.own().SeccompProfile = e.seccomp() },
	func(e edited) { e.ofPod().SeccompProfile = e.seccomp() },
	func(e edited) { e.own().AppArmorProfile = e.appArmor() },
	func(e edited) { e.ofPod().AppArmorProfile = e.appArmor() },
	func(e edited) {
		e.pod.Annotations["container.apparmor.security.beta.kubernetes.io/"+e.container.Name] =
			pick(e, "unconfined", "runtime/default", "localhost/a", "", "other")
	},
	func(e edited) { e.own().SELinuxOptions = e.seLinux() },
	func(e edited) { e.ofPod().SELinuxOptions = e.seLinux() },
	func(e edited) { e.own().ProcMount = new(pick(e, corev1.DefaultProcMount, corev1.UnmaskedProcMount)) },
	func(e edited) { e.pod.Spec.HostUsers = new(e.chance.Intn(4) == 0) },
	func(e edited) { e.pod.Spec.HostNetwork = e.chance.Intn(2) == 0 },
	func(e edited) { e.pod.Spec.HostPID = e.chance.Intn(2) == 0 },
	func(e edited) { e.pod.Spec.HostIPC = e.chance.Intn(2) == 0 },
	func(e edited) {
		e.container.Ports = append(e.container.Ports, corev1.ContainerPort{ContainerPort: 80, HostPort: pick[int32](e, 0, 80, 8080)})
	},
	func(e edited) {
		e.pod.Spec.Volumes = append(e.pod.Spec.Volumes, corev1.Volume{
			Name: fmt.Sprintf("v%d", len(e.pod.Spec.Volumes)),
			VolumeSource: pick(e,
				corev1.VolumeSource{HostPath: &corev1.HostPathVolumeSource{Path: "/var/run/docker.sock"}},
				corev1.VolumeSource{EmptyDir: &corev1.EmptyDirVolumeSource{}},
				corev1.VolumeSource{NFS: &corev1.NFSVolumeSource{Server: "nfs", Path: "/"}},
				corev1.VolumeSource{Secret: &corev1.SecretVolumeSource{SecretName: "a"}},
				corev1.VolumeSource{CSI: &corev1.CSIVolumeSource{Driver: "csi.example.com"}},
				corev1.VolumeSource{ISCSI: &corev1.ISCSIVolumeSource{TargetPortal: "10.0.0.1:3260", IQN: "iqn.2001-04.com.example:a"}},
				corev1.VolumeSource{GitRepo: &corev1.GitRepoVolumeSource{Repository: "https://example.com/a.git"}},
				corev1.VolumeSource{Image: &corev1.ImageVolumeSource{Reference: "a:1"}},
				corev1.VolumeSource{DownwardAPI: &corev1.DownwardAPIVolumeSource{}},
				corev1.VolumeSource{Projected: &corev1.ProjectedVolumeSource{}},
				corev1.VolumeSource{PersistentVolumeClaim: &corev1.PersistentVolumeClaimVolumeSource{ClaimName: "a"}},
				corev1.VolumeSource{ConfigMap: &corev1.ConfigMapVolumeSource{LocalObjectReference: corev1.LocalObjectReference{Name: "a"}}},
				corev1.VolumeSource{FC: &corev1.FCVolumeSource{WWIDs: []string{"a"}}},
				corev1.VolumeSource{RBD: &corev1.RBDVolumeSource{CephMonitors: []string{"a"}, RBDImage: "a"}}),
		})
	},
	func(e edited) {
		for range 1 + e.chance.Intn(2) {
			e.ofPod().Sysctls = append(e.ofPod().Sysctls, corev1.Sysctl{Value: "1", Name: pick(e, "kernel.shm_rmid_forced",
				"net.ipv4.tcp_syncookies", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_rmem",
				"net.ipv4.tcp_wmem", "net.core.somaxconn", "kernel.msgmax", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat")})
		}
	},
	func(e edited) {
		e.own().WindowsOptions = &corev1.WindowsSecurityContextOptions{HostProcess: new(e.chance.Intn(2) == 0)}
	},
	func(e edited) {
		e.ofPod().WindowsOptions = &corev1.WindowsSecurityContextOptions{HostProcess: new(e.chance.Intn(2) == 0)}
	},
	func(e edited) { e.pod.Spec.OS = &corev1.PodOS{Name: pick(e, corev1.Windows, corev1.Linux)} },
	func(e edited) {
		probe := &corev1.Probe{ProbeHandler: e.handler()}
		*pick(e, &e.container.LivenessProbe, &e.container.ReadinessProbe, &e.container.StartupProbe) = probe
	},
	func(e edited) {
		e.container.Lifecycle = &corev1.Lifecycle{}
		*pick(e, &e.container.Lifecycle.PostStart, &e.container.Lifecycle.PreStop) = e.lifecycle()
	},
	// What restricted asks for, at once, so that some pods are near to it.
	func(e edited) {
		e.ofPod().RunAsNonRoot = new(true)
		e.ofPod().SeccompProfile = &corev1.SeccompProfile{Type: corev1.SeccompProfileTypeRuntimeDefault}
	},
}

// kinds have a pod's template at a path.
var kinds = []struct{ apiVersion, kind string }{
	{"v1", "Pod"}, {"apps/v1", "Deployment"}, {"apps/v1", "StatefulSet"}, {"apps/v1", "DaemonSet"}, {"apps/v1", "ReplicaSet"},
	{"batch/v1", "Job"}, {"batch/v1", "CronJob"}, {"v1", "ReplicationController"}, {"v1", "PodTemplate"},
}

// makePods writes pods that are made up, in the kinds that make them, the same ones each time.
func makePods(t *testing.T, folder string) []judged {
	t.Helper()
	chance := rand.New(rand.NewSource(13))
	var all []judged
	for number := range madeUp {
		pod := &corev1.Pod{}
		pod.Name = fmt.Sprintf("made-%d", number)
		pod.Labels = map[string]string{"app": pod.Name}
		pod.Annotations = map[string]string{}
		add := func(sort string) corev1.EphemeralContainerCommon {
			made := corev1.EphemeralContainerCommon{Name: sort, Image: "a:1"}
			one := edited{pod, &made, chance}
			// Half of them begin as restricted wants them, so that a single fault can be the only one.
			if number%2 == 0 {
				one.own().AllowPrivilegeEscalation = new(false)
				one.own().RunAsNonRoot = new(true)
				one.own().SeccompProfile = &corev1.SeccompProfile{Type: corev1.SeccompProfileTypeRuntimeDefault}
				one.capabilities().Drop = []corev1.Capability{"ALL"}
			}
			for range chance.Intn(5) {
				edits[chance.Intn(len(edits))](one)
			}
			return made
		}
		pod.Spec.Containers = append(pod.Spec.Containers, corev1.Container(add("main")))
		if chance.Intn(3) == 0 {
			pod.Spec.InitContainers = append(pod.Spec.InitContainers, corev1.Container(add("init")))
		}
		if chance.Intn(4) == 0 {
			pod.Spec.EphemeralContainers = append(pod.Spec.EphemeralContainers, corev1.EphemeralContainer{EphemeralContainerCommon: add("debugger")})
		}
		if len(pod.Annotations) == 0 {
			pod.Annotations = nil
		}
		as := kinds[number%len(kinds)]
		text, err := yaml.Marshal(written(pod, as.apiVersion, as.kind))
		if err != nil {
			t.Fatal(err)
		}
		each := judged{fmt.Sprintf("%s-%s.yaml", pod.Name, as.kind), pod}
		if err := os.WriteFile(filepath.Join(folder, each.file), text, 0o644); err != nil {
			t.Fatal(err)
		}
		all = append(all, each)
	}
	return all
}

// written is the object of a kind that makes a pod.
func written(pod *corev1.Pod, apiVersion, kind string) map[string]any {
	made := map[string]any{"apiVersion": apiVersion, "kind": kind, "metadata": map[string]any{"name": pod.Name}}
	switch kind {
	case "Pod":
		made["metadata"] = objectOf(&pod.ObjectMeta)
		made["spec"] = objectOf(&pod.Spec)
	case "PodTemplate":
		made["template"] = template(pod)
	case "CronJob":
		made["spec"] = map[string]any{"schedule": "0 0 * * *", "jobTemplate": map[string]any{"spec": map[string]any{"template": template(pod)}}}
	case "Job":
		made["spec"] = map[string]any{"template": template(pod)}
	case "ReplicationController":
		made["spec"] = map[string]any{"selector": pod.Labels, "template": template(pod)}
	default:
		made["spec"] = map[string]any{"selector": map[string]any{"matchLabels": pod.Labels}, "template": template(pod)}
	}
	return made
}
