#include "dovetail/docker/generate.hpp"

#include "dovetail/program/generator.hpp"

#include "emit/characters.hpp"
#include "emit/file_header.hpp"

#include <fmt/core.h>

#include <stdexcept>
#include <vector>

namespace dovetail::emit {
namespace {

using docker::instruction;
using docker::line;
using words_of_line = std::span<const line>;

constexpr std::size_t most_columns = 120;

/// A finding as one line of text.
struct finding_text {
  std::string text;
  template <class... More>
  void append(const More&... more) {
    ((text += std::string_view(more)), ...);
  }
};

/// Throws for what is in no line of a text file: what is not UTF-8 and, but for a tab, what no editor shows.
void must_be_shown(std::string_view text, std::string_view stage) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = detail::next_code_point(text, i);
    if (c == detail::not_utf8) throw std::invalid_argument(fmt::format("stage '{}': a word is not UTF-8", stage));
    if (c != '\t' && !detail::is_shown(c))
      throw std::invalid_argument(fmt::format("stage '{}': a word has the character U+{:04X}, which no editor shows",
                                              stage, static_cast<std::uint32_t>(c)));
  }
}

/// How many characters of `text` are a variable of the stage, `${NAME}`; 0 where none starts it.
std::size_t variable_size(std::string_view text) {
  if (!text.starts_with("${")) return 0;
  const std::size_t end = text.find('}');
  if (end == std::string_view::npos || !check::detail::is_variable_name(text.substr(2, end - 2))) return 0;
  return end + 1;
}

/// `text` with a backslash before each of `special`, and before what would be taken for a variable and is none.
std::string escaped(std::string_view text, std::string_view special) {
  std::string all;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const std::size_t variable = variable_size(text.substr(i)); variable != 0) {
      all += text.substr(i, variable);
      i += variable - 1;
      continue;
    }
    if (text[i] == '$' || special.find(text[i]) != std::string_view::npos) all += '\\';
    all += text[i];
  }
  return all;
}

/// Whether a word stands as it is where Docker splits a line into words and replaces variables.
bool is_plain(std::string_view text) {
  if (text.empty() || text.starts_with("--") || text.front() == '[' || text.front() == '#') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (const std::size_t variable = variable_size(text.substr(i)); variable != 0) {
      i += variable - 1;
      continue;
    }
    const char c = text[i];
    const bool plain = dovetail::detail::is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 ||
                       std::string_view("_-./:@+,*?%=~^[]!").find(c) != std::string_view::npos;
    if (!plain) return false;
  }
  return true;
}

/// A word of an instruction whose variables Docker replaces.
std::string replaced_word(std::string_view text, std::string_view stage) {
  must_be_shown(text, stage);
  return is_plain(text) ? std::string(text) : "\"" + escaped(text, "\\\"") + "\"";
}

/// A JSON string. What no editor shows is escaped.
std::string json_string(std::string_view text, std::string_view stage) {
  std::string all = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = detail::next_code_point(text, i);
    if (c == detail::not_utf8) throw std::invalid_argument(fmt::format("stage '{}': a word is not UTF-8", stage));
    if (c == '"' || c == '\\') all += fmt::format("\\{}", static_cast<char>(c));
    else if (c == '\n') all += "\\n";
    else if (c == '\t') all += "\\t";
    else if (detail::is_shown(c)) all += text.substr(start, i - start);
    else all += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));  // none of them is beyond U+FFFF
  }
  return all + "\"";
}

/// Words after the start of an instruction, with line breaks where they would be too long for one line.
std::string on_lines(std::string start, const std::vector<std::string>& words, std::string_view end = "") {
  std::size_t column = start.size();
  std::string all = std::move(start);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t size = detail::columns(words[i]);
    if (i != 0 && column + 1 + size + 2 > most_columns) {
      all += " \\\n    ";
      column = 4;
    } else if (i != 0) {
      all += ' ';
      ++column;
    }
    all += words[i];
    column += size;
  }
  return all.append(end);
}

std::string json_list(std::string start, words_of_line words, std::string_view stage, bool replaced) {
  std::vector<std::string> list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // Docker replaces variables in these words after it has read the list, and takes quotes and backslashes away.
    const std::string text = replaced ? escaped(words[i].text, "\\\"'") : std::string(words[i].text);
    list.push_back(json_string(text, stage) + (i + 1 < words.size() ? "," : ""));
  }
  return on_lines(std::move(start) + "[", list, "]");
}

/// One pair a line.
std::string pairs(std::string_view start, words_of_line words, std::string_view stage) {
  std::string all;
  const std::string indent(start.size() + 1, ' ');
  for (std::size_t i = 0; i < words.size(); i += 2)
    all += fmt::format("{}{}={}", i == 0 ? fmt::format("{} ", start) : " \\\n" + indent, words[i].text,
                       words[i + 1].text.empty() ? "\"\"" : replaced_word(words[i + 1].text, stage));
  return all;
}

std::string copy_line(const line& l, words_of_line words, std::string_view stage) {
  std::string start = "COPY ";
  if (!l.text.empty()) start += fmt::format("--from={} ", l.text);
  if (!l.owner.empty()) start += fmt::format("--chown={} ", l.owner);
  if (!l.mode.empty()) start += fmt::format("--chmod={} ", l.mode);
  bool plain = true;
  std::vector<std::string> list;
  for (const line& w : words) {
    must_be_shown(w.text, stage);
    plain = plain && is_plain(w.text);
    list.emplace_back(w.text);
  }
  if (!plain) return json_list(std::move(start), words, stage, true);
  list.front().insert(0, start);
  return on_lines("", list);
}

