/// Containers: `Container<"api">{api_image}.withPort(http).withEnvFrom(api_env)`.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/probe.hpp"
#include "dovetail/build/secret.hpp"
#include "dovetail/build/security.hpp"
#include "dovetail/build/volume.hpp"

#include <array>
#include <concepts>
#include <string_view>

namespace dovetail {

/// An image that a person chose, once: containers that share it cannot drift apart. Up to four pieces of text, so that
/// every container has as many steps for it and `Container<"api">` is one type.
struct image_reference : detail::objection {
  static constexpr std::size_t most_parts = 4;
  argument parts[most_parts]{};
  /// What is known of an image that a Dockerfile makes (docker/built_image.hpp): the file's name and the target's, the ports
  /// that it exposes, its user.
  argument dockerfile{}, target{}, ports{}, user{};
};

namespace detail {

/// What an image's pieces come to so far, for what may follow.
struct image_text {
  image_reference made{};
  std::size_t count = 0;
  char before = '\0';
  char last = '\0';
  bool has_tag = false;
  bool has_digest = false;

  static constexpr const char* has_a_tag =
      "this image has a tag already: image(\"registry.example.com/app\", tag), or image(\"registry.example.com/app:fpm-\", tag)";
  static constexpr const char* has_no_separator =
      "say what stands between these parts of an image: image(registry, \"/app\", tag), image(\"registry.example.com/\", name)";
  static constexpr const char* is_whole =
      "this value may have a tag already: give it grammars::image_repository, or use it as the whole image";

  constexpr bool follows_a_separator() const { return last == '\0' || contains("/:@.-_", last); }
  /// `app:v`, after which a version stands as it is.
  constexpr bool follows_a_v() const { return last == 'v' && contains(":.-_", before); }

