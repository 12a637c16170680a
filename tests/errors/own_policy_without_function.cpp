// error: own_policy takes an id, a statement and a lambda without captures
#include "web.hpp"

#ifdef FIXED
inline constexpr auto exposed =
    own_policy("SHOP-2", "no Service is exposed", [](const api::core::v1::Service&, problems&) {});
#else
inline constexpr auto exposed = own_policy("SHOP-2", "no Service is exposed", [](const auto&) { return true; });
#endif

int main() { return exposed.id.empty(); }
