/// Kinds that are about the pods of a workload, as their builders say them: autoscalers, disruption budgets, network policies.
#pragma once

#include "cli/convert/kinds.hpp"

namespace dovetail::cli::convert {

/// The workload whose pods a selector asks for: by their label `app` alone, as a builder selects them; null where the stack has no
/// handle of it.
const handle* workload_selected(const value* match_labels, scope& names);

/// Begins one of them with what its builder says, which is taken out of the object; false where no builder says it.
bool begin_about_pods(const described_object& what, value& object, scope& names, path_writer& paths, expression& made);

}  // namespace dovetail::cli::convert
