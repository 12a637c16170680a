/// What every builder can do: fields by their paths, edits, conditions, comments, waivers.
#pragma once

#include "dovetail/build/edit_fault.hpp"
#include "dovetail/build/field_parameter.hpp"
#include "dovetail/build/field_step.hpp"
#include "dovetail/build/step.hpp"

namespace dovetail {

namespace error {
void when_is_for_the_call_before_it_and_there_is_none();
}  // namespace error

namespace detail {

template <class T, class Edit>
constexpr auto apply_edit(part& p, const step& s, lowering& in) {
  if (!in.takes_edit(s.first.at)) return;
  if constexpr (requires(Edit edit, T& object) { edit(object, in); }) Edit{}(as<T>(p), in);
  else Edit{}(as<T>(p));
}
constexpr void apply_no_edit(part&, const step&, lowering&) {}

/// An edit of an object of the API type T; what is none is refused on the line of the lambda.
template <class T>
struct edit_of {
  step::function apply = &apply_no_edit;
  place at;

  template <class Edit>
    requires(fault_of_edit<T, Edit>() == edit_fault::none)
  consteval edit_of(Edit, place written = place{__builtin_FILE(), __builtin_LINE()})
      : apply(&apply_edit<T, Edit>), at(written) {}

#define DOVETAIL_NO_EDIT(fault, words)                      \
  template <class Edit>                                     \
    requires(fault_of_edit<T, Edit>() == edit_fault::fault) \
  DOVETAIL_REFUSED(words)                                   \
  consteval edit_of(Edit) {}
  DOVETAIL_NO_EDIT(no_lambda, "edit takes a lambda that changes the API object: `.edit([](auto& object) { ... })`")
  DOVETAIL_NO_EDIT(
      captures,
      "edit takes a lambda without captures: what varies between environments is a value<...>, and a lambda "
      "that takes (auto& object, lowering& in) can ask for it")
  DOVETAIL_NO_EDIT(copy,
                   "this edit takes the object by value and changes a copy, which is lost: take it by reference, "
                   "`[](auto& object) { ... }`")
  DOVETAIL_NO_EDIT(
      constant, "this edit takes the object as const and can change nothing: take it as `auto& object`, without const")
  DOVETAIL_NO_EDIT(result,
                   "what this edit returns is lost: an edit changes the object that it takes by reference, and returns "
                   "nothing")
  DOVETAIL_NO_EDIT(other_object,
                   "this edit takes something else than the builder's API object: write "
                   "`[](auto& object) { ... }`, or `[](auto& object, lowering& in) { ... }`")
#undef DOVETAIL_NO_EDIT
};

/// A step that gives a map's entry its value.
constexpr void add_entry(step_list& to, step::function apply, const argument& map, const argument& key,
                         const argument& given) {
  argument value = given;
  if (!value.at.known()) value.at = key.at;
  to.add(apply, 1, value, map);
  to.add_piece(key);
}

/// What is nested in it, if its condition holds.
DOVETAIL_STEP void apply_when(part& p, const step& s, lowering& in) {
  if (in.holds({s.first.value, s.second.characters, s.second.number != 0})) apply_steps(s.inside(), p, in);
}

}  // namespace detail

/// A handle of whatever is built.
template <class T>
concept builder_handle = requires(const T& handle) { handle.all_steps(); };

namespace detail {

template <class T>
concept made_of_parts = requires(const T& given) { given.parts; } || requires { typename T::stands_for_an_object; };

/// "`spec.template.spec.tolerations` takes an object of the type Toleration, and this is a TopologySpreadConstraint"
template <class Field, class Object>
struct object_problem {
  static constexpr auto words = [] {
    fixed_text<600> text;
    text.append("`", Field::text, "` takes ");
    if (Field::kind == field_kind::item)
      text.append("an object of the type ", std::string_view(Field::path.object->name),
                  ", and this is one of the type ", std::string_view(Object::field_table.name),
                  ": write object_of<...::", std::string_view(Field::path.object->name), ">()");
    else if (Field::kind == field_kind::table)
      text.append("one entry at a time, and no object: set<\"", Field::text,
                  "[...]\">(...), with the key in the brackets");
    else
      text.append(says_form(Field::path.holds == field_form::list ? Field::path.field->element->is : Field::path.holds),
                  ", and this is an object of the type ", std::string_view(Object::field_table.name));
    return text;
  }();
};
/// Whether a field takes an object; an error in the words of object_problem where it does not.
template <class Field, class Object,
          bool = Field::kind == field_kind::open || Field::kind == field_kind::nothing ||
                 (Field::kind == field_kind::item && Field::path.object == &Object::field_table)>
struct takes_object {};
template <class Field, class Object>
struct takes_object<Field, Object, false> : refusal<object_problem<Field, Object>> {};

}  // namespace detail

/// A builder whose fields are set by their paths. `T` is the API type that they are of, `Apply` the function of its steps.
template <class Self, class T, step::function Apply>
class settable : public chain<Self> {
 public:
  using api_type = T;
  using chain<Self>::chain;

