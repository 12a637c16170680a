#include "cli/outcome.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace dovetail::cli {
namespace {

/// Helm writes `# Source: shop/templates/web.yaml` before each object.
void name_templates(outcome& found) {
  constexpr std::string_view comment = "# Source: ";
  std::string file;
  std::vector<std::pair<std::uint32_t, std::string>> sources;
  for (finding& each : found.findings) {
    if (each.file != file) {
      file = each.file;
      sources.clear();
      const std::string_view text = found.source_of(file);
      std::uint32_t line = 1;
      for (std::size_t begin = 0; begin < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (text.substr(begin, comment.size()) == comment)
          sources.emplace_back(line, text.substr(begin + comment.size(), end - begin - comment.size()));
        begin = end + 1;
      }
    }
    const auto after = std::upper_bound(sources.begin(), sources.end(), each.line,
                                        [](std::uint32_t wanted, const auto& source) { return wanted < source.first; });
    if (after != sources.begin()) each.rendered_from = std::prev(after)->second;
  }
}

}  // namespace

std::string_view outcome::source_of(const std::string& file) const {
  if (const auto found = reading_of.find(file); found != reading_of.end()) return readings[found->second].source();
  const auto other = other_sources.find(file);
  return other == other_sources.end() ? std::string_view{} : other->second;
}

void put_in_order(outcome& found) {
  const auto order = [&](const finding& each) {
    const auto reading = found.reading_of.find(each.file);
    return reading == found.reading_of.end() ? found.readings.size() : reading->second;
  };
  std::sort(found.findings.begin(), found.findings.end(), [&](const finding& a, const finding& b) {
    return std::tuple(order(a), std::string_view(a.file), a.line, a.column, a.broken->id, std::string_view(a.words)) <
           std::tuple(order(b), std::string_view(b.file), b.line, b.column, b.broken->id, std::string_view(b.words));
  });
  const auto same = [](const finding& a, const finding& b) {
    return a.file == b.file && a.line == b.line && a.column == b.column && a.broken->id == b.broken->id &&
           a.words == b.words;
  };
  found.findings.erase(std::unique(found.findings.begin(), found.findings.end(), same), found.findings.end());
  name_templates(found);
  for (const finding& each : found.findings)
    ++(each.broken->weight == check::severity::error ? found.errors : found.warnings);
}

int exit_code_of(const outcome& found, const settings& asked) {
  if (!found.unreadable.empty()) return 2;
  return found.errors != 0 || (asked.strict && found.warnings != 0) ? 1 : 0;
}

}  // namespace dovetail::cli
