#include "cli/lsp/workspace.hpp"

#include "cli/check.hpp"
#include "cli/config.hpp"
#include "schema/problem.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <utility>

namespace dovetail::cli::lsp {
namespace {

namespace fs = std::filesystem;

bool is_below(const std::string& path, const std::string& folder) {
  return path.size() > folder.size() && path.starts_with(folder) &&
         (folder.ends_with('/') || path[folder.size()] == '/');
}

bool is_manifest(const fs::path& file) {
  const fs::path extension = file.extension();
  return extension == ".yaml" || extension == ".yml" || extension == ".json";
}

/// Templates are no YAML before Helm has rendered them.
bool is_of_chart(const fs::path& file) {
  std::error_code error;
  for (fs::path folder = file.parent_path(); folder != folder.parent_path(); folder = folder.parent_path())
    if (fs::exists(folder / "Chart.yaml", error)) return true;
  return false;
}

bool same(const std::vector<diagnosis>& one, const std::vector<diagnosis>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(), [](const diagnosis& a, const diagnosis& b) {
    return a.at == b.at && a.what.broken == b.what.broken && a.what.words == b.what.words;
  });
}

}  // namespace

// Folders and files.

void workspace::add_folder(const std::string& path) {
  for (const auto& each : folders_)
    if (each->path == path) return;
  folders_.push_back(std::make_unique<folder>());
  folders_.back()->path = path;
}

void workspace::remove_folder(const std::string& path) {
  std::erase_if(folders_, [&](const auto& each) { return each->path == path; });
}

workspace::folder& workspace::folder_of(const std::string& path) {
  return const_cast<folder&>(std::as_const(*this).folder_of(path));
}
const workspace::folder& workspace::folder_of(const std::string& path) const {
  const folder* nearest = &nowhere_;
  for (const auto& each : folders_)
    if (is_below(path, each->path) && each->path.size() >= nearest->path.size()) nearest = each.get();
  return *nearest;
}

const settings& workspace::settings_of(const std::string& path) const { return folder_of(path).asked; }
const custom_kinds& workspace::custom_kinds_of(const std::string& path) const { return *folder_of(path).custom; }
std::string workspace::config_of(const std::string& path) const {
  const folder& in = folder_of(path);
  if (!in.config.empty()) return in.config;
  return ((in.path.empty() ? fs::path(path).parent_path() : fs::path(in.path)) / config_name).string();
}

void workspace::open(const std::string& path, std::string characters, std::int64_t version) {
  load(path, std::move(characters)).version = version;
}

bool workspace::change(const std::string& path, const range* part, std::string_view by, std::int64_t version) {
  const auto found = sources_.find(path);
  if (found == sources_.end() || !found->second.is_open()) return false;
  if (part == nullptr) found->second.set(std::string(by));
  else found->second.replace(*part, by, counted_);
  found->second.version = version;
  return true;
}

void workspace::close(const std::string& path) {
  const auto found = sources_.find(path);
  if (found == sources_.end()) return;
  found->second.version.reset();
  // The disk may have another text.
  found->second.is_of_disk = false;
}

const source* workspace::find(const std::string& path) const {
  const auto found = sources_.find(path);
  return found == sources_.end() ? nullptr : &found->second;
}

void workspace::each(const std::function<void(const source&)>& visit) const {
  for (const auto& [path, file] : sources_) visit(file);
}

void workspace::each_beside(const source& of, const std::function<void(const source&)>& visit) const {
  const folder& in = folder_of(of.path());
  if (&in == &nowhere_) return visit(of);
  for (const auto& [path, file] : sources_)
    if (&folder_of(path) == &in) visit(file);
}

source& workspace::load(const std::string& path, std::string characters) {
  const auto found = sources_.find(path);
  if (found == sources_.end()) return sources_.try_emplace(path, path, std::move(characters)).first->second;
  if (found->second.characters().characters() != characters) found->second.set(std::move(characters));
  return found->second;
}

std::string workspace::characters_of_file(const std::string& path, std::size_t at_most) {
  const auto known = sources_.find(path);
  if (known != sources_.end() && known->second.is_open())
    return known->second.characters().characters().substr(0, at_most);
  std::error_code no_time, no_size;
  const fs::file_time_type written = fs::last_write_time(path, no_time);
  const std::uintmax_t size = fs::file_size(path, no_size);
  const bool is_told = !no_time && !no_size;
  if (is_told && known != sources_.end() && known->second.is_of_disk && known->second.written == written &&
      known->second.size == size && size < at_most)
    return known->second.characters().characters();
  std::string characters = characters_of(path, at_most);
  if (!is_told || size >= at_most) return characters;
  source& file = load(path, characters);
  file.written = written;
  file.size = size;
  file.is_of_disk = true;
  return characters;
}

