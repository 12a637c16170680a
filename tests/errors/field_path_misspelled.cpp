// error: `spec\.minReadySecond`: DeploymentSpec has no field `minReadySecond`; did you mean `minReadySeconds`\?
// error: tests/errors/field_path_misspelled\.cpp:21:
// error: DeploymentSpec has no field `min_ready_seconds`; did you mean `minReadySeconds`\?
// error: tests/errors/field_path_misspelled\.cpp:22:
// error: DeploymentSpec has no field `MinReadySeconds`; did you mean `minReadySeconds`\?
// error: tests/errors/field_path_misspelled\.cpp:23:
// error: DeploymentSpec has no field `revisionHistoryLimits`; did you mean `revisionHistoryLimit`\?
// error: tests/errors/field_path_misspelled\.cpp:24:
// error: DeploymentSpec has no field `replcias`; did you mean `replicas`\?
// error: tests/errors/field_path_misspelled\.cpp:25:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto letter = web.set<"spec.minReadySeconds">(5);
inline constexpr auto snake = web.set<"spec.minReadySeconds">(6);
inline constexpr auto capital = web.set<"spec.minReadySeconds">(7);
inline constexpr auto gone = web.unset<"spec.revisionHistoryLimit">();
inline constexpr auto noted = web.withCommentOn<"spec.replicas">("why");
#else
inline constexpr auto letter = web.set<"spec.minReadySecond">(5);
inline constexpr auto snake = web.set<"spec.min_ready_seconds">(6);
inline constexpr auto capital = web.set<"spec.MinReadySeconds">(7);
inline constexpr auto gone = web.unset<"spec.revisionHistoryLimits">();
inline constexpr auto noted = web.withCommentOn<"spec.replcias">("why");
#endif
