/// A step that is a datum: which field, by its path, and what becomes of it. Lowering goes there and does it; no step has code of its
/// own for that.
#pragma once

#include "dovetail/build/field_parameter.hpp"
#include "dovetail/build/step.hpp"
#include "dovetail/model/field_walk.hpp"
#include "dovetail/text/did_you_mean.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dovetail::detail {

/// What a step does with the field that its path leads to.
enum class field_task : std::uint8_t {
  /// Gives it the first argument or, where parts of a text are nested in it, that text.
  set,
  /// The same for a new element of a list.
  append,
  /// The same for the entry of a map whose key is the argument of the first nested step.
  set_entry,
  /// Applies what is nested in it to the object that is there, or that it makes.
  set_object,
  /// The same for a new element of a list.
  append_object,
  unset,
  /// Notes a comment.
  comment,
  /// Switches a policy off: the first argument is its rule, that of the first nested step the reason.
  waive,
  /// The same for a whole resource.
  waive_whole,
};

/// Which field, as the second argument of a step has it: the path's code. See path_code.
constexpr argument field_argument(std::string_view code, field_task task) {
  argument a{};
  a.is = argument::form::literal;
  a.characters = code;
  a.number = static_cast<std::int64_t>(task);
  return a;
}

/// The fields of an API type, as steps name them.
template <class T, fixed_path Path>
inline constexpr argument set_of =
    field_argument(field_at<T::field_table, Path, path_use::set>::code(), field_task::set);
template <class T, fixed_path Path>
inline constexpr argument append_of =
    field_argument(field_at<T::field_table, Path, path_use::append>::code(), field_task::append);
template <class T, fixed_path Path>
inline constexpr argument entry_of =
    field_argument(field_at<T::field_table, Path, path_use::any>::code(), field_task::set_entry);
template <class T, fixed_path Path>
inline constexpr argument object_in =
    field_argument(field_at<T::field_table, Path, path_use::set>::code(), field_task::set_object);
template <class T, fixed_path Path>
inline constexpr argument element_of_list =
    field_argument(field_at<T::field_table, Path, path_use::append>::code(), field_task::append_object);
template <class T, fixed_path Path>
inline constexpr argument unset_of =
    field_argument(field_at<T::field_table, Path, path_use::unset>::code(), field_task::unset);
template <class T, fixed_path Path>
inline constexpr argument comment_of =
    field_argument(field_at<T::field_table, Path, path_use::any>::code(), field_task::comment);

/// An object whose fields are reached by their paths: itself the target of steps, or, from a path on, one within it.
struct field_target : part {
  part* root;
  const model::object_table* table;
  void (*walk)(part& root, model::field_walk& path);
  std::string_view prefix{};

  constexpr field_target(part& whole, const model::object_table& fields, void (*go)(part&, model::field_walk&))
      : root(&whole), table(&fields), walk(go) {}
};

/// The path that a code stands for, up to where `gone` of it is.
constexpr std::string_view path_of_code(std::string_view code, std::size_t gone, const model::object_table& root,
                                        lowering& in) {
  std::string_view path;
  const model::object_table* object = &root;
  const auto append = [&](std::string_view before, std::string_view piece, std::string_view after) {
    const std::string_view words[] = {path, before, piece, after};
    path = in.joined(words);
  };
  for (std::size_t at = 0; at < gone;) {
    if (code[at] == model::path_code::by_key) {
      const std::size_t size = model::path_code::number_behind(code.data() + at);
      append("[", code.substr(at + model::path_code::size_of_opening, size), "]");
      at += model::path_code::size_of_opening + size;
    } else if (code[at] == model::path_code::by_position) {
      append("[", in.digits(static_cast<std::int64_t>(model::path_code::number_behind(code.data() + at))), "]");
      at += 3;
    } else {
      const model::field_entry& field =
          object->fields[static_cast<unsigned char>(code[at]) - model::path_code::first_field];
      append(path.empty() ? "" : ".", field.name, "");
      object = field.of;
      ++at;
    }
  }
  return path;
}

/// "has no `spec.template.spec.containers[wbe]`; did you mean `web`?"
DOVETAIL_STEP void fault_of_missing_element(const step& s, const model::field_walk& walk, std::string_view element,
                                            lowering& in) {
  std::size_t begin = element.size();
  while (begin > 0 && element[begin - 1] != '[') --begin;
  const std::string_view key = begin == 0 ? element : element.substr(begin, element.size() - begin - 1);
  nearest_name near(key);
  for (const model::text& known : walk.keys_of_list) near.consider(known.view());
  if (!near.found().empty())
    return in.fault(s.first.at, {"has no `", element, "`; did you mean `", near.found(), "`?"});
  if (walk.keys_of_list.empty()) {
    const std::int64_t size = static_cast<std::int64_t>(walk.size_of_list);
    if (size == 0) return in.fault(s.first.at, {"has no `", element, "`: there is none"});
    // By a number or a map's key, which are not listed.
    if (walk.is_missing_key && size == 1) return in.fault(s.first.at, {"has no `", element, "`: there is another one"});
    if (walk.is_missing_key)
      return in.fault(s.first.at, {"has no `", element, "`: there are ", in.digits(size), " others"});
    if (size == 1) return in.fault(s.first.at, {"has no `", element, "`: there is one, `[0]`"});
    return in.fault(s.first.at, {"has no `", element, "`: there are ", in.digits(size), ", `[0]` to `[",
                                 in.digits(size - 1), "]`"});
  }
  std::string_view all;
  for (const model::text& known : walk.keys_of_list) {
    const std::string_view words[] = {all, all.empty() ? "`" : ", `", known.view(), "`"};
    all = in.joined(words);
  }
  in.fault(s.first.at, {"has no `", element, "`; it has ", all});
}

