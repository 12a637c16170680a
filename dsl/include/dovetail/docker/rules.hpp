/// Rules over a Dockerfile: what its stages start from and copy from is there, and what they say can be said in a Dockerfile.
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/docker/dockerfile.hpp"
#include "dovetail/text/compile_error.hpp"
#include "dovetail/text/image.hpp"
#include "dovetail/text/shell.hpp"

#include <utility>

namespace dovetail::check {

namespace detail {

/// "stage `app` of Dockerfile `website`"
constexpr std::string_view title(const docker::stage& s, const docker::file& all, report& into) {
  return into.joined({"stage `", s.name, "` of Dockerfile `", all.name, "`"});
}

constexpr std::size_t position_of(const docker::file& all, std::string_view stage_name) {
  std::size_t i = 0;
  while (i < all.stages.size() && all.stages[i].name != stage_name) ++i;
  return i;
}

/// Whether it is an image, and not the name of a stage: an image is written with its tag or digest.
constexpr bool is_image_with_tag(std::string_view text) {
  const image_parts parts = split_image(text);
  return is_image(text) && !(parts.tag.empty() && parts.digest.empty());
}

/// `verb` is "starts from" or "copies from".
constexpr void check_source(const rule& what, const docker::file& all, std::size_t index, const docker::line& l,
                            const char* verb, report& into) {
  const docker::stage& s = all.stages[index];
  const std::size_t found = position_of(all, l.text);
  if (found < index || is_image_with_tag(l.text)) return;
  if (found == index) {
    into.add(what, l.at, {title(s, all, into), " ", verb, " itself"});
  } else if (found < all.stages.size()) {
    into.add(what, l.at,
             {title(s, all, into), " ", verb, " stage `", l.text, "`, which comes after it",
              advice{into.joined({"list `", l.text, "` first"})}});
  } else {
    into.add(what, l.at,
             {title(s, all, into), " ", verb, " `", l.text,
              "`, which is no stage of it, and no image with a tag or a digest",
              into.suggestion(l.text, "its stages are", [&](auto consider) {
                for (const docker::stage& each : all.stages) consider(each.name);
              })});
  }
}

}  // namespace detail

inline constexpr rule DOV_40{
    .id = "DOV-40",
    .statement = "what a stage of a Dockerfile starts from or copies from is a stage before it, or an image",
    .source = "Dovetail",
    .mend = "name a stage that withStages(...) or withTargets(...) lists before, or an image with its tag",
    .of_stacks_only = "a Dockerfile's stages stand in the source"};
constexpr void stage_sources_exist(const rule& what, const docker::file& all, report& into) {
  for (std::size_t i = 0; i < all.stages.size(); ++i)
    all.stages[i].each([&](const docker::line& l, auto) {
      if (l.is == docker::instruction::from && l.text != "scratch")
        detail::check_source(what, all, i, l, "starts from", into);
      if (l.is == docker::instruction::copy && !l.text.empty())
        detail::check_source(what, all, i, l, "copies from", into);
    });
}

inline constexpr rule DOV_41{.id = "DOV-41",
                             .statement = "the stages of a Dockerfile have different names",
                             .source = "Dovetail",
                             .mend = "rename one of the two, or list it once",
                             .of_stacks_only = "a Dockerfile's stages stand in the source"};
constexpr void stage_names_differ(const rule& what, const docker::file& all, report& into) {
  for (std::size_t i = 1; i < all.stages.size(); ++i)
    if (detail::position_of(all, all.stages[i].name) < i)
      into.add(what, all.stages[i].at, {"Dockerfile `", all.name, "` has two stages named `", all.stages[i].name, "`"});
}

/// What is wrong with a word of an instruction: "runs as", the word, ", which is no user". Empty `before`: nothing is.
struct word_fault {
  std::string_view before{};
  std::string_view word{};
  std::string_view after{};
};

namespace detail {

constexpr bool is_one_line(std::string_view text) {
  for (const char c : text)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F) return false;
  return true;
}
constexpr bool is_variable_name(std::string_view text) {
  if (text.empty() || dovetail::detail::is_digit(text.front())) return false;
  for (const char c : text)
    if (!dovetail::detail::is_alphanumeric(c) && c != '_') return false;
  return true;
}
/// Of a label: `org.opencontainers.image.source`.
constexpr bool is_label_name(std::string_view text) {
  for (const char c : text)
    if (!dovetail::detail::is_alphanumeric(c) && c != '_' && c != '-' && c != '.' && c != '/') return false;
  return !text.empty();
}
/// A user, and a group after `:` where there is one; by name or by number.
constexpr bool is_user(std::string_view text) {
  std::size_t parts = 0;
  return dovetail::detail::every_part(text, ':', [&](std::string_view part) {
    for (const char c : part)
      if (!dovetail::detail::is_alphanumeric(c) && c != '_' && c != '-' && c != '.') return false;
    return !part.empty() && part.front() != '-' && ++parts <= 2;
  });
}
constexpr bool is_mode(std::string_view text) {
  for (const char c : text)
    if (c < '0' || c > '7') return false;
  return text.size() == 3 || text.size() == 4;
}
constexpr bool is_signal(std::string_view text) {
  if (text.starts_with("SIG")) text.remove_prefix(3);
  for (const char c : text)
    if (!dovetail::detail::is_upper(c) && !dovetail::detail::is_digit(c) && c != '+' && c != '-') return false;
  return !text.empty();
}

/// Whether Docker could read a command as JSON: `[ "$a" ]`.
constexpr bool may_be_list(std::string_view command) {
  if (command.front() != '[' || command.back() != ']') return false;
  std::size_t i = 1;
  while (shell_scan::is_blank(command[i])) ++i;
  return command[i] == '"' || command[i] == ']';
}

constexpr word_fault fault_of_command(std::string_view command, std::size_t commands) {
  const shell_scan scan(command);
  const auto fault = [&](std::string_view after) { return word_fault{"runs", command, after}; };
  if (command.empty() || shell_scan::is_blank(command.front()) || shell_scan::is_blank(command.back()))
    return fault(", which starts or ends with nothing");
  if (!is_one_line(command)) return fault(", which is not one line: give each command to withRunShell(...) by itself");
  if (scan.unfinished()) return fault(", at whose end a quote, a bracket or a backslash is open");
  if (scan.has_heredoc())
    return fault(", whose document would have to follow on lines of its own: use printf, or copy a file");
  if (scan.has_comment() && commands > 1)
    return fault(", whose comment would hide what follows it: use withComment(...)");
  if (command.starts_with("--")) return fault(", which Docker takes for its own flag");
  if (may_be_list(command))
    return fault(", which Docker may take for a list of words: write `test` for `[`, or use withRun(...)");
  return {};
}

constexpr word_fault fault_of_pairs(std::string_view verb, std::span<const docker::line> words, bool labels) {
  for (std::size_t i = 0; i < words.size(); i += 2)
    if (!(labels ? is_label_name(words[i].text) : is_variable_name(words[i].text)))
      return {verb, words[i].text,
              labels ? ", which is no name for a label: A-Z, a-z, 0-9, `_`, `-`, `.` and `/`"
                     : ", which is no name for a variable: A-Z, a-z, 0-9 and `_`, not starting with a digit"};
  for (std::size_t i = 1; i < words.size(); i += 2)
    if (!is_one_line(words[i].text))
      return {verb, words[i - 1].text, " with a value of several lines, which a Dockerfile cannot hold"};
  return {};
}

constexpr word_fault fault_of_copy(const docker::line& l, std::span<const docker::line> words) {
  for (const docker::line& w : words)
    if (w.text.empty() || !is_one_line(w.text)) return {"copies", w.text, ", which is no path"};
  const std::string_view to = words.back().text;
  if (words.size() > 2 && to.back() != '/')
    return {"copies several files to", to, ", which is no folder: it has to end in `/`"};
  if (!l.owner.empty() && !is_user(l.owner))
    return {"gives what it copies to", l.owner, ", which is no user: `name`, or `user:group`"};
  if (!l.mode.empty() && !is_mode(l.mode))
    return {"gives what it copies the mode", l.mode, ", which is not three or four octal digits"};
  return {};
}

}  // namespace detail

