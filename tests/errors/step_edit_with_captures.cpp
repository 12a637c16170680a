// error: edit takes a lambda without captures: what varies between environments is a value<.*>, and a lambda that takes \(auto& object, lowering& in\) can ask for it
// error: tests/errors/step_edit_with_captures\.cpp:9:
#include "web.hpp"

constexpr auto with_replicas(int count) {
#ifdef FIXED
  return web.withReplicas(3);
#else
  return web.edit([count](api::apps::v1::Deployment& deployment) { deployment.spec.replicas = count; });
#endif
}
inline constexpr auto replicated = with_replicas(3);
