/// What makes an object one of Helm's hooks, whatever its kind: three annotations, read as Helm reads them.
#pragma once

#include "dovetail/check/inventory.hpp"
#include "dovetail/declared/hook.hpp"

namespace dovetail::check {

/// Source: helm pkg/release/v1, HookEvent and HookDeletePolicy.
inline constexpr std::string_view hook_phases[] = {
    dovetail::hook::pre_install.word,  dovetail::hook::post_install.word, dovetail::hook::pre_upgrade.word,
    dovetail::hook::post_upgrade.word, dovetail::hook::pre_rollback.word, dovetail::hook::post_rollback.word,
    dovetail::hook::pre_delete.word,   dovetail::hook::post_delete.word,  dovetail::hook::test.word};
inline constexpr std::string_view hook_delete_policies[] = {hook_delete::before_creation.word,
                                                            hook_delete::succeeded.word, hook_delete::failed.word};
inline constexpr std::string_view resource_policies[] = {"keep"};

/// Which bit of `hook::phases` or `hook::deleted` stands for a word.
template <std::size_t N>
constexpr auto bit_of(const std::string_view (&words)[N], std::string_view word) {
  for (std::size_t i = 0; i < N; ++i)
    if (model::same(words[i], word)) return 1u << i;
  return 0u;
}
constexpr unsigned phase_bit(const hook_phase& phase) { return bit_of(hook_phases, phase.word); }
constexpr unsigned policy_bit(const hook_delete_policy& policy) { return bit_of(hook_delete_policies, policy.word); }

namespace detail {

/// Calls `visit(word)` for each word of a list with commas, without the spaces around it.
template <class Visit>
constexpr auto each_listed_word(std::string_view list, Visit visit) {
  for (std::size_t begin = 0; begin <= list.size();) {
    std::size_t end = begin;
    while (end < list.size() && list[end] != ',') ++end;
    std::size_t first = begin, last = end;
    while (first < last && list[first] == ' ') ++first;
    while (first < last && list[last - 1] == ' ') --last;
    visit(list.substr(first, last - first));
    begin = end + 1;
  }
}

/// Whether a word of an annotation is one of Helm's, which takes both cases.
constexpr bool is_word(std::string_view written, std::string_view word) {
  if (written.size() != word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (written[i] != word[i] && !(written[i] >= 'A' && written[i] <= 'Z' && written[i] - 'A' + 'a' == word[i]))
      return false;
  return true;
}
template <std::size_t N>
constexpr auto bit_of_written(const std::string_view (&words)[N], std::string_view written) {
  for (std::size_t i = 0; i < N; ++i)
    if (is_word(written, words[i])) return 1u << i;
  return 0u;
}
/// Of a phase; Helm 2's word for a test is still one.
constexpr unsigned bit_of_written_phase(std::string_view written) {
  return is_word(written, "test-success") ? phase_bit(dovetail::hook::test) : bit_of_written(hook_phases, written);
}

/// The whole number that a text is; nothing where it is none. Source: Go's strconv.Atoi.
constexpr model::integer whole_number(std::string_view text) {
  const bool is_signed = !text.empty() && (text[0] == '-' || text[0] == '+');
  const std::string_view digits = is_signed ? text.substr(1) : text;
  if (digits.empty() || digits.size() > 18) return {};
  std::int64_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return {};
    number = number * 10 + (c - '0');
  }
  return text[0] == '-' ? -number : number;
}

constexpr bool is_kept(const api::meta::v1::ObjectMeta& metadata) {
  const model::text* policy = metadata.annotations.find(helm_annotation::resource_policy);
  return policy != nullptr && is_word(policy->view(), "keep");
}

}  // namespace detail

constexpr void describe_hook(resource& owner, inventory& all) {
  const auto& annotations = owner.metadata->annotations;
  if (annotations.empty()) return;
  const model::text* phases = annotations.find(dovetail::helm_annotation::hook);
  if (phases == nullptr) return;
  hook& made = all.hooks.emplace_back();
  made.owner = &owner;
  owner.as_hook = &made;
  detail::each_listed_word(phases->view(),
                           [&](std::string_view word) { made.phases |= detail::bit_of_written_phase(word); });
  if (const model::text* policies = annotations.find(dovetail::helm_annotation::hook_delete_policy))
    detail::each_listed_word(policies->view(), [&](std::string_view word) {
      made.deleted |= detail::bit_of_written(hook_delete_policies, word);
    });
  // What Helm does where nothing is said.
  else made.deleted = policy_bit(hook_delete::before_creation);
  // Helm takes what is no number for 0.
  if (const model::text* weight = annotations.find(dovetail::helm_annotation::hook_weight))
    made.weight = detail::whole_number(weight->view()).value_or(0);
  made.kept = detail::is_kept(*owner.metadata);
}

}  // namespace dovetail::check
