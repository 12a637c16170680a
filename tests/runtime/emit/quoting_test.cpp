// Every string comes back as it was, whatever YAML's readers might have made of it.
#include "pyyaml.hpp"
#include "sample.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using dovetail::emit::is_plain_safe;

/// Strings that some reader takes for something else, or that break the file, when they stand without quotes.
const std::vector<std::string> to_be_quoted = {
    // nothing, null, default and merge
    "", "~", "null", "Null", "NULL", "nULL", "=", "<<",
    // booleans of YAML 1.1 and 1.2
    "true", "True", "TRUE", "tRUE", "false", "False", "FALSE", "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON",
    "off", "Off", "OFF", "oFF", "y", "Y", "n", "N",
    // whole numbers
    "0", "00", "1", "-1", "+1", "12345678901234567890", "007", "0777", "-0777", "08", "0o14", "0O14", "-0o7", "0x1F",
    "0X1f", "-0xff", "+0x10", "0xDEAD_BEEF", "0b101", "0B101", "-0b1", "0b1010_1010", "1_000", "1__0", "-_1", "1,000",
    // base 60, times and dates
    "12:30", "1:2", "-190:20:30", "190:20:30.15", "12:30:45", "00:00", "2024-01-01", "2024-1-1", "2024-01-01T00:00:00Z",
    "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "2001-12-15 2:59:43.10", "2024-01",
    // numbers with a point or an exponent
    "1.0", "1.", "..a", ".5", "-.5", "+.5", "1e3", "1E3", "1e+3", "1e-3", "1.5e10", "1.5E+10", "-1e3", "6.8523015e+5",
    "685_230.15", "._1", "0.", "0.1", "123e45", ".", "..", "._", "5E", "1e",
    // what is not finite
    ".inf", ".Inf", ".INF", "-.inf", "+.inf", "inf", "-inf", "Infinity", ".nan", ".NaN", ".NAN", "nan", "NaN",
    // versions and addresses that are made of a number's characters
    "1.2.3", "10.0.0.1", "127.0.0.1:80", "1-2", "3+4", "0-0",
    // indicators at the start
    "-", "- a", "-\ta", "?", "? a", ":", ": a", ":9001", ",a", "[a]", "[", "]", "{a: b}", "{", "}", "{{ .Values.x }}",
    "#a", "# a", "&a", "*a", "*", "*/5 * * * *", "!a", "!!str a", "|", "|-", ">", ">-", "'a'", "\"a\"", "%YAML 1.2",
    "%", "@a", "`a`", "---", "--- a", "...", "... a", "---a",
    // indicators within
    "a: b", "a:", "a: ", "http: //x", "a #b", "a # b", "key: [1, 2]", "a:\tb", "a\t#b",
    // space at the ends
    " ", "  ", " a", "a ", "\ta", "a\t", " - a", "\t", "a  ",
    // more than one line
    "\n", "a\nb", "a\n", "a\n\n", "\na", "a\n b", " a\nb", "a \nb", "a\n\n\n\n\nb", "a\n\tb", "\ta\nb", "a\r\nb",
    "a\rb", "\r", "#a\n#b", "---\na", "a: b\nc: d\n", "- a\n- b", "|\n  a", "a\n...\nb", "a\nb: c", "é\nñ\n",
    "if x; then\n  y\nfi\n",
    // control characters
    "\0"s, "a\0b"s, "\x01", "a\x04z", "\x07", "\x08", "\x0b", "\x0c", "\x1b[31m", "\x1f", "\x7f", "a\x7f",
    // beyond ASCII: C1 controls, next line, spaces, separators, byte order marks, text that is reordered, no characters
    "\u0080", "\u0085", "a\u0085b", "\u009f", "\u00a0", "a\u00a0b", "\u2028", "a\u2028b", "\u2029", "\ufeff", "\ufeffa",
    "a\ufeff", "\u202e", "a\u202eb", "\u2066a", "\u200fa", "\u061ca", "\xef\xbf\xbe", "\xef\xbf\xbf"};

