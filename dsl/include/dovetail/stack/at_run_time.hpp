/// A stack as its program has it: what the library takes at run time, and nothing of the builders that it was made with. They have
/// room for more steps than they use; their steps stand here one after the other.
#pragma once

#include "dovetail/stack/listed.hpp"
#include "dovetail/stack/runtime.hpp"

#include <boost/hana/at.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/tuple.hpp>

#include <array>
#include <cstddef>
#include <utility>

namespace dovetail::detail {

constexpr std::size_t count_of_steps(const model::list<listed>& all) {
  std::size_t count = 0;
  for (const listed& one : all) count += one.steps.size();
  return count;
}
template <std::size_t Count>
constexpr auto steps_of(const model::list<listed>& all) {
  std::array<step, Count> steps{};
  std::size_t count = 0;
  for (const listed& one : all) {
    copy_steps(one.steps.data(), one.steps.size(), steps.data() + count);
    count += one.steps.size();
  }
  return steps;
}
/// `steps` are those of all of them.
template <std::size_t Count>
constexpr auto runtime_entries_of(const model::list<listed>& all, const step* steps) {
  std::array<emit::runtime_entry, Count> entries{};
  for (std::size_t i = 0; i < Count; ++i) {
    const listed& one = all[i];
    entries[i] = {{steps, one.steps.size()}, one.name, one.at, one.path, one.listed_at,
                  one.kind->at_run_time,     one.asked};
    steps += one.steps.size();
  }
  return entries;
}

template <class Listings>
inline constexpr std::size_t count_of_entries = 0;
template <class... Listing>
inline constexpr std::size_t count_of_entries<const hana::tuple<Listing...>> =
    (std::size_t{0} + ... + entries_in<Listing>);

template <std::size_t N>
constexpr std::size_t count_of_offers(const std::array<external_entry, N>& externals) {
  std::size_t count = 0;
  for (const external_entry& each : externals) count += each.offers.size();
  return count;
}
template <std::size_t Count, std::size_t N>
constexpr auto offers_of(const std::array<external_entry, N>& externals) {
  std::array<step, Count> all{};
  std::size_t count = 0;
  for (const external_entry& each : externals)
    for (const step& offer : each.offers) all[count++] = offer;
  return all;
}
template <std::size_t N>
constexpr auto runtime_externals_of(std::array<external_entry, N> externals, const step* offers) {
  for (external_entry& each : externals) {
    each.offers = {offers, each.offers.size()};
    offers += each.offers.size();
  }
  return externals;
}

template <std::size_t Count>
constexpr auto first_steps(const step* steps) {
  std::array<step, Count> all{};
  copy_steps(steps, Count, all.data());
  return all;
}

// Of whatever has them: a stack or an environment.

template <const auto& Owner>
inline constexpr auto runtime_offers = offers_of<count_of_offers(Owner.externals)>(Owner.externals);
template <const auto& Owner>
inline constexpr auto runtime_externals = runtime_externals_of(Owner.externals, runtime_offers<Owner>.data());
template <const auto& Owner>
inline constexpr auto runtime_values = Owner.values;
template <const auto& Owner>
inline constexpr auto runtime_policies = Owner.policies;

template <const auto& Environment>
inline constexpr auto edits_at_run_time = Environment.edits;
template <const auto& Environment>
inline constexpr auto steps_of_edits = first_steps<Environment.step_count>(Environment.steps);
template <const auto& Environment>
constexpr auto added_by() {
  model::list<listed> all{};
  read_listings(Environment.added, all);
  return all;
}
template <const auto& Environment>
inline constexpr auto steps_of_added = steps_of<count_of_steps(added_by<Environment>())>(added_by<Environment>());
template <const auto& Environment>
inline constexpr auto added_entries =
    runtime_entries_of<count_of_entries<std::remove_reference_t<decltype((Environment.added))>>>(
        added_by<Environment>(), steps_of_added<Environment>.data());
template <const auto& Environment>
inline constexpr environment_view view_at_run_time{Environment.name,
                                                   Environment.at,
                                                   edits_at_run_time<Environment>,
                                                   steps_of_edits<Environment>.data(),
                                                   runtime_externals<Environment>,
                                                   runtime_values<Environment>,
                                                   runtime_policies<Environment>,
                                                   Environment.name_space};

template <const auto& Stack, std::size_t Index>
inline constexpr const auto& environment_of = *hana::at_c<Index>(Stack.environments);
template <const auto& Stack, class Indices>
inline constexpr std::array<emit::runtime_environment, 0> runtime_environments_at{};
template <const auto& Stack, std::size_t... Index>
  requires(sizeof...(Index) > 0)
inline constexpr std::array<emit::runtime_environment, sizeof...(Index)>
    runtime_environments_at<Stack, std::index_sequence<Index...>>{emit::runtime_environment{
        view_at_run_time<environment_of<Stack, Index>>, emit::runtime_profile(environment_of<Stack, Index>.held_to),
        added_entries<environment_of<Stack, Index>>}...};
template <const auto& Stack>
inline constexpr auto& runtime_environments =
    runtime_environments_at<Stack, std::make_index_sequence<decltype(hana::size(Stack.environments))::value>>;

template <const auto& Stack>
constexpr auto resources_of() {
  model::list<listed> all{};
  read_listings(Stack.resources, all);
  return all;
}
template <const auto& Stack>
inline constexpr auto runtime_steps = steps_of<count_of_steps(resources_of<Stack>())>(resources_of<Stack>());
template <const auto& Stack>
inline constexpr auto runtime_entries =
    runtime_entries_of<count_of_entries<std::remove_reference_t<decltype((Stack.resources))>>>(
        resources_of<Stack>(), runtime_steps<Stack>.data());
template <const auto& Stack>
inline constexpr auto runtime_labels = Stack.labels;
template <const auto& Stack>
inline constexpr auto edits_of_stack = Stack.edits.edits;
template <const auto& Stack>
inline constexpr auto steps_of_stack_edits = first_steps<Stack.edits.step_count>(Stack.edits.steps);

/// The stack as the library takes it at run time.
template <const auto& Stack>
inline constexpr emit::runtime_stack at_run_time{
    Stack.name,
    Stack.at.file,
    runtime_entries<Stack>,
    runtime_externals<Stack>,
    runtime_values<Stack>,
    runtime_policies<Stack>,
    Stack.name_space,
    Stack.target,
    runtime_environments<Stack>,
    Stack.form == stack_form::kustomize,
    runtime_labels<Stack>.view(),
    Stack.chart,
    emit::runtime_profile(Stack.held_to),
    environment_view{.edits = edits_of_stack<Stack>, .steps = steps_of_stack_edits<Stack>.data()}};

}  // namespace dovetail::detail
