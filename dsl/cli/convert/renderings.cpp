#include "cli/convert/renderings.hpp"

#include "cli/convert/kustomize_trees.hpp"
#include "cli/settings.hpp"
#include "cli/tools/helm.hpp"
#include "cli/tools/kustomize.hpp"
#include "dovetail/text/names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>
#include <string_view>

namespace dovetail::cli::convert {
namespace {

namespace fs = std::filesystem;

std::string key_of(const read::document& made) {
  return fmt::format("{} {} {}", made.kind_name, made.name_space.view(), made.name.view());
}

read::reading reading_of(const std::string& text, const std::string& name) {
  read::options how;
  how.checks_fields = false;
  return read::read_yaml(text, name, how);
}

/// Folders that say which part of a tree a file is in, and nothing of what it is about.
bool is_of_layout(std::string_view folder) {
  for (const std::string_view each :
       {"base", "bases", "overlays", "overlay", "environments", "envs", "components", "kustomize"})
    if (folder == each) return true;
  return false;
}

/// A name as an environment has it.
std::string environment_name(std::string_view from) {
  std::string made;
  for (const char c : from) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 && byte < 0x80) made += static_cast<char>(std::tolower(byte));
    else if (!made.empty() && made.back() != '-') made += '-';
  }
  made = made.substr(0, 63);
  while (!made.empty() && made.back() == '-') made.pop_back();
  return made.empty() ? "default" : made;
}

// kustomize.

/// Where an object stands that has the annotation `config.kubernetes.io/origin`; empty where it is made, or comes from elsewhere.
std::string path_in(std::string_view origin) {
  std::string found;
  while (!origin.empty()) {
    const std::size_t end = std::min(origin.find('\n'), origin.size());
    const std::string_view line = origin.substr(0, end);
    if (line.starts_with("path: ")) found = line.substr(6);
    if (line.starts_with("repo: ")) return {};
    origin.remove_prefix(std::min(end + 1, origin.size()));
  }
  return found;
}

std::string_view origin_of(const read::document& made) {
  const auto field = [](const model::json& of, std::string_view name) -> const model::json* {
    for (std::size_t i = 0; i < of.names.size(); ++i)
      if (of.names[i].view() == name) return &of.items[i];
    return nullptr;
  };
  const model::json* here = &made.fields;
  for (const std::string_view name : {"metadata", "annotations", "config.kubernetes.io/origin"})
    if (here != nullptr) here = field(*here, name);
  return here == nullptr ? std::string_view{} : here->scalar.view();
}

/// The annotation in an object's lines of YAML: an object of a kind that is known has no fields to look through.
std::string origin_in(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  if (at == std::string_view::npos) return {};
  std::string found;
  text.remove_prefix(std::min(text.find('\n', at), text.size()));
  while (text.starts_with('\n')) {
    text.remove_prefix(1);
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (!line.starts_with("      ")) break;
    found += std::string(line.substr(6)) + "\n";
    text.remove_prefix(end);
  }
  return found;
}

std::string_view lines_of(std::string_view text, std::size_t first, std::size_t behind) {
  std::size_t begin = 0;
  for (std::size_t line = 1; line < first && begin < text.size(); ++line)
    begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
  std::size_t end = begin;
  for (std::size_t line = first; line < behind && end < text.size(); ++line)
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  return text.substr(begin, end - begin);
}

class kustomize_reader {
 public:
  kustomize_reader(const kustomize_trees& trees, renderings& made, conversion& into)
      : trees_(trees), made_(made), into_(into), common_(trees.common_folder()) {
    std::optional<kustomize_tool> found = kustomize_tool::find();
    if (!found)
      throw usage_error{
          fmt::format("{}: has a kustomization, and neither kustomize nor kubectl is in PATH: install one, or convert "
                      "what it builds: kustomize build {} | dovetail convert -",
                      trees.roots().empty() ? common_.string() : said(trees.roots().front()->folder),
                      trees.roots().empty() ? common_.string() : said(trees.roots().front()->folder))};
    tool_ = *found;
  }

  void read() {
    std::vector<std::pair<const kustomize_tree*, rendered_file>> overlays;
    for (const kustomize_tree* root : trees_.roots()) {
      rendered_file made;
      if (!build(root->folder, made, true)) continue;
      if (root->is_overlay()) overlays.emplace_back(root, std::move(made));
      else made_.files.push_back(std::move(made));
    }
    if (overlays.empty()) return;
    // Those that share a name are one environment of several applications, unless they have an object in common.
    std::map<std::string, std::set<std::string>> objects;
    bool is_plain = true;
    for (const auto& [root, made] : overlays)
      for (const read::document& each : reading_of(made.text, made.name).documents)
        if (!objects[environment_name(root->folder.filename().string())].insert(key_of(each)).second) is_plain = false;
    for (auto& [root, made] : overlays) {
      const std::string name = is_plain ? environment_name(root->folder.filename().string()) : long_name(root->folder);
      auto of = std::find_if(made_.environments.begin(), made_.environments.end(),
                             [&](const rendering& each) { return each.name == name; });
      if (of == made_.environments.end()) {
        made_.environments.emplace_back().name = name;
        of = std::prev(made_.environments.end());
      }
      of->files.push_back(std::move(made));
    }
    for (const fs::path& each : trees_.bases()) {
      rendered_file made;
      if (build(each, made, false)) made_.base.push_back(std::move(made));
    }
  }

