// error: tests/errors/references_secret_of_a_service_account\.cpp:5: ServiceAccount `web` names Secret `tokn` in secrets, which is not in this stack and which no external declares; did you mean `token`\? \[REF-35\]
#include "web.hpp"

inline constexpr auto token = external<Secret>("token");
inline constexpr auto broken = resource<api::core::v1::ServiceAccount, "web">([](api::core::v1::ServiceAccount& x) {
#ifdef FIXED
  x.secrets.emplace_back().name = "token";
#else
  x.secrets.emplace_back().name = "tokn";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(token);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
