// error: tests/errors/config_typed_secret_without_key\.cpp:4: Secret `web-tls` is of type `kubernetes\.io/tls`, and lacks its key `tls\.key`; add the key \[GRM-40\]
#include "web.hpp"

inline constexpr auto broken = resource<api::core::v1::Secret, "web-tls">([](api::core::v1::Secret& x) {
  x.type = "kubernetes.io/tls";
  x.data["tls.crt"] = "AA==";
#ifdef FIXED
  x.data["tls.key"] = "AA==";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
