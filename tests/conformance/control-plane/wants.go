package main

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	corelisters "k8s.io/client-go/listers/core/v1"
)

// objects are what pods take in beside their image.
type objects struct {
	secrets corelisters.SecretLister
	configs corelisters.ConfigMapLister
	claims  corelisters.PersistentVolumeClaimLister
}

// missing says what a kubelet would wait for before it starts the pod; empty where everything is there.
func (o objects) missing(pod *corev1.Pod) string {
	for _, volume := range pod.Spec.Volumes {
		if text := o.missingInVolume(pod, volume); text != "" {
			return fmt.Sprintf("volume %s: %s", volume.Name, text)
		}
	}
	for _, containers := range [][]corev1.Container{pod.Spec.InitContainers, pod.Spec.Containers} {
		for _, container := range containers {
			if text := o.missingInContainer(pod.Namespace, container); text != "" {
				return fmt.Sprintf("container %s: %s", container.Name, text)
			}
		}
	}
	return ""
}

func (o objects) missingInContainer(namespace string, container corev1.Container) string {
	for _, from := range container.EnvFrom {
		text := ""
		if ref := from.SecretRef; ref != nil {
			text = o.secret(namespace, ref.Name, ref.Optional)
		} else if ref := from.ConfigMapRef; ref != nil {
			text = o.config(namespace, ref.Name, ref.Optional)
		}
		if text != "" {
			return text
		}
	}
	for _, variable := range container.Env {
		if variable.ValueFrom == nil {
			continue
		}
		text := ""
		if ref := variable.ValueFrom.SecretKeyRef; ref != nil {
			text = o.secret(namespace, ref.Name, ref.Optional, ref.Key)
		} else if ref := variable.ValueFrom.ConfigMapKeyRef; ref != nil {
			text = o.config(namespace, ref.Name, ref.Optional, ref.Key)
		}
		if text != "" {
			return fmt.Sprintf("variable %s: %s", variable.Name, text)
		}
	}
	return ""
}

func (o objects) missingInVolume(pod *corev1.Pod, volume corev1.Volume) string {
	switch {
	case volume.Secret != nil:
		return o.secret(pod.Namespace, volume.Secret.SecretName, volume.Secret.Optional, keysOf(volume.Secret.Items)...)
	case volume.ConfigMap != nil:
		return o.config(pod.Namespace, volume.ConfigMap.Name, volume.ConfigMap.Optional, keysOf(volume.ConfigMap.Items)...)
	case volume.PersistentVolumeClaim != nil:
		return o.claim(pod.Namespace, volume.PersistentVolumeClaim.ClaimName)
	case volume.Ephemeral != nil:
		return o.claim(pod.Namespace, pod.Name+"-"+volume.Name)
	case volume.Projected != nil:
		for _, source := range volume.Projected.Sources {
			text := ""
			if ref := source.Secret; ref != nil {
				text = o.secret(pod.Namespace, ref.Name, ref.Optional, keysOf(ref.Items)...)
			} else if ref := source.ConfigMap; ref != nil {
				text = o.config(pod.Namespace, ref.Name, ref.Optional, keysOf(ref.Items)...)
			}
			if text != "" {
				return text
			}
		}
	}
	return ""
}

func (o objects) secret(namespace, name string, optional *bool, keys ...string) string {
	if optional != nil && *optional {
		return ""
	}
	secret, err := o.secrets.Secrets(namespace).Get(name)
	if err != nil {
		return fmt.Sprintf("there is no Secret %s", name)
	}
	for _, key := range keys {
		if _, found := secret.Data[key]; !found {
			return fmt.Sprintf("Secret %s has no key %s", name, key)
		}
	}
	return ""
}

func (o objects) config(namespace, name string, optional *bool, keys ...string) string {
	if optional != nil && *optional {
		return ""
	}
	config, err := o.configs.ConfigMaps(namespace).Get(name)
	if err != nil {
		return fmt.Sprintf("there is no ConfigMap %s", name)
	}
	for _, key := range keys {
		_, text := config.Data[key]
		if _, binary := config.BinaryData[key]; !text && !binary {
			return fmt.Sprintf("ConfigMap %s has no key %s", name, key)
		}
	}
	return ""
}

func (o objects) claim(namespace, name string) string {
	claim, err := o.claims.PersistentVolumeClaims(namespace).Get(name)
	if err != nil {
		return fmt.Sprintf("there is no PersistentVolumeClaim %s", name)
	}
	if claim.Status.Phase != corev1.ClaimBound {
		return fmt.Sprintf("PersistentVolumeClaim %s is %s", name, claim.Status.Phase)
	}
	return ""
}

func keysOf(items []corev1.KeyToPath) []string {
	var keys []string
	for _, item := range items {
		keys = append(keys, item.Key)
	}
	return keys
}

func quantity(text string) resource.Quantity { return resource.MustParse(text) }
