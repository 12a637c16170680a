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
// Data that is too large (GRM-39) takes a megabyte: tests/errors/config_too_large.cpp.
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
