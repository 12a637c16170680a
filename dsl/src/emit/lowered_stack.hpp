/// A stack at run time, lowered: its objects, what the rules know of them, and the findings.
#pragma once

#include "dovetail/stack/judge.hpp"
#include "dovetail/stack/runtime.hpp"
#include "dovetail/stack/runtime_kind.hpp"

#include "placed_document.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace dovetail::emit {

/// A stack, or one of its environments, lowered with some values. The objects view characters of the arena.
struct lowered_stack {
  /// Null for what the environments have in common.
  const runtime_environment* environment = nullptr;
  model::arena arena;
  std::vector<std::unique_ptr<lowered_object>> objects;
  /// Of each object.
  std::vector<const runtime_entry*> entries;
  check::inventory all;
};

/// Lowers the stack, or the environment that `into` names, and checks it. What `chosen` settings say goes before `asked`, and
/// that before what the environment says. The findings are those of a combination of switches where `combination` is not
/// negative, and as if the edits that are `left_out` were not there.
void lower(const runtime_stack& stack, std::span<const value_setting> asked, lowered_stack& into,
           check::verdict& verdict, std::span<const value_setting> chosen = {}, std::int64_t combination = -1,
           const edits_left_out& left_out = {});

/// The documents of a lowered stack, each with its path.
std::vector<detail::placed_document> documents_of(const lowered_stack& lowered);

/// The file that a resource is in where the stack names none.
std::string path_of(const runtime_entry& entry, std::string_view name);

/// What a stack comes to with some values: its environments, or itself where it has none; and the findings of all of them
/// and of the combinations of its switches.
class lowered_environments {
 public:
  /// All of them, or the one named `only`; the combinations are for all of them, and of the switches that `values` leaves open.
  /// Findings of one cause are one, unless they are asked for `each_by_itself`.
  lowered_environments(const runtime_stack& stack, const std::map<std::string, std::string>& values,
                       std::string_view only, bool each_by_itself = false);

  /// Judges each combination of the switches, and not only every three of them; as many as can be gone through in a moment.
  void check_every_combination();

  /// Tells what is alike together; nothing is judged after that.
  void fold() { verdict_.fold(); }

  const check::verdict& verdict() const { return verdict_; }
  const std::vector<std::unique_ptr<lowered_stack>>& all() const { return all_; }

  /// What the environments have in common. It is no environment itself: what it lacks is no finding.
  const lowered_stack& base();

 private:
  std::unique_ptr<lowered_stack> lowered(const runtime_environment* environment, check::verdict& into);
  void check_combinations(const runtime_environment* environment);
  void judge(const model::list<check::switch_setting>& settings, check::verdict& into,
             const edits_left_out& left_out = {});

  const runtime_stack& stack_;
  std::vector<value_setting> settings_;
  /// Whether the combinations are the stack's, and not each environment's own.
  bool only_values_ = false;
  model::arena arena_;
  std::vector<const value_declaration*> open_;
  check::combinations switched_;
  check::verdict verdict_{arena_, &switched_};
  std::vector<std::unique_ptr<lowered_stack>> all_;
  std::unique_ptr<lowered_stack> base_;
};

/// A finding as one line of text.
std::string text_of(const check::verdict& verdict, const check::ruling& r);

}  // namespace dovetail::emit