/// Strings that no reader takes for anything else: quotes would only be in the way.
const std::vector<std::string> to_be_plain = {
    // names, images, addresses, paths
    "a", "api", "a-b", "a_b", "_", "_1", "__init__", "reactbin-api:latest", "minio/minio:latest", "ClusterIP", "kv-v2",
    "http://minio.reactbin.svc.cluster.local:9000", "app.kubernetes.io/name",
    "nginx.ingress.kubernetes.io/ssl-redirect", "/", "/api/", "/api/v1/health", "10.0.0.0/8", "~/.config", ".hidden",
    "./run", "C:\\a", "zürich.example.com",
    // quantities, durations, versions
    "10Gi", "100m", "1Ki", "30s", "1h", "5m30s", "50%", "v1", "v1.25.3", "1.25.3-alpine", "1st", "2nd Gen", "3 days",
    // options and commands
    "--console-address", "-c", "-foo", "+a", "sh -c", "mc mb local/x", "30 nodelay", "$HOME", "$(VAR)", "a -- b",
    // what looks like a word or a number that means something, and is none
    "truex", "true story", "no way", "yesterday", "nullable", "offline", "null-safe", "infinite", "nano", "~a", "=x",
    "<<x", "x86_64", "deadbeef", "cafe", "e2e", "a1", "1 2", "1:z",
    // indicators where they mean nothing
    "it's", "say \"a\"", "a'b", "a#b", "a:b", "a::b", "a,b", "a, b", "a[0]", "f(x)", "a{b}", "x=y", "a&b", "a*b", "a|b",
    "a>b", "a%b", "a@b.c", "a!b", "back\\slash", "a b", "a - b", "a ? b",
    // beyond ASCII
    "é", "naïve", "漢字", "Ω", "😀"};

/// A document whose keys and values are these strings.
class strings {
 public:
  explicit strings(std::vector<std::string> all) : all_(std::move(all)) {
    widget_.metadata.name = "strings";
    for (const std::string& each : all_) {
      widget_.metadata.labels[std::string_view(each)] = std::string_view(each);
      widget_.spec.args.push_back(std::string_view(each));
      sample::Port& port = widget_.spec.ports.emplace_back();
      port.name = std::string_view(each);
      port.target.word = std::string_view(each);
    }
    widget_.spec.needed.push_back("last");
    yaml_ = sample::yaml(widget_);
  }

  const std::string& yaml() const { return yaml_; }

  void expect_same_in_yaml_cpp() const {
    YAML::Node document;
    ASSERT_NO_THROW(document = YAML::Load(yaml_)) << yaml_.substr(0, 4000);
    const YAML::Node labels = document["metadata"]["labels"], spec = document["spec"];
    ASSERT_EQ(labels.size(), all_.size());
    ASSERT_EQ(spec["args"].size(), all_.size());
    std::size_t i = 0;
    for (const auto& label : labels) {
      expect_string(label.first, all_[i]);
      expect_string(label.second, all_[i]);
      ++i;
    }
    for (i = 0; i < all_.size(); ++i) {
      expect_string(spec["args"][i], all_[i]);
      expect_string(spec["ports"][i]["name"], all_[i]);
      expect_string(spec["ports"][i]["target"], all_[i]);
    }
    expect_string(spec["needed"][0], "last");
  }

