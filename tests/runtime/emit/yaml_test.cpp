// What of an API object is written, in which order and in which form.
#include "pyyaml.hpp"
#include "sample.hpp"

#include <cstdlib>
#include <limits>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

namespace {

using sample::json_of;
using sample::spec_of;
using sample::Widget;
using sample::yaml;
namespace model = dovetail::model;

// ---- what is written

TEST(Yaml, AnEmptyObjectHasItsApiVersionAndKind) {
  const model::type nothing{.is = model::type::form::object, .name = "Nothing"};
  const int object = 0;
  EXPECT_EQ(dovetail::emit::to_yaml({.api_version = "v1", .kind = "Nothing", .type = &nothing, .object = &object}),
            "apiVersion: v1\nkind: Nothing\n");
}

TEST(Yaml, ObjectsWithNothingInThemAreLeftOut) {
  // Spec has required fields, but nobody asked for a Spec.
  EXPECT_EQ(yaml(Widget{}), "apiVersion: example.com/v1\nkind: Widget\n");
}

TEST(Yaml, FieldsComeInTheTablesOrderAndUnsetOnesAreLeftOut) {
  Widget widget;
  widget.status.unit = "pieces";
  widget.metadata.labels["app"] = "api";
  widget.metadata.labels["a"] = "first in the alphabet";
  widget.metadata.name = "api";
  EXPECT_EQ(yaml(widget),
            "apiVersion: example.com/v1\nkind: Widget\n"
            "metadata:\n  name: api\n  labels:\n    app: api\n    a: \"first in the alphabet\"\n"
            "status:\n  unit: pieces\n");
}

TEST(Yaml, RequiredFieldsThatCanBeEmptyAreWrittenEmpty) {
  Widget widget;
  widget.spec.title = "a";
  EXPECT_EQ(yaml(widget),
            "apiVersion: example.com/v1\nkind: Widget\n"
            "spec:\n  title: a\n  needed: []\n  neededByName: {}\n  requiredLimits: {}\n");
}

TEST(Yaml, AnOptionalObjectIsWrittenWhenItIsPresent) {
  Widget widget;
  widget.spec.main_port.ensure();
  EXPECT_EQ(spec_of(widget), "  mainPort: {}\n");
  widget.spec.main_port->number = 80;
  EXPECT_EQ(spec_of(widget), "  mainPort:\n    number: 80\n");
  widget.spec.groups.ensure();
  EXPECT_EQ(spec_of(widget), "  mainPort:\n    number: 80\n  groups: []\n");
}

TEST(Yaml, AnEmptyStringIsSet) {
  Widget widget;
  widget.spec.title = "";
  EXPECT_EQ(spec_of(widget), "  title: \"\"\n");
}

TEST(Yaml, TypeMetaComesFromTheDocumentOnly) {
  // Types whose tables have apiVersion and kind as fields do not write them twice.
  struct named {
    model::text api_version{"wrong/v1"}, kind{"Wrong"}, name{"a"};
  };
  static constexpr model::field fields[] = {
      {"name", offsetof(named, name), &model::type_of<model::text>, false, 0},
      {"apiVersion", offsetof(named, api_version), &model::type_of<model::text>, false, 0},
      {"kind", offsetof(named, kind), &model::type_of<model::text>, false, 0},
  };
  const model::type described{.is = model::type::form::object, .name = "named", .fields = fields};
  const named object;
  EXPECT_EQ(dovetail::emit::to_yaml({.api_version = "v1", .kind = "Named", .type = &described, .object = &object}),
            "apiVersion: v1\nkind: Named\nname: a\n");
}

// ---- scalars

TEST(Yaml, ScalarsHaveTheirForms) {
  Widget widget;
  sample::Spec& spec = widget.spec;
  spec.count = -3;
  spec.share = 0.25;
  spec.enabled = false;
  spec.memory = model::text("10Gi");
  spec.since = model::text("2024-01-01T00:00:00Z");
  spec.token = model::text("aGVsbG8=");
  spec.policy = sample::Policy::Always;
  spec.target = "http";
  EXPECT_EQ(spec_of(widget),
            "  count: -3\n  share: 0.25\n  enabled: false\n  memory: 10Gi\n  since: \"2024-01-01T00:00:00Z\"\n"
            "  token: aGVsbG8=\n  policy: Always\n  target: http\n");
}

TEST(Yaml, AQuantityIsAStringToEveryReader) {
  for (const auto& [quantity, written] : std::vector<std::pair<const char*, const char*>>{{"1", "\"1\""},
                                                                                          {"100", "\"100\""},
                                                                                          {"0.5", "\"0.5\""},
                                                                                          {"1e3", "\"1e3\""},
                                                                                          {"5E", "\"5E\""},
                                                                                          {"010", "\"010\""},
                                                                                          {"500m", "500m"},
                                                                                          {"128Mi", "128Mi"},
                                                                                          {"1k", "1k"},
                                                                                          {"5Ei", "5Ei"}}) {
    Widget widget;
    widget.spec.limits.most["cpu"] = model::text(quantity);
    EXPECT_NE(yaml(widget).find("      cpu: " + std::string(written) + "\n"), std::string::npos) << yaml(widget);
  }
}

TEST(Yaml, IntOrStringKeepsWhichOneItIs) {
  Widget widget;
  widget.spec.target = 8080;
  EXPECT_EQ(spec_of(widget), "  target: 8080\n");
  widget.spec.target = "8080";
  EXPECT_EQ(spec_of(widget), "  target: \"8080\"\n");
  widget.spec.target = "25%";
  EXPECT_EQ(spec_of(widget), "  target: 25%\n");
}

TEST(Yaml, NumbersReadBackAsTheSameNumberEverywhere) {
  const std::vector<double> numbers = {0.0,  3.0,     0.1,           -1.5,   1e20,
                                       1e-7, 1.5e300, 123456789.125, 5e-324, 1.7976931348623157e308};
  Widget widget;
  for (const double each : numbers) {
    widget.spec.share = each;
    const std::string text = yaml(widget);
    EXPECT_EQ(YAML::Load(text)["spec"]["share"].as<double>(), each) << text;
    for (const auto& reading : pyyaml::read(text)) {
      ASSERT_GE(reading.size(), 7u);
      EXPECT_TRUE(reading[6].type == "float" || reading[6].type == "int") << text;
      EXPECT_EQ(std::strtod(reading[6].text.c_str(), nullptr), each) << text;
    }
  }
  widget.spec.share.reset();
  widget.spec.count = std::numeric_limits<std::int64_t>::min();
  EXPECT_EQ(spec_of(widget), "  count: -9223372036854775808\n");
}

TEST(Yaml, WhatIsNotFiniteIsRefusedWithItsPath) {
  for (const double each : {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
    Widget widget;
    widget.spec.share = each;
    try {
      yaml(widget);
      FAIL() << "was written";
    } catch (const std::invalid_argument& problem) {
      EXPECT_STREQ(problem.what(), "Widget: spec.share is not a finite number, which JSON and so the API do not have");
    }
  }
}

// ---- lists, maps, json

TEST(Yaml, ListsOfObjectsStartTheirFirstFieldBehindTheDash) {
  Widget widget;
  sample::Port& http = widget.spec.ports.emplace_back();
  http.name = "http";
  http.number = 80;
  widget.spec.ports.emplace_back();
  widget.spec.args.push_back("a");
  widget.spec.args.emplace_back();
  EXPECT_EQ(spec_of(widget),
            "  args:\n    - a\n    - \"\"\n"
            "  ports:\n    - name: http\n      number: 80\n    - {}\n");
}

TEST(Yaml, MapsOfObjectsKeepTheirOrder) {
  Widget widget;
  widget.spec.by_name["z"].number = 1;
  widget.spec.by_name["on"];
  EXPECT_EQ(spec_of(widget), "  byName:\n    z:\n      number: 1\n    \"on\": {}\n");
}

TEST(Yaml, JsonIsWrittenAsItIs) {
  using kind = model::json::type;
  Widget widget;
  model::json& extra = widget.spec.extra;
  extra.is = kind::object;
  const auto add = [&](const char* name, model::json value) {
    extra.names.push_back(name);
    extra.items.push_back(value);
  };
  add("nothing", json_of(kind::null));
  add("yes", json_of(kind::boolean, "true"));
  add("number", json_of(kind::number, "-12.50"));
  add("exponent", json_of(kind::number, "1e3"));
  add("text", json_of(kind::string, "1e3"));
  add("empty", json_of(kind::object));
  add("none", json_of(kind::array));
  model::json rows = json_of(kind::array), row = json_of(kind::array), cell = json_of(kind::object);
  cell.names.push_back("x");
  cell.items.push_back(json_of(kind::number, "1"));
  row.items.push_back(json_of(kind::number, "1"));
  row.items.push_back(cell);
  rows.items.push_back(row);
  rows.items.push_back(row);
  add("rows", rows);
  const std::string row_lines = "      -\n        - 1\n        - x: 1\n";
  EXPECT_EQ(
      spec_of(widget),
      "  extra:\n    nothing: null\n    \"yes\": true\n    number: -12.50\n    exponent: 1.0e+3\n    text: \"1e3\"\n"
      "    empty: {}\n    none: []\n    rows:\n" +
          row_lines + row_lines);
  for (const auto& reading : pyyaml::read(yaml(widget))) {
    ASSERT_GT(reading.size(), 16u);
    EXPECT_EQ(reading[7].type, "NoneType");
    EXPECT_EQ(reading[9], (pyyaml::scalar{"bool", "True"}));
    EXPECT_EQ(reading[11], (pyyaml::scalar{"float", "-12.5"}));
    EXPECT_EQ(reading[13], (pyyaml::scalar{"float", "1000.0"}));
    EXPECT_EQ(reading[15], (pyyaml::scalar{"str", "1e3"}));
  }
}

TEST(Yaml, JsonNumbersAndBooleansThatAreNoneAreRefused) {
  for (const char* each : {"", "01", "1.", ".5", "+1", "1e", "0x10", "1_000", "NaN", "1 ", "true", "- 1", "1e+"}) {
    Widget widget;
    widget.spec.extra = json_of(model::json::type::number, each);
    EXPECT_THROW(yaml(widget), std::invalid_argument) << each;
  }
  Widget widget;
  widget.spec.extra = json_of(model::json::type::boolean, "yes");
  EXPECT_THROW(yaml(widget), std::invalid_argument);
}

// ---- strings of several lines and long ones

TEST(Yaml, LinesOfTextAreALiteralBlock) {
  Widget widget;
  widget.spec.args.push_back("set -e\nif true; then\n  echo \"x: #1\"\nfi\n");
  widget.spec.args.push_back("a\n\nb");
  widget.spec.title = "a\nb\n";
  EXPECT_EQ(
      spec_of(widget),
      "  title: |\n    a\n    b\n"
      "  args:\n    - |\n      set -e\n      if true; then\n        echo \"x: #1\"\n      fi\n    - |-\n      a\n\n      b\n");
}

TEST(Yaml, ALongStringIsFoldedAtItsSpaces) {
  const std::string word(30, 'w');
  const std::string text = word + " " + word + " " + word + "  " + word + " " + word;
  Widget widget;
  widget.spec.title = std::string_view(text);
  EXPECT_EQ(spec_of(widget),
            "  title: >-\n    " + word + " " + word + "\n    " + word + "  " + word + " " + word + "\n");
}

TEST(Yaml, ALongStringWithoutSpacesStaysWhole) {
  const std::string image = "registry.example.com/" + std::string(120, 'a') + "@sha256:" + std::string(64, '0');
  Widget widget;
  widget.spec.title = std::string_view(image);
  EXPECT_EQ(spec_of(widget), "  title: " + image + "\n");
}

TEST(Yaml, ALongLineAmongOthersIsQuotedLineByLine) {
  const std::string word(60, 'w');
  const std::string text = "a\n  " + word + " " + word + "\nb\n";
  Widget widget;
  widget.spec.title = std::string_view(text);
  EXPECT_EQ(spec_of(widget), "  title: \"\\\n    a\\n\\\n    \\  " + word + " \\\n    " + word + "\\n\\\n    b\\n\"\n");
}

// ---- determinism

TEST(Yaml, TheSameObjectElsewhereGivesTheSameBytes) {
  const auto make = [](std::size_t padding) {
    const auto first = std::make_unique<char[]>(padding);
    const auto widget = std::make_unique<Widget>();
    widget->metadata.name = "a";
    for (int i = 0; i < 20; ++i) widget->spec.ports.emplace_back().number = i;
    std::vector<dovetail::emit::comment> comments;
    for (std::size_t i = 0; i < 20; ++i) comments.push_back({&widget->spec.ports[i], "a port"});
    const auto a = std::make_unique<int>(), b = std::make_unique<int>();
    comments.push_back({padding % 2 == 0 ? a.get() : b.get(), "one"});
    comments.push_back({padding % 2 == 0 ? b.get() : a.get(), "other"});
    return yaml(*widget, comments);
  };
  const std::string once = make(16);
  EXPECT_EQ(once, make(17));
  EXPECT_EQ(once, make(100000));
}

}  // namespace
