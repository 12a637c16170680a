// error: tests/errors/quota_two_entries_of_a_type\.cpp:4: LimitRange `usual` has two entries of type Container; make one entry of the two \[IDN-20\]
#include "web.hpp"

inline constexpr auto broken = resource<api::core::v1::LimitRange, "usual">([](api::core::v1::LimitRange& x) {
  x.spec.limits.emplace_back().type = "Container";
#ifdef FIXED
  x.spec.limits.emplace_back().type = "Pod";
#else
  x.spec.limits.emplace_back().type = "Container";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
