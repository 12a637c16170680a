// error: tests/errors/scheduling_misspelled_operator\.cpp:4: Deployment `web` has the operator `Exist` in a selector; did you mean `Exists`\? \[GRM-10\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& term =
      pod.affinity.ensure().podAntiAffinity.ensure().requiredDuringSchedulingIgnoredDuringExecution.emplace_back();
  term.topologyKey = "kubernetes.io/hostname";
  auto& wanted = term.labelSelector.ensure().matchExpressions.emplace_back();
  wanted.key = "app";
#ifdef FIXED
  wanted.operator_ = "Exists";
#else
  wanted.operator_ = "Exist";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
