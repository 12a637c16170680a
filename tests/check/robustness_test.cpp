// Whatever stands in a manifest, the rules come to an end: examples with random edits, in a fixed order of chance.
#include "../sanitized.hpp"
#include "checking.hpp"
#include "cli/explain.hpp"
#include "cli/report.hpp"

#include <gtest/gtest.h>

#include <array>
#include <iostream>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace dovetail::cli;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    lines.push_back(text.substr(begin, end - begin));
    begin = end == std::string::npos ? text.size() : end + 1;
  }
  return lines;
}

class editor {
 public:
  std::string edited(const std::string& text) {
    std::vector<std::string> lines = lines_of(text);
    for (std::size_t edits = 1 + chance(3); edits > 0 && !lines.empty(); --edits) edit(lines);
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
  }

 private:
  std::size_t chance(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random_); }

  void edit(std::vector<std::string>& lines) {
    static constexpr std::array values{"null",    "\"\"",  "0",    "-1",     "99999999999999999999",
                                       "[]",      "{}",    "true", "a: b",   "[a]",
                                       "{a: b}",  "1e3",   "&x y", "*x",     "|",
                                       "\"\\0\"", "../..", "%",    "Host(`", "$(A)"};
    std::string& line = lines[chance(lines.size())];
    const std::size_t colon = line.find(": ");
    switch (chance(6)) {
      case 0:
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(chance(lines.size())));
        return;
      case 1:
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(chance(lines.size())), std::string(line));
        return;
      case 2:
        std::swap(line, lines[chance(lines.size())]);
        return;
      case 3:
        if (!line.empty()) line[chance(line.size())] = static_cast<char>(chance(256));
        return;
      default:
        if (colon != std::string::npos) line = line.substr(0, colon + 2) + values[chance(values.size())];
    }
  }

  std::mt19937 random_{20};
};

TEST(rules, come_to_an_end_whatever_is_written) {
  editor chance;
  settings asked;
  asked.held_to = &profiles().back();
  std::size_t findings = 0;
  const int texts = is_sanitized ? 8 : 40;
  for (const rule_example& each : rule_examples()) {
    for (int i = 0; i < texts; ++i) {
      const outcome found = checking::outcome_of(chance.edited(i % 2 == 0 ? each.wrong() : each.right()), asked);
      findings += found.findings.size();
      EXPECT_EQ(text_of(found, false).empty(), found.findings.empty());
      EXPECT_FALSE(sarif_of(found).empty());
    }
  }
  std::cout << findings << " findings\n";
}

}  // namespace
