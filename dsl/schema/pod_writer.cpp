#include "checks.hpp"
#include "writers.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace dovetail::schema {
namespace {

using form = type_use::form;

// What the rules know as a pod, or as what makes one (`check/describe.hpp`).
bool is_pod(const object& type) {
  static constexpr std::array pods = std::to_array<std::array<std::string_view, 2>>({
      {"api::batch::v1", "JobSpec"},
      {"api::batch::v1", "JobTemplateSpec"},
      {"api::core::v1", "PodSpec"},
      {"api::core::v1", "PodTemplateSpec"},
  });
  const std::string home = type.home->name_space();
  return std::any_of(pods.begin(), pods.end(), [&](const auto& pod) { return pod[0] == home && pod[1] == type.name; });
}

class writer {
 public:
  std::string function(const object& kind) {
    body(kind, "object", 1);
    if (text_.empty()) return {};
    return fmt::format(
        "template <class Visit>\nconstexpr void each_pod(const {}& object, const Visit& visit) {{\n{}}}\n\n", kind.name,
        text_);
  }

 private:
  bool holds_pods(const object& type) {
    if (is_pod(type)) return true;
    // Kubernetes' other types are no part of a custom resource's pods.
    if (type.home->root == "api" || !open_.insert(&type).second) return false;
    const bool holds = std::any_of(type.fields.begin(), type.fields.end(), [&](const field& part) {
      const object* below = part.use.innermost().target;
      return below != nullptr && !is_written_by_server(type, part) && holds_pods(*below);
    });
    open_.erase(&type);
    return holds;
  }

  void body(const object& type, const std::string& code, std::size_t depth) {
    // A type that holds itself: its pods are as many as somebody writes, and no schema has them.
    if (!open_.insert(&type).second) return;
    for (const field& part : type.fields)
      if (const object* below = part.use.innermost().target;
          below != nullptr && !is_written_by_server(type, part) && holds_pods(*below))
        value(part.use, part.inlined, fmt::format("{}.{}", code, part.member), depth);
    open_.erase(&type);
  }

  void value(const type_use& use, bool is_there, const std::string& code, std::size_t depth) {
    const std::string indent(2 * depth, ' ');
    if (use.holds_many()) {
      const std::string each = fmt::format("part_{}", depth);
      text_ += fmt::format("{}for (const auto& {} : {}) {{\n", indent, each, code);
      value(use.element.front(), true, use.is == form::map ? each + ".value" : each, depth + 1);
      text_ += indent + "}\n";
    } else if (!is_there) {
      text_ += fmt::format("{}if ({}) {{\n", indent, code);
      object_value(*use.target, "*" + code, depth + 1);
      text_ += indent + "}\n";
    } else {
      object_value(*use.target, code, depth);
    }
  }

  void object_value(const object& type, const std::string& code, std::size_t depth) {
    if (is_pod(type)) text_ += fmt::format("{}visit({});\n", std::string(2 * depth, ' '), code);
    else body(type, code.front() == '*' ? "(" + code + ")" : code, depth);
  }

  std::set<const object*> open_;
  std::string text_;
};

}  // namespace

std::string pods_of(const module& home) {
  std::string text;
  if (home.root == "api") return text;
  for (const object* type : home.objects)
    if (type->is_resource) text += writer().function(*type);
  return text;
}

}  // namespace dovetail::schema