/// What of an instruction a Dockerfile cannot say, or would say otherwise than it is meant.
constexpr word_fault fault_of(const docker::line& l, std::span<const docker::line> words) {
  using enum docker::instruction;
  switch (l.is) {
    case word:
    case from:
      return {};
    case comment:
      if (!dovetail::detail::every_part(words[0].text, '\n', detail::is_one_line))
        return {"has comment", words[0].text, ", with characters that no editor shows"};
      return {};
    case arg:
      return detail::fault_of_pairs("declares", words, false);
    case env:
      return detail::fault_of_pairs("sets", words, false);
    case label:
      return detail::fault_of_pairs("sets", words, true);
    case copy:
      return detail::fault_of_copy(l, words);
    case workdir:
    case volume:
      if (words[0].text.empty() || !detail::is_one_line(words[0].text))
        return {"names", words[0].text, ", which is no path"};
      return {};
    case user:
      if (!detail::is_user(words[0].text))
        return {"runs as", words[0].text, ", which is no user: `name`, or `user:group`"};
      return {};
    case expose:
      if (!is_port_number(l.port)) return {"exposes a port that is not from 1 to 65535, by", l.text, ""};
      return {};
    case stop_signal:
      if (!detail::is_signal(words[0].text))
        return {"ends on", words[0].text, ", which is no signal: `SIGTERM`, or a number"};
      return {};
    case run:
    case entrypoint:
    case cmd:
      if (words[0].text.empty()) return {"runs", words[0].text, ", which is no program"};
      return {};
    case run_shell:
      for (const docker::line& each : words)
        if (const word_fault fault = detail::fault_of_command(each.text, words.size()); !fault.before.empty())
          return fault;
      return {};
  }
  return {};
}

