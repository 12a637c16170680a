/// What an environment does that no chart can say: which of them is asked for by name.
#include <dovetail/dovetail.hpp>

#include <string_view>

namespace refused {

using namespace dovetail;

inline constexpr auto tag = value<"image.tag">(grammars::image_tag, "1.0");
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("example.com/web", tag)});
inline constexpr auto chart = Chart<"refused">{};
inline constexpr auto base = stack<"refused">(file("web.yaml", web)).withValues(tag);

inline constexpr auto prod = Environment<"prod">{}.edit(on(web).withReplicas(3));
inline constexpr auto stage = value<"environment">(grammars::line_of_text, "prod");
inline constexpr auto named_alike = base.withValues(stage).withEnvironments(prod).withHelm(chart);

inline constexpr auto looking = Environment<"prod">{}.edit(on(web).edit([](api::apps::v1::Deployment& d) {
  if (d.spec.template_.spec.containers[0].image.view().ends_with(":1.0")) d.spec.replicas = 3;
}));
inline constexpr auto looked_at = base.withEnvironments(looking).withHelm(chart);

template <fixed_string Name>
inline constexpr Environment<Name> plain{};
inline constexpr auto too_many =
    base.withEnvironments(plain<"a">, plain<"b">, plain<"c">, plain<"d">, plain<"e">, plain<"f">, prod).withHelm(chart);

}  // namespace refused

int main(int argc, char** argv) {
  const std::string_view which = argc > 1 ? argv[1] : "";
  if (which == "named_alike") return dovetail::generate<refused::named_alike>(argc - 1, argv + 1);
  if (which == "looked_at") return dovetail::generate<refused::looked_at>(argc - 1, argv + 1);
  return dovetail::generate<refused::too_many>(argc - 1, argv + 1);
}
