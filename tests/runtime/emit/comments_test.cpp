// Where comments stand, and that they stay comments.
#include "pyyaml.hpp"
#include "sample.hpp"

#include <algorithm>
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
  EXPECT_EQ(
      yaml(widget, {{&widget, "the widget"},
                    {&spec.count, "the count"},
                    {&spec.enabled, "two\nlines"},
                    {&spec.args, "the args"},
                    {&spec.args[0], "x it is"},
                    {&spec.args[1], "z it is"},
                    {&spec.ports[0], "first port"},
                    {&port.number, "its number"},
                    {&spec.ports[1], "second port"},
                    {&spec.by_name["web"], "by name"},
                    {&spec.main_port, "optional"},
                    {&*spec.main_port, "in the optional"},
                    {&spec.limits.unit, "a unit"}}),
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
  EXPECT_EQ(
      yaml(widget, {{&elsewhere[2], "third"}, {&elsewhere[0], "first"}, {nullptr, "nowhere"}, {&widget, "the widget"}}),
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
  for (std::size_t at = 0; at < text.size();) {
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
  const std::string words(
      "a\r\nb\rc\xc2\x85"
      "d\xe2\x80\xa8"
      "e\x07\x7f\xff\xef\xbb\xbf\t#\n\n  \nlast: 1\n\n");
  const std::string text = yaml(widget, {{&widget, words}, {&widget.metadata.labels, words}});
  const std::string escaped = "e\\x07\\x7F\\xFF\\uFEFF #";
  EXPECT_EQ(text.substr(0, text.find("apiVersion")), "# a\n# b\n# c\n# d\n# " + escaped + "\n#\n#\n# last: 1\n");
  for (const auto& reading : pyyaml::read(text)) EXPECT_EQ(reading.size(), 10u);
  EXPECT_EQ(YAML::Load(text)["metadata"].size(), 2u);
}

}  // namespace
