/// Who may do what: `Role<"reader">`, `ClusterRole<"reader">`, `RoleBinding<"reader">`, `ClusterRoleBinding<"reader">`. Not in
/// dovetail.hpp, since their types would cost every other stack some time to compile.
#pragma once

#include "dovetail/build/role.hpp"
#include "dovetail/build/role_binding.hpp"
