/// declared/value.hpp, build/step.hpp (when) and check/combinations.hpp: switches, and what is checked of their combinations.
#include "findings.hpp"

// ---- which combinations are met

template <std::size_t Switches>
struct switches {
  value_declaration all[Switches]{};
  const value_declaration* pointers[Switches]{};

  constexpr switches() {
    for (std::size_t i = 0; i < Switches; ++i) {
      all[i].type = value_type::switched;
      pointers[i] = &all[i];
    }
  }
};

/// Whether every setting of every three of so many switches is met.
template <std::size_t Switches>
constexpr bool meets_every_three(std::size_t in) {
  const switches<Switches> some;
  const check::combinations met(some.pointers);
  if (met.size() != in) return false;
  for (std::size_t a = 0; a < Switches; ++a)
    for (std::size_t b = a + 1; b < Switches; ++b)
      for (std::size_t c = b + 1; c < Switches; ++c) {
        unsigned seen = 0;
        for (std::size_t i = 0; i < met.size(); ++i)
          seen |= 1u << (met.setting(i, a).word * 4 + met.setting(i, b).word * 2 + met.setting(i, c).word);
        if (seen != 0xFF) return false;
      }
  return true;
}
static_assert(meets_every_three<3>(8) && meets_every_three<4>(8));
static_assert(meets_every_three<5>(12) && meets_every_three<8>(12) && meets_every_three<11>(12));
static_assert(meets_every_three<12>(32) && meets_every_three<17>(64));
static_assert(check::combinations(std::span<const value_declaration* const>()).size() == 0);

// ---- what a switch decides

inline constexpr auto large = value<"large">(false);
inline constexpr auto cached = value<"cache.enabled">(true).describedAs("A cache beside it.");
inline constexpr auto disk = choice_value<"disk">({"local", "s3"});
inline constexpr auto port_of_it = value<"port">(grammars::port_number, 8080);
inline constexpr auto hosts = list_value<"hosts">(grammars::host, "a.example.com,b.example.com");
static_assert(cached.description == "A cache beside it." && port_of_it.default_text() == "8080");

inline constexpr auto web = Deployment<"web">{}.withReplicas(3).when(large).withContainer(
    Container<"web">{image("web:1.0")}
        .withRequests(100_m, 1_Mi)
        .when(large)
        .unless(cached)
        .withEnv({{"DISK", "s3"}, {"BUCKET", "web"}})
        .when(disk.is("s3"))
        .withEnv("CACHE", cached)
        .withEnv("PORT", port_of_it)
        .withEnv("HOSTS", concat("[", hosts.joined(" "), "]")));

template <class Use>
constexpr bool with(std::initializer_list<value_setting> settings, Use use) {
  constexpr const value_declaration* declared[] = {&large, &cached, &disk, &port_of_it, &hosts};
  model::arena arena;
  lowering in(arena, declared, std::span<const value_setting>(settings.begin(), settings.size()));
  resource_notes notes;
  in.note_into(notes);
  api::apps::v1::Deployment object;
  begin_resource(object, in.text(web.name), in);
  part_of<api::apps::v1::Deployment> target(object);
  apply_steps(web.all_steps(), target, in);
  return in.undeclared().empty() && use(object, object.spec.template_.spec.containers[0]);
}

static_assert(with({}, [](const auto& deployment, const auto& container) {
  return deployment.spec.replicas == model::integer(1) && !container.resources && container.env.size() == 3 &&
         container.env[0].value == "true" && container.env[1].value == "8080" &&
         container.env[2].value == "[a.example.com b.example.com]";
}));
static_assert(with({{"large", "true"}, {"cache.enabled", "false"}}, [](const auto& deployment, const auto& container) {
  return deployment.spec.replicas == model::integer(3) && container.resources->requests.size() == 2;
}));
static_assert(with({{"large", "true"}}, [](const auto&, const auto& container) { return !container.resources; }));
static_assert(with({{"disk", "s3"}, {"port", {}, 90}}, [](const auto&, const auto& container) {
  return container.env.size() == 5 && container.env[1].value == "web" && container.env[3].value == "90";
}));

// ---- what is found in a combination

inline constexpr auto settings = ConfigMap<"web">{}.withData("A", "1").withData("CACHE", "on").when(cached);
inline constexpr auto reader =
    Deployment<"reader">{}.withContainer(Container<"reader">{image("web:1.0")}.withEnv("A", settings.key("A")));
