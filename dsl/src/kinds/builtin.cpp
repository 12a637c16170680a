// The run-time part of the kinds that have builders of their own.
#include "dovetail/build/config_map.hpp"
#include "dovetail/build/deployment.hpp"
#include "dovetail/build/ingress.hpp"
#include "dovetail/build/job.hpp"
#include "dovetail/build/namespace.hpp"
#include "dovetail/build/persistent_volume_claim.hpp"
#include "dovetail/build/service.hpp"
#include "dovetail/build/stateful_set.hpp"
#include "dovetail/build/vault.hpp"
#include "dovetail/check/describe_vault.hpp"
#include "dovetail/emit/kind.hpp"

DOVETAIL_KIND(dovetail::api::apps::v1::Deployment);
DOVETAIL_KIND(dovetail::api::apps::v1::StatefulSet);
DOVETAIL_KIND(dovetail::api::batch::v1::Job);
DOVETAIL_KIND(dovetail::api::core::v1::ConfigMap);
DOVETAIL_KIND(dovetail::api::core::v1::Namespace);
DOVETAIL_KIND(dovetail::api::core::v1::PersistentVolumeClaim);
DOVETAIL_KIND(dovetail::api::core::v1::Service);
DOVETAIL_KIND(dovetail::api::networking::v1::Ingress);
DOVETAIL_KIND(dovetail::crd::secrets_hashicorp_com::v1beta1::VaultAuth);
DOVETAIL_KIND(dovetail::crd::secrets_hashicorp_com::v1beta1::VaultStaticSecret);