namespace detail {

/// A word for a message of one line.
constexpr std::string_view shown(std::string_view text, report& into) {
  constexpr std::size_t longest = 60;
  fixed_text<longest> line;
  for (const char c : text.substr(0, longest)) {
    const char visible[] = {c < 0x20 || c > 0x7E ? '?' : c};
    line.append(std::string_view(visible, 1));
  }
  return into.joined({line.view(), text.size() > longest ? "..." : ""});
}

}  // namespace detail

inline constexpr rule DOV_44{.id = "DOV-44",
                             .statement = "an instruction of a stage can be written in a Dockerfile as it is meant",
                             .source = "Dovetail",
                             .mend = "write it so that a Dockerfile can hold it",
                             .of_stacks_only = "a Dockerfile's instructions stand in the source"};
constexpr void instructions_can_be_written(const rule& what, const docker::file& all, report& into) {
  for (const docker::stage& s : all.stages)
    s.each([&](const docker::line& l, std::span<const docker::line> words) {
      const word_fault fault = fault_of(l, words);
      if (!fault.before.empty())
        into.add(
            what, l.at,
            {detail::title(s, all, into), " ", fault.before, " `", detail::shown(fault.word, into), "`", fault.after});
    });
  for (const docker::line& pattern : all.ignored)
    if (pattern.text.empty() || pattern.text.front() == '#' || !detail::is_one_line(pattern.text))
      into.add(what, pattern.at,
               {"Dockerfile `", all.name, "` ignores `", detail::shown(pattern.text, into), "`, which is no pattern"});
}

/// Everything that is wrong with a Dockerfile.
constexpr void judge(const docker::file& all, report& into) {
  stage_sources_exist(DOV_40, all, into);
  stage_names_differ(DOV_41, all, into);
  instructions_can_be_written(DOV_44, all, into);
}

/// "stack/web/image.hpp:12: stage `app` … [DOV-40]"
template <class Text>
constexpr auto append_finding(const finding& one, report& from, Text& into) {
  if (one.at.known()) into.append(std::string_view(one.at.file), ":", from.digits(one.at.line), ": ");
  append_words(into, *one.broken, one.words, one.hint, one.mend);
  into.append(" [", one.broken->id, "]");
}

inline constexpr check_function dockerfile_checks[] = {
    {found_apart, {&DOV_40, &DOV_41, &DOV_44}},
};

}  // namespace dovetail::check

namespace dovetail::detail {

template <const auto& File>
inline constexpr std::size_t dockerfile_findings = [] {
  model::arena arena;
  check::report found(arena);
  check::judge(File.view(), found);
  return found.findings().size();
}();

template <const auto& File, std::size_t Index>
struct dockerfile_finding {
  static constexpr auto words = [] {
    model::arena arena;
    check::report found(arena);
    check::judge(File.view(), found);
    fixed_text<1000> text;
    check::append_finding(found.findings()[Index], found, text);
    return text;
  }();
};

/// Complete for a sound Dockerfile; every finding of another one is an error of its own.
template <const auto& File, class Findings = std::make_index_sequence<dockerfile_findings<File>>>
struct dockerfile_soundness;
template <const auto& File, std::size_t... Index>
struct dockerfile_soundness<File, std::index_sequence<Index...>> : refusal<dockerfile_finding<File, Index>>... {
  using type = void;
};

}  // namespace dovetail::detail
