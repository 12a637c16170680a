// Control-plane runs Kubernetes in one process: etcd, kube-apiserver and kube-controller-manager, on loopback, in a temporary
// folder, with nodes that run nothing and say that they do (nodes.go).
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
	ctx, cancel := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	folder, err := os.MkdirTemp("", "dovetail-control-plane-")
	if err == nil {
		err = run(ctx, folder)
		if removing := os.RemoveAll(folder); err == nil {
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