 private:
  /// As a user would call it.
  static std::string said(const fs::path& folder) {
    std::error_code error;
    const fs::path relative = folder.lexically_relative(fs::current_path(error));
    return error || relative.empty() || *relative.begin() == ".." ? folder.string() : relative.string();
  }
  std::string long_name(const fs::path& folder) const {
    std::string name;
    for (const fs::path& each : folder.lexically_relative(common_))
      if (!is_of_layout(each.string())) name += (name.empty() ? "" : "-") + each.string();
    return environment_name(name);
  }

  /// What is rendered with origins may differ from what is without: only where objects come from is taken of it.
  bool build(const fs::path& folder, rendered_file& into, bool is_told) {
    ran done = tool_.build(folder);
    if (!done.went_well()) {
      if (is_told)
        into_.left.push_back({(fs::path(said(folder)) / "kustomization.yaml").string(), 1, "a kustomization",
                              fmt::format("`{}` says: {}", tool_.words(), done.words())});
      return false;
    }
    into.name = fmt::format("{} {}", tool_.words(), said(folder));
    into.text = std::move(done.out);
    into.is_made = true;
    const kustomize_tool::build_with_origins noted = tool_.build_noting_origins(folder);
    if (!noted.done.went_well()) return true;
    const read::reading made = reading_of(noted.done.out, into.name);
    for (std::size_t i = 0; i < made.documents.size(); ++i) {
      const read::document& each = made.documents[i];
      std::string origin(origin_of(each));
      if (origin.empty()) {
        const std::size_t behind = i + 1 < made.documents.size()
                                       ? made.documents[i + 1].at.line
                                       : 1 + std::count(noted.done.out.begin(), noted.done.out.end(), '\n');
        origin = origin_in(lines_of(noted.done.out, each.at.line, behind), "config.kubernetes.io/origin:");
      }
      const std::string path = path_in(origin);
      if (path.empty()) continue;
      std::string file;
      const fs::path whole = (noted.origin_root / path).lexically_normal();
      for (const fs::path& part : whole.lexically_relative(common_)) {
        const bool is_of_environment = part == folder.filename() && part != whole.filename();
        if (part != ".." && !is_of_layout(part.string()) && !is_of_environment)
          file += (file.empty() ? "" : "/") + part.string();
      }
      into.origins[key_of(each)] = file;
    }
    return true;
  }

  const kustomize_trees& trees_;
  renderings& made_;
  conversion& into_;
  fs::path common_;
  kustomize_tool tool_{};
};

// Helm.

bool is_chart(const std::string& path) {
  std::error_code error;
  return fs::is_directory(path, error) && fs::is_regular_file(fs::path(path) / "Chart.yaml", error);
}

/// `prod` of `values-prod.yaml`, `values.prod.yaml`, `prod-values.yaml`; nothing of `values.yaml`.
std::string environment_of(const fs::path& values) {
  std::string name = values.stem().string();
  if (name == "values") return {};
  for (const std::string_view before : {"values-", "values.", "values_"})
    if (name.starts_with(before)) name = name.substr(before.size());
  for (const std::string_view behind : {"-values", ".values", "_values"})
    if (name.ends_with(behind)) name.erase(name.size() - behind.size());
  return environment_name(name);
}

