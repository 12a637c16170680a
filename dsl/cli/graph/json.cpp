#include "cli/graph/forms.hpp"

#include <nlohmann/json.hpp>

namespace dovetail::cli::graph {
namespace {

using nlohmann::json;

json of_node(const node& each) {
  json made{{"kind", each.kind}, {"name", each.name}, {"role", word_of(each.is)}};
  if (!each.name_space.empty()) made["namespace"] = each.name_space;
  if (!each.state.empty()) made["in"] = each.state;
  if (!each.application.empty()) made["application"] = each.application;
  if (!each.file.empty()) made["file"] = each.file, made["line"] = each.line;
  if (!each.source.empty()) made["source"] = each.source;
  if (each.what_becomes != change::none) made["change"] = word_of(each.what_becomes);
  if (!each.findings.empty()) made["findings"] = each.findings;
  return made;
}

}  // namespace

std::string json_of(const picture& of) {
  json all{{"nodes", json::array()}, {"edges", json::array()}};
  for (const node& each : of.nodes) all["nodes"].push_back(of_node(each));
  for (const edge& each : of.edges) {
    json made{{"from", each.from}, {"to", each.to}, {"says", each.says}};
    if (each.what_becomes != change::none) made["change"] = word_of(each.what_becomes);
    all["edges"].push_back(std::move(made));
  }
  return all.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace dovetail::cli::graph
