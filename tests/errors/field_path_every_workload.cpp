// error: `spec\.strategy`: the spec of a workload has no field `strategy`; it has `replicas` and `template`, and what one kind alone has is for an edit of that kind: every<Deployment>\(\)
// error: tests/errors/field_path_every_workload\.cpp:9:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto poc = Environment<"poc">{}.edit(every<Deployment>().set<"spec.strategy.type">("Recreate"));
#else
inline constexpr auto poc = Environment<"poc">{}.edit(every_workload().set<"spec.strategy.type">("Recreate"));
#endif
