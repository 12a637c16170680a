// CEL: what an expression comes to, and what is none. The specification's suite and Kubernetes' own tests are in tests/conformance/cel.
#include "cel/evaluator.hpp"
#include "cel/expression.hpp"
#include "typed_json.hpp"

#include <gtest/gtest.h>

#include <string>

namespace dovetail::cel::testing {
namespace {

variables self_of(const char* json) { return {{"self", value_of(nlohmann::json::parse(json))}}; }

std::string result_of(const std::string& expression, const variables& given = {}, std::size_t limit = most_steps) {
  try {
    return json_of(evaluate(parse(expression), given, limit)).dump();
  } catch (const syntax_error& wrong) {
    return std::to_string(wrong.position()) + ": " + wrong.what();
  }
}

TEST(cel, what_decides_does_whatever_the_others_fail_with) {
  const variables self = self_of(R"({"map": [[{"string": "a"}, {"int": "1"}]]})");
  EXPECT_EQ(result_of("self.b == 1 || self.a == 1", self), R"({"bool":true})");
  EXPECT_EQ(result_of("self.b == 1 && self.a == 2", self), R"({"bool":false})");
  EXPECT_EQ(result_of("[0, 1].exists(e, 1 / e == 1)"), R"({"bool":true})");
  EXPECT_EQ(result_of("self.b == 1 || self.a == 2", self), R"({"error":"no such key: b"})");
  EXPECT_EQ(result_of("has(self.b) ? self.b : self.?b.orValue(7)", self), R"({"int":"7"})");
}

TEST(cel, numbers_stay_in_their_bounds) {
  EXPECT_EQ(result_of("9223372036854775807 + 1"), R"({"error":"integer overflow"})");
  EXPECT_EQ(result_of("-9223372036854775808 / -1"), R"({"error":"integer overflow"})");
  EXPECT_EQ(result_of("0u - 1u"), R"({"error":"unsigned integer overflow"})");
  EXPECT_EQ(result_of("1 / 0"), R"({"error":"division by zero"})");
  EXPECT_EQ(result_of("1 == 1.0 && 2u > 1.5 && dyn(1) != 'a'"), R"({"bool":true})");
  EXPECT_EQ(result_of("int(9223372036854775807.0)"), R"({"error":"integer overflow"})");
}

TEST(cel, kubernetes_types_have_their_functions) {
  EXPECT_EQ(result_of("quantity('1.5Gi').isGreaterThan(quantity('1500M'))"), R"({"bool":true})");
  EXPECT_EQ(result_of("quantity('200K')"), R"({"error":"`200K` is no quantity"})");
  EXPECT_EQ(result_of("quantity('0.1n').asApproximateFloat()"), R"({"double":"1e-09"})");
  EXPECT_EQ(result_of("cidr('10.0.0.0/8').containsIP('10.1.2.3') && !cidr('10.0.0.0/8').containsCIDR('0.0.0.0/0')"),
            R"({"bool":true})");
  EXPECT_EQ(result_of("ip('2001:db8:0:0:1:0:0:1')"), R"({"net.IP":"2001:db8::1:0:0:1"})");
  EXPECT_EQ(result_of("url('https://user@example.com:80/a b?c=d&c=e').getQuery()['c']"),
            R"({"list":[{"string":"d"},{"string":"e"}]})");
  EXPECT_EQ(result_of("semver('1.2.3-rc.1').isLessThan(semver('1.2.3')) && isSemver('v1.2', true)"),
            R"({"bool":true})");
  EXPECT_EQ(result_of("format.dns1123Label().validate('Not one').hasValue()"), R"({"bool":true})");
  EXPECT_EQ(result_of("duration('1h30m') == duration('90m') && timestamp('2024-02-29T00:00:00Z').getDayOfYear() == 59"),
            R"({"bool":true})");
  EXPECT_EQ(result_of("'aaab'.findAll('a+|b')"), R"({"list":[{"string":"aaa"},{"string":"b"}]})");
}

TEST(cel, variables_of_macros_end_with_them) {
  EXPECT_EQ(result_of("[1, 2].map(e, [e].map(e, e * 10)[0] + e)"), R"({"list":[{"int":"11"},{"int":"22"}]})");
  EXPECT_EQ(result_of("[1].all(e, true) && e == 1"), R"({"error":"no such attribute: e"})");
  EXPECT_EQ(result_of("['10.0.0.1'].all(ip, isIP(ip)) && ip('::1').family() == 6"), R"({"bool":true})");
}

TEST(cel, lists_are_what_their_schema_says) {
  list_data set{{value(std::string("a")), value(std::string("b"))}, list_data::type::set, {}};
  const variables self{{"self", std::make_shared<const list_data>(set)}};
  EXPECT_EQ(result_of("self == ['b', 'a'] && size(self + ['b', 'c']) == 3", self), R"({"bool":true})");
}

TEST(cel, what_is_none_is_told_with_its_place) {
  EXPECT_EQ(result_of("self.size( > 1"), "11: an expression is missing before `>`");
  EXPECT_EQ(result_of("'a"), "2: a text without its closing quote");
  EXPECT_EQ(result_of("self.namespace.for"), R"({"error":"no such attribute: self"})");
  EXPECT_EQ(result_of("namespace == 1"), "0: `namespace` is a word that CEL keeps for itself");
  EXPECT_EQ(result_of("[1].all(1, true)"), "3: all() takes names for the elements, and expressions behind them");
  EXPECT_EQ(result_of("has(self)"), "0: has() takes a field: has(self.name)");
  EXPECT_EQ(result_of("nothing(1)"), R"({"error":"there is no function nothing"})");
  EXPECT_EQ(result_of(std::string(5000, '(') + "1" + std::string(5000, ')')).find("nested deeper than 200 levels") !=
                std::string::npos,
            true);
  EXPECT_EQ(result_of(std::string(5000, '!') + "true").find("\"bool\":true") != std::string::npos, true);
}

TEST(cel, work_has_a_limit) {
  const std::string much =
      "[1,2,3,4,5,6,7,8,9].all(a, [1,2,3,4,5,6,7,8,9].all(b, [1,2,3,4,5,6,7,8,9].all(c, a + b + c > 0)))";
  EXPECT_EQ(result_of(much), R"({"bool":true})");
  EXPECT_EQ(result_of(much, {}, 1000), R"({"error":"cost limit exceeded"})");
  EXPECT_EQ(result_of("lists.range(100001)"), R"({"error":"lists.range: more than 100000 elements"})");
}

}  // namespace
}  // namespace dovetail::cel::testing
