#include "cli/rendered/together.hpp"

#include "cli/check.hpp"
#include "dovetail/check/waivers.hpp"
#include "dovetail/read/yaml.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace dovetail::cli {
namespace {

/// What is checked by itself.
struct part {
  /// Null: what is applied as it lies.
  const rendering* of = nullptr;
  inputs given{};
  surroundings seen{};
  std::vector<std::string> texts{};
  outcome found{};
};

bool have_common(const std::set<std::string>& one, const std::set<std::string>& other) {
  return std::any_of(one.begin(), one.end(), [&](const std::string& each) { return other.contains(each); });
}

/// Two overlays of one base are two states of one thing; all else may be applied beside each other.
bool are_beside(const part& one, const part& other) {
  return &one != &other &&
         (one.of == nullptr || other.of == nullptr || !have_common(one.of->sources, other.of->sources));
}

class check_by_parts {
 public:
  check_by_parts(const settings& asked) : asked_(asked) {}

  outcome run(inputs given, const std::vector<rendering>& rendered) {
    crds_ = read_crds(asked_.crds, given.notices);
    asked_.crds.clear();
    // The first one has what was told of the inputs.
    if (rendered.empty() || !given.files.empty()) {
      parts_.emplace_back().given = std::move(given);
    } else {
      all_.notices = std::move(given.notices);
      all_.unreadable = std::move(given.unreadable);
    }
    for (const rendering& each : rendered) {
      part& made = parts_.emplace_back();
      made.of = &each;
      made.given.files.push_back(each.made);
    }
    const bool are_several = parts_.size() > 1;
    if (are_several) look_around();
    for (part& each : parts_) check(each, are_several);
    merge();
    return std::move(all_);
  }

 private:
  void look_around() {
    for (part& each : parts_) {
      for (const input& file : each.given.files) each.texts.push_back(file.text);
      each.seen = surroundings_of(each.given, asked_);
    }
    // A Kustomization of Flux says what becomes of an overlay elsewhere.
    for (const part& from : parts_)
      for (const input& file : from.given.files) {
        if (file.text.find("kustomize.toolkit.fluxcd.io/") == std::string::npos) continue;
        const read::reading flux = read::read_yaml(file.text, file.name);
        for (part& each : parts_)
          if (&each != &from) each.given.kustomized.add_of_flux(flux);
      }
  }

  void check(part& each, bool has_others) {
    surroundings beside;
    beside.crds = crds_;
    if (each.of != nullptr)
      for (const std::string& name : each.of->name_spaces) {
        external_object& made = beside.objects.emplace_back();
        made.kind = "Namespace";
        made.name = name;
      }
    if (has_others)
      for (const part& other : parts_) {
        beside.crds.insert(beside.crds.end(), other.seen.crds.begin(), other.seen.crds.end());
        if (!are_beside(each, other)) continue;
        beside.objects.insert(beside.objects.end(), other.seen.objects.begin(), other.seen.objects.end());
        beside.texts.insert(beside.texts.end(), other.texts.begin(), other.texts.end());
      }
    each.found = check_objects(std::move(each.given), asked_, beside);
  }

  // One outcome of all.

  void merge() {
    bool is_any = false;
    for (part& each : parts_) {
      is_any = is_any || !each.found.nothing;
      add(each);
    }
    if (is_any || parts_.empty()) all_.nothing = false;
    add_waivers();
    drop_doubled_notices();
    all_.errors = all_.warnings = 0;
    put_in_order(all_);
  }

  void add(part& each) {
    outcome& found = each.found;
    // Of one that makes nothing there is nothing to say, where others make something.
    if (found.nothing && !found.unreadable.empty() && parts_.size() > 1 && has_objects()) found.unreadable.pop_back();
    else all_.nothing = all_.nothing || found.nothing;
    for (finding& told : found.findings) add(std::move(told), each);
    for (notice& told : found.notices) {
      if (each.of != nullptr) std::tie(told.line, told.column) = std::pair(0u, 0u);
      all_.notices.push_back(std::move(told));
    }
    std::move(found.unreadable.begin(), found.unreadable.end(), std::back_inserter(all_.unreadable));
    all_.objects += found.objects;
    if (each.of == nullptr) {
      all_.files += found.files;
      all_.readings = std::move(found.readings);
      all_.reading_of = std::move(found.reading_of);
    } else {
      ++all_.files;
      all_.made_of.insert(each.of->sources.begin(), each.of->sources.end());
    }
  }

  bool has_objects() const {
    return std::any_of(parts_.begin(), parts_.end(), [](const part& each) { return !each.found.nothing; });
  }

  void add(finding told, const part& of) {
    const bool is_rendered = of.of != nullptr && told.file == of.of->made.name && told.line != 0;
    if (is_rendered) {
      const auto at = of.of->place_of(told.line, told.column, told.path);
      if (!at || at->line == 0) told.rendered_line = line_of(of.of->made.text, told.line);
      told.file = at ? at->file : std::filesystem::path(of.of->made.name).lexically_normal().string();
      told.line = at ? at->line : 0;
      told.column = at ? at->column : 0;
      keep_source(told.file);
    }
    if (of.of != nullptr) told.words = with_places_led_back(told.words, *of.of);
    // What it points into is this part's.
    if (of.of != nullptr) told.object = {};
    if (told.broken->id == check::DOV_04.id) return keep_waiver(std::move(told));
    if (of.of == nullptr) {
      all_.findings.push_back(std::move(told));
      return;
    }
    const auto [known, is_new] = known_.try_emplace(key_of(told, *of.of), all_.findings.size());
    if (is_new) all_.findings.push_back(std::move(told));
    std::vector<std::string>& in = all_.findings[known->second].rendered_in;
    if (in.empty() || in.back() != of.of->title) in.push_back(of.of->title);
  }

