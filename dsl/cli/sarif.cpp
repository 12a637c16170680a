// SARIF 2.1.0: one run, the rules that found something, their findings.
#include "cli/excerpt.hpp"
#include "cli/explain.hpp"
#include "cli/json.hpp"
#include "cli/report.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace dovetail::cli {
namespace {

std::vector<const check::rule*> rules_in(const outcome& found) {
  std::vector<const check::rule*> all;
  for (const finding& each : found.findings)
    if (std::none_of(all.begin(), all.end(), [&](const auto* known) { return known->id == each.broken->id; }))
      all.push_back(each.broken);
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  return all;
}

void add_text(json_writer& json, std::string_view name, std::string_view text) {
  json.name(name).begin_object().member("text", text).end_object();
}

/// A path as a relative URI.
std::string uri_of(const std::string& file) {
  static constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri;
  for (const char c : std::filesystem::path(file).lexically_normal().generic_string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.find(c) != std::string_view::npos) uri += c;
    else uri.append({'%', digits[byte >> 4], digits[byte & 15]});
  }
  return uri.starts_with('/') ? "file://" + uri : uri;
}

void add_rule(json_writer& json, const check::rule& what) {
  json.begin_object().member("id", what.id);
  add_text(json, "shortDescription", what.statement);
  add_text(json, "fullDescription", std::string(what.statement) + ". Also checked by: " + std::string(what.source));
  add_text(json, "help", "To mend it: " + std::string(mend_of(what)));
  json.name("defaultConfiguration").begin_object().member("level", severity_of(what)).end_object().end_object();
}

void add_location(json_writer& json, const finding& each) {
  json.name("locations").begin_list().begin_object().name("physicalLocation").begin_object();
  json.name("artifactLocation").begin_object().member("uri", uri_of(each.file)).end_object();
  if (each.line != 0) {
    json.name("region").begin_object().member_number("startLine", each.line);
    if (each.column != 0) json.member_number("startColumn", each.column);
    json.end_object();
  }
  json.end_object();
  if (!each.kind.empty()) {
    const std::string object = each.kind + "/" + each.name;
    json.name("logicalLocations").begin_list().begin_object();
    json.member("fullyQualifiedName", each.name_space.empty() ? object : each.name_space + "/" + object)
        .member("kind", "resource");
    json.end_object().end_list();
  }
  json.end_object().end_list();
}

}  // namespace

std::string sarif_of(const outcome& found) {
  const std::vector<const check::rule*> rules = rules_in(found);
  json_writer json;
  json.begin_object().member("$schema", "https://json.schemastore.org/sarif-2.1.0.json").member("version", "2.1.0");
  json.name("runs").begin_list().begin_object().name("tool").begin_object().name("driver").begin_object();
  json.member("name", "dovetail").name("rules").begin_list();
  for (const check::rule* each : rules) add_rule(json, *each);
  json.end_list().end_object().end_object();
  // What columns count.
  json.member("columnKind", "unicodeCodePoints").name("results").begin_list();
  for (const finding& each : found.findings) {
    const auto index =
        std::find_if(rules.begin(), rules.end(), [&](const auto* known) { return known->id == each.broken->id; });
    json.begin_object().member("ruleId", each.broken->id);
    json.member_number("ruleIndex", static_cast<std::uint64_t>(index - rules.begin()))
        .member("level", severity_of(*each.broken));
    add_text(json, "message", each.words + words_of_renderings(each));
    if (!each.file.empty()) add_location(json, each);
    json.end_object();
  }
  return json.end_list().end_object().end_list().end_object().take();
}

}  // namespace dovetail::cli
