/// Lowers what a call has made, and finds in it what the call was given: see functions.py.
#pragma once

#include "examples.hpp"

#include <dovetail/model/reflection.hpp>

#include <cstdio>
#include <string>

// Functions that only say an error have no definition elsewhere. What calls them is compiled here at run time, too; what an example is
// told of (an external of no kind) is not what is looked at.
namespace dovetail::error {
void user_0_is_root_so_it_cannot_be_non_root_write_root_and_say_why() {}
void an_images_repository_is_a_host_and_a_path_without_a_tag(std::string_view) {}
void a_word_of_this_list_is_empty_or_of_another_grammar(std::string_view) {}
void this_external_is_of_another_kind(std::string_view, std::string_view) {}
}  // namespace dovetail::error

/// What a call was given, as its field has it: a number as a number, a text as a text.
struct wanted {
  bool is_number = false;
  std::int64_t value = 0;
  std::string_view characters{};
  /// With other text around it.
  bool in_part = false;

  bool is(std::string_view text) const {
    return !is_number && (in_part ? text.find(characters) != text.npos : text == characters);
  }
  bool is(std::int64_t number) const { return is_number && number == value; }
  /// An annotation has a number as text.
  bool is_digits(std::string_view text) const { return is_number && text == std::to_string(value); }

  bool is(const argument& a) const {
    if (a.is == argument::form::number && !a.characters.empty())
      return is(std::to_string(a.number) + std::string(a.characters));
    return a.is == argument::form::number ? is(a.number) : a.is == argument::form::literal && is(a.characters);
  }
  bool is_in(std::span<const step> steps) const {
    for (const step& s : steps)
      if (is(s.first) || is(s.second)) return true;
    return false;
  }
};
inline wanted number(std::int64_t value) { return {.is_number = true, .value = value}; }
inline wanted word(std::string_view characters) { return {.characters = characters}; }
inline wanted word_with(std::string_view characters) { return {.characters = characters, .in_part = true}; }

/// Whether an object of the API has it in a field of the same type.
inline bool is_in_object(const model::type& type, void* object, const wanted& what, bool in_map = false) {
  using form = model::type::form;
  switch (type.is) {
    case form::integer:
      return static_cast<model::integer*>(object)->has_value() && what.is(static_cast<model::integer*>(object)->value());
    case form::int_or_string: {
      const auto& either = *static_cast<model::int_or_string*>(object);
      return either.number.has_value() ? what.is(either.number.value()) : what.is(either.word.view());
    }
    case form::text:
    case form::quantity:
    case form::choice: {
      const auto& characters = *static_cast<model::text*>(object);
      return what.is(characters.view()) || (in_map && what.is_digits(characters.view()));
    }
    case form::object:
      for (const model::field& field : type.fields)
        if (is_in_object(field.type_of(), static_cast<char*>(object) + field.offset, what)) return true;
      return false;
    case form::list:
    case form::map:
    case form::optional:
      for (std::size_t i = 0; i < type.size(object); ++i) {
        if (type.is == form::map && what.is(type.key(object, i).view())) return true;
        if (is_in_object(type.element(), type.at(object, i), what, type.is == form::map)) return true;
      }
      return false;
    case form::time:
    case form::bytes:
    case form::number:
    case form::boolean:
    case form::json:
      break;
  }
  return false;
}
/// What a call says that is no field's is a note.
inline bool is_in_notes(const resource_notes& notes, const wanted& what) {
  for (const auto& note : notes.comments)
    if (what.is(note.words) || note.words.find(what.characters) != note.words.npos) return true;
  for (const auto& note : notes.reads)
    if (what.is(note.variable.view())) return true;
  for (const auto& fault : notes.faults)
    if (fault.why == dovetail::step_fault::cause::nothing_to_change && !what.is_number && fault.words.find(what.characters) != fault.words.npos) return true;
  return what.is(notes.kept_state.view()) || what.is(notes.alone_reason.view()) || what.is(notes.replicas_reason.view()) ||
         what.is(notes.internal_only) || (notes.needed_replicas.has_value() && what.is(notes.needed_replicas.value()));
}

template <class Api>
bool is_lowered_to(std::span<const step> steps, const wanted& what) {
  model::arena arena;
  lowering in(arena, {}, {});
  resource_notes notes;
  in.note_into(notes);
  if constexpr (std::is_same_v<Api, any_workload>) {
    api::apps::v1::Deployment deployment{};
    any_workload every{"Deployment", deployment.metadata, deployment.spec.template_, &deployment.spec.replicas};
    part_of<any_workload> target(every);
    apply_steps(steps, target, in);
    return is_in_object(model::type_of<api::apps::v1::Deployment>(), &deployment, what) || is_in_notes(notes, what);
  } else if constexpr (std::is_same_v<Api, any_resource>) {
    api::meta::v1::ObjectMeta metadata{};
    any_resource every{"v1", "ConfigMap", metadata};
    part_of<any_resource> target(every);
    apply_steps(steps, target, in);
    return is_in_object(model::type_of<api::meta::v1::ObjectMeta>(), &metadata, what) || is_in_notes(notes, what);
  } else {
    Api object{};
    part_of<Api> whole(object);
    // What has only fields' steps may be an object within a resource, whose steps go by the resource's.
    if constexpr (std::is_same_v<Api, api::rbac::v1::PolicyRule>) {
      dovetail::detail::field_target target(whole, Api::field_table, &dovetail::detail::walk_part<Api>);
      apply_steps(steps, target, in);
    } else {
      apply_steps(steps, whole, in);
    }
    return is_in_object(model::type_of<Api>(), &object, what) || is_in_notes(notes, what);
  }
}

template <class Made>
bool has(const Made& made, const wanted& what) {
  if constexpr (requires { typename Made::api_type; made.all_steps(); })
    return what.is(made.name) || is_lowered_to<typename Made::api_type>(made.all_steps(), what);
  else if constexpr (requires { made.all_steps(); }) return what.is(made.name) || what.is_in(made.all_steps());
  else if constexpr (requires { made.as_steps(); }) return what.is_in(made.as_steps());
  else if constexpr (requires { made.pieces; }) return what.is_in(made.pieces);
  else if constexpr (requires { made.key; made.object; }) return what.is(made.key);
  else if constexpr (requires { made.parts; }) {
    for (const argument& part : made.parts)
      if (what.is(part)) return true;
    return false;
  } else if constexpr (requires { made.repository; }) return what.is(made.repository);
  else return what.is(made.name_space);
}

inline int calls = 0, failures = 0;

template <class Made>
void examine(const char* call, const Made& made, const wanted& what) {
  ++calls;
  if (has(made, what)) return;
  ++failures;
  std::printf("%s: what it was given is in no field of its type\n", call);
}

void examine_all();

int main() {
  examine_all();
  std::printf("%d calls, %d failures\n", calls, failures);
  return failures == 0 && calls > 100 ? 0 : 1;
}
