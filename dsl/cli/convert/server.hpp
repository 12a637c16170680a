/// What the API server and its controllers fill in, which nobody wrote: `kubectl get -o yaml` has it.
#pragma once

#include "cli/convert/value.hpp"

#include <string>
#include <string_view>

namespace dovetail::cli::convert {

/// Whether the object was in a cluster: nobody writes a uid.
bool was_in_a_cluster(const value& object);

/// Who has made an object that was in a cluster, where no manifest did: "ReplicaSet `web-7d9f` makes it"; empty where none is known.
std::string maker_in_the_cluster(const value& object, std::string_view kind);

/// What `kubectl apply` has kept of the manifest in the object, as JSON; empty where it has not.
std::string_view last_applied_text_of(const value& object);

/// Takes it out: uid, resourceVersion, managedFields, the annotation that kubectl keeps what was applied in; and of an object that was
/// in a cluster what controllers write into it, and the defaults that the server sets.
void remove_what_the_server_wrote(value& object, std::string_view kind);

}  // namespace dovetail::cli::convert
