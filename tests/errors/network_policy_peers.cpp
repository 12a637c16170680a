// error: tests/errors/network_policy_peers\.cpp:6: NetworkPolicy `web` has a peer that is nobody; make two peers of it; endPort goes with a number that is not larger \[CON-68\]
// error: tests/errors/network_policy_peers\.cpp:6: NetworkPolicy `web` has endPort 80, which is less than its port; make two peers of it; endPort goes with a number that is not larger \[CON-68\]
#include "web.hpp"

inline constexpr auto broken =
    resource<api::networking::v1::NetworkPolicy, "web">([](api::networking::v1::NetworkPolicy& x) {
      x.spec.podSelector.ensure();
      auto& in = x.spec.ingress.emplace_back();
      in.ports.emplace_back().port = 8080;
#ifndef FIXED
      in.from.emplace_back();
      in.ports[0].endPort = 80;
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
