/// Secrets and ConfigMaps: declarations with keys, and references to them.
///
/// A Secret has keys and no values: plaintext has no constructor. Whatever makes it (Vault, an operator, a person) takes the
/// declaration, so that its keys are known wherever they are read. One that the stack makes of what is given at its
/// deployment is in given_secret.hpp.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/restart.hpp"
#include "dovetail/declared/notes.hpp"

namespace dovetail {

/// One key of a Secret or of a ConfigMap, as the source of an environment variable.
struct key_reference {
  enum class source : std::uint8_t { secret, config_map };

  source from;
  argument object;
  argument key;
  bool is_optional = false;

  /// The variable may be missing when the Secret or the key is.
  constexpr key_reference optional() const {
    key_reference next = *this;
    next.is_optional = true;
    return next;
  }
};

namespace detail {
/// Marks a step that carries a key; read by the step that it is nested in.
DOVETAIL_STEP void key_of_object(part&, const step&, lowering&) {}
/// The same of a key that is made once and never again.
DOVETAIL_STEP void immutable_key_of_object(part&, const step&, lowering&) {}

/// Notes which keys of a declaration whose steps are nested here are made once.
constexpr void note_immutable_keys(const model::text& secret, const step& s, lowering& in) {
  for (const step& key : s.inside())
    if (key.apply == &immutable_key_of_object) in.notes().immutable_keys.push_back({secret, in.text(key.first)});
}
}  // namespace detail

/// All keys of a Secret or of a ConfigMap, as environment variables; its steps are the keys that are said to be needed.
class keys_reference : public chain<keys_reference> {
 public:
  using chain<keys_reference>::chain;
  key_reference::source from = key_reference::source::secret;
  bool is_optional = false;

  /// The container cannot do without this key: a Secret that lacks it is an error on this line.
  constexpr keys_reference requiring(parameter::key key) const { return this->and_step(&detail::key_of_object, key); }
  constexpr keys_reference optional() const {
    keys_reference next = *this;
    next.is_optional = true;
    return next;
  }
};

/// All keys of a Secret or of a ConfigMap, where they are used.
struct keys_handle {
  argument name;
  key_reference::source from;
  bool is_optional;
  /// The keys that are said to be needed.
  std::span<const step> asked;

  constexpr keys_handle(const keys_reference& keys, place written = place{__builtin_FILE(), __builtin_LINE()})
      : name(keys.name.moved_to(keys.count == 0 ? written : place(keys.steps[0].first.at))),
        from(keys.from),
        is_optional(keys.is_optional),
        asked(keys.all_steps()) {}
  template <class Handle>
    requires requires(const Handle& h) { h.all().is_optional; }
  constexpr keys_handle(const Handle& handle, place written = place{__builtin_FILE(), __builtin_LINE()})
      : keys_handle(handle.all(), written) {
    asked = {};
  }
};

/// A Secret's name and its keys.
class secret_declaration : public chain<secret_declaration> {
 public:
  using chain<secret_declaration>::chain;

  constexpr argument secret_name() const { return this->name; }

  template <class... Rest>
    requires(parameter::key::takes<Rest> && ...)
  constexpr secret_declaration withKeys(parameter::key first, const Rest&... rest) const {
    return this->and_words(&detail::key_of_object, {}, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withKeys, parameter::key,
                         "keys belong here: texts in quotes, or values of grammars::config_key")
  /// Keys that are made once and never again, since what they open or sign is lost with them: whatever would generate this
  /// Secret or write over it does not compile.
  template <class... Rest>
    requires(parameter::key::takes<Rest> && ...)
  constexpr secret_declaration withImmutableKeys(parameter::key first, const Rest&... rest) const {
    return this->and_words(&detail::immutable_key_of_object, {}, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withImmutableKeys, parameter::key,
                         "keys belong here: texts in quotes, or values of grammars::config_key")
  constexpr key_reference key(parameter::key name_of_key) const {
    return {key_reference::source::secret, this->name.moved_to(name_of_key.at), name_of_key};
  }
  constexpr auto all() const { return keys_reference(this->name, this->at); }
  constexpr auto requiring(parameter::key key) const { return all().requiring(key); }
  DOVETAIL_REFUSED(
      "a Secret has keys, and no values in a stack: withKeys(\"PASSWORD\"); what makes it has the values, or a deployment gives "
      "them: GivenSecret<\"api\">{}.withKey(\"PASSWORD\", password)")
  constexpr secret_declaration withData(...) const { return *this; }
  DOVETAIL_REFUSED(
      "a Secret has keys, and no values in a stack: withKeys(\"PASSWORD\"); what makes it has the values, or a deployment gives "
      "them: GivenSecret<\"api\">{}.withKey(\"PASSWORD\", password)")
  constexpr secret_declaration withKey(...) const { return *this; }
};

template <fixed_string Name>
struct Secret : secret_declaration {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Secret">());

  consteval Secret(place written = place{__builtin_FILE(), __builtin_LINE()})
      : secret_declaration(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(Secret, "Secret<\"api-env\">{}.withKeys(\"PASSWORD\")")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Secret, secret_declaration, "Secret<\"api-env\">{}.withKeys(\"PASSWORD\")");

/// A Secret by its name, where no handle is at hand; checked against the stack.
constexpr auto secret_named(parameter::object_name name) { return secret_declaration(name, name.at); }

namespace detail {

DOVETAIL_STEP void remove_data(part& p, const step& s, lowering& in) {
  auto& data = as<api::core::v1::ConfigMap>(p).data;
  const std::string_view key = in.text(s.first).view();
  if (!data.contains(key)) return in.fault(s.first.at, {"has no key `", key, "` to take away"});
  data.erase(key);
}

}  // namespace detail

class config_map_builder : public resource_builder<config_map_builder, api::core::v1::ConfigMap> {
 public:
  using api_type = api::core::v1::ConfigMap;
  using resource_builder<config_map_builder, api::core::v1::ConfigMap>::resource_builder;

  constexpr argument config_map_name() const { return this->name; }

  constexpr config_map_builder withData(parameter::key key, parameter::text value) const {
    return this->with_entry(detail::entry_of<api_type, "data">, key, value);
  }
  template <std::size_t M>
  constexpr config_map_builder withData(parameter::key key, const text_expression<M>& value) const {
    return this->with_entry(detail::entry_of<api_type, "data">, key, value);
  }
  /// Several keys with their values at once.
  template <std::size_t M>
  constexpr config_map_builder withData(const named_argument (&entries)[M]) const {
    return this->with_table(detail::entry_of<api_type, "data">, entries);
  }
  /// Its name ends in a hash of what it holds, `settings-1b2c3d4e5f`, wherever it is written, and what pods name it by follows: where
  /// it changes it is another one, and its readers start anew.
  constexpr config_map_builder withHashedName(place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    argument line{};
    line.at = written;
    return this->and_step(&detail::hash_name, line);
  }
  constexpr auto withoutData(parameter::key key) const { return this->and_step(&detail::remove_data, key); }
  constexpr key_reference key(parameter::key name_of_key) const {
    return {key_reference::source::config_map, this->name.moved_to(name_of_key.at), name_of_key};
  }
  constexpr auto all() const {
    keys_reference keys(this->name, this->at);
    keys.from = key_reference::source::config_map;
    return keys;
  }
  constexpr auto requiring(parameter::key key) const { return all().requiring(key); }
};

/// A ConfigMap by its name, where no handle is at hand; checked against the stack.
constexpr auto config_map_named(parameter::object_name name) { return config_map_builder(name, name.at); }

}  // namespace dovetail
