/// docker/built_image.hpp, check/image.hpp. What the rules say is in tests/errors/built_image_*.cpp and image_*.cpp.
#include "findings.hpp"
#include "lowered.hpp"

#include <dovetail/docker.hpp>

inline constexpr auto fpm = port<"php-fpm">(9000);
inline constexpr auto base = Stage<"base">{"php:8.3-fpm"}
                                 .withUser("root")
                                 .withUser("www-data:www-data")
                                 .withExpose(fpm)
                                 .withExpose(53, docker::protocol::UDP);
inline constexpr auto app = Stage<"app">{base}.withExpose(fpm).withExpose(8080);
inline constexpr auto worker = Stage<"worker">{"base"}.withUser("33");
inline constexpr auto bare = Stage<"bare">{"php:8.3-fpm"};
inline constexpr auto rooted = Stage<"rooted">{"php:8.3-fpm"}.withUser("0:0");
inline constexpr auto website = Dockerfile<"website">{}.withStages(base).withTargets(app, worker, bare, rooted);
inline constexpr auto images = built_image<website>("git.example.com:5000/team/website");
inline constexpr auto tag = value<"image.tag">(grammars::image_tag, "v1");

// The image's name, with a literal tag, a value's, and one of two pieces.
template <const auto& Part>
constexpr bool has_image(std::string_view image) {
  return lowered_part(Part, [&](const api::core::v1::Container& c, const resource_notes&) { return c.image == image; });
}
inline constexpr auto literal = Container<"app">{images.target<"app">("v2")};
inline constexpr auto by_handle = Container<"app">{images.target<worker>("v2")};
inline constexpr auto pieces = Container<"app">{images.target<"app">("v", 3)};
static_assert(has_image<literal>("git.example.com:5000/team/website:app-v2"));
static_assert(has_image<by_handle>("git.example.com:5000/team/website:worker-v2"));
static_assert(has_image<pieces>("git.example.com:5000/team/website:app-v3"));

// A container is of one type, whatever its image.
static_assert(std::is_same_v<decltype(literal), const Container<"app">>);

// What is known of it, with what it takes over from the stage that it starts from.
template <const auto& Workload, class Use>
constexpr auto note_of(Use use) {
  return lowered(Workload, [&](const auto&, const resource_notes& notes) { return use(notes.images); });
}
inline constexpr auto web = Deployment<"web">{}.withContainer(literal);
inline constexpr auto queue = Deployment<"queue">{}.withContainer(by_handle);
static_assert(note_of<web>([](const auto& images_of_it) {
  return images_of_it.size() == 1 && images_of_it[0].container == "app" && images_of_it[0].dockerfile == "website" &&
         images_of_it[0].target == "app" && images_of_it[0].ports == "9000/TCP, 8080/TCP, 53/UDP" &&
         images_of_it[0].user == "www-data:www-data";
}));
static_assert(note_of<queue>([](const auto& images_of_it) {
  return images_of_it[0].target == "worker" && images_of_it[0].ports == "9000/TCP, 53/UDP" &&
         images_of_it[0].user == "33";
}));
// Another image in its place, and the other way round.
inline constexpr auto replaced = Deployment<"web">{}.withContainer(literal.withImage("other:1.0"));
inline constexpr auto swapped = Deployment<"web">{}.withContainer(literal.withImage(images.target<"worker">(tag)));
static_assert(note_of<replaced>([](const auto& images_of_it) { return images_of_it.empty(); }));
static_assert(note_of<swapped>([](const auto& images_of_it) {
  return images_of_it.size() == 1 && images_of_it[0].target == "worker";
}));

// DOV-42
template <const auto& Workload>
inline constexpr auto stack_of = stack<"test">(file("a", Workload)).withValues(tag);
inline constexpr auto listens = Deployment<"web">{}.withContainer(literal.withPort(fpm).withPort(8080));
inline constexpr auto listens_elsewhere = Deployment<"web">{}.withContainer(literal.withPort(9001));
inline constexpr auto listens_by_tcp = Deployment<"web">{}.withContainer(literal.withPort(53));
inline constexpr auto listens_by_udp = Deployment<"web">{}.withContainer(literal.withPort(53).edit(
    [](api::core::v1::Container& c) { c.ports[0].protocol = api::core::v1::ContainerPort::Protocol::UDP; }));
inline constexpr auto listens_as_other =
    Deployment<"web">{}.withContainer(literal.withPort(9001).withImage("other:1.0"));
inline constexpr auto bare_listens =
    Deployment<"web">{}.withContainer(Container<"app">{images.target<"bare">(tag)}.withPort(80));
inline constexpr auto inits = Deployment<"web">{}.withContainer(literal).withInitContainer(
    Container<"init">{images.target<"app">(tag)}.withPort(1));
static_assert(is_sound<stack_of<listens>> && is_sound<stack_of<listens_by_udp>> &&
              is_sound<stack_of<listens_as_other>>);
static_assert(breaks_only<stack_of<listens_elsewhere>>("DOV-42") && breaks_only<stack_of<listens_by_tcp>>("DOV-42"));
static_assert(breaks_only<stack_of<bare_listens>>("DOV-42") && breaks_only<stack_of<inits>>("DOV-42"));

// In an environment, the image and the port that it has there.
inline constexpr auto as_bare =
    Environment<"local">{}.edit(on(listens).inContainer(on(literal).withImage(images.target<"bare">("v1"))));
inline constexpr auto with_environment = stack<"test">(file("a", listens)).withValues(tag).withEnvironments(as_bare);
static_assert(breaks_only<with_environment>("DOV-42") && count_of<with_environment>("DOV-42") == 2);

// DOV-43
inline constexpr auto by_name = Deployment<"web">{}.withContainer(literal.withSecurityContext(non_root()));
inline constexpr auto by_pod = Deployment<"web">{}.withContainer(literal).withPodSecurityContext(non_root());
inline constexpr auto with_number = Deployment<"web">{}.withContainer(literal.withSecurityContext(non_root(33)));
inline constexpr auto pod_number =
    Deployment<"web">{}.withContainer(literal.withSecurityContext(non_root())).withPodSecurityContext(non_root(33));
inline constexpr auto image_number = Deployment<"web">{}.withContainer(by_handle.withSecurityContext(non_root()));
inline constexpr auto unsaid =
    Deployment<"web">{}.withContainer(Container<"app">{images.target<"bare">(tag)}.withSecurityContext(non_root()));
inline constexpr auto as_root =
    Deployment<"web">{}.withContainer(Container<"app">{images.target<"rooted">(tag)}.withSecurityContext(non_root()));
static_assert(breaks_only<stack_of<by_name>>("DOV-43") && breaks_only<stack_of<by_pod>>("DOV-43"));
static_assert(breaks_only<stack_of<as_root>>("DOV-43"));
static_assert(is_sound<stack_of<with_number>> && is_sound<stack_of<pod_number>> && is_sound<stack_of<image_number>>);
static_assert(is_sound<stack_of<unsaid>>);