// The check.

std::vector<const source*> workspace::check() {
  complaints_.clear();
  found_.clear();
  // Of folders that are gone, once their findings are taken back.
  std::erase_if(sources_, [&](const auto& each) {
    return !each.second.is_open() && each.second.findings.empty() && &folder_of(each.first) == &nowhere_;
  });
  for (const auto& each : folders_) check(*each);
  std::vector<std::string> alone;
  for (const auto& [path, file] : sources_)
    if (file.is_open() && &folder_of(path) == &nowhere_) alone.push_back(path);
  for (const std::string& path : alone) check_alone(path);

  std::vector<const source*> changed;
  for (auto& [path, file] : sources_) {
    std::vector<diagnosis> now;
    if (const auto found = found_.find(path); found != found_.end()) now = std::move(found->second);
    if (same(now, file.findings)) continue;
    file.findings = std::move(now);
    changed.push_back(&file);
  }
  return changed;
}

void workspace::read_settings(folder& of, const fs::path& from) {
  const auto found = find_config(from);
  const std::string file = found ? found->string() : std::string();
  std::string characters;
  try {
    if (!file.empty()) characters = characters_of_file(file, std::size_t{1} << 20);
    // What a file was read for is no longer what is asked.
    if (file == of.config && characters == of.config_text) return;
    of.config = file;
    of.config_text = characters;
    settings asked;
    if (!file.empty()) read_config(characters, file, asked);
    of.asked = std::move(asked);
  } catch (const usage_error& wrong) {
    // What was asked for before stands, and each check says what is wrong.
    of.config_text.clear();
    complain(wrong.words);
  } catch (const schema::problem& wrong) {
    of.config_text.clear();
    complain(wrong.what());
  }
  for (auto& [path, source] : sources_)
    if (&folder_of(path) == &of) {
      source.reading.reset();
      source.forget();
    }
}

void workspace::check(folder& of) {
  read_settings(of, of.path);
  inputs given = read_inputs(
      {of.path}, [this](const std::string& path, std::size_t at_most) { return characters_of_file(path, at_most); });
  std::set<std::string> listed;
  for (const input& each : given.files) listed.insert(each.name);
  // What is passed over is looked at all the same, for what it names: kustomizations, and what they put in.
  for (const notice& each : given.notices) {
    if (each.line != 0 || !is_manifest(each.file) || fs::path(each.file).filename() == "Chart.yaml") continue;
    try {
      characters_of_file(each.file, read::bounds{}.bytes);
      listed.insert(each.file);
    } catch (const usage_error&) {
      // Who reads it says so.
    }
  }
  // What the editor has, and the disk not yet.
  for (const auto& [path, file] : sources_) {
    std::error_code error;
    if (!file.is_open() || !is_manifest(path) || &folder_of(path) != &of || listed.contains(path) ||
        fs::exists(path, error))
      continue;
    given.files.push_back({path, file.characters().characters(), false});
    listed.insert(path);
  }
  run(of, std::move(given));
  for (const std::string& gone : of.files)
    if (const auto each = sources_.find(gone);
        !listed.contains(gone) && each != sources_.end() && !each->second.is_open() && gone != of.config) {
      // What was found in it is taken back first.
      if (each->second.findings.empty()) sources_.erase(each);
      else {
        each->second.set("");
        listed.insert(gone);
      }
    }
  of.files = std::move(listed);
}

void workspace::check_alone(const std::string& path) {
  const source& file = sources_.find(path)->second;
  if (!is_manifest(path) || is_of_chart(path)) return;
  read_settings(nowhere_, fs::path(path).parent_path());
  inputs given;
  given.files.push_back({path, file.characters().characters(), false});
  run(nowhere_, std::move(given));
}