  void expect_same_in_pyyaml() const {
    using pyyaml::scalar;
    std::vector<scalar> expected = {{"str", "apiVersion"}, {"str", "example.com/v1"}, {"str", "kind"},
                                    {"str", "Widget"},     {"str", "metadata"},       {"str", "name"},
                                    {"str", "strings"},    {"str", "labels"}};
    for (const std::string& each : all_) expected.insert(expected.end(), 2, {"str", each});
    expected.insert(expected.end(), {{"str", "spec"}, {"str", "args"}});
    for (const std::string& each : all_) expected.push_back({"str", each});
    expected.push_back({"str", "ports"});
    for (const std::string& each : all_)
      expected.insert(expected.end(), {{"str", "name"}, {"str", each}, {"str", "target"}, {"str", each}});
    expected.insert(expected.end(),
                    {{"str", "needed"}, {"str", "last"}, {"str", "neededByName"}, {"str", "requiredLimits"}});

    for (const std::vector<scalar>& reading : pyyaml::read(yaml_)) {
      ASSERT_EQ(reading.size(), expected.size());
      for (std::size_t i = 0; i < expected.size(); ++i) {
        ASSERT_EQ(reading[i].type, expected[i].type) << i << ": " << testing::PrintToString(expected[i].text);
        ASSERT_EQ(reading[i].text, expected[i].text) << i;
      }
    }
  }

 private:
  /// The same characters, and marked as a string (`!` is yaml-cpp's tag for quotes and blocks) where they must be.
  static void expect_string(const YAML::Node& node, const std::string& expected) {
    ASSERT_TRUE(node.IsScalar()) << testing::PrintToString(expected);
    EXPECT_EQ(node.Scalar(), expected);
    EXPECT_TRUE(node.Tag() == "!" || is_plain_safe(expected)) << testing::PrintToString(expected);
  }

  std::vector<std::string> all_;
  sample::Widget widget_{};
  std::string yaml_;
};

TEST(Quoting, TableIsLongEnoughAndHasNoStringTwice) {
  EXPECT_GE(to_be_quoted.size(), 150u);
  EXPECT_EQ(std::set<std::string>(to_be_quoted.begin(), to_be_quoted.end()).size(), to_be_quoted.size());
}

TEST(Quoting, StringsThatReadersTakeForSomethingElseAreNotPlainSafe) {
  for (const std::string& each : to_be_quoted) EXPECT_FALSE(is_plain_safe(each)) << testing::PrintToString(each);
}

TEST(Quoting, OrdinaryStringsStayWithoutQuotes) {
  for (const std::string& each : to_be_plain) EXPECT_TRUE(is_plain_safe(each)) << testing::PrintToString(each);
}

TEST(Quoting, EveryStringOfTheTablesComesBack) {
  std::vector<std::string> all = to_be_quoted;
  all.insert(all.end(), to_be_plain.begin(), to_be_plain.end());
  const strings document(all);
  document.expect_same_in_yaml_cpp();
  document.expect_same_in_pyyaml();
}

TEST(Quoting, KeysOverAThousandCharactersComeBack) {
  const strings document(
      {std::string(1500, 'k'), "y", std::string(1200, '"'), std::string(400, 'k') + " " + std::string(700, 'v')});
  document.expect_same_in_yaml_cpp();
  document.expect_same_in_pyyaml();
}

TEST(Quoting, WhatIsNotUtf8IsRefusedWithItsPath) {
  for (const std::string& each :
       {"\xff"s, "a\xc3"s, "\xc0\xaf"s, "\xed\xa0\x80"s, "\xf4\x90\x80\x80"s, "\xe2\x80"s, "x\x80"s}) {
    EXPECT_FALSE(is_plain_safe(each));
    sample::Widget widget;
    widget.spec.ports.emplace_back().name = std::string_view(each);
    try {
      sample::yaml(widget);
      ADD_FAILURE() << testing::PrintToString(each) << " was written";
    } catch (const std::invalid_argument& problem) {
      EXPECT_EQ(std::string(problem.what()).rfind("Widget: spec.ports[0].name is not UTF-8", 0), 0u) << problem.what();
    }
  }
}

// ---- random strings of what tends to go wrong

