#include "advice.hpp"

#include "dovetail/text/did_you_mean.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

namespace dovetail::read::detail {
namespace {

using model::type;

/// The object type that a field's value is or holds; null where it holds none. `path` gets the brackets of lists.
const type* object_in(const type* of, std::string& path) {
  for (;;) {
    switch (of->is) {
      case type::form::object:
        return of;
      case type::form::optional:
        break;
      case type::form::list:
        path += "[]";
        break;
      default:
        return nullptr;
    }
    of = &of->element();
  }
}

/// Fields by their distance from an object, downwards.
class search {
 public:
  /// Steps down that are still worth a hint, and types that are looked at: JSONSchemaProps holds itself.
  static constexpr std::size_t deepest = 5;
  static constexpr std::size_t most_types = 400;

  search(std::string_view name, const type* avoid) : name_(name) { seen_.insert(avoid); }

  /// The path to the nearest object below `from` that has the field; `steps` is how far it is.
  std::optional<std::string> below(const type& from, std::size_t at_most, std::size_t& steps) {
    std::vector<place_of_type> level{{&from, {}}};
    for (steps = 0; steps <= at_most && !level.empty(); ++steps) {
      for (place_of_type& p : level)
        if (has_field(*p.of)) return std::move(p.path);
      level = next(level);
    }
    return std::nullopt;
  }

 private:
  struct place_of_type {
    const type* of;
    std::string path;
  };

  bool has_field(const type& of) const {
    return std::any_of(of.fields.begin(), of.fields.end(), [&](const model::field& f) { return f.name == name_; });
  }

  /// The objects one level down; required ones first, since those are what a manifest has.
  std::vector<place_of_type> next(const std::vector<place_of_type>& level) {
    std::vector<place_of_type> below;
    for (const bool required : {true, false}) {
      for (const place_of_type& p : level) {
        for (const model::field& f : p.of->fields) {
          // Nobody writes these by hand.
          if (f.required != required || f.name == "status" || f.name == "managedFields") continue;
          std::string path = p.path + (p.path.empty() ? "" : ".") + std::string(f.name);
          const type* object = object_in(&f.type_of(), path);
          if (object != nullptr && seen_.size() < most_types && seen_.insert(object).second)
            below.push_back({object, std::move(path)});
        }
      }
    }
    return below;
  }

  std::string_view name_;
  std::unordered_set<const type*> seen_{};
};

std::string joined(const std::string& above, const std::string& below) {
  if (above.empty()) return below;
  return below.empty() ? above : above + "." + below;
}

std::string fields_of(const type& of) {
  std::string text;
  for (const model::field& f : of.fields) text += (text.empty() ? "" : ", ") + std::string(f.name);
  return text;
}

}  // namespace

std::optional<std::string> home_of(std::string_view name, const step& object) {
  // Names that are everywhere say little from afar, and so does what is neither above nor below.
  constexpr std::size_t near = 2;
  std::size_t at_most = name.size() <= 4 ? near : search::deepest;
  std::optional<std::string> home;
  std::size_t up = 0;
  for (const step* s = &object; s != nullptr && up <= at_most; s = s->up) {
    if (s->type == nullptr) continue;
    std::size_t down = 0;
    const auto found = search(name, s == &object ? nullptr : object.type).below(*s->type, at_most - up, down);
    if (found && (up == 0 || down == 0 || up + down <= near)) {
      home = joined(path_of(*s), *found);
      if (up + down == 0) break;
      at_most = up + down - 1;
    }
    ++up;
  }
  return home;
}

std::string words_for_unknown_field(std::string_view name, const step& object) {
  const type& of = *object.type;
  std::string text = "no such field in " + std::string(of.name);
  nearest_name near(name);
  for (const model::field& f : of.fields) near.consider(f.name);
  const std::string_view found = near.found();
  const std::string did_you_mean = "; did you mean `" + std::string(found) + "`?";
  if (!found.empty() && edit_distance(name, found) <= 1) return text + did_you_mean;

  if (const auto home = home_of(name, object))
    return text + "; it belongs " + (home->empty() ? "at the top level" : "in `" + *home + "`");
  if (!found.empty()) return text + did_you_mean;
  constexpr std::size_t few = 8;
  if (!of.fields.empty() && of.fields.size() <= few) text += ", which has " + fields_of(of);
  return text;
}

std::string words_for_unknown_word(std::string_view word, std::span<const std::string_view> words) {
  std::string text = " is not one of ";
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  const std::string_view found = nearest(word, words);
  if (!found.empty()) text += "; did you mean \"" + std::string(found) + "\"?";
  return text;
}

}  // namespace dovetail::read::detail
