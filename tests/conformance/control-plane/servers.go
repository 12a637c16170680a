package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"time"

	"github.com/spf13/pflag"
	"go.etcd.io/etcd/server/v3/embed"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	clientcmdapi "k8s.io/client-go/tools/clientcmd/api"
	cliflag "k8s.io/component-base/cli/flag"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	apiserveroptions "k8s.io/kubernetes/cmd/kube-apiserver/app/options"
	controllers "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	controlleroptions "k8s.io/kubernetes/cmd/kube-controller-manager/app/options"
)

// gates are those of API versions that are off unless asked for.
const gates = "ClusterTrustBundle=true,PodCertificateRequest=true,StorageVersionMigrator=true,EvictionRequestAPI=true," +
	"GenericWorkload=true,TopologyAwareWorkloadScheduling=true,CompositePodGroup=true"

func startEtcd(folder string) (*embed.Etcd, error) {
	config := embed.NewConfig()
	config.Dir = folder
	config.LogLevel = "error"
	// Nobody reads it after a crash.
	config.UnsafeNoFsync = true
	// Any free port; etcd says which.
	anywhere := url.URL{Scheme: "http", Host: "127.0.0.1:0"}
	config.ListenClientUrls, config.AdvertiseClientUrls = []url.URL{anywhere}, []url.URL{anywhere}
	config.ListenPeerUrls, config.AdvertisePeerUrls = []url.URL{anywhere}, []url.URL{anywhere}
	config.InitialCluster = config.InitialClusterFromName(config.Name)
	etcd, err := embed.StartEtcd(config)
	if err != nil {
		return nil, err
	}
	select {
	case <-etcd.Server.ReadyNotify():
		return etcd, nil
	case err := <-etcd.Err():
		return nil, err
	case <-time.After(time.Minute):
		etcd.Close()
		return nil, errors.New("not ready after a minute")
	}
}

// startAPIServer returns the address that it will serve; `ended` gets what ends it.
func startAPIServer(ctx context.Context, etcd string, keys *certificates, ended chan<- error) (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	options := apiserveroptions.NewServerRunOptions()
	err = parse(options.Flags(),
		"--etcd-servers=http://"+etcd,
		"--bind-address=127.0.0.1",
		"--advertise-address=127.0.0.1",
		// The Service `kubernetes` leads nowhere: it may not lead to loopback.
		"--endpoint-reconciler-type=none",
		"--tls-cert-file="+keys.file("server.crt"),
		"--tls-private-key-file="+keys.file("server.key"),
		"--client-ca-file="+keys.file("ca.crt"),
		"--service-account-issuer=https://kubernetes.default.svc.cluster.local",
		"--service-account-key-file="+keys.file("service-account.key"),
		"--service-account-signing-key-file="+keys.file("service-account.key"),
		"--service-cluster-ip-range=10.0.0.0/16",
		"--authorization-mode=RBAC",
		"--allow-privileged=true",
		// Every kind that Dovetail has a type for, alpha and beta as well, with the gates that serving them takes.
		"--runtime-config=api/all=true",
		"--feature-gates="+gates,
	)
	if err != nil {
		return "", err
	}
	options.SecureServing.Listener = listener
	options.SecureServing.BindPort = listener.Addr().(*net.TCPAddr).Port
	if err := options.GenericServerRunOptions.ComponentGlobalsRegistry.Set(); err != nil {
		return "", err
	}
	rest.SetDefaultWarningHandler(rest.NoWarnings{})
	completed, err := options.Complete(ctx)
	if err != nil {
		return "", err
	}
	if wrong := completed.Validate(); len(wrong) != 0 {
		return "", utilerrors.NewAggregate(wrong)
	}
	go func() { ended <- fmt.Errorf("kube-apiserver ended: %w", apiserver.Run(ctx, completed)) }()
	return "https://" + listener.Addr().String(), nil
}

func startControllers(ctx context.Context, kubeconfig string, keys *certificates, ended chan<- error) error {
	options, err := controlleroptions.NewKubeControllerManagerOptions()
	if err != nil {
		return err
	}
	known, disabled, aliases := controllers.KnownControllers(), controllers.ControllersDisabledByDefault(), controllers.ControllerAliases()
	err = parse(options.Flags(known, disabled, aliases),
		"--kubeconfig="+kubeconfig,
		"--leader-elect=false",
		"--secure-port=0",
		"--root-ca-file="+keys.file("ca.crt"),
		"--service-account-private-key-file="+keys.file("service-account.key"),
		"--kube-api-qps=1000",
		"--kube-api-burst=2000",
		// The nodes send no heartbeat, and stay.
		"--controllers=*,-node-lifecycle-controller,-taint-eviction-controller",
	)
	if err != nil {
		return err
	}
	config, err := options.Config(ctx, known, disabled, aliases)
	if err != nil {
		return err
	}
	go func() {
		ended <- fmt.Errorf("kube-controller-manager ended: %w", controllers.Run(ctx, config.Complete()))
	}()
	return nil
}

func parse(flags cliflag.NamedFlagSets, arguments ...string) error {
	all := pflag.NewFlagSet("", pflag.ContinueOnError)
	for _, each := range flags.FlagSets {
		all.AddFlagSet(each)
	}
	return all.Parse(arguments)
}

func writeKubeconfig(server string, keys *certificates) (*rest.Config, string, error) {
	config := clientcmdapi.NewConfig()
	config.Clusters["conformance"] = &clientcmdapi.Cluster{Server: server, CertificateAuthority: keys.file("ca.crt")}
	config.AuthInfos["administrator"] = &clientcmdapi.AuthInfo{
		ClientCertificate: keys.file("administrator.crt"), ClientKey: keys.file("administrator.key")}
	config.Contexts["conformance"] = &clientcmdapi.Context{Cluster: "conformance", AuthInfo: "administrator"}
	config.CurrentContext = "conformance"
	path := keys.file("kubeconfig")
	if err := clientcmd.WriteToFile(*config, path); err != nil {
		return nil, "", err
	}
	client, err := clientcmd.BuildConfigFromFlags("", path)
	if err != nil {
		return nil, "", err
	}
	client.QPS, client.Burst = 500, 1000
	return client, path, nil
}

func waitUntilReady(ctx context.Context, config *rest.Config, ended <-chan error) error {
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return err
	}
	for {
		_, err := client.Discovery().RESTClient().Get().AbsPath("/readyz").DoRaw(ctx)
		if err == nil {
			return nil
		}
		select {
		case err := <-ended:
			return err
		case <-ctx.Done():
			return fmt.Errorf("not ready: %w", err)
		case <-time.After(100 * time.Millisecond):
		}
	}
}
