// error: two_environments_of_a_stack_have_the_same_name
// error: the_environments_of_a_chart_set_values_what_differs_otherwise_is_decided_by_a_switch_and_when
// error: the_resources_of_a_stack_have_at_most_eight_labels_in_common_and_this_is_one_more
// error: stack_further_calls\.cpp:27\b
// error: stack_further_calls\.cpp:28\b
// error: stack_further_calls\.cpp:30\b
// error: stack_further_calls\.cpp:3[12]: .*the name of a namespace belongs here: at most 63 of a-z, 0-9 and `-`
// error: stack_further_calls\.cpp:3[34]: .*the name of a namespace belongs here: at most 63 of a-z, 0-9 and `-`
// What a further call adds is held to the same as what the first one said.
#include "web.hpp"

inline constexpr auto prod = Environment<"prod">{};
inline constexpr auto scaled = Environment<"scaled">{}.edit(on(web).withReplicas(3));
inline constexpr auto chart = Chart<"test">{};
inline constexpr auto base = stack<"test">(file("web.yaml", web))
    .withLabels({{"a", "1"}, {"b", "1"}, {"c", "1"}, {"d", "1"}, {"e", "1"}, {"f", "1"}, {"g", "1"}});
inline constexpr auto with_prod = base.withEnvironments(prod);
inline constexpr auto with_helm = base.withHelm(chart);

#ifdef FIXED
inline constexpr auto a = with_prod.withEnvironments(scaled);
inline constexpr auto b = with_helm.withEnvironments(prod);
inline constexpr auto c = base.withLabels({{"h", "1"}});
inline constexpr auto d = base.inNamespace("shop");
inline constexpr auto e = Environment<"local">{}.inNamespace("shop-local");
#else
inline constexpr auto a = with_prod.withEnvironments(prod);
inline constexpr auto b = with_helm.withEnvironments(scaled);
inline constexpr auto c =
    base.withLabels({{"h", "1"}, {"i", "1"}});
inline constexpr auto d =
    base.inNamespace("");
inline constexpr auto e = Environment<"local">{}
    .inNamespace("Shop");
#endif

int main() {}
