// error: tests/errors/references_unknown_priority\.cpp:5: Deployment `web` names PriorityClass `importnat` in priorityClassName, which is not in this stack and which no external declares; did you mean `important`\? \[REF-55\]
#include "web.hpp"

inline constexpr auto important = external<PriorityClass>("important");
inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
#ifdef FIXED
  pod.priorityClassName = "important";
#else
  pod.priorityClassName = "importnat";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken)).withExternals(important);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
