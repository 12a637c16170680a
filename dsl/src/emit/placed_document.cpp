#include "placed_document.hpp"

#include "file_header.hpp"

#include <algorithm>

namespace dovetail::emit::detail {

void add_document(std::vector<file>& files, const std::string& path, const placed_document& what) {
  const std::string yaml = to_yaml(what.what);
  const auto same = std::find_if(files.begin(), files.end(), [&](const file& f) { return f.path == path; });
  if (same == files.end()) files.push_back({path, header(what.source) + yaml});
  else same->content += "---\n" + yaml;
}

}  // namespace dovetail::emit::detail
