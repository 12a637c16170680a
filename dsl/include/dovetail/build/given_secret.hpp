/// A Secret that the stack makes of what is given at its deployment:
/// `GivenSecret<"shop">{}.withKey("STRIPE_SECRET", stripe_secret).withImmutableKey("APP_KEY", app_key)`.
#pragma once

#include "dovetail/build/secret.hpp"

#include <type_traits>

namespace dovetail {

/// A value that would be made up when the stack is rendered. Nothing takes it: it would be another one each time.
struct generated_value {};
constexpr generated_value generated() { return {}; }

namespace detail {

DOVETAIL_STEP void set_given(part& p, const step& s, lowering& in) {
  as<api::core::v1::Secret>(p).stringData[in.text(s.first)] = in.text(s.second);
}
/// What Helm takes away with its release, or writes over, could not be made again.
DOVETAIL_STEP void set_given_once(part& p, const step& s, lowering& in) {
  set_given(p, s, in);
  auto& secret = as<api::core::v1::Secret>(p);
  secret.metadata.annotations[helm_annotation::resource_policy] = "keep";
  in.notes().immutable_keys.push_back({secret.metadata.name, in.text(s.first)});
  in.notes().comments.push_back({&secret.stringData[in.text(s.first)], "Made once and never again."});
}
DOVETAIL_STEP void note_generated(part& p, const step& s, lowering& in) {
  set_given(p, s, in);
  in.notes().generated_keys.push_back({in.text(s.first), false});
}
DOVETAIL_STEP void note_generated_once(part& p, const step& s, lowering& in) {
  set_given_once(p, s, in);
  in.notes().generated_keys.push_back({in.text(s.first), true});
}

/// Whether it is a value's handle, or is to be refused by a rule that says more.
template <class Given>
inline constexpr bool is_given_at_deployment =
    std::is_base_of_v<value_declaration, Given> || std::is_same_v<Given, generated_value>;

}  // namespace detail

class given_secret_builder : public resource_builder<given_secret_builder, api::core::v1::Secret> {
 public:
  using resource_builder<given_secret_builder, api::core::v1::Secret>::resource_builder;

  /// A key and the value of the stack that it holds.
  template <class Given>
  constexpr given_secret_builder withKey(parameter::key key, const Given& value) const {
    return given(&detail::set_given, &detail::note_generated, key, value);
  }
  /// The same of a key that is made once and never again, since what it opens or signs is lost with it. The Secret stays when
  /// the release is taken away.
  template <class Given>
  constexpr given_secret_builder withImmutableKey(parameter::key key, const Given& value) const {
    return given(&detail::set_given_once, &detail::note_generated_once, key, value);
  }

  constexpr argument secret_name() const { return this->name; }
  constexpr key_reference key(parameter::key name_of_key) const {
    return {key_reference::source::secret, this->name.moved_to(name_of_key.at), name_of_key};
  }
  constexpr auto all() const { return keys_reference(this->name, this->at); }
  constexpr auto requiring(parameter::key key) const { return all().requiring(key); }

 private:
  template <class Given>
  constexpr given_secret_builder given(step::function set, step::function refuse, argument key,
                                       const Given& value) const {
    static_assert(detail::is_given_at_deployment<Given>,
                  "a key of a Secret takes the handle of a value, which is given at deployment: what is written in the "
                  "source is no secret");
    // What is refused above has no further errors here.
    if constexpr (std::is_base_of_v<value_declaration, Given>)
      return this->and_step(set, key, argument::value_at(value, key.at));
    else if constexpr (std::is_same_v<Given, generated_value>) return this->and_step(refuse, key);
    else return given_secret_builder(*this);
  }
};

template <fixed_string Name>
struct GivenSecret : given_secret_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Secret">());

  consteval GivenSecret(place written = place{__builtin_FILE(), __builtin_LINE()})
      : given_secret_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(GivenSecret, "GivenSecret<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(GivenSecret, given_secret_builder, "GivenSecret<\"name\">{}");

}  // namespace dovetail