const std::vector<std::string> nasty = {
    " ",
    " ",
    " ",
    "  ",
    "   ",
    "\n",
    "\n",
    "\n\n",
    "\t",
    ":",
    ": ",
    " #",
    "#",
    "-",
    "- ",
    "---",
    "...",
    "'",
    "''",
    "\"",
    "\\",
    "\\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&",
    "*",
    "!",
    "|",
    ">",
    "%",
    "@",
    "`",
    "?",
    "~",
    "=",
    "<<",
    "0",
    "1",
    "e",
    "x",
    "o",
    "_",
    ".",
    "+",
    "null",
    "true",
    "on",
    "no",
    "a",
    "b",
    "word",
    "word ",
    " word",
    "é",
    "漢",
    "😀",
    "\u0085",
    "\u00a0",
    "\u2028",
    "\u2029",
    "\ufeff",
    "\u200d",
    "\u202e",
    "\x7f",
    "\x01",
    "\x04",
    std::string(1, '\0'),
    "\r",
    "\r\n",
    "a: b",
    "$(X)",
    "https://registry.example.com/some/long/path/to/an/image@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"};

/// Up to `count` strings, each another one, of up to `most_pieces` pieces.
std::vector<std::string> random_strings(std::mt19937& random, std::size_t count, std::size_t most_pieces) {
  std::set<std::string> unique;
  for (std::size_t i = 0; i < count; ++i) {
    std::string each;
    for (std::size_t pieces = random() % most_pieces + 1; pieces > 0; --pieces) each += nasty[random() % nasty.size()];
    unique.insert(each);
  }
  return {unique.begin(), unique.end()};
}

/// No blanks at the end of a line, at most two empty lines in a row, and nothing wider than 120 columns that has a space
/// to break at: what yamllint asks of the project's files.
void expect_tidy_lines(const std::string& yaml, bool with_widths) {
  std::size_t number = 0, empty = 0;
  for (std::size_t at = 0; at < yaml.size(); ++number) {
    const std::size_t end = yaml.find('\n', at);
    ASSERT_NE(end, std::string::npos) << "the last line does not end";
    const std::string line = yaml.substr(at, end - at);
    at = end + 1;
    empty = line.empty() ? empty + 1 : 0;
    EXPECT_LE(empty, 2u) << number;
    EXPECT_TRUE(line.empty() || (line.back() != ' ' && line.back() != '\t')) << number << ": " << line;
    const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
    if (!with_widths || columns <= 120) continue;
    std::size_t value = line.find_first_not_of(' ');
    if (line.compare(value, 2, "- ") == 0) value += 2;
    for (const std::string& key : {"name: "s, "target: "s})  // where the value is whole
      if (line.compare(value, key.size(), key) == 0 && (line[value + key.size()] != '"' || line.back() == '"'))
        value += key.size();
    EXPECT_EQ(line.find(' ', value), std::string::npos) << number << ": " << line;
  }
  EXPECT_EQ(empty, 0u) << "empty lines at the end";
}

class RandomStrings : public testing::TestWithParam<std::size_t> {};

TEST_P(RandomStrings, ComeBack) {
  std::mt19937 random(20240117u + static_cast<unsigned>(GetParam()));
  const strings document(random_strings(random, 4000 / GetParam() + 100, GetParam()));
  document.expect_same_in_yaml_cpp();
  document.expect_same_in_pyyaml();
}

TEST_P(RandomStrings, MakeTidyLines) {
  std::mt19937 random(5u + static_cast<unsigned>(GetParam()));
  for (const std::string& each : random_strings(random, 3000, GetParam())) {
    sample::Widget widget;
    widget.spec.args.push_back(std::string_view(each));
    sample::Port& port = widget.spec.ports.emplace_back();
    port.name = std::string_view(each);
    port.target.word = std::string_view(each);
    expect_tidy_lines(sample::yaml(widget), true);
    widget.metadata.labels[std::string_view(each)] = "a";
    expect_tidy_lines(sample::yaml(widget), false);
    if (HasFailure()) FAIL() << testing::PrintToString(each);
  }
}

INSTANTIATE_TEST_SUITE_P(Pieces, RandomStrings, testing::Values(1, 2, 3, 5, 9, 20, 60, 200));

}  // namespace
