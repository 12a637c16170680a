#include "cli/unknown_objects.hpp"

#include "cli/json_fields.hpp"
#include "dovetail/check/makers.hpp"

#include <charconv>
#include <string>
#include <vector>

namespace dovetail::cli {
namespace {

using model::json;

/// The part of a list before the next separator, which is taken off it.
std::string_view take(std::string_view& list, char separator) {
  const std::size_t end = list.find(separator);
  const std::string_view first = list.substr(0, end);
  list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  return first;
}

/// Calls `visit(text)` for each scalar at a path, or for the name of each field at `path.*`. Says whether each item of each
/// list on the way has one.
template <class Visit>
bool each_at(const json& from, std::string_view path, Visit& visit) {
  if (path.empty()) {
    if (from.is != json::type::string && from.is != json::type::number && from.is != json::type::boolean) return false;
    visit(from.scalar);
    return true;
  }
  std::string_view step = take(path, '.');
  if (step == "*") {
    if (from.is != json::type::object) return false;
    for (const model::text& name : from.names) visit(name);
    return true;
  }
  const bool of_list = step.ends_with("[]");
  if (of_list) step.remove_suffix(2);
  const json* next = find_field(from, step);
  if (next == nullptr) return false;
  if (!of_list) return each_at(*next, path, visit);
  if (next->is != json::type::array) return false;
  bool whole = true;
  for (const json& item : next->items) whole = each_at(item, path, visit) && whole;
  return whole;
}

std::vector<model::text> texts_at(const json& from, std::string_view path) {
  std::vector<model::text> found;
  auto add = [&](const model::text& text) { found.push_back(text); };
  each_at(from, path, add);
  return found;
}

/// Whether there is something at a path that has something in it.
bool is_at(const json& from, std::string_view path) {
  const json* at = &from;
  while (!path.empty() && at != nullptr) at = find_field(*at, take(path, '.'));
  if (at == nullptr || at->is == json::type::absent || at->is == json::type::null) return false;
  if (at->is == json::type::string) return !at->scalar.view().empty();
  if (at->is == json::type::array || at->is == json::type::object) return at->items.size() != 0;
  return true;
}

bool is_text_at(const json& from, std::string_view path, std::string_view text) {
  for (const model::text& each : texts_at(from, path))
    if (each.view() == text) return true;
  return false;
}

bool holds(const json& fields, std::string_view condition) {
  if (const std::size_t other = condition.find("!="); other != std::string_view::npos)
    return !is_text_at(fields, condition.substr(0, other), condition.substr(other + 2));
  if (const std::size_t same = condition.find('='); same != std::string_view::npos)
    return is_text_at(fields, condition.substr(0, same), condition.substr(same + 1));
  return condition.starts_with('!') ? !is_at(fields, condition.substr(1)) : is_at(fields, condition);
}
bool all_hold(const json& fields, std::string_view conditions) {
  while (!conditions.empty())
    if (!holds(fields, take(conditions, ' '))) return false;
  return true;
}

/// What `{a|b}` stands for.
std::vector<model::text> texts_of(const json& fields, std::string_view alternatives) {
  while (!alternatives.empty())
    if (std::vector<model::text> found = texts_at(fields, take(alternatives, '|')); !found.empty()) return found;
  return {};
}

/// All texts that a pattern with `{paths}` stands for.
std::vector<std::string> expanded(const json& fields, std::string_view pattern) {
  std::vector<std::string> all{std::string()};
  while (!pattern.empty()) {
    const std::string_view literal = take(pattern, '{');
    for (std::string& each : all) each += literal;
    if (pattern.empty()) break;
    const std::vector<model::text> found = texts_of(fields, take(pattern, '}'));
    std::vector<std::string> longer;
    for (const std::string& each : all)
      for (const model::text& text : found) longer.push_back(each + std::string(text.view()));
    all = std::move(longer);
  }
  return all;
}

std::string_view group_of(std::string_view api_version) { return api_version.substr(0, api_version.find('/')); }

bool is_of(const check::maker& each, const read::document& made) {
  return (each.group.empty() || each.group == group_of(made.api_version)) &&
         (each.kind.empty() || each.kind == made.kind_name);
}

/// Something that stands for what is made where it is no key holder of the object itself.
check::resource& add_made(const check::maker& how, std::string_view name, std::string_view name_space,
                          const check::resource& owner, check::inventory& all) {
  check::resource& r = all.resources.emplace_back();
  r.kind = how.made;
  r.name = model::text(name, owner.at);
  r.external = true;
  all.place_in(name_space, r);
  return r;
}

void add_keys(const check::maker& how, const json& fields, check::key_holder& holder) {
  holder.keys_known = !how.keys.empty();
  for (std::string_view words = how.keys; !words.empty();) {
    const std::string_view word = take(words, ' ');
    if (!word.starts_with('{')) {
      holder.keys.push_back(model::text(word));
      continue;
    }
    const std::string_view path = word.substr(1, word.size() - 2);
    // An item of a list whose key nobody says may add any.
    auto add = [&](const model::text& key) { holder.keys.push_back(key); };
    const bool is_whole = each_at(fields, path, add);
    if (!is_whole && path.find("[]") != std::string_view::npos && is_at(fields, path.substr(0, path.find("[]"))))
      holder.keys_known = false;
  }
  for (std::string_view paths = how.more; !paths.empty();)
    if (is_at(fields, take(paths, ' '))) holder.keys_known = false;
}

void add_ports(std::string_view words, check::external_service& service) {
  while (!words.empty()) {
    const std::string_view word = take(words, ' ');
    const std::size_t colon = word.find(':');
    std::int64_t number = 0;
    std::from_chars(word.data() + colon + 1, word.data() + word.size(), number);
    service.ports.push_back({word.substr(0, colon), number});
  }
}

void add_all(const check::maker& how, const read::document& made, check::resource& owner, check::inventory& all) {
  if (!all_hold(made.fields, how.when)) return;
  const bool everywhere = how.name_space == "*";
  std::string_view elsewhere = owner.name_space;
  if (!everywhere && !how.name_space.empty())
    if (const std::vector<std::string> told = expanded(made.fields, how.name_space); !told.empty())
      elsewhere = all.characters.keep(told.front());
  for (std::string& spelled : expanded(made.fields, how.name)) {
    if (spelled.empty()) continue;
    // Names of users that become names of objects: postgres-operator writes `-` for `_`.
    for (char& c : spelled)
      if (c == '_') c = '-';
    const std::string_view name = all.characters.keep(spelled);
    if (how.made == "Service") {
      check::external_service& service = all.external_services.emplace_back();
      service.owner = &add_made(how, name, elsewhere, owner, all);
      add_ports(how.keys, service);
      continue;
    }
    const bool is_own = everywhere || elsewhere == owner.name_space;
    const check::resource& maker = is_own ? owner : add_made(how, name, elsewhere, owner, all);
    check::key_holder& holder = all.key_holders.emplace_back();
    holder.kind = how.made;
    holder.name = name;
    holder.maker = &maker;
    holder.only_adds = how.only_adds;
    holder.copied = everywhere;
    // What an operator makes beside other things need not be used by anything.
    holder.read_outside = true;
    add_keys(how, made.fields, holder);
  }
}

/// Whether a text names an object: it is the name, or the name stands in it by itself. A name of one word is a word of many
/// texts, so that more must stand around it.
bool names(std::string_view text, std::string_view name) {
  if (text == name) return true;
  const bool is_word = name.find_first_of("-.") == std::string_view::npos;
  const auto is_of_name = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
  };
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_of_name(text[at - 1]), ends = end == text.size() || !is_of_name(text[end]);
    if (begins && ends && (!is_word || (at != 0 && (text[at - 1] == '/' || text[at - 1] == '=')))) return true;
  }
  return false;
}

bool has_name(const json& in, std::string_view name) {
  if (in.is == json::type::string) return names(in.scalar.view(), name);
  for (const json& each : in.items)
    if (has_name(each, name)) return true;
  return false;
}

bool mentions(const void* object, std::string_view name) {
  const json& fields = *static_cast<const json*>(object);
  for (std::size_t i = 0; i < fields.items.size(); ++i) {
    const std::string_view field = fields.names[i].view();
    if (field == "apiVersion" || field == "kind" || field == "status") continue;
    const json* in = field == "metadata" ? find_field(fields.items[i], "annotations") : &fields.items[i];
    if (in != nullptr && has_name(*in, name)) return true;
  }
  return false;
}

}  // namespace

bool makes_in_its_namespace(const read::document& made) {
  for (const check::maker& each : check::makers)
    if (!each.kind.empty() && is_of(each, made)) return each.name_space != "*";
  return false;
}

void describe_unknown(const read::document& made, check::resource& owner, check::inventory& all) {
  owner.object = &made.fields;
  owner.mentions = &mentions;
  if (made.fields.is != json::type::object) return;
  for (const check::maker& each : check::makers)
    if (is_of(each, made)) add_all(each, made, owner, all);
}

}  // namespace dovetail::cli
