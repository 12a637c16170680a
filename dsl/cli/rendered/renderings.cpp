#include "cli/rendered/renderings.hpp"

#include "cli/rendered/chart_sources.hpp"
#include "cli/rendered/field_path.hpp"
#include "cli/rendered/kustomize_origins.hpp"
#include "cli/rendered/kustomize_sources.hpp"
#include "cli/tools/helm.hpp"
#include "cli/tools/kustomize.hpp"
#include "cli/whole_path.hpp"
#include "schema/document.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <thread>
#include <utility>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;
using schema::node;

/// `.` for a file that is named without one.
fs::path folder_of(const fs::path& file) { return file.parent_path().empty() ? fs::path(".") : file.parent_path(); }

/// A folder as it is told: without `./`, and by its own name where it is the working directory.
std::string shown(const fs::path& folder) {
  std::string text = folder.lexically_normal().string();
  while (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text == "." ? fs::current_path().filename().string() : text;
}

/// A file as whoever has given a path would write it.
std::string name_for(const std::string& file, const fs::path& given) {
  if (given.is_absolute()) return file;
  std::error_code error;
  const fs::path here = fs::canonical(fs::current_path(error), error);
  return error ? file : fs::path(file).lexically_relative(here).string();
}

/// Does all jobs, on as many processors as there are.
void do_all(std::size_t count, const std::function<void(std::size_t)>& job) {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < count; i = next++) job(i);
  };
  std::vector<std::thread> others;
  const std::size_t processors = std::max(1u, std::thread::hardware_concurrency());
  for (std::size_t i = 1; i < std::min(processors, count); ++i) others.emplace_back(work);
  work();
  for (std::thread& each : others) each.join();
}

/// What became of one overlay or chart.
struct made {
  std::optional<rendering> result{};
  std::string unreadable{};
};

// kustomize

struct overlay {
  fs::path file;
  std::shared_ptr<kustomize_sources> sources;
  /// Its folder, by its whole path.
  std::string folder;
};

/// The text by its documents, read once somebody asks where something of it is.
class kustomize_places {
 public:
  kustomize_places(const overlay& of, std::string text, std::vector<kustomize_origin> origins)
      : given_(of.file), sources_(of.sources), text_(std::move(text)), origins_(std::move(origins)) {}

  std::optional<written_at> find(std::uint32_t line, std::uint32_t column, const std::string& path) {
    const std::vector<const node*>& documents = parsed();
    const auto after = std::upper_bound(documents.begin(), documents.end(), static_cast<int>(line),
                                        [](int wanted, const node* each) { return wanted < each->line; });
    if (after == documents.begin()) return std::nullopt;
    const auto index = static_cast<std::size_t>(after - documents.begin()) - 1;
    kustomize_sources::rendered_object object{documents[index], {}, {}};
    // Where they are not one for each document it is not known which is whose.
    if (origins_.size() == documents.size()) {
      object.file = origins_[index].file;
      object.generator = origins_[index].generator;
    }
    field_path steps = path.empty() ? path_at(*object.root, line, column) : path_of(*object.root, path);
    const auto found = sources_->find(object, steps);
    if (!found) return std::nullopt;
    return written_at{name_for(found->file, given_), found->line, found->column};
  }

 private:
  const std::vector<const node*>& parsed() {
    static const std::vector<const node*> none;
    if (!is_read_) {
      is_read_ = true;
      try {
        documents_ = std::make_unique<const schema::document_set>("rendered", text_);
      } catch (const schema::problem&) {
        // It is told of by its text.
      }
    }
    return documents_ == nullptr ? none : documents_->documents();
  }

  fs::path given_;
  std::shared_ptr<kustomize_sources> sources_;
  std::string text_;
  std::vector<kustomize_origin> origins_;
  bool is_read_ = false;
  std::unique_ptr<const schema::document_set> documents_{};
};

made render_overlay(const overlay& of, const kustomize_tool& tool) {
  made all;
  const fs::path folder = folder_of(of.file);
  kustomize_tool::build_with_origins built = tool.build_noting_origins(folder);
  const std::string title = fmt::format("overlay {}", shown(folder));
  if (!built.done.went_well()) {
    all.unreadable = fmt::format("{}: {} fails: {}", of.file.string(), tool.words(), built.done.words());
    return all;
  }
  std::string text = std::move(built.done.out);
  std::vector<kustomize_origin> origins;
  if (!built.origin_root.empty()) origins = take_origins(text, built.origin_root);
  rendering made{title, {of.file.string(), text, false, true}, of.sources->reached(), of.sources->name_spaces(), {},
                 {}};
  made.plain = [sources = of.sources](std::string_view words) { return sources->plain(words); };
  const auto places = std::make_shared<kustomize_places>(of, std::move(text), std::move(origins));
  made.place_of = [places](std::uint32_t line, std::uint32_t column, const std::string& path) {
    return places->find(line, column, path);
  };
  all.result = std::move(made);
  return all;
}

