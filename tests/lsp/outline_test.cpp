// What of a text stands where, also while it is being typed.
#include "cli/lsp/outline.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using dovetail::cli::lsp::outline;
using dovetail::cli::lsp::outline_node;
using dovetail::cli::lsp::text_of;

/// "spec.ports[0].name=http", in the order of the text.
std::vector<std::string> scalars_of(const std::string& text) {
  const outline all(text);
  std::vector<std::string> found;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].is == outline_node::form::scalar) {
      found.push_back(text_of(all.path_to(i)) + "=" + all[i].value);
      if (!all[i].is_block) {
        EXPECT_EQ(text.substr(all[i].value_at.begin, all[i].value_at.end - all[i].value_at.begin).substr(0, 1),
                  all[i].value.substr(0, 1));
      }
    }
    if (all[i].is_loose) found.push_back(text_of(all.path_to(i)) + "?");
    if (all[i].has_key) {
      EXPECT_EQ(text.substr(all[i].key_at.begin, all[i].key_at.end - all[i].key_at.begin), all[i].key);
    }
  }
  return found;
}

using words = std::vector<std::string>;

TEST(Outline, MappingsAndSequences) {
  EXPECT_EQ(
      scalars_of("kind: Service\nmetadata:\n  name: web # the name\nspec:\n  ports:\n  - name: http\n    port: 80\n"
                 "  -   port: 81\n  other: x\n"),
      (words{"kind=Service", "metadata.name=web", "spec.ports[0].name=http", "spec.ports[0].port=80",
             "spec.ports[1].port=81", "spec.other=x"}));
}

TEST(Outline, SequencesThatAreDeeper) {
  EXPECT_EQ(scalars_of("a:\n    - - x\n      - y\n    -\n      b: c\n"), (words{"a[0][0]=x", "a[0][1]=y", "a[1].b=c"}));
}

TEST(Outline, Quotes) {
  EXPECT_EQ(scalars_of("\"a\": 'it''s: # x'\n'b': \"c\\\"d\"\nc: \"two\n  lines\"\nd: e\n"),
            (words{"a=it's: # x", "b=c\"d", "c=two\n  lines", "d=e"}));
}

TEST(Outline, BlocksAreOneScalar) {
  const words found =
      scalars_of("data:\n  app.conf: |\n    listen: 80\n    - x\n\n  other: y\nlist:\n- >-\n  folded: x\n- z\n");
  ASSERT_EQ(found.size(), 4U);
  EXPECT_TRUE(found[0].starts_with("data[app.conf]=|"));
  EXPECT_EQ(found[1], "data.other=y");
  EXPECT_TRUE(found[2].starts_with("list[0]=>-"));
  EXPECT_EQ(found[3], "list[1]=z");
}

TEST(Outline, FlowStyleAndJson) {
  EXPECT_EQ(scalars_of("a: {b: c, d: [e, 'f'], \"g\": {}}\nh: i\n"), (words{"a.b=c", "a.d[0]=e", "a.d[1]=f", "h=i"}));
  EXPECT_EQ(
      scalars_of(
          "{\n  \"kind\": \"Pod\",\n  \"spec\": {\n    \"containers\": [\n      {\"name\": \"a\"}\n    ]\n  }\n}\n"),
      (words{"kind=Pod", "spec.containers[0].name=a"}));
}

TEST(Outline, DocumentsAndLists) {
  const outline all(
      "kind: A\n---\n# nothing\n---\nkind: B\n...\n---\napiVersion: v1\nkind: List\nitems:\n- kind: C\n- kind: D\n");
  std::vector<std::string> kinds;
  for (const auto& each : all.objects()) kinds.emplace_back(each.kind);
  EXPECT_EQ(kinds, (words{"A", "B", "C", "D"}));
}

TEST(Outline, LineEndsOfWindows) {
  EXPECT_EQ(scalars_of("a: b\r\nc:\r\n  d: |\r\n    x\r\n  e: f\r\n").back(), "c.e=f");
  EXPECT_EQ(scalars_of("a: b\r\nc:\r\n- d\r\n"), (words{"a=b", "c[0]=d"}));
}

TEST(Outline, AnchorsTagsAndAliases) {
  EXPECT_EQ(scalars_of("a: &x\n  b: !!str c\nd: *x\ne:\n- &y\n  f: g\n- &z h\n"),
            (words{"a.b=c", "e[0].f=g", "e[1]=h"}));
}

TEST(Outline, AKeyThatIsBeingTyped) {
  EXPECT_EQ(scalars_of("spec:\n  replicas: 3\n  sel\nkind: X\n"), (words{"spec.replicas=3", "spec.sel?", "kind=X"}));
  EXPECT_EQ(scalars_of("spec:\n  containers:\n  - name: a\n    im\n  - name: b\n"),
            (words{"spec.containers[0].name=a", "spec.containers[0].im?", "spec.containers[1].name=b"}));
  // The first one below a key could be its value.
  EXPECT_EQ(scalars_of("spec:\n  repl\nkind: X\n"), (words{"spec=repl", "kind=X"}));
  EXPECT_EQ(scalars_of("spec:\n  repl\n  sel\n  type: x\n"), (words{"spec.repl?", "spec.sel?", "spec.type=x"}));
  EXPECT_EQ(scalars_of("text:\n  some words\n  and more\n"), (words{"text=some words and more"}));
}

TEST(Outline, HalfOfAQuoteOrABracketTakesNoMoreThanItsLine) {
  EXPECT_EQ(scalars_of("a: \"half\nb: c\n"), (words{"a=half", "b=c"}));
  EXPECT_EQ(scalars_of("a: {b: c\nd: e\n"), (words{"a.b=c", "d=e"}));
  EXPECT_EQ(scalars_of("x:\n  a: [b,\n  d: e\n"), (words{"x.a[0]=b", "x.d=e"}));
}

TEST(Outline, WrongIndentation) {
  EXPECT_EQ(scalars_of("spec:\n    a: b\n  c: d\ne: f\n"), (words{"spec.a=b", "spec.c=d", "e=f"}));
  EXPECT_EQ(scalars_of("a: b\n    c: d\n").back(), "a.c=d");
}

TEST(Outline, NoYamlIsNoHarm) {
  for (const char* text : {"",
                           "\n",
                           ":",
                           "- ",
                           "-",
                           "- -",
                           "{",
                           "}",
                           "[",
                           "]]",
                           "{{ .Values.x }}",
                           "\"",
                           "'",
                           "a: *",
                           "? x\n: y",
                           "|",
                           ">",
                           "&",
                           "!",
                           "a: |",
                           "\t- x",
                           "---",
                           "--- x",
                           "...",
                           "%YAML 1.1\n---\na: b",
                           "\xEF\xBB\xBF"
                           "a: b",
                           "{a",
                           "{a:",
                           "[a: b",
                           "[{",
                           "{\"",
                           "#",
                           "- #",
                           "a:#",
                           "\xff\xfe"})
    (void)outline(text).objects();
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "[";
  (void)outline(deep).objects();
  deep.clear();
  for (int i = 0; i < 2'000; ++i) deep += std::string(static_cast<std::size_t>(i), ' ') + "a:\n";
  (void)outline(deep).objects();
}

TEST(Outline, TemplatesOfHelmArePassedOver) {
  EXPECT_EQ(scalars_of("spec:\n  {{- if .x }}\n  a: b\n  {{- end }}\n  c: {{ .Values.x }}\nd: e\n").back(), "d=e");
}

}  // namespace