void workspace::run(folder& of, inputs given) {
  for (input& each : given.files) {
    source& file = load(each.name, each.text);
    if (file.reading && file.reading->source() == each.text) {
      each.known = std::exchange(file.reading, nullptr);
      each.definitions = std::exchange(file.definitions, nullptr);
    }
  }
  try {
    outcome found = check_objects(std::move(given), of.asked);
    take_findings(found, of);
    take_definitions(of, found);
    for (auto& [file, definitions] : found.definitions)
      if (const auto known = sources_.find(file); known != sources_.end())
        known->second.definitions = std::move(definitions);
    for (auto& [file, at] : found.reading_of)
      if (const auto known = sources_.find(file); known != sources_.end())
        known->second.reading = std::make_shared<read::reading>(std::move(found.readings[at]));
    for (auto& [file, reading] : found.passed)
      if (const auto known = sources_.find(file); known != sources_.end())
        known->second.reading = std::make_shared<read::reading>(std::move(reading));
  } catch (const usage_error& wrong) {
    complain(wrong.words);
  }
}

void workspace::take_findings(const outcome& found, const folder& of) {
  for (const finding& each : found.findings) {
    // Waivers that the settings have are found where the settings are.
    if (each.file == of.config && sources_.find(each.file) == sources_.end()) load(each.file, of.config_text);
    const auto in = sources_.find(each.file);
    if (in != sources_.end()) found_[each.file].push_back({span_of(in->second, each), each});
  }
}

/// CustomResourceDefinitions, where they are others than before.
void workspace::take_definitions(folder& of, const outcome& found) {
  std::vector<std::shared_ptr<const schema::document_set>> files;
  for (const read::reading& each : found.readings) {
    if (each.documents.empty()) continue;
    const auto known = found.definitions.find(each.documents.front().at.file);
    if (known != found.definitions.end() && known->second) files.push_back(known->second);
  }
  // Those that the settings name are read once, with the settings.
  if (files == of.definitions && of.custom_config == of.config_text) return;
  of.definitions = files;
  of.custom_config = of.config_text;
  of.custom = std::make_unique<custom_kinds>();
  for (const auto& each : files) of.custom->add(crd_file(each));
  if (of.asked.crds.empty()) return;
  try {
    std::vector<notice> passed_over;
    for (const crd_file& each : read_crds(of.asked.crds, passed_over)) of.custom->add(each);
  } catch (const usage_error&) {
    // The check says so.
  }
}

/// Settings say the place of what is wrong in them: `/shop/.dovetail.yaml:3:5: …`.
void workspace::complain(const std::string& words) {
  const std::size_t name = words.find(std::string(config_name) + ":");
  if (name == std::string::npos) return complaints_.push_back(words);
  const std::string file = words.substr(0, name + config_name.size());
  std::uint32_t line = 0, column = 0;
  const char* const end = words.data() + words.size();
  const auto [behind_line, no_line] = std::from_chars(words.data() + file.size() + 1, end, line);
  const auto [behind, no_column] = std::from_chars(std::min(behind_line + 1, end), end, column);
  if (no_line != std::errc() || no_column != std::errc()) return complaints_.push_back(words);
  const auto known = sources_.find(file);
  if (known == sources_.end()) return complaints_.push_back(words);
  finding made;
  made.broken = &YML_01;
  made.file = file;
  made.line = line;
  made.column = column;
  made.words = words.substr(static_cast<std::size_t>(std::min(behind + 2, end) - words.data()));
  found_[file].push_back({span_of(known->second, made), made});
}

span workspace::span_of(const source& in, const finding& what) const {
  const text& all = in.characters();
  const class outline& outline = in.outline();
  if (what.line == 0) return {0, 0};
  const std::size_t begin = all.offset_at(what.line, what.column);
  // What an object as a whole is found for is shown at its name.
  if (what.object.line == what.line && what.object.column == what.column)
    for (const outline_object& each : outline.objects())
      if (outline[each.root].whole.begin == begin)
        if (const std::size_t name = outline.at(each.root, {"metadata", "name"});
            name != outline::none && outline[name].is == outline_node::form::scalar)
          return outline[name].value_at;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const outline_node& each = outline[i];
    if (each.has_key && each.key_at.touches(begin) && begin != each.key_at.end) return each.key_at;
    if (each.is != outline_node::form::scalar || each.is_block) continue;
    const span value = each.value_at;
    if (value.touches(begin) && begin != value.end) return value;
    if (each.is_quoted && begin + 1 == value.begin) return value;
  }
  const std::string_view line = all.line(what.line - 1);
  const std::size_t from = begin - all.line_begin(what.line - 1);
  std::size_t end = line.find(" #", from);
  end = std::min(end, line.size());
  while (end > from + 1 && line[end - 1] == ' ') --end;
  return {begin, begin + (end > from ? end - from : 0)};
}

}  // namespace dovetail::cli::lsp
