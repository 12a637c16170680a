/// A small API type with its field table, written as the importer writes them: one field of each form.
#pragma once

#include "dovetail/emit/yaml.hpp"
#include "dovetail/model/json.hpp"
#include "dovetail/model/reflection.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace sample {

namespace model = dovetail::model;
namespace emit = dovetail::emit;

enum class Policy { Always, Never };
constexpr std::string_view spelling(Policy word) { return word == Policy::Always ? "Always" : "Never"; }

struct Port {
  model::text name{};
  model::integer number{};
  model::int_or_string target{};
};

struct Limits {
  model::map<model::quantity> most{};
  model::text unit{};
};

struct Spec {
  model::text title{};
  model::integer count{};
  model::number share{};
  model::boolean enabled{};
  model::quantity memory{};
  model::time since{};
  model::bytes token{};
  model::choice<Policy> policy{};
  model::int_or_string target{};
  model::json extra{};
  model::list<model::text> args{};
  model::list<Port> ports{};
  model::map<Port> by_name{};
  model::optional<Port> main_port{};
  model::optional<model::list<model::text>> groups{};
  Limits limits{};
  model::list<model::text> needed{};
  model::map<model::text> needed_by_name{};
  Limits required_limits{};
};

struct Metadata {
  model::text name{};
  model::map<model::text> labels{};
};

struct Widget {
  Metadata metadata{};
  Spec spec{};
  Limits status{};
};

inline const model::type& describe_type(Policy*) {
  static constexpr std::string_view words[] = {"Always", "Never"};
  static constexpr model::type described{.is = model::type::form::choice, .name = "Spec.policy", .words = words};
  return described;
}

inline const model::type& describe_type(Port*) {
  static constexpr model::field fields[] = {
      {"name", offsetof(Port, name), &model::type_of<decltype(Port::name)>, false, 0},
      {"number", offsetof(Port, number), &model::type_of<decltype(Port::number)>, true, 0},
      {"target", offsetof(Port, target), &model::type_of<decltype(Port::target)>, false, 0},
  };
  static constexpr model::type described{.is = model::type::form::object, .name = "Port", .fields = fields};
  return described;
}

inline const model::type& describe_type(Limits*) {
  static constexpr model::field fields[] = {
      {"most", offsetof(Limits, most), &model::type_of<decltype(Limits::most)>, false, 0},
      {"unit", offsetof(Limits, unit), &model::type_of<decltype(Limits::unit)>, false, 0},
  };
  static constexpr model::type described{.is = model::type::form::object, .name = "Limits", .fields = fields};
  return described;
}

inline const model::type& describe_type(Spec*) {
  static constexpr model::field fields[] = {
      {"title", offsetof(Spec, title), &model::type_of<decltype(Spec::title)>, false, 0},
      {"count", offsetof(Spec, count), &model::type_of<decltype(Spec::count)>, true, 0},
      {"share", offsetof(Spec, share), &model::type_of<decltype(Spec::share)>, false, 0},
      {"enabled", offsetof(Spec, enabled), &model::type_of<decltype(Spec::enabled)>, false, 0},
      {"memory", offsetof(Spec, memory), &model::type_of<decltype(Spec::memory)>, false, 0},
      {"since", offsetof(Spec, since), &model::type_of<decltype(Spec::since)>, false, 0},
      {"token", offsetof(Spec, token), &model::type_of<decltype(Spec::token)>, false, 0},
      {"policy", offsetof(Spec, policy), &model::type_of<decltype(Spec::policy)>, false, 0},
      {"target", offsetof(Spec, target), &model::type_of<decltype(Spec::target)>, false, 0},
      {"extra", offsetof(Spec, extra), &model::type_of<decltype(Spec::extra)>, false, 0},
      {"args", offsetof(Spec, args), &model::type_of<decltype(Spec::args)>, false, 0},
      {"ports", offsetof(Spec, ports), &model::type_of<decltype(Spec::ports)>, false, 0},
      {"byName", offsetof(Spec, by_name), &model::type_of<decltype(Spec::by_name)>, false, 0},
      {"mainPort", offsetof(Spec, main_port), &model::type_of<decltype(Spec::main_port)>, false, 0},
      {"groups", offsetof(Spec, groups), &model::type_of<decltype(Spec::groups)>, false, 0},
      {"limits", offsetof(Spec, limits), &model::type_of<decltype(Spec::limits)>, false, 0},
      {"needed", offsetof(Spec, needed), &model::type_of<decltype(Spec::needed)>, true, 0},
      {"neededByName", offsetof(Spec, needed_by_name), &model::type_of<decltype(Spec::needed_by_name)>, true, 0},
      {"requiredLimits", offsetof(Spec, required_limits), &model::type_of<decltype(Spec::required_limits)>, true, 0},
  };
  static constexpr model::type described{.is = model::type::form::object, .name = "Spec", .fields = fields};
  return described;
}

inline const model::type& describe_type(Metadata*) {
  static constexpr model::field fields[] = {
      {"name", offsetof(Metadata, name), &model::type_of<decltype(Metadata::name)>, false, 0},
      {"labels", offsetof(Metadata, labels), &model::type_of<decltype(Metadata::labels)>, false, 0},
  };
  static constexpr model::type described{.is = model::type::form::object, .name = "Metadata", .fields = fields};
  return described;
}

inline const model::type& describe_type(Widget*) {
  static constexpr model::field fields[] = {
      {"metadata", offsetof(Widget, metadata), &model::type_of<decltype(Widget::metadata)>, false, 0},
      {"spec", offsetof(Widget, spec), &model::type_of<decltype(Widget::spec)>, false, 0},
      {"status", offsetof(Widget, status), &model::type_of<decltype(Widget::status)>, false, 0},
  };
  static constexpr model::type described{.is = model::type::form::object, .name = "Widget", .fields = fields};
  return described;
}

/// The widget as YAML, with comments.
inline std::string yaml(const Widget& widget, std::vector<emit::comment> comments = {}) {
  return emit::to_yaml({.api_version = "example.com/v1",
                        .kind = "Widget",
                        .type = &model::type_of<Widget>(),
                        .object = &widget,
                        .comments = std::move(comments)});
}

/// The lines of `spec`, without what a widget always has before and behind it.
inline std::string spec_of(const Widget& widget, std::vector<emit::comment> comments = {}) {
  std::string text = yaml(widget, std::move(comments));
  const std::string before = "apiVersion: example.com/v1\nkind: Widget\nspec:\n";
  const std::string behind = "  needed: []\n  neededByName: {}\n  requiredLimits: {}\n";
  EXPECT_EQ(text.substr(0, before.size()), before);
  text.erase(0, before.size());
  EXPECT_TRUE(text.ends_with(behind)) << text;
  return text.erase(text.size() - behind.size());
}

/// A value as it stands in a JSON document.
inline model::json json_of(model::json::type is, std::string_view scalar = {}) {
  model::json value;
  value.is = is;
  value.scalar = model::text(scalar);
  return value;
}

}  // namespace sample
