/// Images that a Dockerfile of the project makes: `built_image<website>("git.example.com/team/website").target<"app">(tag)`
/// is `git.example.com/team/website:app-<tag>`.
#pragma once

#include "dovetail/build/container.hpp"
#include "dovetail/docker/dockerfile.hpp"
#include "dovetail/docker/rules.hpp"

#include <string_view>

namespace dovetail {

namespace error {
void an_images_repository_is_a_host_and_a_path_without_a_tag(std::string_view repository);
}

namespace detail {

constexpr bool is_target(const docker::file& all, std::string_view name) {
  const docker::stage* found = all.find(name);
  return found != nullptr && found->is_target;
}

/// "Dockerfile `website` has no target `hroizon`; did you mean `horizon`?"
template <const auto& File, fixed_string Role>
struct target_problem {
  static constexpr auto words = [] {
    model::arena arena;
    check::report report(arena);
    const docker::file all = File.view();
    fixed_text<1000> text;
    text.append("Dockerfile `", all.name, "` has no target `", Role.view(), "`");
    if (all.find(Role.view()) != nullptr) text.append(": it has that stage, but not among withTargets(...)");
    else
      text.append(report
                      .suggestion(Role.view(), "its targets are",
                                  [&](auto consider) {
                                    for (const docker::stage& each : all.stages)
                                      if (each.is_target) consider(each.name);
                                  })
                      .text);
    return text;
  }();
};

/// Has a type for a target that there is; asked for one of another, it is an error in the words of target_problem. By a type,
/// since an expression with an error in it would make clang complain of all that is made by its help.
template <const auto& File, fixed_string Role,
          bool = dockerfile_findings<File> != 0 || is_target(File.view(), Role.view())>
struct target_check {
  using type = void;
};
template <const auto& File, fixed_string Role>
struct target_check<File, Role, false> : refusal<target_problem<File, Role>> {
  using type = void;
};

/// Calls `append` for the pieces of "9000/TCP, 9100/UDP": what a stage and those that it starts from expose, each once.
template <class Append>
constexpr auto each_port_text(const docker::file& all, const docker::stage& top, Append append) {
  const auto is_same = [](const docker::line& a, const docker::line& b) {
    return a.port == b.port && a.text == b.text;
  };
  model::list<const docker::line*> seen{};
  all.each_layer(top, [&](const docker::stage& layer) {
    layer.each([&](const docker::line& l, auto) {
      if (l.is != docker::instruction::expose) return;
      for (const docker::line* before : seen)
        if (is_same(*before, l)) return;
      model::arena arena;
      check::report words(arena);
      append(words.joined({seen.empty() ? "" : ", ", words.digits(l.port), "/", l.text}));
      seen.push_back(&l);
    });
    return false;
  });
}

/// What a stage says of the processes that run in its image: the last USER of it or of a stage that it starts from.
constexpr std::string_view user_of(const docker::file& all, const docker::stage& top) {
  std::string_view user;
  all.each_layer(top, [&](const docker::stage& layer) {
    layer.each([&](const docker::line& l, std::span<const docker::line> words) {
      if (l.is == docker::instruction::user) user = words[0].text;
    });
    return !user.empty();
  });
  return user;
}

template <const auto& File, fixed_string Role>
inline constexpr auto exposed_ports = [] {
  constexpr std::size_t size = [] {
    std::size_t characters = 0;
    each_port_text(File.view(), *File.view().find(Role.view()),
                   [&](std::string_view more) { characters += more.size(); });
    return characters;
  }();
  fixed_text<size> text;
  each_port_text(File.view(), *File.view().find(Role.view()), [&](std::string_view more) { text.append(more); });
  return text;
}();

/// ":app-"
template <fixed_string Role>
inline constexpr auto tag_start = [] {
  fixed_text<Role.view().size() + 2> text;
  text.append(":", Role.view(), "-");
  return text;
}();

/// A stage's name as a template argument.
template <const auto& Stage>
inline constexpr auto name_of_stage = [] {
  constexpr char nothing[Stage.view().name.size() + 1]{};
  fixed_string name(nothing);
  for (std::size_t i = 0; i + 1 < sizeof nothing; ++i) name.characters[i] = Stage.view().name[i];
  return name;
}();

}  // namespace detail

/// The images of a Dockerfile's targets: one repository, and each target's name in the tag.
template <const auto& File>
struct images_of {
  argument repository{};

  // A stage is no text: without its name, what takes one by its name is not meant.
  /// The image of a target, by its name: `website_image.target<"app">(image_tag)`. The tag is a text, a value's handle or, in up
  /// to two pieces, both.
  template <fixed_string Role, class... Rest>
    requires(!Role.view().empty() && (parameter::image_piece::takes<Rest> && ...))
  constexpr image_reference target(parameter::image_piece tag, const Rest&... rest) const {
    using checked [[maybe_unused]] = typename detail::target_check<File, Role>::type;
    static_assert(sizeof...(Rest) < 2, "a tag is put together from at most two parts");
    image_reference made = detail::image_of(repository.moved_to(tag.at),
                                            argument::literal_at(detail::tag_start<Role>.view(), tag.at), tag, rest...);
    if constexpr (detail::dockerfile_findings<File> == 0 && detail::is_target(File.view(), Role.view())) {
      constexpr docker::file all = File.view();
      made.dockerfile = argument::literal_at(all.name, tag.at);
      made.target = argument::literal_at(detail::kept<Role>.view(), tag.at);
      made.ports = argument::literal_at(detail::exposed_ports<File, Role>.view(), tag.at);
      made.user = argument::literal_at(detail::user_of(all, *all.find(Role.view())), tag.at);
    }
    return made;
  }
  /// The same by the stage's handle: `website_image.target<app>(image_tag)`.
  template <const auto& Stage, class... Rest>
    requires(requires { Stage.view().lines; } && (parameter::image_piece::takes<Rest> && ...))
  constexpr image_reference target(parameter::image_piece tag, const Rest&... rest) const {
    return target<detail::name_of_stage<Stage>>(tag, rest...);
  }
  template <fixed_string Role, class... Rest>
    requires(!Role.view().empty() && !(parameter::image_piece::takes<Rest> && ...))
  DOVETAIL_REFUSED("a tag is made of texts, whole numbers and values: target<\"app\">(image_tag)")
  constexpr image_reference target(parameter::image_piece, const Rest&...) const {
    return {};
  }
  template <const auto& Stage, class... Rest>
    requires(requires { Stage.view().lines; } && !(parameter::image_piece::takes<Rest> && ...))
  DOVETAIL_REFUSED("a tag is made of texts, whole numbers and values: target<app>(image_tag)")
  constexpr image_reference target(parameter::image_piece, const Rest&...) const {
    return {};
  }
};

/// `inline constexpr auto website_image = built_image<website>("git.example.com/team/website");`
template <const auto& File>
constexpr images_of<File> built_image(parameter::image_piece repository) {
  using checked [[maybe_unused]] = typename detail::dockerfile_soundness<File>::type;
  const std::string_view text = repository.characters;
  if (repository.is != argument::form::literal || !is_image(text) || split_image(text).repository != text)
    error::an_images_repository_is_a_host_and_a_path_without_a_tag(text);
  return {repository};
}

}  // namespace dovetail
