// publishing is what the tests of publishing need of others: a registry, and the client of Flux.
//
//	publishing serve FOLDER USER PASSWORD  a registry on loopback, for one user, all of it in FOLDER; its address is the first line
//	                                       that it writes, and it ends with its standard input
//	publishing pull REFERENCE FOLDER       what Flux's source-controller does with an OCIRepository
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"

	"github.com/distribution/distribution/v3/configuration"
	"github.com/distribution/distribution/v3/registry/handlers"
	flux "github.com/fluxcd/pkg/oci"
	"golang.org/x/crypto/bcrypt"

	_ "github.com/distribution/distribution/v3/registry/auth/htpasswd"
	_ "github.com/distribution/distribution/v3/registry/storage/driver/filesystem"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "publishing:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	switch {
	case len(arguments) == 4 && arguments[0] == "serve":
		return serve(arguments[1], arguments[2], arguments[3])
	case len(arguments) == 3 && arguments[0] == "pull":
		return pull(arguments[1], arguments[2])
	}
	return errors.New("usage: publishing serve FOLDER USER PASSWORD, or publishing pull REFERENCE FOLDER")
}

func serve(folder, user, password string) error {
	hashed, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.MinCost)
	if err != nil {
		return err
	}
	passwords := filepath.Join(folder, "htpasswd")
	if err := os.WriteFile(passwords, []byte(user+":"+string(hashed)+"\n"), 0o600); err != nil {
		return err
	}
	settings := &configuration.Configuration{
		Storage: configuration.Storage{"filesystem": configuration.Parameters{"rootdirectory": filepath.Join(folder, "storage")}},
		Auth:    configuration.Auth{"htpasswd": configuration.Parameters{"realm": "tests", "path": passwords}},
	}
	settings.HTTP.Secret = "tests"
	settings.Log.Level = "error"
	settings.Catalog.MaxEntries = 100
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handlers.NewApp(context.Background(), settings)}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	fmt.Println(listener.Addr())
	return server.Serve(listener)
}

func pull(reference, folder string) error {
	client := flux.NewClient(flux.DefaultOptions())
	pulled, err := client.Pull(context.Background(), reference, folder)
	if err != nil {
		return err
	}
	fmt.Println(pulled.Digest, pulled.Revision, pulled.Source)
	return nil
}
