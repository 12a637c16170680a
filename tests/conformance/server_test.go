package conformance

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"k8s.io/apimachinery/pkg/api/meta"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	utilnet "k8s.io/apimachinery/pkg/util/net"
	"k8s.io/client-go/discovery"
	"k8s.io/client-go/dynamic"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/restmapper"
	"k8s.io/client-go/tools/clientcmd"
	"sigs.k8s.io/yaml"
)

// server is an API server with the operators' CRDs, and the tools that speak to it, all of them from go.mod.
type server struct {
	kubeconfig string
	folder     string
	tools      map[string]string
	process    *exec.Cmd
	standing   io.Closer
	log        ending

	config    *rest.Config
	dynamic   dynamic.Interface
	discovery discovery.DiscoveryInterface
	mapper    meta.RESTMapper
}

// ending keeps the end of what is written to it.
type ending struct {
	mutex sync.Mutex
	text  []byte
}

func (e *ending) Write(more []byte) (int, error) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	const enough = 4000
	e.text = append(e.text, more...)
	e.text = e.text[max(0, len(e.text)-enough):]
	return len(more), nil
}

func (e *ending) String() string {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	return string(e.text)
}

// How long a control plane may take to be ready.
const readyWithin = time.Minute

// start builds the tools, starts a control plane and installs the CRDs; with a kubeconfig, it takes the server as it is.
func start(kubeconfig string) (*server, error) {
	s := &server{tools: map[string]string{}}
	var err error
	if s.folder, err = os.MkdirTemp("", "dovetail-conformance-"); err != nil {
		return nil, err
	}
	for _, tool := range []string{"kubectl", "kustomize", "helm"} {
		if s.tools[tool], err = goTool(tool); err != nil {
			s.stop()
			return nil, err
		}
	}
	// It asks a cluster by kubectl, which is beside the other tools.
	if s.tools["dovetail"], err = filepath.Abs(built("dsl", "cli", "dovetail")); err != nil {
		s.stop()
		return nil, err
	}
	if s.tools["control-plane"], err = buildControlPlane(); err != nil {
		s.stop()
		return nil, err
	}
	s.kubeconfig = kubeconfig
	if kubeconfig == "" {
		if err := s.startControlPlane(); err != nil {
			s.stop()
			return nil, err
		}
	}
	if err := s.connect(); err != nil {
		s.stop()
		return nil, err
	}
	if kubeconfig == "" {
		if err := s.installCRDs(); err != nil {
			s.stop()
			return nil, fmt.Errorf("CRDs: %w", err)
		}
	}
	return s, nil
}

// goTool builds a tool where that has not been done, and returns its path.
func goTool(name string) (string, error) {
	command := exec.Command("./tool", "--build", name)
	command.Stdout, command.Stderr = os.Stderr, os.Stderr
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("./tool --build %s: %w", name, err)
	}
	return filepath.Abs(filepath.Join("..", "..", "build", "go-tools", name))
}

// buildControlPlane makes the program anew where it is not up to date. It is told its version, which a release's build sets:
// charts may ask for it.
func buildControlPlane() (string, error) {
	version, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "k8s.io/kubernetes").Output()
	if err != nil {
		return "", fmt.Errorf("go list -m k8s.io/kubernetes: %w", err)
	}
	numbers := strings.Split(strings.TrimPrefix(strings.TrimSpace(string(version)), "v"), ".")
	const in = "-X k8s.io/component-base/version."
	settings := fmt.Sprintf(in+"gitVersion=%s "+in+"gitMajor=%s "+in+"gitMinor=%s", strings.TrimSpace(string(version)), numbers[0], numbers[1])
	path, err := filepath.Abs(built("tests", "conformance", "control-plane"))
	if err != nil {
		return "", err
	}
	build := exec.Command("go", "build", "-buildvcs=false", "-ldflags", settings, "-o", path, "./control-plane")
	if said, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build ./control-plane: %w\n%s", err, said)
	}
	return path, nil
}

