#include "cli/diff/report.hpp"
#include "cli/diff/text.hpp"
#include "cli/excerpt.hpp"
#include "cli/explain.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace dovetail::cli::diff {
namespace {

struct colours {
  std::string_view title, added, removed, changed, place, refused, happens, mend, plain;
};
constexpr colours none{};
constexpr colours terminal{"\x1b[1m",    "\x1b[32m",   "\x1b[31m", "\x1b[33m", "\x1b[2m",
                           "\x1b[1;31m", "\x1b[1;33m", "\x1b[32m", "\x1b[0m"};

std::string_view colour_of(char sign, const colours& with) {
  switch (sign) {
    case '+':
      return with.added;
    case '-':
      return with.removed;
    case ' ':
      return with.place;
    default:
      return with.changed;
  }
}

std::string in_brackets(const std::string& place, const colours& with) {
  return place.empty() ? "" : fmt::format("  {}({}){}", with.place, printable(place), with.plain);
}

/// Of a place in the file that stands above it, the line alone.
std::string below(const std::string& place, std::string_view file) {
  return !file.empty() && place.starts_with(file) && place.size() > file.size() && place[file.size()] == ':'
             ? place.substr(file.size())
             : place;
}

void add(const shown_change& change, const std::string& place, const colours& with, std::string& into) {
  into += fmt::format("    {}{}{} {}{}\n", colour_of(change.sign, with), change.sign, with.plain,
                      printable(change.line), in_brackets(place, with));
  for (const shown_line& each : change.more)
    into += fmt::format("        {}{} {}{}\n", colour_of(each.sign, with), each.sign, printable(each.text), with.plain);
}

void add(const effect& each, const comparison& in, std::string_view file, const colours& with,
         std::set<const rule*>& explained, std::string& into) {
  const bool happens = consequence_of(*each.what) == consequence::happens;
  const std::string_view word = each.is_accepted ? "accepted" : word_of(*each.what);
  into += fmt::format("    {}! {}:{} {} [{}]{}\n",
                      each.is_accepted ? with.place
                      : happens        ? with.happens
                                       : with.refused,
                      word, with.plain, printable(each.words), each.what->id,
                      in_brackets(below(place_of(in, *each.about, each.is_of_old, each.at), file), with));
  if (!each.is_accepted && explained.insert(each.what).second)
    into += fmt::format("        {}= {}{}\n", with.mend, mend_of(*each.what), with.plain);
}

}  // namespace

std::string text_of(const comparison& of, bool coloured, bool all_of_them) {
  const colours& with = coloured ? terminal : none;
  const shown_comparison found = shown(of, all_of_them);
  // Of one overlay nobody needs to be told which it is.
  const bool is_in_several = std::any_of(of.pairs.begin(), of.pairs.end(), [&](const object_pair& each) {
    return each.either().state != of.pairs.front().either().state;
  });
  std::string all, state;
  // What mends it is said once for a rule.
  std::set<const rule*> explained;
  for (const common_change& each : found.common) {
    all += fmt::format("{}in {} objects{}\n", with.title, each.of.size(), with.plain);
    add(each.what, {}, with, all);
  }
  for (const shown_object& each : found.objects) {
    if (is_in_several && each.in != state) {
      state = each.in;
      all += fmt::format("{}in {}{}\n", with.title, state.empty() ? "files" : printable(state), with.plain);
    }
    const std::string place = place_of(of, *each.pair), file = place.substr(0, place.rfind(':'));
    const char sign = each.pair->is_the_same() ? ' ' : sign_of(*each.pair);
    all += fmt::format("{}{} {}{}{}\n", colour_of(sign == ' ' ? '~' : sign, with), sign,
                       printable(title_of(*each.pair)), with.plain, in_brackets(place, with));
    for (const change* one : each.changes) add(shown(*one), below(place_of(of, *each.pair, *one), file), with, all);
    if (each.left_out != 0)
      all += fmt::format("    {}… and {} more changes (--all){}\n", with.place, each.left_out, with.plain);
    for (const effect* one : each.effects) add(*one, of, file, with, explained, all);
  }
  return all + (all.empty() ? "" : "\n") + summary_of(found);
}

}  // namespace dovetail::cli::diff
