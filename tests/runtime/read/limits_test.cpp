// A hostile file gets an error, and soon.
#include "reading.hpp"

#include "../../sanitized.hpp"

#include <chrono>
#include <ctime>
#include <string>

#include <gtest/gtest.h>

namespace {

using reading::lines;
using reading::problems;
namespace read = dovetail::read;

const std::string open_object = "apiVersion: apps/v1\nkind: ControllerRevision\nrevision: 1\ndata:\n";

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(Limits, Depth) {
  const std::string told = "more than 200 lists and mappings within each other";
  for (const char* opening : {"[", "{a: ", "- ", "? "})
    EXPECT_NE(problems(open_object + "  " + repeated(opening, 100'000)).at(0).find(told), std::string::npos) << opening;
  EXPECT_EQ(problems(open_object + "  a: " + repeated("[", 198) + repeated("]", 198) + "\n"), lines{});
  EXPECT_EQ(problems(open_object + "  a: " + repeated("[", 199) + repeated("]", 199) + "\n"),
            lines{"f.yaml:5:204: " + told});
  EXPECT_EQ(problems(open_object + "  a: [[]]\n", {.at_most = {.depth = 3}}),
            lines{"f.yaml:5:7: more than 3 lists and mappings within each other"});
}

TEST(Limits, DepthThroughAliases) {
  std::string text = open_object + "  k0: &k0 [x]\n";
  for (int i = 1; i < 1000; ++i)
    text += "  k" + std::to_string(i) + ": &k" + std::to_string(i) + " [*k" + std::to_string(i - 1) + "]\n";
  EXPECT_EQ(problems(text), lines{"f.yaml:5:7: more than 200 lists and mappings within each other"});
}

TEST(Limits, Aliases) {
  std::string text = open_object + "  k0: &k0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 20; ++i) {
    const std::string alias = "*k" + std::to_string(i - 1);
    text += "  k" + std::to_string(i) + ": &k" + std::to_string(i) + " [" + alias + repeated("," + alias, 8) + "]\n";
  }
  EXPECT_EQ(problems(text), lines{"f.yaml:6:44: aliases that stand for more than 100000 values together"});
  // What was read up to there is not whole.
  const read::reading found = read::read_yaml(text, "f.yaml");
  ASSERT_EQ(found.documents.size(), 1u);
  EXPECT_FALSE(found.documents[0].sound);
}

TEST(Limits, MergesOfMerges) {
  std::string text = open_object + "  k0: &k0 {x: 1}\n";
  for (int i = 1; i < 1000; ++i)
    text += "  k" + std::to_string(i) + ": &k" + std::to_string(i) + " {<<: *k" + std::to_string(i - 1) + "}\n";
  EXPECT_EQ(problems(text), lines{"f.yaml:6:12: more than 200 merges of each other"});
}

TEST(Limits, Size) {
  EXPECT_EQ(problems("apiVersion: v1\n", {.at_most = {.bytes = 10}}), lines{"f.yaml: the file has more than 10 bytes"});
  const std::string text = open_object + "  a: [" + repeated("1,", 100'000) + "]\n";
  EXPECT_EQ(problems(text), lines{});
  EXPECT_EQ(problems(text, {.at_most = {.memory = 10 << 20}}),
            lines{"f.yaml:5:173301: the file needs more than 10 MiB of memory"});
}

TEST(Limits, MemoryOfASmallFile) {
  // Three bytes of the text for a container of some thousand.
  const std::string text = "apiVersion: v1\nkind: Pod\nspec:\n  containers: [" + repeated("{},", 100'000) + "]\n";
  const lines found = problems(text, {.at_most = {.memory = 64 << 20, .problems = 1}});
  ASSERT_FALSE(found.empty());
  const read::reading whole = read::read_yaml(text, "f.yaml", {.at_most = {.memory = 64 << 20, .problems = 1}});
  EXPECT_GT(whole.problems_left_out, 1000u);
}

TEST(Limits, Problems) {
  const read::reading found = read::read_yaml("apiVersion: v1\nkind: ConfigMap\n" + repeated("---\nx: 1\n", 100),
                                              "f.yaml", {.at_most = {.problems = 7}});
  EXPECT_EQ(found.problems.size(), 7u);
  EXPECT_EQ(found.problems_left_out, 193u);
}

// Each is an error, and told within a second.
TEST(Limits, HostileFiles) {
  std::string bomb = open_object + "  k0: &k0 [x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 100; ++i) {
    const std::string name = std::to_string(i);
    const std::string alias = "*k" + std::to_string(i - 1);
    bomb += "  k" + name + ": &k" + name + " [" + alias + repeated("," + alias, 8) + "]\n";
  }
  const int many = 1'000'000;
  const std::string map = "apiVersion: v1\nkind: ConfigMap\n";
  const struct {
    const char* what;
    std::string text;
  } files[] = {
      {"deep brackets", open_object + "  a: " + repeated("[", many)},
      {"deep braces", open_object + "  a: " + repeated("{a: ", many)},
      {"deep and closed", open_object + "  a: " + repeated("[", many) + repeated("]", many)},
      {"aliases of aliases", bomb},
      {"a merge of itself", open_object + "  a: &a {<<: *a}\n"},
      {"an unknown alias", open_object + "  a: *b\n"},
      {"a key of megabytes", map + std::string(8 * many, 'k') + ": 1\n"},
      {"a key of megabytes, quoted", map + "\"" + std::string(8 * many, 'k') + "\": 1\n"},
      {"a key that is a list", map + "? [a, b]\n: 1\n"},
      {"one key many times", map + "data:\n" + repeated("  a: b\n", many / 10)},
      {"many documents", repeated("---\nx: 1\n", many / 10)},
      {"many kinds that nobody knows", repeated("---\napiVersion: v1\nkind: Sevrice\n", many / 100)},
      {"bytes that are no UTF-8", std::string(many, '\xFF')},
      {"a byte that is no UTF-8, in a text", map + "data: {a: \"b\xC3\"}\n"},
      {"an overlong slash", map + "data: {a: \"\xC0\xAF\"}\n"},
      {"half of a surrogate", map + "data: {a: \"\xED\xA0\x80\"}\n"},
      {"half of a surrogate, escaped", map + "data: {a: \"\\ud800\"}\n"},
      {"zeros", std::string(many, '\0')},
      {"a zero in a text", map + "data: {a: \"b" + std::string(1, '\0') + "c\"}\n"},
      {"a zero at the end", map + "data: {a: b}\n" + std::string(1, '\0')},
      {"a quote without an end", map + "data: {a: '" + std::string(many, 'x')},
      {"anchors of anchors", open_object + "  " + repeated("&a ", many)},
      {"tags of tags", open_object + "  " + repeated("!a ", many)},
      {"a number beyond all",
       "apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: " + std::string(many, '9') + "}\n"},
  };
  const double most = is_sanitized ? 20 : 1;
  for (const auto& [what, text] : files) {
    const std::clock_t started = std::clock();
    const read::reading found = read::read_yaml(text, "f.yaml");
    const double seconds = static_cast<double>(std::clock() - started) / CLOCKS_PER_SEC;
    ASSERT_FALSE(found.problems.empty()) << what;
    EXPECT_LT(seconds, most) << what;
    EXPECT_LT(to_text(found.problems[0]).size(), 2000u) << what;
    for (const read::document& d : found.documents)
      EXPECT_FALSE(d.content && d.sound && found.documents.size() == 1) << what;
  }
}

TEST(Limits, Time) {
  const auto started = std::chrono::steady_clock::now();
  const int many = 100'000;
  for (const std::string& text :
       {repeated("[", many), repeated("- ", many), repeated("{a: ", many), repeated("a: ", many), repeated("? ", many),
        repeated("&a ", many), repeated("!a ", many), repeated("'", many), repeated("---\n", many),
        repeated("%TAG !a! x\n", many), repeated("[a,", many), repeated("\n", many), repeated("- '\n---\n", many / 10),
        open_object + "  {" + repeated("a: 1,", many) + "}",
        open_object + "  a: &a {x: 1}\n  b: {<<: [*a" + repeated(",*a", 20'000) + "]}\n",
        "a: |\n" + repeated(" \n", many)})
    problems(text);
  // Some seconds with a sanitizer; minutes if any of it were quadratic.
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(30));
}

}  // namespace
