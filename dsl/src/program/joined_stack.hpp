/// A stack with its components: one stack to whatever lowers, judges and writes it, and what there is to say of the components before
/// that.
#pragma once

#include "dovetail/check/verdict.hpp"
#include "dovetail/stack/component.hpp"
#include "dovetail/stack/joined_environment.hpp"
#include "dovetail/stack/runtime_component.hpp"

#include <deque>
#include <span>
#include <vector>

namespace dovetail::emit::detail {

/// The rules over components that need all of them.
class component_findings {
 public:
  /// Of a stack that has components. `mark` is the stack's own.
  component_findings(const runtime_stack& stack, const char* mark,
                     std::span<const compiled_component* const> components);
  /// Of one that has none: that none was made for it.
  explicit component_findings(const runtime_stack& stack);

  const check::verdict& verdict() const { return verdict_; }
  /// Whether the components are those of the stack, and all of them: else there is nothing to judge.
  bool are_whole() const { return are_whole_; }
  /// What no component offers to the others that need it.
  const std::vector<external_entry>& unmet() const { return unmet_; }

 private:
  using components = std::span<const compiled_component* const>;

  void check_membership(const runtime_stack& stack, const char* mark, components all, check::report& into);
  void check_needs(const runtime_stack& stack, components all, lowering& in, check::report& into);
  void check_need(const runtime_stack& stack, const runtime_component& of, const external_entry& need, components all,
                  lowering& in, check::report& into);
  static void check_files(const runtime_stack& stack, components all, lowering& in, check::report& into);

  model::arena arena_;
  check::verdict verdict_{arena_};
  bool are_whole_ = true;
  std::vector<external_entry> unmet_;
};

class joined_stack {
 public:
  /// What is `unmet` is taken to be there: it is said already that it is not.
  joined_stack(const runtime_stack& stack, std::span<const compiled_component* const> components,
               const std::vector<external_entry>& unmet);
  joined_stack(const joined_stack&) = delete;
  const runtime_stack& stack() const { return joined_; }

 private:
  void join(const runtime_component& component);
  void add_external(const external_entry& one);

  std::vector<runtime_entry> resources_;
  std::vector<external_entry> externals_;
  std::vector<const value_declaration*> values_;
  std::vector<runtime_environment> environments_;
  /// Of each environment.
  std::vector<std::vector<runtime_entry>> added_;
  std::deque<dovetail::detail::joined_environment> said_;
  runtime_stack joined_;
};

}  // namespace dovetail::emit::detail
