/// Pods as the builders of workloads say them: containers, volumes, what the pod has beside them.
#pragma once

#include "cli/convert/paths.hpp"

namespace dovetail::cli::convert {

/// Takes out of a workload what calls say of its pods, and adds the calls. `pods` is the path of the template: `spec.template`.
void add_pods(value& workload, const std::string& pods, scope& names, path_writer& paths, expression& to);

/// `non_root(1001).readOnlyRootFilesystem()`: what of a security context is taken out; an empty head where it says no such thing.
expression security_context_of(value& context, bool of_pod);

}  // namespace dovetail::cli::convert
