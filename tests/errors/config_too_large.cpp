// error: tests/errors/config_too_large\.cpp:11: ConfigMap `web` has 1048577 bytes: at most 1048576; split it, or put the file into an image \[GRM-39\]
#include "web.hpp"

#include <array>

inline constexpr auto words = [] {
  std::array<char, 65536> all{};
  for (char& c : all) c = 'a';
  return all;
}();
inline constexpr auto broken = resource<api::core::v1::ConfigMap, "web">([](api::core::v1::ConfigMap& x) {
  for (const char* key : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"})
    x.data[key] = std::string_view(words.data(), words.size());
#ifndef FIXED
  x.data["q"] = "a";
#endif
});

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