std::vector<std::string> values_beside(const fs::path& chart) {
  std::vector<std::string> found;
  std::error_code error;
  for (const fs::directory_entry& each : fs::directory_iterator(chart, error)) {
    const fs::path file = each.path();
    if (file.extension() != ".yaml" && file.extension() != ".yml") continue;
    const std::string stem = file.stem().string();
    const bool is_beside = stem.starts_with("values-") || stem.starts_with("values.") || stem.starts_with("values_") ||
                           stem.ends_with("-values") || stem.ends_with(".values") || stem.ends_with("_values");
    if (is_beside) found.push_back(file.string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> parts_of(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

class chart_reader {
 public:
  chart_reader(std::string chart, const request& asked, renderings& made, conversion& into)
      : chart_(std::move(chart)), asked_(asked), made_(made), into_(into) {
    std::optional<helm_tool> found = helm_tool::find();
    if (!found)
      throw usage_error{
          fmt::format("{0}: is a Helm chart, and helm is not in PATH: install it, or convert what it renders: "
                      "helm template {1} {0} | dovetail convert -",
                      chart_, asked.name)};
    tool_ = *found;
  }

  void read() {
    const std::vector<std::string> values = asked_.values.empty() ? values_beside(chart_) : asked_.values;
    for (const std::string& each : values) {
      rendered_file made;
      const std::vector<std::string> files = parts_of(each);
      if (files.empty() || !render(files, made, true)) continue;
      std::string name = environment_of(files.back());
      if (name.empty()) name = "default";
      for (const rendering& other : made_.environments)
        if (other.name == name)
          throw usage_error{
              fmt::format("--values: two files are those of an environment `{}`: give them different names", name)};
      rendering& of = made_.environments.emplace_back();
      of.name = name;
      of.files.push_back(std::move(made));
    }
    rendered_file made;
    if (render({}, made, values.empty())) (values.empty() ? made_.files : made_.base).push_back(std::move(made));
  }

 private:
  bool render(const std::vector<std::string>& values, rendered_file& into, bool is_told) {
    helm_tool::release of;
    of.name = asked_.name;
    of.chart = chart_;
    of.values.assign(values.begin(), values.end());
    ran done = tool_.render(of);
    std::string words = fmt::format("helm template {} {}", asked_.name, chart_);
    for (const std::string& each : values) words += " --values " + each;
    if (!done.went_well()) {
      if (is_told)
        into_.left.push_back({(fs::path(chart_) / "Chart.yaml").string(), 1, "a chart",
                              fmt::format("`{}` says: {}", words, done.words())});
      return false;
    }
    into.name = std::move(words);
    into.is_made = true;
    const read::reading made = reading_of(done.out, into.name);
    for (const read::document& each : made.documents) {
      // "# Source: chart/templates/web.yaml", which begins it.
      const std::string_view before = lines_of(done.out, each.at.line < 3 ? 1 : each.at.line - 3, each.at.line);
      const std::size_t at = before.rfind(source);
      if (at == std::string_view::npos) continue;
      std::string path(before.substr(at + source.size(), before.find('\n', at) - at - source.size()));
      std::string file;
      for (const fs::path& part : fs::path(path).lexically_relative(*fs::path(path).begin()))
        if (part != "templates" && part != "charts") file += (file.empty() ? "" : "/") + part.string();
      into.origins[key_of(each)] = file;
    }
    // It is Helm's, and no comment of anybody's.
    std::string_view left = done.out;
    while (!left.empty()) {
      const std::size_t end = std::min(left.find('\n'), left.size() - 1) + 1;
      if (left.starts_with(source)) into.text += "\n";
      else into.text += left.substr(0, end);
      left.remove_prefix(end);
    }
    return true;
  }

  static constexpr std::string_view source = "# Source: ";

  std::string chart_;
  const request& asked_;
  renderings& made_;
  conversion& into_;
  helm_tool tool_{};
};

}  // namespace

std::string rendered_file::file_of(const read::document& made) const {
  const auto found = origins.find(key_of(made));
  return found == origins.end() ? std::string() : found->second;
}

renderings read_renderings(const request& asked, conversion& into) {
  renderings made;
  std::vector<std::string> others;
  std::size_t charts = 0;
  for (const std::string& each : asked.paths) {
    if (!is_chart(each)) {
      others.push_back(each);
      continue;
    }
    if (++charts > 1) throw usage_error{fmt::format("{}: is a second chart: a stack is made of one", each)};
    chart_reader(each, asked, made, into).read();
    std::error_code error;
    if (const fs::path schemas = fs::path(each) / "crds"; fs::is_directory(schemas, error))
      for (input& file : read_inputs({schemas.string()}).files) made.schemas.push_back({std::move(file)});
  }
  if (charts == 0 && !asked.values.empty()) throw usage_error{"--values: there is no chart among the paths"};
  const kustomize_trees trees(others);
  if (!trees.empty()) kustomize_reader(trees, made, into).read();
  inputs given = read_inputs(others);
  into.unreadable.insert(into.unreadable.end(), given.unreadable.begin(), given.unreadable.end());
  into.not_deployed = given.not_deployed;
  if (made.files.empty() && trees.empty() && charts == 0) {
    for (const input& each : given.files) made.files.push_back({each});
    made.whole = std::move(given);
    return made;
  }
  for (const input& each : given.files)
    if (each.name == "standard input" || trees.empty() || !trees.has(each.name)) made.files.push_back({each});
  // What is no environment's is in all of them.
  for (rendering& each : made.environments) each.files.insert(each.files.end(), made.files.begin(), made.files.end());
  if (!made.environments.empty()) {
    made.base.insert(made.base.end(), made.files.begin(), made.files.end());
    made.files.clear();
  }
  for (const rendered_file& each : made.files) made.whole.files.push_back(each);
  return made;
}

}  // namespace dovetail::cli::convert
