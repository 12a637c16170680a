/// check/config.hpp: ConfigMaps and typed Secrets.
#include "edited.hpp"

using map = core::ConfigMap;
using secret = core::Secret;
static_assert(tells<of_kind<map,
                            [](map& m) {
                              m.data["a"] = "1";
                              m.binaryData["b"] = "AA==";
                            }>,
                    of_kind<map, [](map& m) {
                      m.data["a"] = "1";
                      m.binaryData["a"] = "AA==";
                    }>>("IDN-14"));
inline constexpr auto big = [] {
  std::array<char, 1048577> text{};
  for (char& c : text) c = 'a';
  return text;
}();
static_assert(tells<of_kind<map, [](map& m) { m.data["a"] = std::string_view(big.data(), 1048576); }>,
                    of_kind<map, [](map& m) { m.data["a"] = std::string_view(big.data(), 1048577); }>>("GRM-39"));
inline constexpr auto typed = [](secret& s, const char* type, auto... keys) {
  s.type = type;
  ((s.stringData[keys] = "1"), ...);
};
static_assert(tells<of_kind<secret, [](secret& s) { typed(s, "kubernetes.io/tls", "tls.crt", "tls.key"); }>,
                    of_kind<secret, [](secret& s) { typed(s, "kubernetes.io/tls", "tls.crt"); }>>("GRM-40"));
static_assert(tells<of_kind<secret, [](secret& s) { typed(s, "kubernetes.io/basic-auth", "username"); }>,
                    of_kind<secret, [](secret& s) { typed(s, "kubernetes.io/basic-auth"); }>>("GRM-40"));
static_assert(breaks_only<of_kind<secret, [](secret& s) { typed(s, "kubernetes.io/dockerconfigjson"); }>>("GRM-40"));
static_assert(
    breaks_only<of_kind<secret, [](secret& s) { typed(s, "kubernetes.io/service-account-token"); }>>("GRM-40"));
static_assert(is_sound<of_kind<secret, [](secret& s) { typed(s, "example.com/any"); }>>);
