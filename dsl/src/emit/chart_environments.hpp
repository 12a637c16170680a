/// The environments of a stack that is a chart.
#pragma once

#include "dovetail/stack/runtime.hpp"
#include "dovetail/stack/runtime_kind.hpp"

#include <vector>

namespace dovetail::emit::detail {

/// A stack as its chart has it. Where environments edit, add or remove resources, which of them a release is for is one more value,
/// `environment`, a choice of their names whose default is the first; each environment's file of values says its own. What an
/// environment adds is then a resource of the stack that is there with its name, and what it edits is decided on by that.
class chart_environments {
 public:
  /// Throws std::invalid_argument where such a value cannot be.
  explicit chart_environments(const runtime_stack& stack);
  chart_environments(const chart_environments&) = delete;
  chart_environments& operator=(const chart_environments&) = delete;

  const runtime_stack& stack() const { return stack_; }
  /// The value; null where no environment edits.
  const value_declaration* choice() const { return edits_ ? &choice_ : nullptr; }

 private:
  bool edits_ = false;
  value_declaration choice_{};
  runtime_stack stack_;
  std::vector<const value_declaration*> values_{};
  std::vector<runtime_entry> resources_{};
  std::vector<runtime_environment> environments_{};
  std::vector<std::vector<value_setting>> settings_{};
};

/// The environment that a resource is lowered for in a chart: the one that is decided on. One without a name stands for all that edit
/// nothing.
const environment_view& environment_in_chart(const runtime_stack& stack, const value_declaration* choice, lowering& in);

}  // namespace dovetail::emit::detail