bool is_component(const fs::path& file) {
  try {
    const schema::document_set parsed(file.string(), characters_of(file.string(), std::size_t{1} << 20));
    for (const node* each : parsed.documents())
      if (each->text("kind") == "Component") return true;
  } catch (const schema::problem&) {
  } catch (const usage_error&) {
  }
  return false;
}

/// The kustomizations that no other one names, each with what it is made of.
std::vector<overlay> overlays_in(const inputs& given) {
  std::vector<overlay> all;
  std::set<std::string> named;
  for (const fs::path& file : given.kustomization_files) {
    overlay made{file, std::make_shared<kustomize_sources>(folder_of(file)), whole_path(folder_of(file))};
    for (const std::string& each : made.sources->reached())
      if (each != made.folder) named.insert(each);
    all.push_back(std::move(made));
  }
  std::erase_if(all, [&](const overlay& each) { return named.contains(each.folder) || is_component(each.file); });
  return all;
}

class rendering_of_all {
 public:
  rendering_of_all(inputs& given, const how_to_render& how, const settings& asked)
      : given_(given), how_(how), asked_(asked) {}

  std::vector<rendering> run() {
    render_overlays();
    render_charts();
    take_out();
    return std::move(all_);
  }

 private:
  void note(const fs::path& file, std::string words) {
    given_.notices.push_back({file.string(), 0, 0, std::move(words)});
  }

  void render_overlays() {
    std::vector<overlay> overlays = overlays_in(given_);
    if (overlays.empty()) return;
    const auto tool = kustomize_tool::find();
    if (!tool)
      return note(
          {}, "kustomizations are read as their files lie: neither kustomize nor kubectl is in PATH to render them");
    std::erase_if(overlays, [&](const overlay& each) { return is_left(each); });
    std::vector<made> results(overlays.size());
    do_all(overlays.size(), [&](std::size_t i) {
      try {
        results[i] = render_overlay(overlays[i], *tool);
      } catch (const usage_error& wrong) {
        results[i].unreadable = wrong.words;
      }
    });
    for (std::size_t i = 0; i < overlays.size(); ++i) {
      taken_.insert(overlays[i].sources->reached().begin(), overlays[i].sources->reached().end());
      keep(std::move(results[i]));
    }
  }

  /// One that is not rendered, with a notice.
  bool is_left(const overlay& each) {
    if (!how_.fetches && !each.sources->remote().empty()) {
      note(each.file,
           fmt::format(
               "is not rendered: it names {}, and nothing is fetched (--allow-remote); its files are read as they lie",
               each.sources->remote().front()));
      return true;
    }
    // Helm would write the charts that it fetches into the user's folder.
    if (each.sources->has_charts()) {
      note(each.file,
           fmt::format(
               "is not rendered: it has charts, which kustomize --enable-helm fetches into its folder: kustomize build "
               "--enable-helm {} | dovetail check -",
               folder_of(each.file).string()));
      return true;
    }
    return false;
  }

  void keep(made result) {
    if (result.result) all_.push_back(std::move(*result.result));
    if (!result.unreadable.empty()) given_.unreadable.push_back(std::move(result.unreadable));
  }

  // Helm

  struct chart_job {
    fs::path folder;
    /// Empty: its own values alone.
    fs::path values;
    ran done{};
  };

  void render_charts() {
    if (given_.charts.empty()) return;
    const auto tool = helm_tool::find();
    if (!tool) return;
    std::vector<chart_job> jobs;
    for (const fs::path& chart : given_.charts) {
      if (is_library(chart)) {
        taken_.insert(whole_path(chart / "Chart.yaml"));
        note(chart / "Chart.yaml", "is a library of templates, of which nothing is made by itself");
        continue;
      }
      if (how_.values.empty()) jobs.push_back({chart, {}});
      for (const fs::path& values :
           how_.values.empty() ? values_beside(chart) : std::vector<fs::path>(how_.values.begin(), how_.values.end()))
        jobs.push_back({chart, values});
    }
    do_all(jobs.size(), [&](std::size_t i) { jobs[i].done = tool->render(release_of(jobs[i])); });
    for (const chart_job& job : jobs) keep(job, jobs);
  }

  static bool is_library(const fs::path& chart) {
    try {
      const std::string file = (chart / "Chart.yaml").string();
      const schema::document_set parsed(file, characters_of(file, std::size_t{1} << 20));
      for (const node* each : parsed.documents())
        if (each->text("type") == "library") return true;
    } catch (const schema::problem&) {
      // Helm says so, and better.
    } catch (const usage_error&) {
    }
    return false;
  }

