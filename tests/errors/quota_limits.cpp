// error: tests/errors/quota_limits\.cpp:4: LimitRange `usual` has default of cpu `2`, above its max `1`; order the amounts \[CON-75\]
#include "web.hpp"

inline constexpr auto broken = resource<api::core::v1::LimitRange, "usual">([](api::core::v1::LimitRange& x) {
  auto& limit = x.spec.limits.emplace_back();
  limit.type = "Container";
  limit.max["cpu"] = "1";
#ifdef FIXED
  limit.default_["cpu"] = "1";
#else
  limit.default_["cpu"] = "2";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
