// The operators' kinds. A test compares this list with the headers.
#include "dovetail/crd/acme_cert_manager_io/v1.hpp"
#include "dovetail/crd/cert_manager_io/v1.hpp"
#include "dovetail/crd/k8s_mariadb_com/v1alpha1.hpp"
#include "dovetail/crd/secrets_hashicorp_com/v1beta1.hpp"
#include "dovetail/crd/traefik_io/v1alpha1.hpp"
#include "kind_tables.hpp"

namespace dovetail::read::detail {

std::span<const kind> crd_kinds() {
  static constexpr kind rows[] = {
      kind_of<crd::acme_cert_manager_io::v1::Challenge>(),
      kind_of<crd::acme_cert_manager_io::v1::Order>(),
      kind_of<crd::cert_manager_io::v1::Certificate>(),
      kind_of<crd::cert_manager_io::v1::CertificateRequest>(),
      kind_of<crd::cert_manager_io::v1::ClusterIssuer>(),
      kind_of<crd::cert_manager_io::v1::Issuer>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::Backup>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::Connection>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::Database>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::ExternalMariaDB>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::Grant>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::MariaDB>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::MaxScale>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::PhysicalBackup>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::PointInTimeRecovery>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::Restore>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::SqlJob>(),
      kind_of<crd::k8s_mariadb_com::v1alpha1::User>(),
      kind_of<crd::secrets_hashicorp_com::v1beta1::CSISecrets>(),
      kind_of<crd::secrets_hashicorp_com::v1beta1::HCPAuth>(),
      kind_of<crd::secrets_hashicorp_com::v1beta1::HCPVaultSecretsApp>(),
      kind_of<crd::secrets_hashicorp_com::v1beta1::SecretTransformation>(),
      kind_of<crd::secrets_hashicorp_com::v1beta1::VaultAuth>(),
      kind_of<crd::secrets_hashicorp_com::v1beta1::VaultAuthGlobal>(),
      kind_of<crd::secrets_hashicorp_com::v1beta1::VaultConnection>(),
      kind_of<crd::secrets_hashicorp_com::v1beta1::VaultDynamicSecret>(),
      kind_of<crd::secrets_hashicorp_com::v1beta1::VaultPKISecret>(),
      kind_of<crd::secrets_hashicorp_com::v1beta1::VaultStaticSecret>(),
      kind_of<crd::traefik_io::v1alpha1::IngressRoute>(),
      kind_of<crd::traefik_io::v1alpha1::IngressRouteTCP>(),
      kind_of<crd::traefik_io::v1alpha1::IngressRouteUDP>(),
      kind_of<crd::traefik_io::v1alpha1::Middleware>(),
      kind_of<crd::traefik_io::v1alpha1::MiddlewareTCP>(),
      kind_of<crd::traefik_io::v1alpha1::ServersTransport>(),
      kind_of<crd::traefik_io::v1alpha1::ServersTransportTCP>(),
      kind_of<crd::traefik_io::v1alpha1::TLSOption>(),
      kind_of<crd::traefik_io::v1alpha1::TLSStore>(),
      kind_of<crd::traefik_io::v1alpha1::TraefikService>(),
  };
  return rows;
}

}  // namespace dovetail::read::detail
