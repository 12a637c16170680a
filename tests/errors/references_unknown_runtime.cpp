// error: tests/errors/references_unknown_runtime\.cpp:5: Deployment `web` names RuntimeClass `sandbx` in runtimeClassName, which is not in this stack and which no external declares; did you mean `sandbox`\? \[REF-56\]
#include "web.hpp"

inline constexpr auto sandbox = external<RuntimeClass>("sandbox");
inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
#ifdef FIXED
  pod.runtimeClassName = "sandbox";
#else
  pod.runtimeClassName = "sandbx";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken)).withExternals(sandbox);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
