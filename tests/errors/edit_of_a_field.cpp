// error: tests/errors/edit_of_a_field\.cpp:26: Service `web` forwards port 8080 to `9090`, which no container of Deployment `web` declares; it declares 8080/TCP `http`; declare it with withPort\(\.\.\.\), or waive DOV-74 with a reason \[DOV-74\]
// error: tests/errors/edit_of_a_field\.cpp:15: Ingress `broken` routes `/` to Service `wep`, which this stack does not define; did you mean `web`\? \[REF-09\]
// error: tests/errors/edit_of_a_field\.cpp:18: Deployment `web`, container `nginx`, variable `PASSWORD` reads Secret `credentials`, which nothing in this stack makes and no external declares; let an operator of the stack make the Secret, or declare it external \[REF-20\]
// error: tests/errors/edit_of_a_field\.cpp:18: Deployment `web`, container `nginx` asks for memory `64MB`, which is no quantity: a number with a suffix such as `m`, `k`, `M`, `G`, `Ki`, `Mi` or `Gi`; did you mean `64Mi`\? \[GRM-14\]
// What is wrong by .edit is found by the same rules, and told where the edit stands.
#include "web.hpp"

inline constexpr auto routed = Ingress<"broken">{}.withHost("a.example.com").withPath("/", web_service, http);

#ifdef FIXED
inline constexpr auto broken = routed;
inline constexpr auto reading = web;
inline constexpr auto forwarding = web_service;
#else
inline constexpr auto broken = routed.edit([](auto& ingress) {
  ingress.spec.rules[0].http->paths[0].backend.service->name = "wep";
});
inline constexpr auto reading = web.edit([](api::apps::v1::Deployment& deployment) {
  auto& variable = deployment.spec.template_.spec.containers[0].env.emplace_back();
  variable.name = "PASSWORD";
  variable.valueFrom.ensure().secretKeyRef.ensure().name = "credentials";
  variable.valueFrom->secretKeyRef->key = "password";
  deployment.spec.template_.spec.containers[0].resources.ensure().requests["memory"] = "64MB";
});
inline constexpr auto forwarding =
    web_service.edit([](api::core::v1::Service& service) { service.spec.ports[0].targetPort = 9090; });
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("web.yaml", reading),  //
    file("service.yaml", forwarding));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
