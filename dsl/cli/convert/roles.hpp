/// RBAC's kinds as their builders say them: roles by what they allow, bindings by the role and the accounts.
#pragma once

#include "cli/convert/kinds.hpp"

namespace dovetail::cli::convert {

/// Begins one of them with what its builder says, which is taken out of the object; false where no builder says it.
bool begin_role_or_binding(const described_object& what, value& object, scope& names, path_writer& paths,
                           expression& made);

}  // namespace dovetail::cli::convert
