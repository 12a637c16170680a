#include "placed_document.hpp"

#include "file_header.hpp"

#include <algorithm>

namespace dovetail::emit::detail {

void add_document(std::vector<file>& files, const std::string& path, const placed_document& what) {
  std::vector<source_line> lines;
  const std::string yaml = to_yaml(what.what, lines);
  const auto same = std::find_if(files.begin(), files.end(), [&](const file& f) { return f.path == path; });
  const bool is_first = same == files.end();
  file& into = is_first ? files.emplace_back(file{path, header(what.source)}) : *same;
  if (!is_first) into.content += "---\n";
  const auto above = static_cast<std::size_t>(std::count(into.content.begin(), into.content.end(), '\n'));
  into.content += yaml;
  // Its first line is where the object itself is said.
  if (what.at.known()) into.lines.push_back({above + 1, what.at});
  for (const source_line& each : lines) into.lines.push_back({above + each.line, each.at});
}

}  // namespace dovetail::emit::detail
