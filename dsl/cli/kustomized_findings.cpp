#include "cli/kustomized_findings.hpp"

#include "dovetail/check/identity.hpp"
#include "dovetail/check/references.hpp"

#include <string_view>

namespace dovetail::cli {
namespace {

/// Whether words have one of these in backticks.
bool quotes_any(std::string_view words, const std::set<std::string, std::less<>>& of) {
  for (std::size_t begin = words.find('`'); begin != std::string_view::npos;) {
    const std::size_t end = words.find('`', begin + 1);
    if (end == std::string_view::npos) return false;
    if (of.contains(words.substr(begin + 1, end - begin - 1))) return true;
    begin = words.find('`', end + 1);
  }
  return false;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

bool is_renamed(const check::finding& told, const kustomizations& kustomized_by, const check::inventory& all) {
  if (told.missing.name.empty()) return false;
  for (const std::string& name : kustomized_by.names_before(told.missing.name))
    for (const check::resource& each : all.named(name))
      if (each.kind == told.missing.kind) return true;
  return false;
}

bool is_placed_with(const check::finding& told, const placed_objects& placed, const check::inventory& all) {
  const bool names_a_namespace =
      told.broken->id == check::REF_38.id || (told.broken->id == check::DOV_03.id && !told.missing.name_space.empty());
  if (!names_a_namespace || told.owner == nullptr || !placed.contains(told.owner->metadata)) return false;
  for (const check::resource& each : all.named(told.missing.name))
    if (each.kind == told.missing.kind && placed.contains(each.metadata)) return true;
  return false;
}

bool is_applied_apart(const check::finding& told, const kustomizations& kustomized_by, const check::inventory& all) {
  if (told.broken->id != check::IDN_28.id || told.owner == nullptr || told.owner->at.file == nullptr) return false;
  for (const check::resource& each : all.named(told.owner->name.view()))
    if (&each != told.owner && each.kind == told.owner->kind && !each.external && each.at.file != nullptr &&
        !kustomized_by.are_apart(each.at.file, told.owner->at.file))
      return false;
  return true;
}

bool may_be_mended_by(const kustomized& changes, const patched& said, const finding& told) {
  const std::string_view rule = told.broken->id, words = told.words;
  const bool is_missing_part = rule == "CON-37" || rule == "REF-05" || (rule == "GRM-50" && has(words, "required"));
  if (changes.name_spaces)
    if (rule == "REF-75" || rule == "CON-71" || rule == "REF-80" || has(words, " in namespace `") ||
        has(words, " of namespace `") || (told.kind == "Namespace" && (rule == "GRM-01" || rule == "IDN-28")))
      return true;
  if (changes.texts && has(words, "$(")) return true;
  // Whoever uses it may name it as it will be called.
  if (changes.names && rule == "REF-80") return true;
  if (changes.parts && rule == "REF-06" && quotes_any(told.said(), said.ports)) return true;
  if (changes.parts && rule == "REF-80" && quotes_any(words, said.texts)) return true;
  if (changes.labels && (is_missing_part || rule == "REF-04" || rule == "REF-03")) return true;
  return changes.parts && (is_missing_part || (rule == "GRM-37" && has(words, "has no image")));
}

}  // namespace dovetail::cli
