// error: tests/errors/pod_parts_selector_without_label\.cpp:8: Deployment `broken` selects pods with `app: broken`, but its own pods have `app: other`; give the pods the labels that spec\.selector asks for \[REF-03\]
// error: tests/errors/pod_parts_selector_without_label\.cpp:11: Deployment `by-expression` selects pods with `tier In web, api`, but its own pods have `tier: store`; give the pods the labels that spec\.selector asks for \[REF-03\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withPodLabel("tier", "web");
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withPodLabel("app", "other");
#endif
inline constexpr auto by_expression =
    Deployment<"by-expression">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& deployment) {
      auto& wanted = deployment.spec.selector.matchExpressions.emplace_back();
      wanted.key = "tier";
      wanted.operator_ = "In";
      wanted.values.push_back("web");
      wanted.values.push_back("api");
#ifdef FIXED
      deployment.spec.template_.metadata.labels["tier"] = "api";
#else
      deployment.spec.template_.metadata.labels["tier"] = "store";
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("by_expression.yaml", by_expression));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
