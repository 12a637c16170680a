#include "cli/report.hpp"

#include "cli/excerpt.hpp"
#include "cli/explain.hpp"
#include "cli/groups.hpp"
#include "cli/json.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace dovetail::cli {
namespace {

struct colours {
  std::string_view place, error, warning, line, mend, plain;
};
constexpr colours none{};
constexpr colours terminal{"\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[2m", "\x1b[32m", "\x1b[0m"};

std::string excerpt_text(const finding& each, const source_lines& lines, const colours& with) {
  const std::string_view line = lines.line(each.line);
  if (line.empty()) return {};
  const excerpt shown = excerpt_of(line, each.column);
  const std::string number = fmt::format("{:>5}", each.line);
  const std::string_view mark = each.broken->weight == check::severity::error ? with.error : with.warning;
  return fmt::format("{}{} |{} {}\n{}{:>{}} |{} {:>{}}{}^{:~>{}}{}\n", with.line, number, with.plain, shown.line,
                     with.line, "", number.size(), with.plain, "", shown.indent, mark, "", shown.width - 1, with.plain);
}

/// GitHub's commands end at a line's end, and their properties at a comma or a colon.
std::string escaped(std::string_view text, bool is_property) {
  std::string all;
  for (const char c : printable(text)) {
    if (c == '%' || (is_property && (c == ',' || c == ':'))) all += fmt::format("%{:02X}", static_cast<unsigned>(c));
    else all += c;
  }
  return all;
}

/// "      = in overlay shop/overlays/prod", "      = in 3 renderings: …"
std::string renderings_of(const finding& each) {
  constexpr std::size_t listed = 8;
  const std::vector<std::string>& in = each.rendered_in;
  if (in.empty()) return {};
  if (in.size() == 1) return fmt::format("      = in {}\n", printable(in.front()));
  std::string names;
  for (std::size_t i = 0; i < std::min(in.size(), listed); ++i) names += (i == 0 ? "" : ", ") + printable(in[i]);
  if (in.size() > listed) names += fmt::format(" and {} more", in.size() - listed);
  return fmt::format("      = in {} of them: {}\n", in.size(), names);
}

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

}  // namespace

std::string place_of(const std::string& file, std::uint32_t line, std::uint32_t column) {
  std::string place = file.empty() ? "(unknown)" : printable(file);
  if (line != 0) place += fmt::format(":{}", line);
  if (line != 0 && column != 0) place += fmt::format(":{}", column);
  return place;
}

std::string words_of_renderings(const finding& each) {
  if (each.rendered_in.empty()) return {};
  const std::size_t others = each.rendered_in.size() - 1;
  return fmt::format(" (in {}{})", each.rendered_in.front(), others == 0 ? "" : fmt::format(" and {} more", others));
}

std::string_view severity_of(const check::rule& what) {
  return what.weight == check::severity::error ? "error" : "warning";
}

std::string text_of(const outcome& found, bool coloured, bool all_of_them) {
  const colours& with = coloured ? terminal : none;
  std::map<std::string, source_lines> sources;
  std::string all;
  for (const group& alike : groups_of(found, all_of_them)) {
    const finding& each = *alike.front();
    const bool is_error = each.broken->weight == check::severity::error;
    all += fmt::format("{}{}:{} {}{}:{} {} [{}]\n", with.place, place_of(each.file, each.line, each.column), with.plain,
                       is_error ? with.error : with.warning, severity_of(*each.broken), with.plain,
                       printable(each.words), each.broken->id);
    const source_lines& lines = sources.try_emplace(each.file, found.source_of(each.file)).first->second;
    all += excerpt_text(each, lines, with);
    all += fmt::format("      {}= {}{}\n", with.mend, mend_of(*each.broken), with.plain);
    if (!each.rendered_from.empty()) all += fmt::format("      = rendered from {}\n", printable(each.rendered_from));
    if (!each.rendered_line.empty()) all += fmt::format("      = rendered as: {}\n", printable(each.rendered_line));
    all += renderings_of(each);
    all += others_of(alike);
  }
  return all;
}

std::string json_of(const outcome& found) {
  json_writer json;
  json.begin_object().name("findings").begin_list();
  for (const finding& each : found.findings) {
    json.begin_object()
        .member("rule", each.broken->id)
        .member("severity", severity_of(*each.broken))
        .member("file", each.file);
    if (each.line != 0) json.member_number("line", each.line);
    if (each.column != 0) json.member_number("column", each.column);
    json.member_if("path", each.path)
        .member_if("kind", each.kind)
        .member_if("namespace", each.name_space)
        .member_if("name", each.name)
        .member_if("renderedFrom", each.rendered_from)
        .member_if("external", each.external);
    if (!each.rendered_in.empty()) {
      json.name("renderedIn").begin_list();
      for (const std::string& in : each.rendered_in) json.text(in);
      json.end_list();
    }
    json.member("message", each.words).member("mend", mend_of(*each.broken)).end_object();
  }
  json.end_list().name("notices").begin_list();
  for (const notice& each : found.notices) {
    json.begin_object().member("file", each.file);
    if (each.line != 0) json.member_number("line", each.line);
    json.member("message", each.words).end_object();
  }
  json.end_list().name("unreadable").begin_list();
  for (const std::string& each : found.unreadable) json.text(each);
  json.end_list().name("summary").begin_object();
  json.member_number("files", found.files).member_number("objects", found.objects);
  json.member_number("errors", found.errors).member_number("warnings", found.warnings);
  return json.end_object().end_object().take();
}

std::string github_of(const outcome& found) {
  std::string all;
  for (const finding& each : found.findings) {
    all += fmt::format("::{} file={}", severity_of(*each.broken), escaped(each.file, true));
    if (each.line != 0) all += fmt::format(",line={}", each.line);
    if (each.column != 0) all += fmt::format(",col={}", each.column);
    all +=
        fmt::format(",title={}::{}\n", each.broken->id,
                    escaped(each.words + words_of_renderings(each) + " [" + std::string(each.broken->id) + "]", false));
  }
  for (const std::string& each : found.unreadable) all += fmt::format("::error::{}\n", escaped(each, false));
  return all;
}

std::string notices_of(const outcome& found) {
  std::string all;
  for (const notice& each : found.notices)
    all += fmt::format("{}note: {}\n", each.file.empty() ? "" : place_of(each.file, each.line, each.column) + ": ",
                       printable(each.words));
  for (const std::string& each : found.unreadable) all += printable(each) + "\n";
  return all;
}

std::string summary_of(const outcome& found) {
  if (found.nothing) return {};
  const std::string where = fmt::format("{} of {}", counted(found.objects, "object"), counted(found.files, "file"));
  const std::size_t unreadable = found.unreadable.size();
  const std::string others = unreadable == 0 ? "" : fmt::format("; {} cannot be read", unreadable);
  if (found.errors + found.warnings == 0)
    return (found.left_out != 0 ? fmt::format("nothing new in {}{}", where, others)
            : unreadable != 0   ? where + others
                                : where + (found.objects == 1 ? " is sound" : " are sound")) +
           "\n";
  std::string counts;
  if (found.errors != 0) counts = counted(found.errors, "error");
  if (found.warnings != 0) counts += (counts.empty() ? "" : " and ") + counted(found.warnings, "warning");
  return counts_by_rule(found) + words_for_outside(found) + fmt::format("{} in {}{}\n", counts, where, others);
}

}  // namespace dovetail::cli
