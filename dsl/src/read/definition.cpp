#include "dovetail/read/definition.hpp"

#include "dovetail/read/yaml.hpp"

#include <fmt/core.h>

#include <map>
#include <stdexcept>
#include <string>
#include <utility>

namespace dovetail::read {
namespace {

using custom_resource_definition = api::apiextensions::v1::CustomResourceDefinition;

/// A text that was read once, for each environment and combination of switches that asks for it.
const reading& reading_of(std::string_view text, const char* file) {
  static std::map<const char*, reading> known;
  const auto found = known.find(text.data());
  if (found != known.end()) return found->second;
  options how;
  how.checks_fields = false;
  return known.emplace(text.data(), read_yaml(std::string(text), file, how)).first->second;
}

/// The problems of a document, a line each.
std::string problems_of(const reading& made, std::size_t index) {
  const std::uint32_t begin = made.documents[index].at.line;
  const std::uint32_t end = index + 1 < made.documents.size() ? made.documents[index + 1].at.line : ~std::uint32_t{0};
  std::string all;
  for (const problem& each : made.problems)
    if (each.at.line >= begin && each.at.line < end) all += (all.empty() ? "" : "\n") + to_text(each);
  return all;
}

}  // namespace

void read_definition(std::string_view text, const char* file, std::string_view name,
                     api::apiextensions::v1::CustomResourceDefinition& into) {
  const reading& made = reading_of(text, file);
  for (std::size_t i = 0; i < made.documents.size(); ++i) {
    const document& each = made.documents[i];
    const auto* found = each.content.as<custom_resource_definition>();
    if (found == nullptr || each.name != name) continue;
    if (!each.sound) throw std::runtime_error(problems_of(made, i));
    auto labels = std::move(into.metadata.labels);
    into = *found;
    // Which is the server's.
    into.status = {};
    for (const auto& label : labels)
      if (into.metadata.labels.find(label.key.view()) == nullptr) into.metadata.labels[label.key] = label.value;
    return;
  }
  // What keeps the reader from it altogether.
  std::string all = fmt::format("{}: there is no CustomResourceDefinition {}", file, name);
  for (const problem& each : made.problems) all += "\n" + to_text(each);
  throw std::runtime_error(all);
}

}  // namespace dovetail::read
