//go:build modules

// Package conformance holds Dovetail's manifests, types and rules against Kubernetes itself.
//
// This file is never compiled: its imports keep the modules in go.mod whose files the operators' CRDs are read from
// (operators/). Traefik and cert-manager are at the versions that dsl/include/dovetail/crd is made from; Vault Secrets
// Operator and mariadb-operator at the newest ones that the module proxy hands out.
package conformance

import (
	_ "github.com/cert-manager/cert-manager/pkg/apis/certmanager"
	_ "github.com/hashicorp/vault-secrets-operator/consts"
	_ "github.com/mariadb-operator/mariadb-operator/v25/pkg/datastructures"
	_ "github.com/traefik/traefik/v3/pkg/ip"
)