  constexpr void put(const argument& piece) { made.parts[count++] = piece; }
  constexpr void pass(std::string_view text) {
    for (const char c : text) {
      if (c == '/') has_tag = false;
      if (c == ':') has_tag = true;
      if (c == '@') has_digest = true;
      before = last;
      last = c;
    }
  }
  constexpr void refuse(argument piece, const char* words) {
    piece.is = argument::form::refused;
    piece.characters = words;
    put(piece);
  }
  /// A tag or a digest, after what it stands behind: `:` or `@`.
  constexpr void put_behind(argument piece, std::string_view separator) {
    if (piece.is == argument::form::value) piece.characters = separator;
    else if (count + 1 < image_reference::most_parts) put(argument::literal_at(separator, piece.at));
    else return refuse(piece, has_no_separator);
    pass(separator);
    put(piece);
    pass("x");
  }
  constexpr void add(const argument& piece) {
    const bool is_literal = piece.is == argument::form::literal;
    const bool is_value = piece.is == argument::form::value;
    const std::string_view text = is_literal ? piece.characters : std::string_view();
    const auto form = is_value ? piece.value->form.accepts : nullptr;
    const bool is_digest = is_value ? form == is_image_digest : is_image_digest(text);
    const bool is_tag =
        piece.is == argument::form::number ||
        (is_value ? form == is_image_tag || piece.value->type == value_type::number : is_image_tag(text));
    if (count != 0 && made.parts[count - 1].is == argument::form::value &&
        made.parts[count - 1].value->form.accepts == is_image)
      return refuse(piece, is_whole);
    if (piece.is == argument::form::refused || count == 0 || last == '@' ||
        (is_literal && contains("/:@.-_", text.empty() ? '/' : text.front()))) {
      put(piece);
    } else if (is_digest) {
      return put_behind(piece, "@");
    } else if (is_tag && !has_tag && !follows_a_separator()) {
      return put_behind(piece, ":");
    } else if (is_value && form == is_image_tag && !has_tag) {
      return refuse(piece, has_no_separator);
    } else if (follows_a_separator() || (has_tag && follows_a_v())) {
      put(piece);
    } else {
      return refuse(piece, has_tag ? has_a_tag : has_no_separator);
    }
    pass(is_literal ? text : std::string_view("x"));
  }
};

template <class... Rest>
constexpr image_reference image_of(const argument& first, const Rest&... rest) {
  image_text text;
  text.add(first);
  (text.add(parameter::image_piece::of(rest, first.at)), ...);
  return text.made;
}
constexpr const char* objection_of(const image_reference& image) {
  for (const argument& piece : image.parts)
    if (piece.is == argument::form::refused) return piece.characters.begin;
  return nullptr;
}
/// For clang, which says nothing but what is written at the function.
template <class... Rest>
constexpr auto objects(const char* words, const argument& first, const Rest&... rest) {
  if constexpr ((parameter::image_piece::takes<Rest> && ...) && sizeof...(Rest) < image_reference::most_parts)
    return objection_of(image_of(first, rest...)) == words;
  else return false;
}

}  // namespace detail

/// `image("minio/minio:latest")`, or of a repository and a tag, texts or values: `image("registry.example.com/app", image_tag)`. A
/// digest stands behind `@`. Up to four pieces: `image(registry, "/app", image_tag)`, `image("registry.example.com/app:fpm-", image_tag)`.
template <class... Rest>
  requires(parameter::image_piece::takes<Rest> && ...)
consteval image_reference image(parameter::image_piece first, const Rest&... rest)
    DOVETAIL_REFUSED_IF(detail::objects(detail::image_text::has_a_tag, first, rest...),
                        "this image has a tag already: image(\"registry.example.com/app\", tag), or "
                        "image(\"registry.example.com/app:fpm-\", tag)")
        DOVETAIL_REFUSED_IF(detail::objects(detail::image_text::has_no_separator, first, rest...),
                            "say what stands between these parts of an image: image(registry, \"/app\", tag), "
                            "image(\"registry.example.com/\", name)")
            DOVETAIL_REFUSED_IF(
                detail::objects(detail::image_text::is_whole, first, rest...),
                "this value may have a tag already: give it grammars::image_repository, or use it as the whole image") {
  static_assert(sizeof...(Rest) < image_reference::most_parts, "an image is put together from at most four parts");
  image_reference made = detail::image_of(first, rest...);
  if (const char* words = detail::objection_of(made); words != nullptr) made.object(words);
  return made;
}
template <class... Rest>
  requires(!(parameter::image_piece::takes<Rest> && ...))
DOVETAIL_REFUSED("an image is made of texts, whole numbers and values: image(\"registry.example.com/app\", tag)")
constexpr image_reference image(parameter::image_piece, const Rest&...) {
  return {};
}

namespace detail {

/// What the step says of the image in the place of what an earlier one said.
constexpr void note_image(const model::text& container, const step& s, lowering& in) {
  auto& images = in.notes().images;
  for (std::size_t i = images.size(); i-- > 0;)
    if (model::same(images[i].container.view(), container.view())) images.erase(i);
  if (s.first.given())
    images.push_back({container, s.first.characters, s.second.characters, s.inside()[0].second.characters,
                      s.inside()[1].second.characters});
}
DOVETAIL_STEP void set_image(part& p, const step& s, lowering& in) {
  if (!s.inside()[0].first.given()) return;
  as<api::core::v1::Container>(p).image = text_of(s, in);
  note_image(as<api::core::v1::Container>(p).name, s, in);
}
DOVETAIL_STEP void add_argument(part& p, const step& s, lowering& in) {
  as<api::core::v1::Container>(p).args.push_back(s.nested == 0 ? in.text(s.first) : text_of(s, in));
}
DOVETAIL_STEP void add_container_port(part& p, const step& s, lowering& in) {
  auto& port = as<api::core::v1::Container>(p).ports.emplace_back();
  port.containerPort = in.number(s.first);
  port.name = in.text(s.second);
}
DOVETAIL_STEP void add_variable(part& p, const step& s, lowering& in) {
  auto& variable = as<api::core::v1::Container>(p).env.emplace_back();
  variable.name = in.text(s.first);
  variable.value = text_of(s, in);
}
DOVETAIL_STEP void add_variable_from_secret(part& p, const step& s, lowering& in) {
  auto& variable = as<api::core::v1::Container>(p).env.emplace_back();
  variable.name = in.text(s.first);
  auto& from = variable.valueFrom.ensure().secretKeyRef.ensure();
  from.name = in.text(s.second);
  from.key = in.text(s.inside()[0].first);
  if (s.inside()[0].second.given()) from.optional = true;
}
DOVETAIL_STEP void add_variable_from_config_map(part& p, const step& s, lowering& in) {
  auto& variable = as<api::core::v1::Container>(p).env.emplace_back();
  variable.name = in.text(s.first);
  auto& from = variable.valueFrom.ensure().configMapKeyRef.ensure();
  from.name = in.text(s.second);
  from.key = in.text(s.inside()[0].first);
  if (s.inside()[0].second.given()) from.optional = true;
}
constexpr void note_required_keys(std::string_view kind, const model::text& object, const step& s, lowering& in) {
  for (const step& key : s.inside()) in.notes().required_keys.push_back({kind, object, in.text(key.first)});
}
DOVETAIL_STEP void add_variables_from_secret(part& p, const step& s, lowering& in) {
  auto& from = as<api::core::v1::Container>(p).envFrom.emplace_back().secretRef.ensure();
  from.name = in.text(s.first);
  if (s.second.given()) from.optional = true;
  note_required_keys("Secret", from.name, s, in);
}
DOVETAIL_STEP void add_variables_from_config_map(part& p, const step& s, lowering& in) {
  auto& from = as<api::core::v1::Container>(p).envFrom.emplace_back().configMapRef.ensure();
  from.name = in.text(s.first);
  if (s.second.given()) from.optional = true;
  note_required_keys("ConfigMap", from.name, s, in);
}
/// The position of the element of a list that has this name; the list's size where none has.
template <class List>
constexpr auto position_of(const List& list, std::string_view name) {
  std::size_t i = 0;
  while (i < list.size() && !model::same(list[i].name.view(), name)) ++i;
  return i;
}
/// What a step says that finds nothing of that name to change or to take away.
constexpr void fault_of_missing(const char* what, const step& s, lowering& in) {
  in.fault(s.first.at, {"has no ", what, " `", in.text(s.first).view(), "` to change or to take away"});
}
DOVETAIL_STEP void remove_variable(part& p, const step& s, lowering& in) {
  auto& variables = as<api::core::v1::Container>(p).env;
  const std::size_t i = position_of(variables, in.text(s.first).view());
  if (i == variables.size()) return fault_of_missing("variable", s, in);
  variables.erase(i);
}
DOVETAIL_STEP void replace_variable(part& p, const step& s, lowering& in) {
  auto& variables = as<api::core::v1::Container>(p).env;
  const std::size_t i = position_of(variables, in.text(s.first).view());
  if (i == variables.size()) return fault_of_missing("variable", s, in);
  variables[i].valueFrom.reset();
  variables[i].value = text_of(s, in);
}
DOVETAIL_STEP void note_reads(part& p, const step& s, lowering& in) {
  for (const step& name : s.inside())
    in.notes().reads.push_back({as<api::core::v1::Container>(p).name, in.text(name.first)});
}
DOVETAIL_STEP void add_volume_mount(part& p, const step& s, lowering& in) {
  auto& mount = as<api::core::v1::Container>(p).volumeMounts.emplace_back();
  mount.name = in.text(s.first);
  mount.mountPath = in.text(s.second);
}
DOVETAIL_STEP void add_read_only_volume_mount(part& p, const step& s, lowering& in) {
  add_volume_mount(p, s, in);
  as<api::core::v1::Container>(p).volumeMounts.back().readOnly = true;
}
DOVETAIL_STEP void set_liveness_probe(part& p, const step& s, lowering& in) {
  auto& probe = as<api::core::v1::Container>(p).livenessProbe;
  probe.reset();
  apply_inside(s, probe.ensure(), in);
}
DOVETAIL_STEP void set_readiness_probe(part& p, const step& s, lowering& in) {
  auto& probe = as<api::core::v1::Container>(p).readinessProbe;
  probe.reset();
  apply_inside(s, probe.ensure(), in);
}
DOVETAIL_STEP void set_startup_probe(part& p, const step& s, lowering& in) {
  auto& probe = as<api::core::v1::Container>(p).startupProbe;
  probe.reset();
  apply_inside(s, probe.ensure(), in);
}

}  // namespace detail

class container_builder : public editable<container_builder, api::core::v1::Container> {
 public:
  using api_type = api::core::v1::Container;
  using editable<container_builder, api::core::v1::Container>::editable;

