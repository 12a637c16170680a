// error: tests/errors/references_token_of_unknown_account\.cpp:5: Secret `token` names ServiceAccount `wbe` in its annotation, which is not in this stack and which no external declares; did you mean `web`\? \[REF-36\]
#include "web.hpp"

inline constexpr auto account = resource<api::core::v1::ServiceAccount, "web">();
inline constexpr auto broken = resource<api::core::v1::Secret, "token">([](api::core::v1::Secret& x) {
#ifdef FIXED
  x.metadata.annotations["kubernetes.io/service-account.name"] = "web";
#else
  x.metadata.annotations["kubernetes.io/service-account.name"] = "wbe";
#endif
});

inline constexpr auto all = stack<"test">(file("account.yaml", account), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
