package conformance

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestPublishing sends what the stacks make to a registry, pulls it as Flux and Helm do, and applies it.
func TestPublishing(t *testing.T) {
	helper := filepath.Join(t.TempDir(), "publishing")
	if said, err := exec.Command("go", "-C", "publishing", "build", "-buildvcs=false", "-o", helper, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build publishing: %v\n%s", err, said)
	}
	const user, password = "team", "not-to-be-printed"
	host := startRegistry(t, helper, user, password)
	artifacts := t.TempDir()
	pack(t, artifacts, "1.4.0")
	stranger, forgetful, known := dockerConfig(t, host, "", ""), dockerConfig(t, host, user, "wrong"), dockerConfig(t, host, user, password)
	registry := "oci://" + host + "/team"

	// One line says what is wrong.
	for name, each := range map[string]struct{ registry, config, words string }{
		"no registry":       {"", known, "publish needs a registry"},
		"no password":       {registry, stranger, "who asks may not"},
		"a wrong password":  {registry, forgetful, "who asks may not"},
		"a wrong host":      {"oci://127.0.0.1:1/team", known, "127.0.0.1:1 cannot be reached"},
		"a password in it":  {"oci://" + user + ":" + password + "@" + host + "/team", known, "without credentials"},
		"no oci:// in it":   {host + "/team", known, "should be like oci://"},
		"a name in capital": {"oci://" + host + "/Team", known, "in lower case"},
	} {
		said, ok := publish(t, artifacts, each.registry, each.config)
		if ok {
			t.Fatalf("%s: it is published:\n%s", name, said)
		}
		expectLine(t, said, each.words)
		if strings.Contains(said, password) {
			t.Errorf("%s: it prints a password:\n%s", name, said)
		}
	}

	said, ok := publish(t, artifacts, registry, known)
	if !ok {
		t.Fatalf("it is not published:\n%s", said)
	}
	expectLine(t, said, "oci://"+host+"/team/matchid-poc:1.4.0: sha256:")
	if again, ok := publish(t, artifacts, registry, known); !ok || strings.Count(again, "there already") != strings.Count(said, "oci://") {
		t.Errorf("published twice, it is not all there already:\n%s", again)
	}

	expectPulledByFlux(t, helper, host, known)
	expectPulledByHelm(t, host, known)

	// A version stays what it is.
	changed := t.TempDir()
	pack(t, changed, "1.4.0", "reactbin", project("generated", "k8s", "matchid", "base"))
	said, ok = publish(t, changed, registry, known)
	if ok {
		t.Fatalf("it is published:\n%s", said)
	}
	expectLine(t, said, "this version is there with another content")
	if said, ok = publish(t, changed, registry, known, "-DMOVES=ON"); !ok {
		t.Errorf("it is not published, though it may move versions:\n%s", said)
	}
}

// expectPulledByFlux pulls as source-controller does, and applies it.
func expectPulledByFlux(t *testing.T, helper, host, known string) {
	t.Helper()
	folder := t.TempDir()
	pull := exec.Command(helper, "pull", host+"/team/matchid-poc:1.4.0", folder)
	pull.Env = append(os.Environ(), "DOCKER_CONFIG="+known)
	if said, err := pull.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	expectSameFiles(t, folder, project("generated", "k8s", "matchid", "rendered", "poc"))
	objects := mustDecode(t, tool(t, "kustomize", "build", folder).out)
	defer supply(t, objects, nil, false)()
	defer removeKept(t, keptOf(objects))
	defer deleteAll(t, objects, nil)
	if said := apply(t, folder); strings.Count(said.out, " serverside-applied\n") != len(objects) {
		t.Errorf("not all of it was applied:\n%s", said.text())
	}
}

func expectPulledByHelm(t *testing.T, host, known string) {
	t.Helper()
	folder := t.TempDir()
	tool(t, "helm", "pull", "oci://"+host+"/team/charts/ezscale-website", "--version", "1.0.0", "--plain-http",
		"--registry-config", filepath.Join(known, "config.json"), "--destination", folder, "--untar")
	expectSameFiles(t, filepath.Join(folder, "ezscale-website"), project("generated", "helm", "ezscale-website"))
}

func startRegistry(t *testing.T, helper, user, password string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	t.Cleanup(cancel)
	registry := exec.CommandContext(ctx, helper, "serve", t.TempDir(), user, password)
	if _, err := registry.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := registry.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := registry.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = registry.Process.Kill()
		_ = registry.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("the registry does not start: %v", err)
	}
	return strings.TrimSpace(line)
}

// pack does what the target artifact does, of the three systems, or of a stack with another folder.
func pack(t *testing.T, artifacts, version string, other ...string) {
	t.Helper()
	names, folders := []string{"reactbin", "matchid", "ezscale-website", "ezscale-website-chart"}, []string{
		project("generated", "k8s", "reactbin"), project("generated", "k8s", "matchid"), project("generated", "k8s", "ezscale-website"),
		project("generated", "helm", "ezscale-website"),
	}
	if len(other) == 2 {
		names, folders = other[:1], other[1:]
	}
	for i := range folders {
		folders[i], _ = filepath.Abs(folders[i])
	}
	script(t, "artifact", "-DNAMES="+strings.Join(names, ";"), "-DFOLDERS="+strings.Join(folders, ";"), "-DARTIFACTS="+artifacts,
		"-DVERSION="+version, "-DDOVETAIL="+cluster.tools["dovetail"])
}

func script(t *testing.T, name string, arguments ...string) string {
	t.Helper()
	command := exec.Command("cmake", append(arguments, "-P", project("cmake", "scripts", name+".cmake"))...)
	command.Env = append(os.Environ(), "PATH="+filepath.Dir(cluster.tools["kubectl"])+":"+os.Getenv("PATH"))
	said, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s.cmake: %v\n%s", name, err, said)
	}
	return string(said)
}

// publish does what the target publish does, with docker's configuration in a folder.
func publish(t *testing.T, artifacts, registry, config string, more ...string) (string, bool) {
	t.Helper()
	command := exec.Command("cmake", append(append([]string{"-DARTIFACTS=" + artifacts, "-DREGISTRY=" + registry}, more...), "-P", project("cmake", "scripts", "publish.cmake"))...)
	command.Env = append(slices.DeleteFunc(os.Environ(), func(each string) bool {
		return strings.HasPrefix(each, "DOVETAIL_") || strings.HasPrefix(each, "COSIGN_")
	}), "DOCKER_CONFIG="+config)
	said, err := command.CombinedOutput()
	return string(said), err == nil
}

// dockerConfig is a folder with docker's configuration, in which somebody has logged in, or nobody.
func dockerConfig(t *testing.T, host, user, password string) string {
	t.Helper()
	folder := t.TempDir()
	auths := map[string]any{}
	if user != "" {
		auths[host] = map[string]string{"auth": base64.StdEncoding.EncodeToString([]byte(user + ":" + password))}
	}
	text, err := json.Marshal(map[string]any{"auths": auths})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "config.json"), text, 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

func expectSameFiles(t *testing.T, folder, wanted string) {
	t.Helper()
	made, right := textsIn(t, folder), textsIn(t, wanted)
	if len(right) == 0 {
		t.Fatalf("there is nothing in %s", wanted)
	}
	if !maps.Equal(made, right) {
		t.Errorf("%s has other files than %s: %v and %v", folder, wanted, slices.Sorted(maps.Keys(made)), slices.Sorted(maps.Keys(right)))
	}
}

func textsIn(t *testing.T, folder string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		texts[name] = string(text)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}
