#include "generation.hpp"

#include "writers.hpp"

#include <set>

namespace dovetail::schema {

std::vector<output_file> generated_files(const catalog& types, const std::filesystem::path& root,
                                         const std::string& again, const std::string& only) {
  std::vector<output_file> files;
  std::set<std::string> roots;
  for (const auto& [name, home] : types.modules) {
    if (home.objects.empty() || (!only.empty() && home.root != only)) continue;
    files.push_back({root / "include" / home.header(), header_of(home, again)});
    files.push_back({root / "src" / home.source(), tables_of(home, again)});
    roots.insert(home.root);
  }
  for (const std::string& one : roots)
    files.push_back({root / "src" / one / "sources.cmake", source_list_of(types, one, again)});
  return files;
}

}  // namespace dovetail::schema
