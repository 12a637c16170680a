#include "lsp/desk.hpp"

#include "cli/lsp/actions.hpp"
#include "cli/lsp/hover.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace desk {

using namespace dovetail::cli::lsp;

desk::desk() { all.add_folder(folder.path()); }

void desk::file(const std::string& name, const std::string& characters) {
  std::string text = characters;
  const std::size_t mark = text.find(cursor_mark);
  if (mark != std::string::npos) text.erase(mark, cursor_mark.size());
  folder.write(name, text);
  if (mark != std::string::npos) type(name, characters);
}

void desk::type(const std::string& name, const std::string& characters) {
  std::string text = characters;
  if (const std::size_t mark = text.find(cursor_mark); mark != std::string::npos) {
    text.erase(mark, cursor_mark.size());
    cursor_file = name;
    cursor = mark;
  }
  all.open(path(name), text, 1);
}

const source& desk::source(const std::string& name) const {
  const dovetail::cli::lsp::source* found = all.find(path(name));
  if (found == nullptr) throw std::runtime_error("no file " + name);
  return *found;
}

std::vector<std::string> desk::said(const std::vector<location>& places) const {
  std::vector<std::string> words;
  for (const location& each : places) {
    const text& in = each.in->characters();
    words.push_back(std::filesystem::path(each.in->path()).lexically_relative(folder.path()).string() + ":" +
                    std::to_string(in.position_of(each.at.begin, encoding::utf8).line + 1) + " `" +
                    std::string(in.in(each.at)) + "`");
  }
  std::sort(words.begin(), words.end());
  return words;
}

std::vector<std::string> desk::definitions() {
  check();
  return said(definitions_of(all, at(), cursor));
}
std::vector<std::string> desk::references(bool with_definitions) {
  check();
  return said(references_of(all, at(), cursor, with_definitions));
}

std::map<std::string, std::string> desk::rename(const std::string& to) {
  check();
  new_name made = dovetail::cli::lsp::rename(all, at(), cursor, to);
  if (!made.refused.empty()) return {{"refused", made.refused}};
  std::sort(made.edits.begin(), made.edits.end(),
            [](const auto& a, const auto& b) { return a.at.at.begin > b.at.at.begin; });
  std::map<std::string, std::string> texts;
  for (const new_name::edit& each : made.edits) {
    std::string& text =
        texts
            .try_emplace(std::filesystem::path(each.at.in->path()).lexically_relative(folder.path()).string(),
                         each.at.in->characters().characters())
            .first->second;
    text.replace(each.at.at.begin, each.at.at.end - each.at.at.begin, each.characters);
  }
  return texts;
}

std::string desk::hover() {
  check();
  return hover_at(all, at(), cursor).words;
}

std::vector<std::string> desk::labels() {
  check();
  std::vector<std::string> labels;
  for (const proposal& each : proposals_at(all, at(), cursor).all) labels.push_back(each.label);
  return labels;
}

std::string desk::completed(const std::string& label) {
  check();
  const proposals found = proposals_at(all, at(), cursor);
  std::string text = at().characters().characters();
  for (const proposal& each : found.all)
    if (each.label == label)
      return text.replace(found.replaced.begin, found.replaced.end - found.replaced.begin, each.characters);
  return "no proposal " + label;
}

std::vector<std::string> desk::findings(const std::string& name) const {
  std::vector<std::string> words;
  const dovetail::cli::lsp::source& in = source(name);
  for (const diagnosis& each : in.findings)
    words.push_back(std::string(each.what.broken->id) + " `" + std::string(in.characters().in(each.at)) + "`");
  return words;
}

std::vector<std::string> desk::action_titles() {
  check();
  std::vector<std::string> titles;
  for (const action& each : actions_at(all, at(), {cursor, cursor})) titles.push_back(each.title);
  return titles;
}

std::string desk::mended(const std::string& title) {
  check();
  for (const action& each : actions_at(all, at(), {cursor, cursor})) {
    if (!each.title.starts_with(title)) continue;
    std::string text = each.in == nullptr ? std::string() : each.in->characters().characters();
    return text.replace(each.at.begin, each.at.end - each.at.begin, each.characters);
  }
  return "no action " + title;
}

}  // namespace desk
