/// Rules over containers whose images a Dockerfile makes: what the one says of its processes holds in the other.
#pragma once

#include "dovetail/check/pod_parts.hpp"
#include "dovetail/text/grammar.hpp"

namespace dovetail::check {

namespace detail {

/// Calls `visit` for each container whose image a Dockerfile makes.
template <class Visit>
constexpr auto each_built_image(const inventory& all, Visit visit) {
  for (const container& c : all.containers) {
    if (owner_of(c).notes == nullptr) continue;
    for (const image_note& image : owner_of(c).notes->images)
      if (model::same(image.container.view(), c.object->name.view())) visit(c, image);
  }
}

/// Whether `port` is among "9000/TCP, 9100/UDP".
constexpr bool is_exposed(std::string_view ports, std::string_view port) {
  while (!ports.empty()) {
    const std::size_t end = ports.find(", ");
    if (ports.substr(0, end) == port) return true;
    ports = end == std::string_view::npos ? std::string_view{} : ports.substr(end + 2);
  }
  return false;
}

/// "target `app` of Dockerfile `website`"
constexpr std::string_view title(const image_note& image, report& into) {
  return into.joined({"target `", image.target, "` of Dockerfile `", image.dockerfile, "`"});
}

}  // namespace detail

inline constexpr rule DOV_42{.id = "DOV-42",
                             .statement = "the image of a container exposes the ports that the container declares",
                             .source = "Dovetail",
                             .mend = "add withExpose(...) to the stage of the image, or declare a port that it exposes",
                             .of_stacks_only = "what an image exposes stands in the Dockerfile's source"};
constexpr void images_expose_the_declared_ports(const rule& what, const inventory& all, report& into) {
  detail::each_built_image(all, [&](const container& c, const image_note& image) {
    for (const auto& port : c.object->ports) {
      const std::string_view declared =
          into.joined({into.digits(port.containerPort.value_or(0)), "/", detail::protocol_of(port)});
      if (detail::is_exposed(image.ports, declared)) continue;
      into.add(what, detail::owner_of(c), port.containerPort.at(),
               {detail::title(c, into), " declares port ", declared, ", which its image does not expose: ",
                detail::title(image, into), " exposes ", image.ports.empty() ? "no port" : image.ports});
    }
  });
}

namespace detail {

constexpr bool is_user_number(std::string_view user) {
  for (const char c : user)
    if (!dovetail::detail::is_digit(c)) return false;
  return !user.empty();
}
constexpr bool is_user_0(std::string_view user) {
  for (const char c : user)
    if (c != '0') return false;
  return !user.empty();
}

}  // namespace detail

inline constexpr rule DOV_43{
    .id = "DOV-43",
    .statement = "a container that must not run as root has a user whose number the kubelet knows",
    .source = "kubelet, verifyRunAsNonRoot",
    .mend = "add .user(33) to the security context: the number of the user of the image",
    .of_stacks_only = "whom an image runs as stands in the Dockerfile's source"};
constexpr void non_root_users_have_a_number(const rule& what, const inventory& all, report& into) {
  detail::each_built_image(all, [&](const container& c, const image_note& image) {
    const auto& own = c.object->securityContext;
    const auto& of_pod = c.of->spec->securityContext;
    // What the container says goes before what its pod says.
    const model::boolean non_root = own && own->runAsNonRoot.has_value() ? own->runAsNonRoot
                                    : of_pod                             ? of_pod->runAsNonRoot
                                                                         : model::boolean{};
    const bool has_user = (own && own->runAsUser.has_value()) || (of_pod && of_pod->runAsUser.has_value());
    if (!non_root.value_or(false) || has_user || image.user.empty()) return;
    const std::string_view user = image.user.substr(0, image.user.find(':'));
    const bool is_root = user == "root" || detail::is_user_0(user);
    if (!is_root && detail::is_user_number(user)) return;
    into.add(what, detail::owner_of(c), non_root.at(),
             {detail::title(c, into), " must not run as root, but ", detail::title(image, into), " runs as `", user,
              is_root ? "`: the kubelet would not start it"
                      : "`, whose number the kubelet does not know: it would not start it"});
  });
}

inline constexpr check_function image_checks[] = {
    {images_expose_the_declared_ports, {&DOV_42}, looks_at::one_object},
    {non_root_users_have_a_number, {&DOV_43}, looks_at::one_object},
};

}  // namespace dovetail::check
