// error: two_environments_of_a_stack_have_the_same_name
// error: the_resources_of_a_stack_have_at_most_eight_labels_in_common_and_this_is_one_more
// error: stack_further_calls\.cpp:22\b
// error: stack_further_calls\.cpp:24\b
// error: stack_further_calls\.cpp:2[56]: .*the name of a namespace belongs here: at most 63 of a-z, 0-9 and `-`
// error: stack_further_calls\.cpp:2[78]: .*the name of a namespace belongs here: at most 63 of a-z, 0-9 and `-`
// What a further call adds is held to the same as what the first one said.
#include "web.hpp"

inline constexpr auto prod = Environment<"prod">{};
inline constexpr auto scaled = Environment<"scaled">{}.edit(on(web).withReplicas(3));
inline constexpr auto base = stack<"test">(file("web.yaml", web))
    .withLabels({{"a", "1"}, {"b", "1"}, {"c", "1"}, {"d", "1"}, {"e", "1"}, {"f", "1"}, {"g", "1"}});
inline constexpr auto with_prod = base.withEnvironments(prod);

#ifdef FIXED
inline constexpr auto a = with_prod.withEnvironments(scaled);
inline constexpr auto c = base.withLabels({{"h", "1"}});
inline constexpr auto d = base.inNamespace("shop");
inline constexpr auto e = Environment<"local">{}.inNamespace("shop-local");
#else
inline constexpr auto a = with_prod.withEnvironments(prod);
inline constexpr auto c =
    base.withLabels({{"h", "1"}, {"i", "1"}});
inline constexpr auto d =
    base.inNamespace("");
inline constexpr auto e = Environment<"local">{}
    .inNamespace("Shop");
#endif

int main() {}
