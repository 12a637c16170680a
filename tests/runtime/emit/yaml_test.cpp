// What of an API object is written, in which order and form, and where its comments stand.
#include "pyyaml.hpp"
#include "sample.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

namespace {

using sample::Widget;
using sample::yaml;
namespace model = dovetail::model;

/// The lines of `spec`, without what a widget always has before and behind it.
std::string spec_of(const Widget& widget, std::vector<dovetail::emit::comment> comments = {}) {
  std::string text = yaml(widget, std::move(comments));
  const std::string before = "apiVersion: example.com/v1\nkind: Widget\nspec:\n";
  const std::string behind = "  needed: []\n  neededByName: {}\n  requiredLimits: {}\n";
  EXPECT_EQ(text.substr(0, before.size()), before);
  text.erase(0, before.size());
  EXPECT_TRUE(text.ends_with(behind)) << text;
  return text.erase(text.size() - behind.size());
}

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
            "metadata:\n  name: api\n  labels:\n    app: api\n    a: first in the alphabet\n"
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
  for (const auto& [quantity, written] : std::vector<std::pair<const char*, const char*>>{
           {"1", "\"1\""}, {"100", "\"100\""}, {"0.5", "\"0.5\""}, {"1e3", "\"1e3\""}, {"5E", "\"5E\""}, {"010", "\"010\""},
           {"500m", "500m"}, {"128Mi", "128Mi"}, {"1k", "1k"}, {"5Ei", "5Ei"}}) {
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
  const std::vector<double> numbers = {0.0, 3.0, 0.1, -1.5, 1e20, 1e-7, 1.5e300, 123456789.125, 5e-324, 1.7976931348623157e308};
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
      EXPECT_STREQ(problem.what(), "spec.share is not a finite number, which JSON and so the API do not have");
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

model::json json_of(model::json::type is, std::string_view scalar = {}) {
  model::json value;
  value.is = is;
  value.scalar = model::text(scalar);
  return value;
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
  EXPECT_EQ(spec_of(widget),
            "  extra:\n    nothing: null\n    \"yes\": true\n    number: -12.50\n    exponent: 1.0e+3\n    text: \"1e3\"\n"
            "    empty: {}\n    none: []\n    rows:\n" + row_lines + row_lines);
  for (const auto& reading : pyyaml::read(yaml(widget))) {
    ASSERT_GT(reading.size(), 16u);
    EXPECT_EQ(reading[7].type, "NoneType");
    EXPECT_EQ(reading[9], (pyyaml::scalar{"bool", "True"}));
    EXPECT_EQ(reading[11], (pyyaml::scalar{"float", "-12.5"}));
    EXPECT_EQ(reading[13], (pyyaml::scalar{"float", "1000.0"}));
    EXPECT_EQ(reading[15], (pyyaml::scalar{"str", "1e3"}));
  }
}

TEST(Yaml, JsonNumbersThatAreNoneAreRefused) {
  for (const char* each : {"", "01", "1.", ".5", "+1", "1e", "0x10", "1_000", "NaN", "1 ", "true", "- 1", "1e+"}) {
    Widget widget;
    widget.spec.extra = json_of(model::json::type::number, each);
    EXPECT_THROW(yaml(widget), std::invalid_argument) << each;
  }
}

// ---- strings of several lines and long ones

TEST(Yaml, LinesOfTextAreALiteralBlock) {
  Widget widget;
  widget.spec.args.push_back("set -e\nif true; then\n  echo \"x: #1\"\nfi\n");
  widget.spec.args.push_back("a\n\nb");
  widget.spec.title = "a\nb\n";
  EXPECT_EQ(spec_of(widget),
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
  EXPECT_EQ(spec_of(widget),
            "  title: \"\\\n    a\\n\\\n    \\  " + word + " \\\n    " + word + "\\n\\\n    b\\n\"\n");
}

// ---- comments

TEST(Comments, StandAboveWhatTheyAreAbout) {
  Widget widget;
  sample::Spec& spec = widget.spec;
  widget.metadata.name = "a";
  spec.count = 1;
  spec.enabled = true;
  spec.args.push_back("x");
  spec.args.push_back("z");
  sample::Port& port = spec.ports.emplace_back();
  port.name = "http";
  port.number = 80;
  spec.ports.emplace_back().number = 81;
  spec.by_name["web"].number = 1;
  spec.main_port.ensure().number = 2;
  spec.limits.unit = "u";
  EXPECT_EQ(yaml(widget,
                 {{&widget, "the widget"}, {&spec.count, "the count"}, {&spec.enabled, "two\nlines"}, {&spec.args, "the args"},
                  {&spec.args[0], "x it is"}, {&spec.args[1], "z it is"}, {&spec.ports[0], "first port"},
                  {&port.number, "its number"}, {&spec.ports[1], "second port"}, {&spec.by_name["web"], "by name"},
                  {&spec.main_port, "optional"}, {&*spec.main_port, "in the optional"}, {&spec.limits.unit, "a unit"}}),
            "# the widget\n"
            "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: a\n"
            "spec:\n"
            "  # the count\n  count: 1\n"
            "  # two\n  # lines\n  enabled: true\n"
            "  # the args\n  args:\n    # x it is\n    - x\n    # z it is\n    - z\n"
            "  ports:\n    # first port\n    - name: http\n      # its number\n      number: 80\n    # second port\n    - number: 81\n"
            "  byName:\n    web:\n      # by name\n      number: 1\n"
            "  # optional\n  mainPort:\n    # in the optional\n    number: 2\n"
            "  limits:\n    # a unit\n    unit: u\n"
            "  needed: []\n  neededByName: {}\n  requiredLimits: {}\n");
}

TEST(Comments, UpToAListItemsFirstFieldStandAboveItsDash) {
  Widget widget;
  sample::Port& port = widget.spec.ports.emplace_back();
  port.target = 80;
  EXPECT_EQ(spec_of(widget, {{&port, "a port"}, {&port.number, "not known"}, {&port.target, "the target"}}),
            "  ports:\n    # a port\n    # number is not set: not known\n    # the target\n    - target: 80\n");
}

TEST(Comments, OnAFieldThatIsLeftOutStandWhereItWouldAndNameIt) {
  Widget widget;
  sample::Spec& spec = widget.spec;
  spec.title = "a";
  spec.args.push_back("x");
  sample::Port& port = spec.main_port.ensure();
  EXPECT_EQ(yaml(widget, {{&spec.memory, "the default is used"},
                          {&spec.policy, "no policy: the cluster has one"},
                          {&spec.ports, "it has none"},
                          {&port.number, "any"},
                          {&spec.limits.unit, "pieces"},
                          {&widget.status.unit, "the controller sets this"}}),
            "apiVersion: example.com/v1\nkind: Widget\n"
            "spec:\n"
            "  title: a\n"
            "  # memory is not set: the default is used\n"
            "  # no policy: the cluster has one\n"
            "  args:\n    - x\n"
            "  # ports is not set: it has none\n"
            "  # number is not set: any\n  mainPort: {}\n"
            "  # limits.unit is not set: pieces\n"
            "  needed: []\n  neededByName: {}\n  requiredLimits: {}\n"
            "# status.unit is not set: the controller sets this\n");
}

TEST(Comments, OnWhatIsNoPartOfTheObjectStandAtItsHeadInTheOrderGiven) {
  Widget widget;
  widget.metadata.name = "a";
  const auto elsewhere = std::make_unique<int[]>(3);
  EXPECT_EQ(yaml(widget, {{&elsewhere[2], "third"}, {&elsewhere[0], "first"}, {nullptr, "nowhere"}, {&widget, "the widget"}}),
            "# the widget\n# third\n# first\n# nowhere\napiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: a\n");
}

TEST(Comments, OnJsonStandAboveItsValues) {
  Widget widget;
  model::json& extra = widget.spec.extra;
  extra = json_of(model::json::type::object);
  extra.names.push_back("rows");
  model::json& rows = extra.items.push_back(json_of(model::json::type::array));
  rows.items.push_back(json_of(model::json::type::number, "1"));
  rows.items.push_back(json_of(model::json::type::object));
  EXPECT_EQ(spec_of(widget, {{&extra, "open"}, {&rows, "all rows"}, {&rows.items[1], "last row"}}),
            "  # open\n  extra:\n    # all rows\n    rows:\n      - 1\n      # last row\n      - {}\n");
}

TEST(Comments, StandBehindALiteralBlockWithoutBecomingPartOfIt) {
  Widget widget;
  widget.spec.title = "a\nb";
  widget.spec.count = 1;
  const std::string text = yaml(widget, {{&widget.spec.count, "the count"}});
  EXPECT_NE(text.find("    b\n  # the count\n  count: 1\n"), std::string::npos) << text;
  EXPECT_EQ(YAML::Load(text)["spec"]["title"].as<std::string>(), "a\nb");
}

TEST(Comments, AreBrokenAt120Columns) {
  std::string words = "keys:\n  - ";
  for (int i = 0; i < 60; ++i) words += "wörd ";
  words += std::string(150, 'w');
  Widget widget;
  sample::Port& port = widget.spec.ports.emplace_back();
  port.number = 80;
  port.target = 80;
  const std::string text = yaml(widget, {{&port.target, words}});
  std::size_t lines = 0;
  for (std::size_t at = 0; at < text.size(); ++lines) {
    const std::string line = text.substr(at, text.find('\n', at) - at);
    at += line.size() + 1;
    const auto columns = std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
    EXPECT_TRUE(columns <= 120 || line == "      #   " + std::string(150, 'w')) << line;
    EXPECT_NE(line.back(), ' ');
  }
  EXPECT_NE(text.find("      # keys:\n      #   - wörd wörd "), std::string::npos) << text;
  EXPECT_EQ(YAML::Load(text)["spec"]["ports"][0]["target"].as<int>(), 80);
}

TEST(Comments, HoldNothingThatAReaderTakesForTheFilesText) {
  Widget widget;
  widget.metadata.name = "a";
  widget.metadata.labels["a"] = "b";
  const std::string words("a\r\nb\rc\xc2\x85" "d\xe2\x80\xa8" "e\x07\x7f\xff\xef\xbb\xbf\t#\n\n  \nlast: 1\n\n");
  const std::string text = yaml(widget, {{&widget, words}, {&widget.metadata.labels, words}});
  const std::string escaped = "e\\x07\\x7F\\xFF\\uFEFF #";
  EXPECT_EQ(text.substr(0, text.find("apiVersion")), "# a\n# b\n# c\n# d\n# " + escaped + "\n#\n#\n# last: 1\n");
  for (const auto& reading : pyyaml::read(text)) EXPECT_EQ(reading.size(), 10u);
  EXPECT_EQ(YAML::Load(text)["metadata"].size(), 2u);
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
