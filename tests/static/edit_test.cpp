/// build/edit.hpp and the steps that change what is there: what they do, and what they say where there is nothing.
#include "findings.hpp"

inline constexpr auto http = port<"http">(8080);
inline constexpr auto migrate = Container<"migrate">{image("web:1.0")};
inline constexpr auto server = Container<"server">{image("web:1.0")}.withPort(http).withEnv("LEVEL", "info");
inline constexpr auto web = Deployment<"web">{}.withContainer(server).withInitContainer(migrate);

/// What a Deployment comes out as.
template <const auto& Builder, class Says>
consteval bool comes_out(Says says) {
  model::arena arena;
  lowering in(arena, {}, {});
  resource_notes notes;
  in.note_into(notes);
  api::apps::v1::Deployment made;
  begin_resource(made, in.text(Builder.name), in);
  part_of<api::apps::v1::Deployment> target(made);
  apply_steps(Builder.all_steps(), target, in);
  return says(made, notes);
}
constexpr auto pod_of = [](const api::apps::v1::Deployment& d) -> const auto& { return d.spec.template_.spec; };

inline constexpr auto without_migrate = web.withoutInitContainer(migrate);
static_assert(comes_out<without_migrate>([](const auto& d, const auto& notes) {
  return pod_of(d).initContainers.empty() && pod_of(d).containers.size() == 1 && notes.faults.empty();
}));
inline constexpr auto without_server = web.withoutContainer("server");
static_assert(comes_out<without_server>([](const auto& d, const auto& notes) {
  return pod_of(d).containers.empty() && notes.faults.empty();
}));
inline constexpr auto verbose = web.inContainer(on(server).replacingEnv("LEVEL", "debug").withEnv("COLOUR", "no"))
                                    .inContainer(on(migrate).withCommand("migrate"));
static_assert(comes_out<verbose>([](const auto& d, const auto& notes) {
  const auto& changed = pod_of(d).containers[0];
  return changed.env.size() == 2 && changed.env[0].value == "debug" && changed.env[1].name == "COLOUR" &&
         pod_of(d).initContainers[0].command[0] == "migrate" && notes.faults.empty();
}));
inline constexpr auto quiet = web.inContainer(on(server).withoutEnv("LEVEL"));
static_assert(comes_out<quiet>([](const auto& d, const auto&) { return pod_of(d).containers[0].env.empty(); }));

// What is not there: the resource's finding, and nothing else changes.
inline constexpr auto mistaken = web.withoutInitContainer("migrat")
                                     .withoutContainer("nginx")
                                     .withoutVolume("data")
                                     .inContainer(on<Container>("nginx").withEnv("A", "b"))
                                     .inContainer(on(server).withoutEnv("LVL").replacingEnv("LVL", "debug"));
static_assert(comes_out<mistaken>([](const auto& d, const auto& notes) {
  return notes.faults.size() == 6 && pod_of(d).containers[0].env.size() == 1 && pod_of(d).initContainers.size() == 1;
}));
inline constexpr auto unsound = stack<"test">(file("a", mistaken));
static_assert(breaks_only<unsound>("DOV-21"));