  /// A field by the path that `kubectl explain` prints: `.set<"spec.minReadySeconds">(5)`,
  /// `.set<"spec.template.spec.containers[web].workingDir">("/srv")`. It takes what the field does, or a value that is one.
  template <fixed_path Path>
  constexpr auto set(detail::field_parameter<T::field_table, Path, detail::path_use::set> given) const {
    return this->and_step(Apply, given, detail::set_of<T, Path>);
  }
  /// A text that is put together, `.set<"spec.externalName">(concat("db.", domain))`, or a whole object:
  /// `.set<"spec.strategy">(object_of<api::apps::v1::DeploymentStrategy>().set<"type">("Recreate"))`.
  template <fixed_path Path, detail::made_of_parts Given>
  constexpr auto set(const Given& given, place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return put_parts<detail::field_at<T::field_table, Path, detail::path_use::set>>(given, false, written);
  }
  template <fixed_path Path, class... Given>
    requires(sizeof...(Given) != 1)
  DOVETAIL_REFUSED("set takes the path of a field and one value for it: set<\"spec.replicas\">(3)")
  constexpr Self set(const Given&...) const {
    return this->self();
  }
  DOVETAIL_REFUSED(
      "the path of a field stands in angle brackets, and its value in the parentheses: set<\"spec.replicas\">(3)")
  constexpr Self set(...) const { return this->self(); }

  /// A further element of a list: `.append<"spec.loadBalancerSourceRanges">("10.0.0.0/8")`.
  template <fixed_path Path>
  constexpr auto append(detail::field_parameter<T::field_table, Path, detail::path_use::append> given) const {
    return this->and_step(Apply, given, detail::append_of<T, Path>);
  }
  template <fixed_path Path, detail::made_of_parts Given>
  constexpr auto append(const Given& given, place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return put_parts<detail::field_at<T::field_table, Path, detail::path_use::append>>(given, true, written);
  }
  template <fixed_path Path, class... Given>
    requires(sizeof...(Given) != 1)
  DOVETAIL_REFUSED(
      "append takes the path of a list and one element for it, and a further call the next one: append<\"args\">(\"--debug\")")
  constexpr Self append(const Given&...) const {
    return this->self();
  }
  DOVETAIL_REFUSED(
      "the path of a list stands in angle brackets, and an element in the parentheses: append<\"args\">(\"--debug\")")
  constexpr Self append(...) const { return this->self(); }

  /// Takes a field, an element or an entry away: `.unset<"spec.revisionHistoryLimit">()`.
  template <fixed_path Path>
  constexpr auto unset(place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return without(detail::unset_of<T, Path>, written);
  }
  DOVETAIL_REFUSED("the path of a field stands in angle brackets: unset<\"spec.replicas\">()")
  constexpr Self unset(...) const { return this->self(); }

  /// The call before it counts only where a switch is on, or a choice is a word: `.withReplicas(3).when(is_large)`,
  /// `.withEnv("DISK", "s3").when(storage.is("s3"))`. Several of them must all hold.
  constexpr auto when(const condition& asked) const {
    if (this->count == 0 && __builtin_is_constant_evaluated())
      error::when_is_for_the_call_before_it_and_there_is_none();
    const std::size_t first = this->last_call;
    argument value{}, word{};
    value.is = argument::form::value;
    value.value = asked.of;
    value.at = this->steps[first].first.at;
    word.is = argument::form::literal;
    word.characters = asked.word;
    word.number = asked.negated ? 1 : 0;
    Self next = this->self();
    next.count = first;
    next.add(&detail::apply_when, this->count - first, value, word);
    next.add_all(this->all_steps().subspan(first));
    return next;
  }
  DOVETAIL_REFUSED(
      "when() takes a switch, or what a choice is: when(cache_enabled), when(!cache_enabled), when(disk.is(\"s3\"))")
  constexpr Self when(...) const { return this->self(); }
  /// The call before it counts only where a switch is off.
  constexpr auto unless(const condition& asked) const { return when(!asked); }

  /// A comment above this resource or part.
  constexpr auto withComment(parameter::words words) const {
    return this->and_step(Apply, words, detail::field_argument({}, detail::field_task::comment));
  }
  /// A comment above a field: `.withCommentOn<"image">("…")`.
  template <fixed_path Path>
  constexpr auto withCommentOn(parameter::words words) const {
    return this->and_step(Apply, words, detail::comment_of<T, Path>);
  }
  DOVETAIL_REFUSED(
      "the path of a field stands in angle brackets, and the comment in the parentheses: withCommentOn<\"spec.replicas\">(\"why\")")
  constexpr Self withCommentOn(...) const { return this->self(); }

 protected:
  // For the functions that say the same in a word of their own, and check their argument themselves: `detail::set_of<T, "…">`.

