#include "cli/rendered/kustomize_origins.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;

// As kustomize writes all objects: keys of metadata are indented by two, those of annotations by four.
constexpr std::string_view annotations = "  annotations:";
constexpr std::string_view annotation = "    config.kubernetes.io/origin: |";
constexpr std::string_view in_annotation = "      ";
constexpr std::string_view beside_annotation = "    ";

struct said {
  std::string path{}, configured_in{}, kind{}, repository{};
};

std::string_view unquoted(std::string_view text) {
  const bool is_quoted =
      text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return is_quoted ? text.substr(1, text.size() - 2) : text;
}

void take(std::string_view line, said& into) {
  const std::size_t begin = line.find_first_not_of(' ');
  const std::size_t colon = line.find(": ");
  if (begin == line.npos || colon == line.npos) return;
  const std::string_view key = line.substr(begin, colon - begin), value = unquoted(line.substr(colon + 2));
  if (key == "path") into.path = value;
  else if (key == "configuredIn") into.configured_in = value;
  else if (key == "kind") into.kind = value;
  else if (key == "repo") into.repository = value;
}

kustomize_origin origin_of(const said& all, const fs::path& root) {
  kustomize_origin made;
  const std::string& named = all.configured_in.empty() ? all.path : all.configured_in;
  if (named.empty() || !all.repository.empty()) return made;
  std::error_code error;
  const fs::path file = fs::weakly_canonical(root / named, error);
  if (error) return made;
  made.file = file.string();
  if (!all.configured_in.empty()) made.generator = all.kind;
  return made;
}

}  // namespace

std::vector<kustomize_origin> take_origins(std::string& rendered, const fs::path& root) {
  std::vector<kustomize_origin> all;
  std::string kept;
  kept.reserve(rendered.size());
  said of_this;
  bool is_in = false;
  // Where the line of `annotations:` begins, as long as it may be one without any.
  std::size_t bare = std::string::npos;
  for (std::size_t begin = 0; begin < rendered.size();) {
    const std::size_t end = std::min(rendered.find('\n', begin), rendered.size());
    const std::string_view line = std::string_view(rendered).substr(begin, end - begin);
    begin = end + 1;
    if (is_in && line.starts_with(in_annotation)) {
      take(line, of_this);
      continue;
    }
    is_in = line == annotation;
    if (is_in) continue;
    if (bare != std::string::npos) {
      if (!line.starts_with(beside_annotation)) kept.erase(bare);
      bare = std::string::npos;
    }
    if (line == "---") {
      all.push_back(origin_of(of_this, root));
      of_this = {};
    }
    if (line == annotations) bare = kept.size();
    kept.append(line).append("\n");
  }
  if (bare != std::string::npos) kept.erase(bare);
  if (!rendered.empty()) all.push_back(origin_of(of_this, root));
  rendered = std::move(kept);
  return all;
}

}  // namespace dovetail::cli
