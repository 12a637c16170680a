/// check/metadata.hpp: names, annotations, owners; workloads that select each other's pods.
#include "edited.hpp"

using map = core::ConfigMap;
template <auto Edit>
inline constexpr auto& of_map = of_kind<map, [](map& m) { Edit(m.metadata); }>;
using meta = api::meta::v1::ObjectMeta;
static_assert(is_sound<of_map<[](meta& m) { m.finalizers.push_back("example.com/kept"); }>>);
static_assert(breaks_only<of_map<[](meta& m) { m.name.reset(); }>>("GRM-52"));
static_assert(is_sound<of_map<[](meta& m) {
  m.name.reset();
  m.generateName = "web-";
}>>);
static_assert(breaks_only<of_map<[](meta& m) {
  m.finalizers.push_back("orphan");
  m.finalizers.push_back("foregroundDeletion");
}>>("CON-79"));
static_assert(breaks_only<of_map<[](meta& m) { m.finalizers.push_back("a b"); }>>("GRM-34"));
inline constexpr auto owned = [](meta& m, bool controls) {
  auto& owner = m.ownerReferences.emplace_back();
  owner.apiVersion = "v1";
  owner.kind = "Pod";
  owner.name = "a";
  owner.uid = "1";
  owner.controller = controls;
};
static_assert(tells<of_map<[](meta& m) {
                      owned(m, true);
                      owned(m, false);
                    }>,
                    of_map<[](meta& m) {
                      owned(m, true);
                      owned(m, true);
                    }>>("IDN-24"));
inline constexpr auto big = [] {
  std::array<char, 262145> text{};
  for (char& c : text) c = 'a';
  return text;
}();
static_assert(tells<of_map<[](meta& m) { m.annotations["a"] = std::string_view(big.data(), 262143); }>,
                    of_map<[](meta& m) { m.annotations["a"] = std::string_view(big.data(), 262144); }>>("GRM-09"));

// CON-78: of the whole cluster.
static_assert(count_of<of_kind<core::Node, [](core::Node& n) { n.metadata.namespace_ = "default"; }>>("CON-78") == 1);
static_assert(is_sound<of_kind<core::Node, [](core::Node&) {}>>);

// IDN-29.
inline constexpr auto other = Deployment<"other">{}.withContainer(Container<"web">{image("web:1.0")});
inline constexpr auto greedy = other.withPodLabel("app", "web").edit([](api::apps::v1::Deployment& d) {
  d.spec.selector.matchLabels["app"] = "web";
});
inline constexpr auto apart = stack<"test">(file("a", workload), file("b", other));
inline constexpr auto fight = stack<"test">(file("a", workload), file("b", greedy));
static_assert(tells<apart, fight>("IDN-29"));
