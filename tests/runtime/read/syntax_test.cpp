// What is no YAML, or none that Kubernetes' reader takes: each told at its place, in words that help.
#include "reading.hpp"

#include <string>

#include <gtest/gtest.h>

namespace {

using reading::lines;
using reading::problems;

/// The problems of a text that stands behind an object's apiVersion and kind, from line 3 on.
lines problems_behind(const std::string& text) { return problems("apiVersion: v1\nkind: ConfigMap\n" + text); }

TEST(Syntax, Indentation) {
  EXPECT_EQ(problems_behind("data:\n\ta: b\n"),
            lines{"f.yaml:4:1: not YAML: a tab in the indentation: YAML takes spaces only"});
  EXPECT_EQ(
      problems_behind("data:\n  a: b\n\tc: d\n"),
      lines{
          "f.yaml:5:1: not YAML: a tab in the indentation: YAML takes spaces only (while scanning a plain scalar that "
          "begins in line 4)"});
  EXPECT_EQ(problems_behind("data:\n  a: b\n c: d\n"),
            lines{"f.yaml:5:2: not YAML: indented unlike what stands before it (while parsing "
                  "a block mapping that begins in line 1)"});
  EXPECT_EQ(problems_behind("data:\n  a: b\n   c: d\n"),
            lines{"f.yaml:5:5: not YAML: a `: ` that begins no value here: quote the text that has it, or mend the "
                  "indentation"});
  EXPECT_EQ(problems_behind("data: a: b\n"), lines{"f.yaml:3:8: not YAML: a `: ` that begins no value here: quote the "
                                                   "text that has it, or mend the indentation"});
  EXPECT_EQ(problems_behind("data: - b\n"),
            lines{"f.yaml:3:7: not YAML: a `- ` that begins no item here: put it on a line of its own"});
}

TEST(Syntax, Quotes) {
  EXPECT_EQ(
      problems_behind("data: {a: \"b}\n"),
      lines{
          "f.yaml:4:1: not YAML: a quote that is never closed (while scanning a quoted scalar that begins in line 3)"});
  EXPECT_EQ(problems_behind("data: {a: \"\\d\"}\n"),
            lines{"f.yaml:3:12: not YAML: an escape that YAML does not have: write the backslash twice, or use '...'"});
  EXPECT_EQ(problems_behind("data:\n  a: @b\n"),
            lines{"f.yaml:4:6: not YAML: a value cannot begin with `@`: quote it"});
  EXPECT_EQ(problems_behind("data:\n  a: %b\n"),
            lines{"f.yaml:4:6: not YAML: a value cannot begin with `%`: quote it"});
  EXPECT_EQ(problems_behind("data:\n  a: 'b' c\n"),
            lines{"f.yaml:4:10: not YAML: indented unlike what stands before it"});
}

TEST(Syntax, Brackets) {
  EXPECT_EQ(problems_behind("data: {a: b\n"),
            lines{"f.yaml:4:1: not YAML: a `{` that has no `}`, or two entries without a `,` between "
                  "them (while parsing a flow mapping that begins in line 3)"});
  EXPECT_EQ(problems_behind("data: [a b, , c]\n"), lines{"f.yaml:3:13: not YAML: a value is missing before this"});
  EXPECT_EQ(
      problems_behind("data: {a: http://x/?b=c}\n"),
      lines{"f.yaml:3:11: a `?` in `[...]` or `{...}`, which Kubernetes' reader refuses: quote the text that has it"});
}

TEST(Syntax, Characters) {
  EXPECT_EQ(problems_behind("data:\n  a: \x01\n"),
            lines{"f.yaml:4:6: not YAML: a control character: in a text, write it as an escape in \"...\""});
  EXPECT_EQ(problems_behind("data:\n  ä: \xFF\n"),
            lines{"f.yaml:4:6: not YAML: bytes that are not UTF-8: save the file as UTF-8"});
  EXPECT_EQ(problems(std::string("\xFF\xFE"
                                 "a\0",
                                 4)),
            lines{"f.yaml: the file is UTF-16: save it as UTF-8"});
  EXPECT_EQ(problems_behind("\xEF\xBB\xBF"
                            "data: {}\n"),
            (lines{"f.yaml:3:1: a byte order mark within the file: remove it",
                   "f.yaml:3:2: not YAML: indented unlike what stands before it (while parsing a block mapping that "
                   "begins in line 1)"}));
}

TEST(Syntax, DocumentMarkers) {
  EXPECT_EQ(problems("--- {apiVersion: v1, kind: ConfigMap}\n"),
            lines{"f.yaml:1:5: text behind `---`, which Kubernetes' reader refuses: put it in the next line"});
  EXPECT_EQ(problems_behind("...\ndata: {}\nimmutable: 1\n---\n"),
            lines{"f.yaml:4:1: text behind `...`, which Kubernetes' reader ignores: begin a document with `---`"});
  EXPECT_EQ(problems("%YAML 1.2\n---\napiVersion: v1\nkind: ConfigMap\n"),
            lines{"f.yaml:1:1: a directive, which Kubernetes' reader refuses: remove the line"});
  EXPECT_EQ(problems("{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\"}\n{\"apiVersion\": \"v1\"}\n"),
            lines{"f.yaml:2:1: kind: every object has it, as in `kind: Deployment`"});
  EXPECT_EQ(problems_behind("data: {a: 'x\n---y'}\n"),
            lines{"f.yaml:4:1: a line that begins with `---`, which Kubernetes' reader refuses: indent or quote it"});
}

TEST(Syntax, ColumnsCountCharacters) {
  EXPECT_EQ(problems_behind("data: {\"äöü\": 1}\n"),
            lines{"f.yaml:3:15: data[\"äöü\"]: expected a string, found the number 1; quote it: \"1\""});
}

}  // namespace