  // `ci/*-values.yaml` is what chart-testing installs a chart with.
  static std::vector<fs::path> values_beside(const fs::path& chart) {
    std::vector<fs::path> all;
    const auto add = [&](const fs::path& folder, std::string_view before, std::string_view behind) {
      std::error_code error;
      for (fs::directory_iterator each(folder, error); !error && each != fs::directory_iterator();
           each.increment(error)) {
        const fs::path extension = each->path().extension();
        const std::string stem = each->path().stem().string();
        if ((extension == ".yaml" || extension == ".yml") && stem.starts_with(before) && stem.ends_with(behind) &&
            stem.size() > before.size() && each->is_regular_file(error))
          all.push_back(each->path());
      }
    };
    add(chart, "values-", "");
    add(chart / "values", "", "");
    add(chart / "ci", "", "-values");
    std::sort(all.begin(), all.end());
    return all;
  }

  helm_tool::release release_of(const chart_job& job) const {
    helm_tool::release made;
    made.name = release_name(job.folder);
    made.chart = job.folder;
    if (!job.values.empty()) made.values.push_back(job.values);
    made.name_space = asked_.name_space;
    if (asked_.kubernetes_minor != 0) made.kubernetes = fmt::format("1.{}.0", asked_.kubernetes_minor);
    return made;
  }

  /// The folder's name, where Helm takes it as one.
  static std::string release_name(const fs::path& chart) {
    constexpr std::size_t longest = 53;
    std::string name = fs::path(whole_path(chart)).filename().string().substr(0, longest);
    for (char& c : name) {
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) c = '-';
    }
    name.erase(0, std::min(name.find_first_not_of('-'), name.size()));
    while (name.ends_with('-')) name.pop_back();
    return name.empty() ? "release" : name;
  }

  static std::string title_of(const chart_job& job) {
    std::string title = fmt::format("chart {}", shown(job.folder));
    if (job.values.empty()) return title;
    const fs::path beside = job.values.lexically_relative(job.folder);
    const bool is_below = !beside.empty() && !beside.string().starts_with("..");
    return title + fmt::format(" with {}", (is_below ? beside : job.values).string());
  }

  void keep(const chart_job& job, const std::vector<chart_job>& others) {
    const fs::path file = job.folder / "Chart.yaml";
    taken_.insert(whole_path(file));
    if (!job.done.went_well()) {
      const std::string words = fmt::format("helm template fails: {}", job.done.words());
      // A chart that has to be told something is told it by the values beside it.
      const bool is_told = job.values.empty() && std::any_of(others.begin(), others.end(), [&](const chart_job& each) {
                             return each.folder == job.folder && each.done.went_well();
                           });
      if (is_told) note(file, fmt::format("is checked with the values beside it alone; by itself {}", words));
      else
        given_.unreadable.push_back(
            fmt::format("{}: {}", job.values.empty() ? file.string() : job.values.string(), words));
      return;
    }
    rendering made{title_of(job), {file.string(), job.done.out, false, true}, {whole_path(job.folder)}, {}, {}, {}};
    made.plain = [](std::string_view words) { return std::string(words); };
    const auto places = std::make_shared<chart_sources>(whole_path(job.folder), job.done.out);
    made.place_of = [places, given = job.folder](std::uint32_t line, std::uint32_t column,
                                                 const std::string&) -> std::optional<written_at> {
      const auto found = places->find(line, column);
      if (!found) return std::nullopt;
      return written_at{name_for(found->file, given), found->line, found->column};
    };
    all_.push_back(std::move(made));
  }

  /// What renderings are made of is not checked as it lies.
  void take_out() {
    const auto is_taken = [&](const std::string& name) {
      if (taken_.empty() || name.empty() || name == "standard input") return false;
      const std::string path = whole_path(name);
      return !path.empty() && taken_.contains(path);
    };
    std::erase_if(given_.files, [&](const input& each) { return is_taken(each.name); });
    std::erase_if(given_.notices, [&](const notice& each) {
      return is_taken(each.file) && (each.words.starts_with("is kustomize's") ||
                                     each.words.starts_with("is a Helm chart") || each.words.starts_with("is a part"));
    });
  }

  inputs& given_;
  const how_to_render& how_;
  const settings& asked_;
  std::vector<rendering> all_{};
  std::set<std::string> taken_{};
};

}  // namespace

std::vector<rendering> render(inputs& given, const how_to_render& how, const settings& asked) {
  if (!how.renders) return {};
  return rendering_of_all(given, how, asked).run();
}

}  // namespace dovetail::cli