inline constexpr auto sound = stack<"test">(file("a.yaml", reader), file("b.yaml", settings)).withValues(cached, large);
static_assert(is_sound<sound>);

/// The words of a stack's only finding.
template <const auto& Stack>
consteval bool says(std::string_view beginning) {
  if (dovetail::detail::count_of_findings<Stack> != 1) return false;
  const std::string_view words = dovetail::detail::stack_finding<Stack, 0>::words;
  return words.substr(words.find(": ") + 2).starts_with(beginning);
}

inline constexpr auto absent =
    stack<"test">(file("a.yaml", reader), file("b.yaml", settings).when(cached)).withValues(cached, large);
static_assert(says<absent>("with cache.enabled off: Deployment `reader`"));

inline constexpr auto both = stack<"test">(file("a.yaml", reader).when(large), file("b.yaml", settings).when(cached))
                                 .withValues(cached, large, disk);
static_assert(says<both>("with cache.enabled off and large on: Deployment `reader`"));

inline constexpr auto other_key = Deployment<"reader">{}.withContainer(
    Container<"reader">{image("web:1.0")}.withEnv("A", settings.key("CACHE")).when(disk.is("s3")));
inline constexpr auto three =
    stack<"test">(file("a.yaml", other_key).when(large), file("b.yaml", settings)).withValues(cached, large, disk);
static_assert(says<three>("with cache.enabled off, large on and disk=s3: Deployment `reader`"));

inline constexpr auto always = stack<"test">(file("a.yaml", reader)).withValues(cached, large);
static_assert(says<always>("Deployment `reader`"));

// More switches than are gone through one by one.
inline constexpr auto s1 = value<"s1">(true), s2 = value<"s2">(true), s3 = value<"s3">(true), s4 = value<"s4">(true),
                      s5 = value<"s5">(true), s6 = value<"s6">(true), s7 = value<"s7">(true);
inline constexpr auto many = stack<"test">(file("a.yaml", other_key).when(s2), file("b.yaml", settings))
                                 .withValues(s1, s2, s3, s4, s5, s6, s7, cached, disk);
static_assert(says<many>("with s2 on, cache.enabled off and disk=s3: Deployment `reader`"));

// What an external is there for only without a switch.
inline constexpr auto outside = external<ConfigMap>("web").withKeys("A").unless(cached);
inline constexpr auto covered = stack<"test">(file("a.yaml", reader), file("b.yaml", settings).when(cached))
                                    .withValues(cached)
                                    .withExternals(outside);
static_assert(is_sound<covered>);

// Environments that set values, with the combinations beside them.
inline constexpr auto small = Environment<"small">{}.withValue(cached, false).withValue(port_of_it, 8081);
inline constexpr auto in_environments = stack<"test">(file("a.yaml", reader), file("b.yaml", settings).when(cached))
                                            .withValues(cached, port_of_it)
                                            .withEnvironments(small);
static_assert(says<in_environments>("with cache.enabled off: Deployment `reader`"));

// A waiver is unneeded only where no combination needs it.
inline constexpr auto moving = Deployment<"moving">{}
                                   .withContainer(Container<"moving">{image("web:latest")})
                                   .withWaiver("SEC-42", "it is a toy")
                                   .withReplicas(2)
                                   .when(large);
inline constexpr auto waived =
    stack<"test">(file("a.yaml", moving)).withValues(large).withPolicies(policy::pinned_images);
static_assert(is_sound<waived>);
inline constexpr auto pinned =
    Deployment<"pinned">{}.withContainer(Container<"pinned">{image("web:1.0")}).withWaiver("SEC-42", "it is a toy");
inline constexpr auto unneeded =
    stack<"test">(file("a.yaml", pinned)).withValues(large).withPolicies(policy::pinned_images);
static_assert(breaks_only<unneeded>("DOV-04"));

// Labels that all resources have.
inline constexpr auto labelled =
    stack<"test">(file("b.yaml", settings)).withValues(cached).withLabels({{"team", "web"}});
static_assert(is_sound<labelled>);
inline constexpr auto badly_labelled =
    stack<"test">(file("b.yaml", settings)).withValues(cached).withLabels({{"team", "-"}});
static_assert(breaks_only<badly_labelled>("GRM-08"));
