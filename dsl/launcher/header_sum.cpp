#include "header_sum.hpp"

#include "sha256.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::launcher {
namespace {

constexpr std::string_view prefix_map = "-fmacro-prefix-map=";

/// What is different in each build folder, and changes nothing in the header: options with the word behind them.
bool names_an_output(std::string_view option) {
  return option == "-o" || option == "-MF" || option == "-MT" || option == "-MQ" || option == "-c";
}

/// The project's folder, which places are told without.
std::vector<std::string_view> folders_taken_away(std::span<const char* const> options) {
  std::vector<std::string_view> all;
  for (const std::string_view option : options)
    if (option.starts_with(prefix_map) && option.ends_with("/=") && option[prefix_map.size()] == '/')
      all.push_back(option.substr(prefix_map.size(), option.size() - prefix_map.size() - 2));
  return all;
}

/// A path, or an option with one, with a word for the project's folder.
std::string without(std::string text, const std::vector<std::string_view>& folders) {
  for (const std::string_view folder : folders)
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at + 1))
      if (const std::size_t end = at + folder.size(); end == text.size() || text[end] == '/') text.replace(at, folder.size(), "<project>");
  return text;
}

std::optional<std::string> content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// The files behind the colon of a list as make has it, in which blanks and `#` have a backslash and `$` is doubled.
std::vector<std::string> files_of(std::string_view text) {
  std::vector<std::string> all;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) all.push_back(std::exchange(word, {}));
  };
  const std::size_t colon = text.find(": ");
  if (colon == std::string_view::npos) return all;
  text.remove_prefix(colon + 1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (c == '\\' && next == '\n') {
      end_word();
      ++i;
    } else if ((c == '\\' && (next == ' ' || next == '#' || next == '\\')) || (c == '$' && next == '$')) {
      word += next;
      ++i;
    } else if (c == '\n') {
      break;
    } else if (c == ' ' || c == '\t') {
      end_word();
    } else {
      word += c;
    }
  }
  end_word();
  return all;
}

/// The sum, or nothing where a file cannot be read.
std::optional<std::string> sum_of(const header_making& making, std::span<const char* const> options) {
  const std::optional<std::string> list = content(making.dependencies);
  if (!list) return {};
  const std::vector<std::string> files = files_of(*list);
  if (files.empty()) return {};
  const std::vector<std::string_view> folders = folders_taken_away(options);
  sha256 sum;
  const auto add = [&](std::string_view text) {
    sum.add(std::to_string(text.size()) + ":");
    sum.add(text);
  };
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (names_an_output(options[i])) ++i;
    else if (!std::string_view(options[i]).starts_with(prefix_map)) add(without(options[i], folders));
  }
  std::error_code failed;
  const std::filesystem::path here = std::filesystem::current_path(failed);
  if (failed) return {};
  for (const std::string& file : files) {
    const std::optional<std::string> text = content(file);
    if (!text) return {};
    add(without((here / file).lexically_normal().string(), folders));
    add(*text);
  }
  return sum.digits();
}

}  // namespace

header_making::header_making(std::span<const char* const> options) {
  for (std::size_t i = 0; i + 1 < options.size(); ++i) {
    const std::string_view option = options[i], next = options[i + 1];
    if (option == "-o" && (next.ends_with(".gch") || next.ends_with(".pch"))) header = next;
    if (option == "-MF") dependencies = next;
  }
}

void forget_sum(const header_making& making) { unlink(making.sum_file().c_str()); }

void write_sum(const header_making& making, std::span<const char* const> options) {
  const std::optional<std::string> sum = sum_of(making, options);
  if (sum) std::ofstream(making.sum_file(), std::ios::binary) << *sum << '\n';
}

}  // namespace dovetail::launcher