  /// Words that name a line of the rendered text, `which it uses at overlays/prod/kustomization.yaml:12:7`.
  static std::string with_places_led_back(const std::string& words, const rendering& of) {
    std::string all;
    const std::string name = of.made.name + ":";
    const auto number_at = [&](std::size_t& at) {
      std::uint32_t number = 0;
      for (; at < words.size() && words[at] >= '0' && words[at] <= '9'; ++at)
        number = number * 10 + static_cast<std::uint32_t>(words[at] - '0');
      return number;
    };
    std::size_t begin = 0;
    for (std::size_t found = words.find(name); found != std::string::npos; found = words.find(name, begin)) {
      all.append(words, begin, found - begin);
      std::size_t at = found + name.size();
      const std::uint32_t line = number_at(at);
      std::uint32_t column = 0;
      if (at + 1 < words.size() && words[at] == ':' && words[at + 1] >= '0' && words[at + 1] <= '9')
        column = number_at(++at);
      const auto written = line == 0 ? std::nullopt : of.place_of(line, column, {});
      all += written ? written->file : of.made.name;
      if (written && written->line != 0) all += fmt::format(":{}", written->line);
      if (written && written->line != 0 && written->column != 0) all += fmt::format(":{}", written->column);
      begin = at;
    }
    return all.append(words, begin, words.size() - begin);
  }

  /// The same fault of two overlays has two names where one of them puts something before all names.
  static std::string key_of(const finding& told, const rendering& of) {
    return fmt::format("{}\n{}\n{}\n{}\n{}", told.broken->id, told.file, told.line, told.column, of.plain(told.words));
  }

  static std::string line_of(std::string_view text, std::uint32_t line) {
    for (; line > 1 && !text.empty(); --line) text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
    const std::string_view found = text.substr(0, text.find('\n'));
    return std::string(found.substr(std::min(found.find_first_not_of(' '), found.size())));
  }

  void keep_source(const std::string& file) {
    if (all_.other_sources.contains(file)) return;
    std::string text;
    try {
      text = characters_of(file, read::bounds{}.bytes);
    } catch (const usage_error&) {
      // It is told without its line.
    }
    all_.other_sources.emplace(file, std::move(text));
  }

  // A waiver that one overlay does not need another one may.

  struct unneeded {
    finding told{};
    std::size_t parts = 0;
  };

  void keep_waiver(finding told) {
    unneeded& known = unneeded_[fmt::format("{}:{}:{}", told.file, told.line, told.column)];
    ++known.parts;
    // That it is for nothing there is only said where none has its object.
    if (known.parts == 1 || told.words.find("is not among the objects") == std::string::npos)
      known.told = std::move(told);
  }

  void add_waivers() {
    for (auto& [place, each] : unneeded_)
      if (each.parts >= having(each.told.file)) all_.findings.push_back(std::move(each.told));
  }

  /// How many of the parts have what a file says.
  std::size_t having(const std::string& file) const {
    const bool is_of_settings = std::any_of(asked_.waivers.begin(), asked_.waivers.end(),
                                            [&](const waiver& each) { return each.file == file; });
    if (is_of_settings) return parts_.size();
    std::error_code error;
    const std::filesystem::path whole = std::filesystem::canonical(file, error);
    return static_cast<std::size_t>(std::count_if(parts_.begin(), parts_.end(), [&](const part& each) {
      if (each.of == nullptr || error) return false;
      for (std::filesystem::path in = whole; in.has_relative_path(); in = in.parent_path())
        if (each.of->sources.contains(in.string())) return true;
      return false;
    }));
  }

  void drop_doubled_notices() {
    std::set<std::pair<std::string, std::string>> seen;
    std::set<std::string> words;
    std::erase_if(all_.notices, [&](const notice& each) {
      const bool is_of_kind = each.words.find(" is passed: ") != std::string::npos || each.file.empty();
      return !(is_of_kind ? words.insert(each.words).second : seen.emplace(each.file, each.words).second);
    });
  }

  settings asked_;
  std::vector<crd_file> crds_{};
  std::vector<part> parts_{};
  outcome all_{};
  std::unordered_map<std::string, std::size_t> known_{};
  std::map<std::string, unneeded> unneeded_{};
};

}  // namespace

outcome check_paths(const std::vector<std::string>& paths, const settings& asked, const how_to_render& how) {
  inputs given = read_inputs(paths);
  const std::vector<rendering> rendered = render(given, how, asked);
  if (rendered.empty()) return check_objects(std::move(given), asked);
  return check_by_parts(asked).run(std::move(given), rendered);
}

}  // namespace dovetail::cli
