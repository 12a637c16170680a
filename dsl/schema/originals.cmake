# What api/ and crd/ are made from, in the folder DOVETAIL_SCHEMAS, and the command that the generated files name.
# The older versions of Kubernetes say since when a field is there.

set(DOVETAIL_ORIGINALS
    kubernetes-v1.30.json
    kubernetes-v1.33.json
    kubernetes-v1.36.json
    kubernetes-v1.36-enums.json
    kubernetes-v1.36-postable-kinds.json
    crds/cert-manager.io_v1.21.1.yaml
    crds/k8s.mariadb.com_v26.6.0.yaml
    crds/secrets.hashicorp.com_vso-v1.4.1.yaml
    crds/traefik.io_v3.7.9.yaml)
set(DOVETAIL_AGAIN "cmake --build build --target regenerate-api")
