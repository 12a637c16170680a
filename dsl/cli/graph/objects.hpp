/// The nodes and edges of a text of manifests.
#pragma once

#include "cli/graph/graph.hpp"

#include <string>
#include <string_view>

namespace dovetail::cli::graph {

/// Where a text is from.
struct text_source {
  std::string file{};
  /// The overlay or the chart that has made it; empty: it is the file.
  std::string state{};
  /// The namespace of objects that name none.
  std::string name_space{};
};

/// Adds the objects of a text, and remembers whom they name.
class graph_builder {
 public:
  explicit graph_builder(picture& into) : into_(into) {}

  void add(std::string_view text, const text_source& from);
  /// Once all texts are in: finds whom they name. What is not there is outside.
  void connect();

 private:
  struct wish {
    std::size_t from = 0;
    std::string kind{}, name{}, name_space{};
    std::string_view says{};
    /// Without it there is no edge, as with a word that happens to be a Service's name.
    bool only_if_there = false;
    /// It comes to be with the object, as the Secret that an operator makes.
    bool is_made = false;
  };
  struct pods {
    std::size_t node = 0;
    std::vector<std::pair<std::string, std::string>> labels{};
    bool are_asked_for = false;
  };

  std::size_t find(const wish& wanted, const std::string& state) const;
  /// Adds an object that is not among the texts.
  std::size_t add_unwritten(const wish& wanted, const std::string& state, role is);
  void add_edge(std::size_t from, std::size_t to, std::string_view says);
  void connect_pods();
  void leave_out_ways_back();
  void find_applications();

  picture& into_;
  std::vector<wish> wishes_{};
  std::vector<pods> pods_{};
};

}  // namespace dovetail::cli::graph