  constexpr auto with(const argument& field, const argument& given) const {
    return this->and_step(Apply, given, field);
  }
  template <std::size_t M>
  constexpr auto with(const argument& field, const text_expression<M>& text, place at) const {
    argument line{};
    line.at = at;
    return this->and_text(Apply, text.parts, line, field);
  }
  /// A list's elements, one after the other, which count as one call.
  template <class Word, class... Rest>
  constexpr auto with_words(const argument& field, const Word& first, const Rest&... rest) const {
    return this->and_words(Apply, field, first, rest...);
  }
  /// An entry of a map, by `detail::entry_of`.
  constexpr auto with_entry(const argument& map, const argument& key, const argument& given) const {
    Self next = this->self();
    next.begin_call();
    detail::add_entry(next, Apply, map, key, given);
    return next;
  }
  template <std::size_t M>
  constexpr auto with_entry(const argument& map, const argument& key, const text_expression<M>& text) const {
    argument line{};
    line.at = key.at;
    Self next = this->self();
    next.begin_call();
    next.add(Apply, M + 1, line, map);
    next.add_piece(key);
    for (const argument& part_of_text : text.parts) next.add_piece(part_of_text);
    return next;
  }
  /// Several entries at once.
  constexpr auto with_table(const argument& map, std::span<const named_argument> table) const {
    Self next = this->self();
    next.begin_call();
    for (const named_argument& line : table) detail::add_entry(next, Apply, map, line.name, line.value);
    return next;
  }
  /// Two fields by one call.
  constexpr auto with_both(const argument& first, const argument& given, const argument& second,
                           const argument& given_second) const {
    Self next = this->self();
    next.begin_call();
    next.add(Apply, 0, given, first);
    next.add(Apply, 0, given_second, second);
    return next;
  }
  /// An object, by `detail::object_of_field` and the like, made of another builder's steps, which are all of fields.
  constexpr auto with_object(const argument& field, std::span<const step> steps, place at) const {
    argument line{};
    line.at = at;
    return this->and_part(Apply, steps, line, field);
  }
  /// A new element of a list, with this in one of its fields.
  constexpr auto with_element(const argument& list, const argument& field, const argument& given) const {
    step of_field{};
    detail::set_step(of_field, &detail::apply_inner_field, 0, given, field);
    return with_object(list, {&of_field, 1}, given.at);
  }
  /// Takes a field away.
  constexpr auto without(const argument& field, place at) const {
    argument line{};
    line.at = at;
    return this->and_step(Apply, line, field);
  }

 private:
  template <class Field, std::size_t M>
  constexpr auto put_parts(const text_expression<M>& expression, bool appends, place written) const {
    static_assert(detail::takes_expression(Field::kind),
                  "a text that is put together belongs to a field that is a text");
    argument line{};
    line.at = written;
    return this->and_text(
        Apply, expression.parts, line,
        detail::field_argument(Field::code(), appends ? detail::field_task::append : detail::field_task::set));
  }
  template <class Field, class Object>
  constexpr auto put_parts(const Object& object, bool appends, place written) const {
    static_assert(sizeof(detail::takes_object<Field, typename Object::api_type>) != 0);
    argument line{};
    line.at = written;
    return this->and_part(Apply, object.all_steps(), line,
                          detail::field_argument(Field::code(), appends ? detail::field_task::append_object
                                                                        : detail::field_task::set_object));
  }
};

/// The builder of an object within a resource, which another one's `set` or `append` takes:
/// `object_of<api::core::v1::TopologySpreadConstraint>().set<"maxSkew">(1)`.
template <class T>
class object_builder : public settable<object_builder<T>, T, &detail::apply_inner_field> {
 public:
  using stands_for_an_object = void;
  using settable<object_builder<T>, T, &detail::apply_inner_field>::settable;
};

/// An object of the API type T that is part of a resource: `object_of<api::core::v1::HTTPHeader>().set<"name">("X")`.
template <class T>
consteval auto object_of(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return object_builder<T>(argument{}, written);
}

/// What every builder of a resource, or of a part that has one of its own, can do. `T` is the API type that its steps apply to.
template <class Self, class T>
class editable : public settable<Self, T, &detail::apply_field<T>> {
 public:
  using settable<Self, T, &detail::apply_field<T>>::settable;

  /// What no path says, typed: `.edit([](api::apps::v1::Deployment& d) { … })`. The lambda has no captures; what varies is a
  /// `value`, which a second parameter `lowering&` gives.
  constexpr auto edit(detail::edit_of<T> change) const {
    argument line{};
    line.at = change.at;
    return this->and_step(change.apply, line);
  }
  /// Switches a policy off for this resource or part. The reason stands in the YAML as a comment.
  constexpr auto withWaiver(parameter::words rule, parameter::words reason) const {
    step of_reason{};
    of_reason.first = reason;
    constexpr bool is_whole = requires { T::kind; };
    return this->and_part(
        &detail::apply_field<T>, std::span<const step>(&of_reason, 1), rule,
        detail::field_argument({}, is_whole ? detail::field_task::waive_whole : detail::field_task::waive));
  }
};

}  // namespace dovetail
