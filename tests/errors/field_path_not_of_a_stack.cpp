// error: `status`: the server writes a status, and a stack does not set it: leave it out
// error: tests/errors/field_path_not_of_a_stack\.cpp:18:
// error: `kind`: the builder sets it: to make another kind, use the builder of that kind
// error: tests/errors/field_path_not_of_a_stack\.cpp:19:
// error: `metadata\.name`: the name of a resource stands in its angle brackets, where others refer to it: write it there
// error: tests/errors/field_path_not_of_a_stack\.cpp:20:
// error: `data\[password\]`: what a Secret holds is not written in a stack: a key of GivenSecret
// error: tests/errors/field_path_not_of_a_stack\.cpp:21:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto status = web.set<"spec.replicas">(3);
inline constexpr auto kind = StatefulSet<"web">{};
inline constexpr auto name = Deployment<"shop">{};
inline constexpr auto secret = GivenSecret<"login">{};
#else
inline constexpr auto status = web.set<"status.replicas">(3);
inline constexpr auto kind = web.set<"kind">("StatefulSet");
inline constexpr auto name = web.set<"metadata.name">("shop");
inline constexpr auto secret = resource<api::core::v1::Secret, "login">().set<"data[password]">("abc");
#endif
