/// Everything that a stack needs, and what its precompiled header is made of.
#pragma once

// First, so that what a compiler says of these names few files.
#include "dovetail/text/refused.hpp"

#include "dovetail/build/parameter.hpp"

#include "dovetail/build/config_map.hpp"
#include "dovetail/build/cron_job.hpp"
#include "dovetail/build/deployment.hpp"
#include "dovetail/build/edit.hpp"
#include "dovetail/build/environment.hpp"
#include "dovetail/build/given_secret.hpp"
#include "dovetail/build/ingress.hpp"
#include "dovetail/build/job.hpp"
#include "dovetail/build/namespace.hpp"
#include "dovetail/build/network_policy.hpp"
#include "dovetail/build/persistent_volume.hpp"
#include "dovetail/build/persistent_volume_claim.hpp"
#include "dovetail/build/resource.hpp"
#include "dovetail/build/secret.hpp"
#include "dovetail/build/service.hpp"
#include "dovetail/build/service_account.hpp"
#include "dovetail/build/stateful_set.hpp"
#include "dovetail/build/storage_class.hpp"
#include "dovetail/build/vault.hpp"
#include "dovetail/check/describe_vault.hpp"
#include "dovetail/stack.hpp"
#include "dovetail/text/cron.hpp"
#include "dovetail/text/duration.hpp"

// After stack.hpp, so that what a compiler says of that names few files.
#include "dovetail/find.hpp"
