/// What kustomize makes of overlays, and Helm of charts: each checked by itself, and told of where it is written.
#pragma once

#include "cli/inputs.hpp"
#include "cli/settings.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

struct how_to_render {
  /// Whether overlays and charts are rendered at all; else their files are read as they lie.
  bool renders = true;
  /// Whether kustomize may fetch what a kustomization names elsewhere.
  bool fetches = false;
  /// Files of values for charts; none: those that lie beside each.
  std::vector<std::string> values{};
};

/// Where something of a rendering is written.
struct written_at {
  std::string file{};
  /// From 1; 0: it is the file as a whole.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// What an overlay makes, or a chart with its values.
struct rendering {
  /// `overlay shop/overlays/prod`, `chart charts/shop with ci/small-values.yaml`
  std::string title{};
  /// Its text, by the name of the kustomization, or of Chart.yaml.
  input made{};
  /// What it is made of, by whole paths.
  std::set<std::string> sources{};
  /// The namespaces that it is put into by whoever deploys it, and that need not be among its objects.
  std::set<std::string> name_spaces{};
  /// Words that are the same for two renderings where they differ in nothing but names that are made for each.
  std::function<std::string(std::string_view words)> plain{};
  /// Where a place in the text, or the field of the object there, is written; nothing where nobody knows. May be called by one
  /// at a time.
  std::function<std::optional<written_at>(std::uint32_t line, std::uint32_t column, const std::string& path)>
      place_of{};
};

/// Renders all overlays and charts that are among the inputs, and takes what they are made of out of these. What cannot be
/// rendered is told there.
std::vector<rendering> render(inputs& given, const how_to_render& how, const settings& asked);

}  // namespace dovetail::cli
