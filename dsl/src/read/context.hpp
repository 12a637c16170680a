/// What everyone who decodes a document shares.
#pragma once

#include "characters.hpp"
#include "dovetail/read/options.hpp"
#include "dovetail/read/problem.hpp"
#include "limits.hpp"
#include "path.hpp"
#include "tree.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dovetail::read::detail {

class problem_list {
 public:
  explicit problem_list(std::size_t most) : most_(most) {}

  /// Whether further problems are only counted, so that nobody needs to find words for them.
  bool is_full() const { return told_.size() >= most_; }
  void add(fault what, place at, std::string path, std::string text) {
    if (is_full()) ++left_out_;
    else told_.push_back({what, at, std::move(path), std::move(text)});
  }
  void add_untold() { ++left_out_; }

  std::size_t count() const { return told_.size() + left_out_; }
  std::size_t left_out() const { return left_out_; }
  std::vector<problem>& told() { return told_; }

 private:
  std::size_t most_;
  std::size_t left_out_ = 0;
  std::vector<problem> told_{};
};

struct context {
  const tree& document;
  const options& how;
  memory_budget& memory;
  character_store& characters;
  problem_list& problems;
  /// Values that were reached through aliases.
  std::size_t aliased = 0;

  /// What a node stands for: itself, or an alias's target, which counts towards what aliases may reach.
  node_index follow(node_index n) {
    const node& written = document[n];
    if (written.is != node::form::alias) return n;
    const node_index target = written.target;
    aliased += document[target].end - target;
    if (aliased > how.at_most.aliased_values)
      throw limit_reached{document.at(n), "aliases that stand for more than " +
                                              std::to_string(how.at_most.aliased_values) + " values together"};
    return target;
  }

  /// Tells a problem; `words` makes its text, and is not called when nobody will read it.
  template <class Words>
  void report(fault what, place at, const step& where, Words words) {
    if (problems.is_full()) problems.add_untold();
    else problems.add(what, at, path_of(where), words());
  }
};

}  // namespace dovetail::read::detail