/// Gives the field where a walk has ended what a step has for it.
DOVETAIL_STEP void give_field(const model::field_walk& walk, const step& s, std::span<const step> parts, lowering& in) {
  const argument& given = s.first;
  const auto text = [&] {
    if (parts.empty()) return in.text(given);
    return text_of_parts(parts, given.at, in);
  };
  if (walk.text_field != nullptr) *walk.text_field = text();
  else if (walk.integer_field != nullptr) *walk.integer_field = in.number(given);
  else if (walk.boolean_field != nullptr) *walk.boolean_field = in.truth(given);
  else if (walk.number_field != nullptr) *walk.number_field = in.decimal(given);
  else if (walk.int_or_string_field != nullptr) {
    if (parts.empty()) *walk.int_or_string_field = in.number_or_text(given);
    else *walk.int_or_string_field = text();
  } else if (walk.json_field != nullptr) {
    using form = argument::form;
    model::json& field = *walk.json_field;
    const bool is_value = given.is == form::value;
    const bool is_number = given.is == form::decimal || (given.is == form::number && given.characters.empty()) ||
                           (is_value && given.value->type == value_type::number);
    const bool is_truth = given.is == form::truth || (is_value && given.value->type == value_type::switched);
    field.reset();
    field.is = !parts.empty() ? model::json::type::string
               : is_number    ? model::json::type::number
               : is_truth     ? model::json::type::boolean
                              : model::json::type::string;
    if (is_truth && parts.empty()) field.scalar = in.truth(given).value() ? "true" : "false";
    else if (is_number && is_value) field.scalar = in.digits(in.number(given).value());
    else field.scalar = text();
  }
}

/// Does what a step says to a field of a target.
DOVETAIL_STEP void apply_field_step(field_target& target, const step& s, lowering& in) {
  const auto task = static_cast<field_task>(s.second.number);
  const std::string_view own_code = s.second.characters;
  const std::string_view whole[] = {target.prefix, own_code};
  std::string_view code = target.prefix.empty() ? own_code : in.joined(whole);
  std::span<const step> parts = s.inside();
  using walk_task = model::field_walk::task;
  const bool appends = task == field_task::append || task == field_task::append_object;
  const bool notes = task == field_task::comment || task == field_task::waive || task == field_task::waive_whole;
  model::field_walk walk(code, appends                     ? walk_task::append
                               : task == field_task::unset ? walk_task::unset
                               : notes                     ? walk_task::find
                                                           : walk_task::set);
  if (task == field_task::set_entry) {
    walk.go_on_to(in.text(parts[0].first).view());
    parts = parts.subspan(1);
  }
  target.walk(*target.root, walk);
  if (walk.is_missing) {
    const std::string_view element = path_of_code(code, walk.gone_by(code), *target.table, in);
    return fault_of_missing_element(s, walk, element, in);
  }
  switch (task) {
    case field_task::set:
    case field_task::set_entry:
    case field_task::append:
      return give_field(walk, s, parts, in);
    case field_task::set_object:
    case field_task::append_object: {
      if (appends) {
        const char element[] = {model::path_code::by_position, model::path_code::high_byte(walk.made_at),
                                model::path_code::low_byte(walk.made_at)};
        const std::string_view words[] = {code, {element, 3}};
        code = in.joined(words);
      }
      field_target inner = target;
      inner.prefix = code;
      return apply_steps(parts, inner, in);
    }
    case field_task::unset:
      for (const void* removed : walk.removed_parts)
        if (removed != nullptr) in.notes().forget(removed);
      return;
    case field_task::comment:
      return in.notes().comments.push_back({walk.place_of_field(), s.first.characters}), void();
    case field_task::waive:
    case field_task::waive_whole: {
      const std::string_view reason = parts[0].first.characters;
      const std::string_view words[] = {s.first.characters, " is waived: ", reason};
      in.notes().comments.push_back({walk.place_of_field(), in.joined(words)});
      in.notes().waivers.push_back(
          {s.first.characters, reason, walk.place_of_field(), task == field_task::waive_whole, s.first.at});
      return;
    }
  }
}

/// The function of such a step where its target is an object of the type T, a part of one included.
template <class T>
constexpr auto walk_part(part& p, model::field_walk& walk) {
  T::walk_fields(as<T>(p), walk);
}
template <class T>
DOVETAIL_STEP_OF_KIND void apply_field(part& p, const step& s, lowering& in) {
  field_target target(p, T::field_table, &walk_part<T>);
  apply_field_step(target, s, in);
}
/// Whether a step of such a resource sets this field.
template <class T>
constexpr auto sets_field(const step& s, const argument& field) {
  // What a step of another function has for its second argument, g++ 12 may not be able to read.
  return s.apply == &apply_field<T> && s.second.number == field.number &&
         model::same(s.second.characters, field.characters);
}
/// The function of a step within an object that another step sets or appends.
DOVETAIL_STEP void apply_inner_field(part& p, const step& s, lowering& in) {
  apply_field_step(static_cast<field_target&>(p), s, in);
}

}  // namespace dovetail::detail