/// A command over several lines where one would be too long.
std::string command_on_lines(std::string_view command, std::size_t column) {
  std::string all;
  while (column + command.size() > most_columns) {
    const std::size_t end = shell_scan::break_before(command, most_columns - column - 2);
    if (end == command.size()) break;
    all += fmt::format("{} \\\n        ", command.substr(0, end));
    command.remove_prefix(end + 1);
    column = 8;
  }
  return all.append(command);
}

/// Commands that run one after the other as long as none fails, each on a line of its own.
std::string shell_line(words_of_line commands, std::string_view stage) {
  std::string all = "RUN ";
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const std::string_view text = commands[i].text;
    must_be_shown(text, stage);
    if (i != 0) all += " \\\n    && ";
    const bool group = commands.size() > 1 && shell_scan(text).is_list();
    const bool ended = text.ends_with(';') || text.ends_with('&');
    all += group ? fmt::format("{{ {}{} }}", command_on_lines(text, 9), ended ? "" : ";")
                 : command_on_lines(text, i == 0 ? 4 : 7);
  }
  return all;
}

std::string comment_lines(std::string_view words, std::string_view stage) {
  std::string all;
  while (true) {
    const std::size_t end = words.find('\n');
    must_be_shown(words.substr(0, end), stage);
    all += words.substr(0, end).empty() ? "#" : fmt::format("# {}", words.substr(0, end));
    if (end == std::string_view::npos) return all;
    all += '\n';
    words.remove_prefix(end + 1);
  }
}

std::string text_of(const line& l, words_of_line words, std::string_view stage) {
  switch (l.is) {
    case instruction::word:
      break;
    case instruction::comment:
      return comment_lines(words[0].text, stage);
    case instruction::from:
      return fmt::format("FROM {} AS {}", l.text, stage);
    case instruction::arg:
      return words.size() == 1 ? fmt::format("ARG {}", words[0].text) : pairs("ARG", words, stage);
    case instruction::env:
      return pairs("ENV", words, stage);
    case instruction::label:
      return pairs("LABEL", words, stage);
    case instruction::workdir:
      return "WORKDIR " + replaced_word(words[0].text, stage);
    case instruction::copy:
      return copy_line(l, words, stage);
    case instruction::run:
      return json_list("RUN ", words, stage, false);
    case instruction::run_shell:
      return shell_line(words, stage);
    case instruction::user:
      return fmt::format("USER {}", words[0].text);
    case instruction::expose:
      return fmt::format("EXPOSE {}{}", l.port, l.text == "UDP" ? "/udp" : "");
    case instruction::volume:
      return json_list("VOLUME ", words, stage, true);
    case instruction::stop_signal:
      return fmt::format("STOPSIGNAL {}", words[0].text);
    case instruction::entrypoint:
      return json_list("ENTRYPOINT ", words, stage, false);
    case instruction::cmd:
      return json_list("CMD ", words, stage, false);
  }
  return {};
}

/// Throws for a Dockerfile that is not sound: one that was made at run time may be.
void must_be_sound(const docker::file& what) {
  for (const docker::stage& stage : what.stages)
    if (!is_stage_name(stage.name) || stage.lines.empty() || stage.from().is != instruction::from)
      throw std::invalid_argument(fmt::format("stage '{}' has no name, or starts from nothing", stage.name));
  model::arena arena;
  check::report found(arena);
  check::judge(what, found);
  finding_text text;
  for (const check::finding& each : found.findings()) {
    if (!text.text.empty()) text.append("\n");
    check::append_finding(each, found, text);
  }
  if (!text.text.empty()) throw std::invalid_argument(text.text);
}

}  // namespace

std::string to_dockerfile(const docker::file& what) {
  must_be_sound(what);
  std::string all;
  for (const docker::stage& stage : what.stages) {
    if (!all.empty()) all += '\n';
    stage.each([&](const line& l, words_of_line words) { all += text_of(l, words, stage.name) + "\n"; });
  }
  return all;
}

std::string to_dockerignore(const docker::file& what) {
  must_be_sound(what);
  std::string all;
  for (const line& pattern : what.ignored) {
    must_be_shown(pattern.text, "");
    all += fmt::format("{}\n", pattern.text);
  }
  return all;
}

std::string image_name(std::string_view repository, std::string_view target, std::string_view version) {
  return fmt::format("{}:{}-{}", repository, target, version);
}

int run_dockerfile(const docker::file& what, int argc, const char* const* argv) {
  program made;
  made.name = what.name;
  made.default_output = fmt::format("generated/docker/{}", what.name);
  made.render = [&what](const std::map<std::string, std::string>&) {
    const std::string head = detail::header(what.at.file == nullptr ? "" : what.at.file);
    rendering result;
    result.files = {{"Dockerfile", head + to_dockerfile(what)}};
    // BuildKit reads the patterns from the file of this name beside the Dockerfile.
    if (!what.ignored.empty()) result.files.push_back({"Dockerfile.dockerignore", head + to_dockerignore(what)});
    return result;
  };
  return run(made, argc, argv);
}

}  // namespace dovetail::emit
