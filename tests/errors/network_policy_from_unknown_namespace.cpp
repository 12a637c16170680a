// error: tests/errors/network_policy_from_unknown_namespace\.cpp:6: NetworkPolicy `web` names namespaces with `kubernetes\.io/metadata\.name: infar`, and none of this stack has that; did you mean `infra`\? \[REF-42\]
#include "web.hpp"

inline constexpr auto infra = Namespace<"infra">{};
inline constexpr auto broken =
    resource<api::networking::v1::NetworkPolicy, "web">([](api::networking::v1::NetworkPolicy& x) {
      auto& from = x.spec.ingress.emplace_back().from.emplace_back().namespaceSelector.ensure();
#ifdef FIXED
      from.matchLabels["kubernetes.io/metadata.name"] = "infra";
#else
      from.matchLabels["kubernetes.io/metadata.name"] = "infar";
#endif
    });

inline constexpr auto all =
    stack<"test">(file("infra.yaml", infra), file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
