package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// certificates is a folder with an authority of its own, and what it has signed: NAME.crt and NAME.key each.
type certificates struct {
	folder string
	key    *ecdsa.PrivateKey
	root   *x509.Certificate
	serial int64
}

func (c *certificates) file(name string) string { return filepath.Join(c.folder, name) }

// newCertificates makes the authority (ca.crt) and the key that service account tokens are signed with.
func newCertificates(folder string) (*certificates, error) {
	c := &certificates{folder: folder}
	authority := &x509.Certificate{
		Subject:  pkix.Name{CommonName: "conformance"},
		IsCA:     true,
		KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	if err := c.sign("ca", authority); err != nil {
		return nil, err
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	return c, c.writeKey("service-account.key", key)
}

// sign makes a key and its certificate, signed by the authority; an authority signs itself.
func (c *certificates) sign(name string, wanted *x509.Certificate) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	c.serial++
	wanted.SerialNumber = big.NewInt(c.serial)
	wanted.NotBefore = time.Now().Add(-time.Minute)
	wanted.NotAfter = time.Now().Add(24 * time.Hour)
	wanted.BasicConstraintsValid = true
	if wanted.IsCA {
		c.key, c.root = key, wanted
	}
	signed, err := x509.CreateCertificate(rand.Reader, wanted, c.root, &key.PublicKey, c.key)
	if err != nil {
		return err
	}
	if err := writePEM(c.file(name+".crt"), "CERTIFICATE", signed); err != nil {
		return err
	}
	return c.writeKey(name+".key", key)
}

func (c *certificates) writeKey(name string, key *ecdsa.PrivateKey) error {
	bytes, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	return writePEM(c.file(name), "EC PRIVATE KEY", bytes)
}

// forServer is a certificate for what listens on loopback.
func forServer() *x509.Certificate {
	return &x509.Certificate{
		Subject:     pkix.Name{CommonName: "kube-apiserver"},
		DNSNames:    []string{"localhost"},
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}
}

// forAdministrator is a certificate for who may do everything.
func forAdministrator() *x509.Certificate {
	return &x509.Certificate{
		Subject:     pkix.Name{CommonName: "administrator", Organization: []string{"system:masters"}},
		KeyUsage:    x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
}

func writePEM(path, kind string, bytes []byte) error {
	return os.WriteFile(path, pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: bytes}), 0o600)
}
