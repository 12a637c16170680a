// Package operators says where the operators' modules keep their CRDs.
package operators

// Module is one of go.mod, and where its CRDs are, as a pattern from its folder on.
type Module struct {
	Path string
	CRDs string
}

// Modules are by the names of dsl/schema/facts/crds.
var Modules = map[string]Module{
	"cert-manager.io":           {"github.com/cert-manager/cert-manager", "deploy/crds/*.yaml"},
	"k8s.mariadb.com":           {"github.com/mariadb-operator/mariadb-operator/v25", "config/crd/bases/*.yaml"},
	"secrets.hashicorp.com_vso": {"github.com/hashicorp/vault-secrets-operator", "chart/crds/*.yaml"},
	"traefik.io":                {"github.com/traefik/traefik/v3", "docs/content/reference/dynamic-configuration/kubernetes-crd-definition-v1.yml"},
}
