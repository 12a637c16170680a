// Rules in CEL as conditions in C++.
#include "schema/cel.hpp"
#include "import_helper.hpp"

#include <gtest/gtest.h>

namespace dovetail::schema::testing {
namespace {

// A struct with a field of each form, and a struct inside.
class cel : public ::testing::Test {
 protected:
  std::unique_ptr<import_result> result = import_text(R"(
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: a.b
  scope: Cluster
  names: {kind: Bed}
  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              required: [beds]
              properties:
                a: {type: string}
                b: {type: string, default: x}
                least: {type: integer}
                most: {type: integer, default: 7}
                open: {type: boolean}
                shut: {type: boolean, default: true}
                share: {type: number}
                kind: {type: string, enum: [Clay, Sand]}
                namespace: {type: string}
                rows: {type: array, items: {type: string}}
                beds: {type: array, items: {type: string}}
                gate: {type: object, properties: {key: {type: string}}}
)");

  std::string broken(const std::string& rule) const {
    type_use self;
    self.is = type_use::form::object;
    self.target = const_cast<object*>(&type(*result, "crd/a.b/v1", "BedSpec"));
    return broken_condition(rule, self);
  }
};

TEST_F(cel, presence) {
  EXPECT_EQ(broken("has(self.a)"), "!$self.a.has_value()");
  EXPECT_EQ(broken("!has(self.a)"), "$self.a.has_value()");
  EXPECT_EQ(broken("has(self.gate)"), "!$self.gate.has_value()");
  EXPECT_EQ(broken("has(self.rows)"), "$self.rows.empty()");
  EXPECT_EQ(broken("has(self.gate.key)"), "$self.gate.has_value() && !$self.gate->key.has_value()");
}

TEST_F(cel, what_has_a_default_or_is_required_and_a_list_is_always_there) {
  EXPECT_EQ(broken("has(self.b)"), "");
  EXPECT_EQ(broken("!has(self.b) && has(self.a)"), "") << "nobody could write such a bed";
  EXPECT_EQ(broken("has(self.beds)"), "");
}

TEST_F(cel, one_of_two) {
  const std::string both_or_none =
      "($self.a.has_value() && $self.gate.has_value()) || (!$self.a.has_value() && !$self.gate.has_value())";
  EXPECT_EQ(broken("has(self.a) != has(self.gate)"), both_or_none);
  EXPECT_EQ(broken("!(has(self.a) && has(self.gate))"), "$self.a.has_value() && $self.gate.has_value()");
  EXPECT_EQ(broken("has(self.a) || has(self.gate)"), "!$self.a.has_value() && !$self.gate.has_value()");
}

TEST_F(cel, counts_of_what_is_there) {
  EXPECT_EQ(broken("(has(self.a) ? 1 : 0) + (has(self.gate) ? 1 : 0) == 1"),
            "!((($self.a.has_value() ? 1 : 0) + ($self.gate.has_value() ? 1 : 0)) == 1)");
  EXPECT_EQ(broken("[has(self.a), has(self.gate)].filter(x, x == true).size() <= 1"),
            "!(((0 + ($self.a.has_value() ? 1 : 0)) + ($self.gate.has_value() ? 1 : 0)) <= 1)");
}

TEST_F(cel, comparisons_need_both_sides_or_their_defaults) {
  EXPECT_EQ(broken("self.least <= self.most"),
            "$self.least.has_value() && !($self.least.value() <= $self.most.value_or(7))");
  EXPECT_EQ(broken("self.share >= self.least"), "") << "CEL compares no float with an integer";
  EXPECT_EQ(broken("self.a == 'x'"), R"($self.a.has_value() && !(model::same($self.a.view(), "x")))");
  EXPECT_EQ(broken("self.kind != \"Clay\""), R"($self.kind.has_value() && !(!model::same($self.kind.view(), "Clay")))");
  EXPECT_EQ(broken("self.b == self.a"),
            R"($self.a.has_value() && !(model::same(($self.b.has_value() ? $self.b.view() : "x"), $self.a.view())))");
}

TEST_F(cel, conditions) {
  EXPECT_EQ(broken("self.kind == 'Clay' ? has(self.a) : true"),
            R"(($self.kind.has_value() && model::same($self.kind.view(), "Clay")) && !$self.a.has_value())");
  EXPECT_EQ(broken("self.open"), "$self.open.has_value() && !$self.open.value()");
  EXPECT_EQ(broken("self.shut || has(self.a)"), "!$self.shut.value_or(true) && !$self.a.has_value()");
  EXPECT_EQ(broken("self.kind in ['Clay', 'Sand'] || has(self.a)").find("$self.kind.has_value()"), 2u);
}

TEST_F(cel, texts_and_sizes) {
  EXPECT_EQ(broken("self.a.startsWith('/')"), R"($self.a.has_value() && !$self.a.view().starts_with("/"))");
  EXPECT_EQ(broken("!self.a.contains('#')"),
            R"($self.a.has_value() && ($self.a.view().find("#") != std::string_view::npos))");
  EXPECT_EQ(broken("size(self.rows) > 1"),
            "!$self.rows.empty() && !(static_cast<std::int64_t>($self.rows.size()) > 1)");
  EXPECT_EQ(broken("self.beds.size() > 1"), "!(static_cast<std::int64_t>($self.beds.size()) > 1)");
}

TEST_F(cel, cels_own_words_are_escaped_as_field_names) {
  EXPECT_EQ(broken("has(self.__namespace__)"), "!$self.namespace_.has_value()");
}

TEST_F(cel, a_scalar_is_itself) {
  type_use text;
  EXPECT_EQ(broken_condition("self.startsWith('/')", text), R"($self.has_value() && !$self.view().starts_with("/"))");
}

TEST_F(cel, what_is_not_translated_gives_nothing) {
  for (const char* rule : {"self == oldSelf",
                           "self.a == oldSelf.a",
                           "self.rows.all(x, x == 'a')",
                           "self.a.matches('^a$')",
                           "has(self.nothing)",
                           "duration(self.a) < duration('1h')",
                           "'x' in self.rows",
                           "self.a == 'it\\'s'",
                           "self.least / 2 == 1",
                           "",
                           "(",
                           "has(",
                           "self.a ==",
                           "has(self.a) has(self.a)",
                           "1",
                           "[1, 2]",
                           "self.metadata",
                           "$",
                           "self.a == 1.5",
                           "has(self)"})
    EXPECT_EQ(broken(rule), "") << rule;
}

TEST_F(cel, a_hostile_rule_is_given_up_soon) {
  EXPECT_EQ(broken(std::string(100000, '(') + "true"), "");
  EXPECT_EQ(broken(std::string(100000, '!') + "has(self.a)"), "");
  std::string doubling = "has(self.a)";
  for (int i = 0; i < 60; ++i) doubling = "(" + doubling + " == has(self.gate))";
  EXPECT_EQ(broken(doubling), "");
}

}  // namespace
}  // namespace dovetail::schema::testing
