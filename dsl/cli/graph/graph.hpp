/// Who reaches whom among objects: the picture of manifests, whatever it is drawn with.
#pragma once

#include "cli/rendered/renderings.hpp"
#include "cli/settings.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::graph {

/// What an object is for, in the order in which requests go through them.
enum class role : std::uint8_t { way_in, service, workload, configuration, data, policy, other, outside };
std::string_view word_of(role of);

enum class change : std::uint8_t { none, is_new, gone, changed };
std::string_view word_of(change of);

struct node {
  std::string kind{};
  std::string name{};
  /// Empty for what is of the whole cluster.
  std::string name_space{};
  /// The overlay, the chart or the environment that has it; empty: files.
  std::string state{};
  /// What it is of, by its labels or by the names of those that it belongs to.
  std::string application{};
  role is = role::other;
  change what_becomes = change::none;
  std::string file{};
  std::size_t line = 0;
  /// Where a stack says it, `stack/shop.hpp:12`; empty where that is not known.
  std::string source{};
  /// As it is written; empty for what is outside. What a Secret holds is left out.
  std::string yaml{};
  /// "REF-06: Service `web` forwards …"
  std::vector<std::string> findings{};
  bool has_errors = false;

  /// "Deployment shop/web"
  std::string title() const;
};

struct edge {
  std::size_t from = 0;
  std::size_t to = 0;
  /// "routes to", "reads"; of several between the same two the first one's.
  std::string_view says{};
  change what_becomes = change::none;
};

struct picture {
  std::vector<node> nodes{};
  std::vector<edge> edges{};
  std::vector<notice> notices{};
  std::vector<std::string> unreadable{};

  bool shows_changes() const;
  /// The overlays, charts and environments that its nodes are of, each once, in their order.
  std::vector<std::string> states() const;
};

struct request {
  std::vector<std::string> paths{};
  /// What it is compared with: a revision of git; empty: with nothing.
  std::string revision{};
  /// The folders below the one path are environments, each of them drawn by itself.
  bool has_environments = false;
  /// Files that stacks' programs write for --describe: they say where the stacks have their objects.
  std::vector<std::string> descriptions{};
  how_to_render rendering{};
  settings asked{};
  /// Whether the findings of `dovetail check` are drawn where they are.
  bool has_findings = true;
};

/// Throws usage_error for paths that are not there and what git does not have.
picture picture_of(const request& asked);

}  // namespace dovetail::cli::graph
