// first: edit\(\) takes on\(\.\.\.\) with the calls that change it: edit\(on\(web\)\.withReplicas\(3\)\), or every_workload\(\) and the like; what those do not say, on\(web\)\.edit\(\[\]\(api::apps::v1::Deployment& d\) \{ \.\.\. \}\) does
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto local = Environment<"local">{}.edit(on(web).withReplicas(3));
#else
inline constexpr auto local = Environment<"local">{}.edit([](api::apps::v1::Deployment& d) { d.spec.replicas = 3; });  // here
#endif
