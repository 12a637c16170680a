#include "comparing.hpp"

#include "cli/diff/text.hpp"
#include "cli/explain.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <utility>

namespace comparing {

namespace fs = std::filesystem;
using namespace dovetail::cli;

namespace {

std::string lines_with(const std::string& text, char sign) {
  std::string all, line;
  for (std::istringstream lines(text); std::getline(lines, line);)
    if (!line.empty() && (line[0] == ' ' || line[0] == sign)) all += line.substr(1) + "\n";
  return all;
}

class folder {
 public:
  folder() {
    std::string name = (fs::temp_directory_path() / "dovetail-diff-XXXXXX").string();
    path_ = ::mkdtemp(name.data()) == nullptr ? "" : name;
  }
  folder(const folder&) = delete;
  ~folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }

  std::string with(const std::string& text) const {
    std::ofstream(path_ / "all.yaml") << text;
    return path_.string();
  }

 private:
  fs::path path_;
};

}  // namespace

std::vector<update> updates() {
  std::ifstream file(DOVETAIL_UPDATES);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  std::vector<update> all;
  for (std::size_t at = text.find("\n## "); at != std::string::npos;) {
    const std::size_t next = text.find("\n## ", at + 1);
    const std::string one = text.substr(at + 4, next == std::string::npos ? next : next - at - 4);
    const std::size_t title = one.find('\n'), colon = one.find(": ");
    update& made = all.emplace_back();
    made.rule = one.substr(0, 6);
    made.verdict = one.substr(7, colon - 7);
    made.words = one.substr(colon + 2, title - colon - 2);
    made.before = lines_with(one.substr(title), '-');
    made.after = lines_with(one.substr(title), '+');
    at = next;
  }
  return all;
}

std::vector<update> examples() {
  std::vector<update> all;
  for (const rule_example& each : rule_examples())
    if (each.id.starts_with("UPD-")) all.push_back({each.id, "", "its example", each.wrong(), each.right()});
  return all;
}

diff::comparison of(const std::string& before, const std::string& after, const std::vector<std::string>& accepted) {
  // What is compared views what was read, and is needed no longer than its files here.
  const folder old_folder, new_folder;
  diff::request asked;
  asked.before.paths = {old_folder.with(before)};
  asked.after.paths = {new_folder.with(after)};
  asked.accepted = accepted;
  return diff::compare(asked);
}

std::vector<std::string> changes_of(const diff::comparison& of) {
  std::vector<std::string> all;
  for (const diff::object_pair& pair : of.pairs) {
    if (!pair.is_the_same() && pair.changes.empty())
      all.push_back(std::string(1, diff::sign_of(pair)) + " " + diff::title_of(pair));
    for (const diff::change& each : pair.changes) {
      const diff::shown_change shown = diff::shown(each);
      std::string line = (shown.sign == '~' ? "" : std::string(1, shown.sign) + " ") + shown.line;
      for (const diff::shown_line& more : shown.more) line += "\n" + std::string(1, more.sign) + more.text;
      all.push_back(std::move(line));
    }
  }
  return all;
}

std::vector<std::string> rules_of(const diff::comparison& of) {
  std::vector<std::string> all;
  for (const diff::effect& each : of.effects) all.emplace_back(each.what->id);
  return all;
}

}  // namespace comparing