  constexpr argument container_name() const { return this->name; }

  constexpr container_builder withImage(parameter::image_piece reference) const {
    return withImage(detail::image_of(reference));
  }
  constexpr container_builder withImage(const image_reference& image) const {
    step parts[image_reference::most_parts]{};
    for (std::size_t i = 0; i < image_reference::most_parts; ++i) parts[i].first = image.parts[i];
    parts[0].second = image.ports;
    parts[1].second = image.user;
    return this->and_part(&detail::set_image, parts, image.dockerfile, image.target);
  }
  /// `Always`, `IfNotPresent` or `Never`.
  constexpr container_builder withImagePullPolicy(parameter::line policy) const {
    return this->with(detail::set_of<api_type, "imagePullPolicy">, policy);
  }
  template <class... Rest>
    requires(parameter::text::takes<Rest> && ...)
  constexpr container_builder withCommand(parameter::text first, const Rest&... rest) const {
    return this->with_words(detail::append_of<api_type, "command">, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(
      withCommand, parameter::text,
      "words belong here, in quotes: true is \"true\", and 0.5 is \"0.5\"; a whole number or the handle of a value may stand for one")
  template <std::size_t M>
  DOVETAIL_REFUSED("the words stand in the parentheses, without braces: withCommand(\"sh\", \"-c\")")
  constexpr container_builder withCommand(const char* const (&)[M]) const {
    return *this;
  }
  template <class... Rest>
    requires(parameter::text::takes<Rest> && ...)
  constexpr container_builder withArgs(parameter::text first, const Rest&... rest) const {
    return this->and_words(&detail::add_argument, {}, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(
      withArgs, parameter::text,
      "words belong here, in quotes: true is \"true\", and 0.5 is \"0.5\"; a whole number or the handle of a value may stand for one")
  template <std::size_t M>
  DOVETAIL_REFUSED("the words stand in the parentheses, without braces: withArgs(\"--port\", \"8080\")")
  constexpr container_builder withArgs(const char* const (&)[M]) const {
    return *this;
  }
  template <std::size_t M>
  constexpr container_builder withArgs(const text_expression<M>& words) const {
    return this->and_text(&detail::add_argument, words.parts);
  }
  constexpr container_builder withWorkingDir(parameter::line folder) const {
    return this->with(detail::set_of<api_type, "workingDir">, folder);
  }

  /// A port that the container listens on: by its handle with the name, by its number without one.
  constexpr container_builder withPort(parameter::container_port port) const {
    return this->and_step(&detail::add_container_port, port, port.port_name);
  }
  template <class Number>
  DOVETAIL_REFUSED("a container's port is its handle alone, withPort(http); the Service may have another number for it")
  constexpr container_builder withPort(port_handle, const Number&) const {
    return *this;
  }

  constexpr container_builder withEnv(parameter::variable_name name, parameter::text value) const {
    return this->and_step(&detail::add_variable, name, value);
  }
  template <std::size_t M>
  constexpr container_builder withEnv(parameter::variable_name name, const text_expression<M>& value) const {
    return this->and_text(&detail::add_variable, value.parts, name);
  }
  /// Several variables with their values at once.
  template <std::size_t M>
  constexpr container_builder withEnv(const named_argument (&variables)[M]) const {
    return this->and_table(&detail::add_variable, variables);
  }
  /// One key of a Secret or a ConfigMap: `.withEnv("PASSWORD", credentials.key("password"))`.
  constexpr container_builder withEnv(parameter::variable_name name, const key_reference& from) const {
    step key{};
    key.apply = nullptr;
    key.first = from.key;
    if (from.is_optional) key.second = argument::number_at(1, from.key.at);
    return this->and_part(from.from == key_reference::source::secret ? &detail::add_variable_from_secret
                                                                     : &detail::add_variable_from_config_map,
                          std::span<const step>(&key, 1), name, from.object);
  }
  /// One key under its own name.
  constexpr container_builder withEnv(const key_reference& from) const { return withEnv(from.key, from); }
  DOVETAIL_REFUSED(
      "withEnv takes a name and its text, number or value, or a key: withEnv(\"LOG_LEVEL\", \"info\"), "
      "withEnv(credentials.key(\"PASSWORD\")); of several, a table: withEnv({{\"LOG_LEVEL\", \"info\"}, {\"WORKERS\", 4}})")
  constexpr container_builder withEnv(...) const { return *this; }
  template <std::size_t M>
  DOVETAIL_REFUSED("a table of variables has two pairs of braces: withEnv({{\"LOG_LEVEL\", \"info\"}})")
  constexpr container_builder withEnv(const char* const (&)[M]) const {
    return *this;
  }

  /// Another value for a variable that the container has: in an environment.
  constexpr container_builder replacingEnv(parameter::variable_name name, parameter::text value) const {
    return this->and_step(&detail::replace_variable, name, value);
  }
  template <std::size_t M>
  constexpr container_builder replacingEnv(parameter::variable_name name, const text_expression<M>& value) const {
    return this->and_text(&detail::replace_variable, value.parts, name);
  }
  constexpr container_builder withoutEnv(parameter::variable_name name) const {
    return this->and_step(&detail::remove_variable, name);
  }
  /// Takes all arguments away, for others to follow.
  constexpr auto withoutArgs() const { return this->without(detail::unset_of<api_type, "args">, this->at); }

  /// All keys of a Secret or a ConfigMap, by its handle, external or of the stack.
  /// Where some of the keys are asked for, it stands where the first of them does.
  constexpr container_builder withEnvFrom(keys_handle keys) const {
    return this->and_part(keys.from == key_reference::source::secret ? &detail::add_variables_from_secret
                                                                     : &detail::add_variables_from_config_map,
                          keys.asked, keys.name, keys.is_optional ? argument::number_at(1, keys.name.at) : argument{});
  }
  DOVETAIL_REFUSED(
      "withEnvFrom takes the handle of a Secret or a ConfigMap, or secret_named(\"api-env\"): withEnvFrom(api_env)")
  constexpr container_builder withEnvFrom(...) const { return *this; }

  /// Variables that the program reads and cannot do without: one that no env, ConfigMap or Secret gives is an error on this
  /// line. The list may be one that the program's own code includes.
  template <class... Rest>
    requires(parameter::variable_name::takes<Rest> && ...)
  constexpr container_builder reads(parameter::variable_name first, const Rest&... rest) const {
    const argument names[] = {first, parameter::variable_name::of(rest, first.at)...};
    return reads_list(std::size(names), [&](std::size_t i) { return names[i]; });
  }
  DOVETAIL_REFUSED_WORDS(reads, parameter::variable_name, "names of variables belong here, in quotes")
  template <std::convertible_to<std::string_view> Name, std::size_t M>
  constexpr container_builder reads(const std::array<Name, M>& names,
                                    place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return reads_list(M, [&](std::size_t i) { return argument::literal_at(names[i], written); });
  }
  template <std::convertible_to<std::string_view> Name, std::size_t M>
  constexpr container_builder reads(const Name (&names)[M],
                                    place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return reads_list(M, [&](std::size_t i) { return argument::literal_at(names[i], written); });
  }

  /// A volume by the name that the pod, or the StatefulSet's claim template, gives it.
  constexpr container_builder withVolumeMount(parameter::label_name volume, parameter::line path) const {
    return this->and_step(&detail::add_volume_mount, volume, path);
  }
  template <class Volume>
    requires requires(const Volume& v) { v.volume_name(); }
  constexpr container_builder withVolumeMount(const Volume& volume, parameter::line path) const {
    return withVolumeMount(volume.volume_name().moved_to(path.at), path);
  }
  DOVETAIL_REFUSED("withVolumeMount takes the volume, then the path: withVolumeMount(data, \"/data\")")
  constexpr container_builder withVolumeMount(...) const { return *this; }
  template <builder_handle Volume>
  DOVETAIL_REFUSED("withVolumeMount takes the volume, then the path: withVolumeMount(data, \"/data\")")
  constexpr container_builder withVolumeMount(const char*, const Volume&) const {
    return *this;
  }
  constexpr container_builder withReadOnlyVolumeMount(parameter::label_name volume, parameter::line path) const {
    return this->and_step(&detail::add_read_only_volume_mount, volume, path);
  }
  template <class Volume>
    requires requires(const Volume& v) { v.volume_name(); }
  constexpr container_builder withReadOnlyVolumeMount(const Volume& volume, parameter::line path) const {
    return withReadOnlyVolumeMount(volume.volume_name().moved_to(path.at), path);
  }

  constexpr container_builder withLivenessProbe(const probe_builder& probe) const {
    return this->and_part(&detail::set_liveness_probe, probe.all_steps());
  }
  DOVETAIL_REFUSED("a probe is http_get, tcp_socket, grpc or exec: withLivenessProbe(http_get(http, \"/health\"))")
  constexpr container_builder withLivenessProbe(...) const { return *this; }
  constexpr container_builder withReadinessProbe(const probe_builder& probe) const {
    return this->and_part(&detail::set_readiness_probe, probe.all_steps());
  }
  DOVETAIL_REFUSED("a probe is http_get, tcp_socket, grpc or exec: withReadinessProbe(http_get(http, \"/health\"))")
  constexpr container_builder withReadinessProbe(...) const { return *this; }
  constexpr container_builder withStartupProbe(const probe_builder& probe) const {
    return this->and_part(&detail::set_startup_probe, probe.all_steps());
  }
  DOVETAIL_REFUSED("a probe is http_get, tcp_socket, grpc or exec: withStartupProbe(http_get(http, \"/health\"))")
  constexpr container_builder withStartupProbe(...) const { return *this; }

  constexpr container_builder withRequests(parameter::cpu cpu, parameter::memory memory) const {
    return this->with_both(detail::set_of<api_type, "resources.requests[cpu]">, cpu,
                           detail::set_of<api_type, "resources.requests[memory]">, memory);
  }
  DOVETAIL_REFUSED("withRequests takes processors, then memory, with their units: withRequests(100_m, 64_Mi)")
  constexpr container_builder withRequests(...) const { return *this; }
  constexpr container_builder withLimits(parameter::cpu cpu, parameter::memory memory) const {
    return this->with_both(detail::set_of<api_type, "resources.limits[cpu]">, cpu,
                           detail::set_of<api_type, "resources.limits[memory]">, memory);
  }
  DOVETAIL_REFUSED("withLimits takes processors, then memory, with their units: withLimits(500_m, 128_Mi)")
  constexpr container_builder withLimits(...) const { return *this; }
  constexpr container_builder withSecurityContext(const security_context& context) const {
    if (context.fs_group.given()) error::fsGroup_belongs_to_the_pods_security_context_not_to_a_containers();
    const auto settings = context.as_steps();
    return this->and_part(&detail::set_container_security, settings);
  }

 private:
  template <class NameAt>
  constexpr container_builder reads_list(std::size_t size, NameAt name_at) const {
    container_builder next = *this;
    next.begin_call();
    next.add(&detail::note_reads, size, {}, {});
    for (std::size_t i = 0; i < size; ++i) next.add_piece(name_at(i));
    return next;
  }
};

template <fixed_string Name>
struct Container : container_builder {
  static_assert(detail::check_name<Name, grammars::dns_label, "container">());

  constexpr Container(const image_reference& image, place written = place{__builtin_FILE(), __builtin_LINE()})
      : container_builder(container_builder(detail::name_argument<Name>(written), written).withImage(image)) {}
  /// An image by its reference, for this container only.
  constexpr Container(parameter::image_piece reference) : Container(detail::image_of(reference), place(reference.at)) {}
  DOVETAIL_REFUSED(
      "a Container needs its image, and nothing else, in the braces: Container<\"web\">{image(\"nginx:1.27\")}")
  consteval Container() {}
  template <class First, class Second, class... Rest>
    requires(!std::same_as<Second, place>)
  DOVETAIL_REFUSED(
      "a Container needs its image, and nothing else, in the braces: Container<\"web\">{image(\"nginx:1.27\")}")
  consteval Container(const First&, const Second&, const Rest&...) {}
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Container, container_builder, "Container<\"web\">{image(\"nginx:1.27\")}");

// The code of these steps is in the library.

}  // namespace dovetail
