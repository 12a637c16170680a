// error: tests/errors/config_key_twice\.cpp:4: ConfigMap `files` has key `logo` in both data and binaryData; remove one of the two \[IDN-14\]
#include "web.hpp"

inline constexpr auto broken = resource<api::core::v1::ConfigMap, "files">([](api::core::v1::ConfigMap& x) {
  x.binaryData["logo"] = "AA==";
#ifdef FIXED
  x.data["name"] = "a";
#else
  x.data["logo"] = "a";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