func (s *server) startControlPlane() error {
	started := time.Now()
	s.process = exec.Command(s.tools["control-plane"], s.folder)
	s.process.Stderr = &s.log
	// Not interrupted with the tests by ^C: it ends when they do.
	s.process.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	var err error
	if s.standing, err = s.process.StdinPipe(); err != nil {
		return err
	}
	output, err := s.process.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.process.Start(); err != nil {
		s.process = nil
		return err
	}
	ready := make(chan string, 1)
	go func() {
		line, _ := bufio.NewReader(output).ReadString('\n')
		ready <- strings.TrimSpace(line)
	}()
	select {
	case line := <-ready:
		path, found := strings.CutPrefix(line, "ready ")
		if !found {
			return fmt.Errorf("the control plane ended:\n%s", s.log.String())
		}
		s.kubeconfig = path
	case <-time.After(readyWithin):
		return fmt.Errorf("the control plane was not ready within %s:\n%s", readyWithin, s.log.String())
	}
	fmt.Printf("The control plane was ready after %.1f s\n", time.Since(started).Seconds())
	return nil
}

func (s *server) stop() {
	if s.process != nil {
		s.standing.Close()
		ended := make(chan error, 1)
		go func() { ended <- s.process.Wait() }()
		select {
		case <-ended:
		case <-time.After(15 * time.Second):
			_ = s.process.Process.Kill()
			<-ended
		}
	}
	os.RemoveAll(s.folder)
}

func (s *server) connect() error {
	var err error
	if s.config, err = clientcmd.BuildConfigFromFlags("", s.kubeconfig); err != nil {
		return err
	}
	s.config.QPS, s.config.Burst = 500, 1000
	s.config.Timeout = 30 * time.Second
	s.config.WarningHandler = rest.NoWarnings{}
	if s.dynamic, err = dynamic.NewForConfig(s.config); err != nil {
		return err
	}
	s.discovery, err = discovery.NewDiscoveryClientForConfig(s.config)
	return err
}

// rediscover is due where the server has other kinds than before.
func (s *server) rediscover() error {
	groups, err := restmapper.GetAPIGroupResources(s.discovery)
	if err != nil {
		return err
	}
	s.mapper = restmapper.NewDiscoveryRESTMapper(groups)
	return nil
}

// call is what a tool said.
type call struct {
	out, err string
	code     int
}

func (c call) text() string { return c.out + c.err }

// run runs a tool against the server, with a folder of its own for what it keeps.
func (s *server) run(ctx context.Context, input string, tool string, arguments ...string) (call, error) {
	command := exec.CommandContext(ctx, s.tools[tool], arguments...)
	command.Env = append(os.Environ(), "KUBECONFIG="+s.kubeconfig, "HOME="+s.folder, "XDG_CACHE_HOME="+s.folder,
		"XDG_CONFIG_HOME="+s.folder, "XDG_DATA_HOME="+s.folder, "LC_ALL=C",
		"PATH="+filepath.Dir(s.tools["kubectl"])+":"+os.Getenv("PATH"))
	command.Stdin = strings.NewReader(input)
	var out, complaints bytes.Buffer
	command.Stdout, command.Stderr = &out, &complaints
	err := command.Run()
	said := call{out.String(), complaints.String(), command.ProcessState.ExitCode()}
	var exited *exec.ExitError
	if errors.As(err, &exited) {
		err = nil
	}
	return said, err
}

// tool runs a tool that must succeed.
func tool(t *testing.T, name string, arguments ...string) call {
	t.Helper()
	return toolWith(t, "", name, arguments...)
}

func toolWith(t *testing.T, input, name string, arguments ...string) call {
	t.Helper()
	said := attempt(t, input, name, arguments...)
	if said.code != 0 {
		t.Fatalf("%s %s: exit code %d\n%s", name, strings.Join(arguments, " "), said.code, said.text())
	}
	return said
}

// attempt runs a tool that may fail.
func attempt(t *testing.T, input, name string, arguments ...string) call {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	said, err := cluster.run(ctx, input, name, arguments...)
	if err != nil {
		t.Fatalf("%s %s: %v", name, strings.Join(arguments, " "), err)
	}
	return said
}

// object is any object of Kubernetes.
type object = unstructured.Unstructured

// decode reads a stream of YAML documents.
func decode(text string) ([]*object, error) {
	var objects []*object
	for _, document := range strings.Split("\n"+text, "\n---") {
		content := map[string]any{}
		if err := yaml.Unmarshal([]byte(document), &content); err != nil {
			return nil, err
		}
		if len(content) != 0 {
			objects = append(objects, &object{Object: content})
		}
	}
	return objects, nil
}

func mustDecode(t *testing.T, text string) []*object {
	t.Helper()
	objects, err := decode(text)
	if err != nil {
		t.Fatal(err)
	}
	return objects
}

