// error: tests/errors/metadata_large_annotations\.cpp:16: ConfigMap `web` has annotations of 262148 bytes: at most 262144; move the text into a ConfigMap \[GRM-09\]
#include "web.hpp"

#include <array>

#ifdef FIXED
inline constexpr std::size_t size = 65535;
#else
inline constexpr std::size_t size = 65536;
#endif
inline constexpr auto words = [] {
  std::array<char, size> all{};
  for (char& c : all) c = 'a';
  return all;
}();
inline constexpr auto broken = resource<api::core::v1::ConfigMap, "web">([](api::core::v1::ConfigMap& x) {
  for (const char* name : {"a", "b", "c", "d"})
    x.metadata.annotations[name] = std::string_view(words.data(), words.size());
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
