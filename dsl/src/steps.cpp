// The code of every step that the builders have, compiled once for all stacks.
#define DOVETAIL_COMPILES_STEPS
#define DOVETAIL_COMPILES_WALKS
#include "dovetail/autoscaling.hpp"
#include "dovetail/cert_manager.hpp"
#include "dovetail/dovetail.hpp"
#include "dovetail/mariadb.hpp"
#include "dovetail/rbac.hpp"
#include "dovetail/traefik.hpp"

namespace dovetail {

// What stands for resources of all kinds has no source of its own.
[[gnu::used]] static const void* const walks_of_edits[] = {
    reinterpret_cast<const void*>(&any_workload::walk_fields),
    reinterpret_cast<const void*>(&any_resource::walk_fields),
};

}  // namespace dovetail