func titleOf(o *object) string {
	title := o.GetKind() + " " + o.GetName()
	if o.GetNamespace() != "" {
		title = o.GetKind() + " " + o.GetNamespace() + "/" + o.GetName()
	}
	return title
}

// resourceOf finds the server's resource for an object's kind.
func (s *server) resourceOf(gvk schema.GroupVersionKind) (*meta.RESTMapping, error) {
	if s.mapper == nil {
		if err := s.rediscover(); err != nil {
			return nil, err
		}
	}
	return s.mapper.RESTMapping(gvk.GroupKind(), gvk.Version)
}

func (s *server) clientFor(o *object) (dynamic.ResourceInterface, error) {
	mapping, err := s.resourceOf(o.GroupVersionKind())
	if err != nil {
		return nil, err
	}
	if mapping.Scope.Name() == meta.RESTScopeNameNamespace {
		return s.dynamic.Resource(mapping.Resource).Namespace(o.GetNamespace()), nil
	}
	return s.dynamic.Resource(mapping.Resource), nil
}

// get reads an object as the server has it.
func get(t *testing.T, o *object) *object {
	t.Helper()
	client, err := cluster.clientFor(o)
	if err != nil {
		t.Fatal(err)
	}
	found, err := client.Get(t.Context(), o.GetName(), metav1.GetOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// answer is what the server says to a dry run.
type answer struct {
	code     int
	reason   string
	message  string
	causes   []metav1.StatusCause
	warnings []string
	// The object as the server would keep it, where it takes it.
	kept *object
}

func (a answer) accepted() bool { return a.code == 200 || a.code == 201 }

// refused says whether the server took the object for wrong, rather than the request for impossible.
func (a answer) refused() bool {
	return a.code == http.StatusBadRequest || a.code == http.StatusUnprocessableEntity
}

func (a answer) String() string {
	if a.accepted() {
		return "accepted"
	}
	return fmt.Sprintf("%d %s: %s", a.code, a.reason, a.message)
}

// dryRun creates an object without creating it; each unknown or doubled field is an error.
func (s *server) dryRun(ctx context.Context, o *object) (answer, error) {
	mapping, err := s.resourceOf(o.GroupVersionKind())
	if err != nil {
		return answer{}, err
	}
	body, err := json.Marshal(o.Object)
	if err != nil {
		return answer{}, err
	}
	path := "/apis/" + mapping.Resource.Group + "/" + mapping.Resource.Version
	if mapping.Resource.Group == "" {
		path = "/api/" + mapping.Resource.Version
	}
	if mapping.Scope.Name() == meta.RESTScopeNameNamespace {
		path += "/namespaces/" + o.GetNamespace()
	}
	code, headers, raw, err := s.request(ctx, "POST", path+"/"+mapping.Resource.Resource+"?dryRun=All&fieldValidation=Strict", body)
	if err != nil {
		return answer{}, err
	}
	said := answer{code: code}
	if said.accepted() {
		said.kept = &object{}
		if err := said.kept.UnmarshalJSON(raw); err != nil {
			return answer{}, err
		}
	}
	warnings, _ := utilnet.ParseWarningHeaders(headers["Warning"])
	for _, each := range warnings {
		said.warnings = append(said.warnings, each.Text)
	}
	if !said.accepted() {
		var status metav1.Status
		if json.Unmarshal(raw, &status) != nil || status.Kind != "Status" {
			return answer{}, fmt.Errorf("%d: %s", code, raw)
		}
		said.reason, said.message = string(status.Reason), status.Message
		if status.Details != nil {
			said.causes = status.Details.Causes
		}
	}
	return said, nil
}

// request speaks JSON to the server.
func (s *server) request(ctx context.Context, method, path string, body []byte) (int, http.Header, []byte, error) {
	client, err := rest.HTTPClientFor(s.config)
	if err != nil {
		return 0, nil, nil, err
	}
	request, err := http.NewRequestWithContext(ctx, method, s.config.Host+path, bytes.NewReader(body))
	if err != nil {
		return 0, nil, nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	response, err := client.Do(request)
	if err != nil {
		return 0, nil, nil, err
	}
	defer response.Body.Close()
	raw, err := io.ReadAll(response.Body)
	return response.StatusCode, response.Header, raw, err
}

func dryRun(t *testing.T, o *object) answer {
	t.Helper()
	said, err := cluster.dryRun(t.Context(), o)
	if err != nil {
		t.Fatalf("%s: %v", titleOf(o), err)
	}
	return said
}
