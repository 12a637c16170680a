// Control-plane runs Kubernetes in one process: etcd, kube-apiserver and kube-controller-manager, on loopback, with nodes that
// run nothing and say that they do (nodes.go).
//
//	control-plane [FOLDER]
//
// It works in a temporary folder, or in the one given, and removes it at the end.
//
// Once it serves, it prints `ready KUBECONFIG` on standard output. It ends on SIGINT and SIGTERM, and when its standard input
// is closed, so that it never outlives the process that started it.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"k8s.io/klog/v2"
)

// How long the servers may take to come up.
const readyWithin = 3 * time.Minute

func main() {
	// Nobody may be left to read what is said.
	signal.Ignore(syscall.SIGPIPE)
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	var folder string
	var err error
	if len(os.Args) == 2 {
		folder = os.Args[1]
	} else {
		folder, err = os.MkdirTemp("", "dovetail-control-plane-")
	}
	if err == nil {
		err = run(ctx, folder)
		if removing := remove(folder); err == nil {
			err = removing
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "control-plane:", err)
		os.Exit(1)
	}
	// What is still going on in the servers' goroutines ends here.
	os.Exit(0)
}

// remove tries again for a while: the servers' goroutines may still be writing.
func remove(folder string) error {
	for tries := 0; ; tries++ {
		err := os.RemoveAll(folder)
		time.Sleep(100 * time.Millisecond)
		if _, there := os.Stat(folder); os.IsNotExist(there) || tries == 20 {
			return err
		}
	}
}

// run starts everything, says so, and waits for the end of ctx or of one of the parts.
func run(ctx context.Context, folder string) error {
	klog.SetOutput(os.Stderr)
	keys, err := newCertificates(folder)
	if err != nil {
		return fmt.Errorf("certificates: %w", err)
	}
	if err := keys.sign("server", forServer()); err != nil {
		return fmt.Errorf("certificates: %w", err)
	}
	if err := keys.sign("administrator", forAdministrator()); err != nil {
		return fmt.Errorf("certificates: %w", err)
	}

	store, err := startEtcd(filepath.Join(folder, "etcd"))
	if err != nil {
		return fmt.Errorf("etcd: %w", err)
	}
	defer store.Server.HardStop()

	ended := make(chan error, 3)
	server, err := startAPIServer(ctx, store.Clients[0].Addr().String(), keys, ended)
	if err != nil {
		return fmt.Errorf("kube-apiserver: %w", err)
	}
	config, kubeconfig, err := writeKubeconfig(server, keys)
	if err != nil {
		return fmt.Errorf("kubeconfig: %w", err)
	}
	started, cancel := context.WithTimeout(ctx, readyWithin)
	defer cancel()
	if err := waitUntilReady(started, config, ended); err != nil {
		return fmt.Errorf("kube-apiserver: %w", err)
	}
	if err := startControllers(ctx, kubeconfig, keys, ended); err != nil {
		return fmt.Errorf("kube-controller-manager: %w", err)
	}
	if err := startNodes(ctx, config); err != nil {
		return fmt.Errorf("nodes: %w", err)
	}

	fmt.Println("ready", kubeconfig)
	select {
	case <-ctx.Done():
		return nil
	case err := <-ended:
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
}
