// error: tests/errors/externals_undeclared_value\.cpp:4: value `tag` is used in this stack, which does not declare it; add it to withValues\(\) \[DOV-05\]
#include "web.hpp"

inline constexpr auto tag = value<"tag">(grammars::image_tag, "1.27");
inline constexpr auto other = value<"other">(grammars::image_tag, "1.27");
inline constexpr auto broken = Deployment<"broken">{}.withContainer(Container<"nginx">{image("nginx:", tag)});
#ifdef FIXED
inline constexpr const auto& declared = tag;
#else
inline constexpr const auto& declared = other;
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withValues(declared);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
