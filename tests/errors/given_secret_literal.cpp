// error: a key of a Secret takes the handle of a value, which is given at deployment: what is written in the source is no secret
#include "web.hpp"

inline constexpr auto stripe = value<"secret.stripe">(grammars::any_text, "");
#ifdef FIXED
inline constexpr auto broken = GivenSecret<"shop">{}.withKey("STRIPE_SECRET", stripe);
#else
inline constexpr auto broken = GivenSecret<"shop">{}.withKey("STRIPE_SECRET", "sk_live_51");
#endif

inline constexpr auto all = stack<"test">(file("secret.yaml", broken)).withValues(stripe);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
