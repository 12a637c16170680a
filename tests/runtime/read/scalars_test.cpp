// What scalars mean: what sigs.k8s.io/yaml (1.6.0, with go.yaml.in/yaml v2) makes of them, which kubectl reads with.
#include "reading.hpp"

#include <string>

#include <gtest/gtest.h>

namespace {

using reading::json_of_data;
using reading::lines;
using reading::problems;

struct written_and_read {
  const char* written;
  const char* json;
};

class Scalars : public testing::TestWithParam<written_and_read> {};

TEST_P(Scalars, AreWhatKubernetesReadsThemAs) {
  EXPECT_EQ(json_of_data("  a: " + std::string(GetParam().written) + "\n"),
            "{\"a\":" + std::string(GetParam().json) + "}");
}

INSTANTIATE_TEST_SUITE_P(Booleans, Scalars,
                         testing::Values(written_and_read{"yes", "true"}, written_and_read{"Yes", "true"},
                                         written_and_read{"YES", "true"}, written_and_read{"y", "true"},
                                         written_and_read{"on", "true"}, written_and_read{"True", "true"},
                                         written_and_read{"no", "false"}, written_and_read{"N", "false"},
                                         written_and_read{"Off", "false"}, written_and_read{"FALSE", "false"},
                                         written_and_read{"yEs", "\"yEs\""}, written_and_read{"tRue", "\"tRue\""},
                                         written_and_read{"'yes'", "\"yes\""}, written_and_read{"\"on\"", "\"on\""},
                                         written_and_read{"!!str yes", "\"yes\""}, written_and_read{"! yes", "\"yes\""},
                                         written_and_read{"!!bool 'yes'", "true"}));

INSTANTIATE_TEST_SUITE_P(Nulls, Scalars,
                         testing::Values(written_and_read{"", "null"}, written_and_read{"~", "null"},
                                         written_and_read{"null", "null"}, written_and_read{"Null", "null"},
                                         written_and_read{"NULL", "null"}, written_and_read{"nUll", "\"nUll\""},
                                         written_and_read{"''", "\"\""}, written_and_read{"!!str", "\"\""},
                                         written_and_read{"!!null ''", "null"}, written_and_read{"'~'", "\"~\""}));

INSTANTIATE_TEST_SUITE_P(
    Integers, Scalars,
    testing::Values(written_and_read{"1", "1"}, written_and_read{"+1", "1"}, written_and_read{"-1", "-1"},
                    written_and_read{"0644", "420"}, written_and_read{"017", "15"}, written_and_read{"0o17", "15"},
                    written_and_read{"0O17", "15"}, written_and_read{"0x1F", "31"}, written_and_read{"-0x1f", "-31"},
                    written_and_read{"0b101", "5"}, written_and_read{"1_000", "1000"}, written_and_read{"1__0", "10"},
                    written_and_read{"1_", "1"}, written_and_read{"0x_1f", "31"}, written_and_read{"_1", "\"_1\""},
                    written_and_read{"-0", "0"}, written_and_read{"!!int '3'", "3"}, written_and_read{"0x", "\"0x\""},
                    written_and_read{"9223372036854775807", "9223372036854775807"},
                    written_and_read{"-9223372036854775808", "-9223372036854775808"},
                    written_and_read{"18446744073709551615", "18446744073709551615"}));

// Digits that are no octal number are a decimal one: `08` is 8.
INSTANTIATE_TEST_SUITE_P(
    Numbers, Scalars,
    testing::Values(written_and_read{"08", "8"}, written_and_read{"1.", "1"}, written_and_read{".5", "0.5"},
                    written_and_read{"-.5", "-0.5"}, written_and_read{"+.5", "0.5"}, written_and_read{"3.0", "3"},
                    written_and_read{"0.5", "0.5"}, written_and_read{"-0.25", "-0.25"}, written_and_read{"0e1", "0"},
                    written_and_read{"0x1.8", "\"0x1.8\""},

                    written_and_read{"3.5", "3.5"}, written_and_read{"1e3", "1000"}, written_and_read{"1E+3", "1000"},
                    written_and_read{"1e-7", "1e-7"}, written_and_read{"1e20", "100000000000000000000"},
                    written_and_read{"1e21", "1e+21"}, written_and_read{"1e-400", "0"},
                    written_and_read{"685.230_15e+03", "685230.15"}, written_and_read{"1e400", "\"1e400\""},
                    written_and_read{".8_2", "0.82"}, written_and_read{".5_", "\".5_\""},
                    written_and_read{"9.9e18", "9900000000000000000"}, written_and_read{"1,000", "\"1,000\""},
                    written_and_read{"!!float 3", "3"}));

INSTANTIATE_TEST_SUITE_P(Strings, Scalars,
                         testing::Values(written_and_read{"12:30", "\"12:30\""},
                                         written_and_read{"2001-01-01", "\"2001-01-01\""},
                                         written_and_read{"2001-01-01T00:00:00Z", "\"2001-01-01T00:00:00Z\""},
                                         written_and_read{"<<", "\"<<\""}, written_and_read{"=", "\"=\""},
                                         written_and_read{"1.2.3", "\"1.2.3\""},
                                         written_and_read{"10.0.0.0/8", "\"10.0.0.0/8\""},
                                         written_and_read{"--x", "\"--x\""}, written_and_read{"\"a\\tb\"", "\"a\\tb\""},
                                         written_and_read{"'it''s'", "\"it's\""}));

TEST(ScalarsOfJson, NumbersThatJsonDoesNotHaveAreRefused) {
  EXPECT_EQ(json_of_data("  a: .inf\n"), "{\"a\":0} f.yaml:5:6: data.a: `.inf` is a number that JSON does not have");
  EXPECT_EQ(json_of_data("  a: -.Inf\n"), "{\"a\":0} f.yaml:5:6: data.a: `-.Inf` is a number that JSON does not have");
}

TEST(ScalarsOfJson, ATagThatDoesNotFitIsRefused) {
  EXPECT_EQ(json_of_data("  a: !!int 3.5\n"), "{\"a\":3.5} f.yaml:5:6: data.a: `3.5` is not what its tag says");
  EXPECT_EQ(json_of_data("  a: !Ref x\n"),
            "{\"a\":\"x\"} f.yaml:5:6: data.a: a tag that means nothing to Kubernetes: remove it");
}

TEST(Keys, AreStrings) {
  EXPECT_EQ(json_of_data("  8080: a\n"), "{\"8080\":\"a\"}");
  EXPECT_EQ(json_of_data("  on: a\n"),
            "{\"on\":\"a\"} f.yaml:5:3: data.on: the key is true to Kubernetes' reader; quote it: \"on\"");
  EXPECT_EQ(json_of_data("  010: a\n"),
            "{\"010\":\"a\"} f.yaml:5:3: data.010: the key is 8 to Kubernetes' reader; quote it: \"010\"");
  EXPECT_EQ(json_of_data("  ~: a\n"), "{} f.yaml:5:3: data: a key that is null; a key is a string");
  EXPECT_EQ(json_of_data("  ? [a]\n  : b\n"),
            "{} f.yaml:5:5: data: a key that is a list or a mapping; a key is a string");
  EXPECT_EQ(json_of_data("  !!int 1: b\n"),
            "{} f.yaml:5:3: data: a key that is tagged as something else; a key is a string");
}

/// The problems of a pod's container with one more line.
lines problems_of_container(const std::string& line) {
  return problems("apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      " + line + "\n");
}

TEST(WrongTypes, AStringIsWanted) {
  EXPECT_EQ(problems_of_container("env: [{name: A, value: true}]"),
            lines{"f.yaml:6:30: spec.containers[0].env[0].value: expected a string, found the boolean true; quote it: "
                  "\"true\""});
  EXPECT_EQ(
      problems_of_container("env: [{name: A, value: yes}]"),
      lines{"f.yaml:6:30: spec.containers[0].env[0].value: expected a string, found the boolean true (`yes`); quote "
            "it: \"yes\""});
  EXPECT_EQ(
      problems_of_container("env: [{name: A, value: 1_0}]"),
      lines{
          "f.yaml:6:30: spec.containers[0].env[0].value: expected a string, found the number 1_0; quote it: \"1_0\""});
  EXPECT_EQ(problems_of_container("image: {name: a}"),
            lines{"f.yaml:6:14: spec.containers[0].image: expected a string, found a mapping"});
  EXPECT_EQ(problems_of_container("args: [~]"),
            lines{"f.yaml:6:14: spec.containers[0].args[0]: expected a string, found nothing (null)"});
  EXPECT_EQ(
      problems_of_container("imagePullPolicy: 1"),
      lines{"f.yaml:6:24: spec.containers[0].imagePullPolicy: expected a word, found the number 1; quote it: \"1\""});
}

TEST(WrongTypes, ANumberIsWanted) {
  const std::string probe = "spec.containers[0].livenessProbe.periodSeconds: ";
  const auto wrong = [](const std::string& value) {
    return problems_of_container("livenessProbe: {periodSeconds: " + value + "}");
  };
  EXPECT_EQ(wrong("\"3\""), lines{"f.yaml:6:38: " + probe +
                                  "expected an integer of 32 bits, found the string \"3\"; write it without quotes"});
  EXPECT_EQ(wrong("three"),
            lines{"f.yaml:6:38: " + probe + "expected an integer of 32 bits, found the string \"three\""});
  EXPECT_EQ(wrong("3.5"), lines{"f.yaml:6:38: " + probe + "expected an integer of 32 bits, found the number 3.5"});
  EXPECT_EQ(wrong("3000000000"),
            lines{"f.yaml:6:38: " + probe + "expected an integer of 32 bits, found the number 3000000000"});
  EXPECT_EQ(wrong("[3]"), lines{"f.yaml:6:38: " + probe + "expected an integer of 32 bits, found a list"});
  EXPECT_EQ(wrong("3.0"), lines{});
  EXPECT_EQ(wrong("3e1"), lines{});
}

TEST(WrongTypes, ABooleanIsWanted) {
  EXPECT_EQ(
      problems_of_container("tty: \"true\""),
      lines{"f.yaml:6:12: spec.containers[0].tty: expected true or false, found the string \"true\"; write it without "
            "quotes"});
  EXPECT_EQ(problems_of_container("tty: 1"),
            lines{"f.yaml:6:12: spec.containers[0].tty: expected true or false, found the number 1"});
  EXPECT_EQ(problems_of_container("tty: on"), lines{});
}

TEST(WrongTypes, AListOrAMappingIsWanted) {
  EXPECT_EQ(
      problems_of_container("args: --verbose"),
      lines{"f.yaml:6:13: spec.containers[0].args: expected a list, found the string \"--verbose\"; make it a list: "
            "[--verbose]"});
  EXPECT_EQ(problems_of_container("args: \"a, b\""),
            lines{"f.yaml:6:13: spec.containers[0].args: expected a list, found the string \"a, b\"; make it a list: "
                  "[\"a, b\"]"});
  EXPECT_EQ(
      problems_of_container("ports: {containerPort: 80}"),
      lines{"f.yaml:6:14: spec.containers[0].ports: expected a list, found a mapping; begin each item with `- `"});
  EXPECT_EQ(problems_of_container("livenessProbe: 5"),
            lines{"f.yaml:6:22: spec.containers[0].livenessProbe: expected a mapping (Probe), found the number 5"});
  EXPECT_EQ(problems_of_container("resources: {limits: [cpu]}"),
            lines{"f.yaml:6:27: spec.containers[0].resources.limits: expected a mapping, found a list"});
}

TEST(WrongTypes, AnIntegerOrAStringIsWanted) {
  const auto wrong = [](const std::string& port) {
    return problems("apiVersion: v1\nkind: Service\nspec:\n  ports:\n    - port: 80\n      targetPort: " + port + "\n");
  };
  EXPECT_EQ(wrong("8080"), lines{});
  EXPECT_EQ(wrong("http"), lines{});
  EXPECT_EQ(wrong("80.5"),
            lines{"f.yaml:6:19: spec.ports[0].targetPort: expected an integer or a string, found the number "
                  "80.5; quote it: \"80.5\""});
  EXPECT_EQ(wrong("true"),
            lines{"f.yaml:6:19: spec.ports[0].targetPort: expected an integer or a string, found the boolean "
                  "true; quote it: \"true\""});
}

TEST(Quantities, AreStringsOrNumbers) {
  EXPECT_EQ(problems_of_container("resources: {limits: {cpu: 1, memory: 1.5e3, x: 500m}}"), lines{});
  EXPECT_EQ(problems_of_container("resources: {limits: {cpu: true}}"),
            lines{"f.yaml:6:33: spec.containers[0].resources.limits.cpu: expected a quantity, found the boolean true; "
                  "quote it: "
                  "\"true\""});
  EXPECT_EQ(problems_of_container("resources: {limits: {cpu: }}"),
            lines{"f.yaml:6:33: spec.containers[0].resources.limits.cpu: expected a quantity, found nothing (null)"});
}

TEST(Nulls, AreAbsentFields) {
  EXPECT_EQ(problems_of_container("livenessProbe:"), lines{});
  EXPECT_EQ(problems_of_container("env: ~"), lines{});
}

}  // namespace
