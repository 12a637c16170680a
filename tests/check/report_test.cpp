// What is printed, in each format.
#include "cli/report.hpp"
#include "checking.hpp"
#include "cli/excerpt.hpp"

#include <gtest/gtest.h>

namespace {

using namespace dovetail::cli;

constexpr const char* ingress = R"(apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec:
  rules:
    - http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: wep  # the shop
                port: {number: 80}
)";

TEST(text, shows_the_place_with_a_caret_and_what_mends_it) {
  EXPECT_EQ(
      text_of(checking::outcome_of(ingress), false),
      R"(file.yaml:12:23: error: Ingress `web` routes `/` to Service `wep`, which is not among what is checked (if it is elsewhere: --external Service/wep) [REF-09]
   12 |                 name: wep  # the shop
      |                       ^~~
      = route to a Service that is there, or declare it: --external Service/name
)");
}

TEST(text, names_the_template_that_helm_rendered) {
  const std::string text = "---\n# Source: shop/templates/a.yaml\n" + checking::pod_with("") +
                           "---\n# Source: shop/templates/b.yaml\n" + ingress;
  const outcome found = checking::outcome_of(text);
  ASSERT_EQ(found.findings.size(), 1u);
  EXPECT_EQ(found.findings[0].rendered_from, "shop/templates/b.yaml");
  EXPECT_NE(text_of(found, false).find("      = rendered from shop/templates/b.yaml\n"), std::string::npos);
}

TEST(text, is_coloured_only_where_asked) {
  const outcome found = checking::outcome_of(ingress);
  EXPECT_EQ(text_of(found, false).find('\x1b'), std::string::npos);
  EXPECT_NE(text_of(found, true).find("\x1b[1;31merror:\x1b[0m"), std::string::npos);
}

TEST(text, of_what_is_sound_is_empty) {
  const outcome found = checking::outcome_of(checking::pod_with(""));
  EXPECT_EQ(text_of(found, false), "");
  EXPECT_EQ(summary_of(found), "1 object of 1 file is sound\n");
}

TEST(summary, counts) { EXPECT_EQ(summary_of(checking::outcome_of(ingress)), "1 error in 1 object of 1 file\n"); }

TEST(text, shows_one_of_those_that_are_alike) {
  const outcome found = checking::outcome_of(R"(apiVersion: v1
kind: Pod
metadata: {name: a}
spec: {serviceAccountName: c, containers: [{name: a, image: "a:1"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: b}
spec: {serviceAccountName: c, containers: [{name: a, image: "a:1"}]}
---
apiVersion: v1
kind: Pod
metadata: {name: b, namespace: default}
spec: {serviceAccountName: d, containers: [{name: a, image: "a:1"}]}
)");
  const auto lines_with = [&](std::string_view what, bool all) {
    const std::string text = text_of(found, false, all);
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; ++at) ++count;
    return count;
  };
  EXPECT_EQ(lines_with("[REF-33]", false), 2u);
  EXPECT_EQ(lines_with("= and in 1 more place: file.yaml:9:28 (--all shows it)", false), 1u);
  EXPECT_EQ(lines_with("[REF-33]", true), 3u);
  EXPECT_NE(
      summary_of(found).find("3 findings are about what is not among these objects; what is elsewhere is named by: "
                             "--external 'ServiceAccount/*'\n"),
      std::string::npos);
}

TEST(github, escapes) {
  outcome found = checking::outcome_of(ingress);
  found.findings[0].file = "a,b:c%.yaml";
  found.findings[0].words = "100%\nof it";
  EXPECT_EQ(github_of(found),
            "::error file=a%2Cb%3Ac%25.yaml,line=12,col=23,title=REF-09::100%25\\x0aof it [REF-09]\n");
}

TEST(json, has_everything) {
  EXPECT_EQ(json_of(checking::outcome_of(ingress)), R"json({
  "findings": [
    {
      "rule": "REF-09",
      "severity": "error",
      "file": "file.yaml",
      "line": 12,
      "column": 23,
      "kind": "Ingress",
      "namespace": "default",
      "name": "web",
      "external": "Service/wep",
      "message": "Ingress `web` routes `/` to Service `wep`, which is not among what is checked (if it is elsewhere: --external Service/wep)",
      "mend": "route to a Service that is there, or declare it: --external Service/name"
    }
  ],
  "notices": [],
  "unreadable": [],
  "summary": {
    "files": 1,
    "objects": 1,
    "errors": 1,
    "warnings": 0
  }
}
)json");
}

TEST(printable, keeps_a_terminal_safe) {
  EXPECT_EQ(printable("a\x1b[31mb\x07\x7f"), "a\\x1b[31mb\\x07\\x7f");
  EXPECT_EQ(printable("ü€😀"), "ü€😀");
  EXPECT_EQ(printable("a\xff"
                      "b\xc3"),
            "a\\xffb\\xc3");
  EXPECT_EQ(printable("\xc2\x9b"
                      "31m"),
            "\\x9b31m");
  EXPECT_EQ(printable("a\tb"), "a b");
}

TEST(excerpt, marks_the_value) {
  const auto marked = [](std::string_view line, std::uint32_t column) {
    const excerpt made = excerpt_of(line, column);
    return std::string(made.indent, ' ') + std::string(made.width, '^');
  };
  EXPECT_EQ(marked("name: web # it", 7), "      ^^^");
  EXPECT_EQ(marked("name: web", 1), "^^^^");
  EXPECT_EQ(marked("{a: \"b c\", d: e}", 5), "    ^^^^^");
  EXPECT_EQ(marked("{a: b, d: e}", 5), "    ^");
  EXPECT_EQ(marked("ü: web", 4), "   ^^^");
  EXPECT_EQ(marked("image: a:5000/b:1", 8), "       ^^^^^^^^^^");
  EXPECT_EQ(marked("  a: b", 0), "  ^");
  EXPECT_EQ(marked("", 1), "^");
  EXPECT_EQ(marked("ab", 9), "  ^");
}

TEST(excerpt, of_a_long_line_is_the_part_around_the_place) {
  const std::string line = std::string(1000, 'a') + " name: " + std::string(1000, 'b');
  const excerpt made = excerpt_of(line, 1008);
  EXPECT_LT(made.line.size(), 200u);
  EXPECT_EQ(made.line.substr(0, 3), "…");
  EXPECT_NE(made.line.find("name: bbb"), std::string::npos);
  EXPECT_LE(made.indent + made.width, 125u);
}

}  // namespace
