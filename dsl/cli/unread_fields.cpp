#include "cli/unread_fields.hpp"

#include "cli/places.hpp"
#include "dovetail/check/pod_spec.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

namespace dovetail::cli {
namespace {

using read::fault;

/// The last name of a path: `ports` of `spec.containers[0].ports[1]`.
std::string_view last_name(std::string_view path) {
  while (path.ends_with(']')) path = path.substr(0, path.rfind('['));
  return path.substr(path.rfind('.') + 1);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether words are about a field: of `livenessProbe` they have both words, of `containers` the one.
bool are_about(std::string_view words, std::string_view field) {
  std::string text;
  for (const char c : words) text += lower(c);
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= field.size(); ++end) {
    if (end < field.size() && !(field[end] >= 'A' && field[end] <= 'Z')) continue;
    std::string word;
    for (const char c : field.substr(begin, end - begin)) word += lower(c);
    if (word.size() > 3 && word.back() == 's') word.pop_back();
    if (text.find(word) == std::string::npos) return false;
    begin = end;
  }
  return !field.empty();
}

bool is_about(const check::finding& told, const read::problem& unread) {
  const std::string_view field = last_name(unread.path);
  // Everything of the object is in these.
  if (unread.what == fault::wrong_type && (field == "spec" || field == "template" || field == "jobTemplate"))
    return true;
  const std::string_view words = told.words.substr(std::min(told.title_size, told.words.size()));
  if (are_about(words, field)) return true;
  // What was meant by a field that there is not.
  constexpr std::string_view meant = "did you mean `";
  const std::string_view text = unread.text;
  const std::size_t at = text.rfind(meant);
  if (at == std::string_view::npos) return false;
  const std::string_view name = text.substr(at + meant.size());
  return are_about(words, last_name(name.substr(0, name.find('`'))));
}

}  // namespace

void unread_fields::add(const read::problem& told, const read::document* in) {
  if (told.what == fault::missing_field) missing_.push_back(&told);
  if (told.what == fault::wrong_type || told.what == fault::unknown_field) wrong_.push_back(&told);
  if (told.what == fault::wrong_type && in != nullptr)
    of_objects_.emplace_back(fmt::format("{} `{}`", in->kind_name, in->name.view()), &told);
}

/// Whether a told path is a field's, or leads to something in it.
bool unread_fields::is_in(std::string_view told, std::string_view field) {
  if (told.starts_with("items["))
    if (const std::size_t end = told.find("]."); end != std::string_view::npos) told.remove_prefix(end + 2);
  return told.starts_with(field) &&
         (told.size() == field.size() || told[field.size()] == '.' || told[field.size()] == '[');
}

bool unread_fields::explains(const check::finding& told, place end) const {
  if (empty()) return false;
  if (explains_another(told)) return true;
  if (told.owner == nullptr || !told.at.known() || told.at.line != told.owner->at.line ||
      told.at.column != told.owner->at.column)
    return false;
  const auto is_told_already = [&](const read::problem* each) {
    return each->at.file == told.at.file && !is_before(each->at, told.at) && is_before(each->at, end) &&
           is_about(told, *each);
  };
  return std::any_of(wrong_.begin(), wrong_.end(), is_told_already) ||
         (told.broken->id == check::CON_37.id && std::any_of(missing_.begin(), missing_.end(), is_told_already));
}

bool unread_fields::explains_another(const check::finding& told) const {
  return std::any_of(of_objects_.begin(), of_objects_.end(), [&](const auto& each) {
    const std::size_t at = told.words.find(each.first);
    return at != std::string_view::npos && at != 0 && are_about(told.words, last_name(each.second->path));
  });
}

}  // namespace dovetail::cli
