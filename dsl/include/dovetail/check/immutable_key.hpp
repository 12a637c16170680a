/// Rules over keys that are made once and never again: nothing generates them or writes over them. (DOV-54, in hook.hpp, has
/// it that nothing takes them away.)
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/declared/notes.hpp"

namespace dovetail::check {

namespace detail {

/// Whether a Secret of the stack has the key as one that is made once.
constexpr bool keeps(const resource& owner, const model::text& key, const inventory& all) {
  if (!model::same(owner.kind, "Secret")) return false;
  for (const immutable_key& k : all.immutable_keys)
    if (k.owner == &owner && model::same(k.key.view(), key.view())) return true;
  return false;
}

/// What writing a Secret would destroy: "`APP_KEY`, `oauth-private.key`".
struct lost_keys {
  std::string_view words{};
  bool several = false;
};
constexpr lost_keys lost_by(const secret_write& write, const inventory& all, report& into) {
  lost_keys lost;
  model::list<model::text> said{};
  for (const immutable_key& k : all.immutable_keys) {
    if (!model::same(k.secret.view(), write.secret.view()) || k.owner->in != write.owner->in ||
        keeps(*write.owner, k.key, all))
      continue;
    const std::size_t before = said.size();
    dovetail::detail::add_key(said, k.key);
    if (said.size() == before) continue;
    lost.several = before != 0;
    lost.words = into.joined({lost.words, before == 0 ? "`" : ", `", k.key.view(), "`"});
  }
  return lost;
}

}  // namespace detail

inline constexpr rule DOV_55{
    .id = "DOV-55",
    .statement = "nothing in a stack generates or writes over a Secret with keys that are made once and never again",
    .source = "Dovetail",
    .mend = "name another Secret; what the stack makes itself takes such a key with withImmutableKey(...)",
    .of_stacks_only = "which keys are made once stands in the source",
    .told = turn::cause};
constexpr void immutable_keys_are_not_overwritten(const rule& what, const inventory& all, report& into) {
  if (all.immutable_keys.empty()) return;
  for (const secret_write& write : all.secret_writes) {
    const detail::lost_keys lost = detail::lost_by(write, all, into);
    if (lost.words.empty()) continue;
    const std::string_view whose = into.joined({"whose ", lost.several ? "keys " : "key ", lost.words,
                                                lost.several ? " are" : " is", " made once and never again"});
    const char* const loss =
        lost.several ? ": all that was made with them would be lost" : ": all that was made with it would be lost";
    if (model::same(write.owner->kind, "Secret"))
      into.add(what, *write.owner, {},
               {detail::title(*write.owner, into), " would be written over the one of its name, ", whose, loss,
                advice{"take the key here with withImmutableKey(), or name another Secret"}});
    else
      into.add(what, *write.owner, write.secret.at(),
               {detail::title(*write.owner, into), " ", write.verb, " Secret `", write.secret.view(), "`, ", whose,
                loss, advice{"name another Secret"}});
  }
}

inline constexpr rule DOV_56{
    .id = "DOV-56",
    .statement = "no key of a Secret is generated: it would be another one with each rendering",
    .source = "Dovetail",
    .mend = "give the key a value of the stack: value<...>(...)",
    .of_stacks_only = "that a key is generated stands in the source, and keeps the stack from being rendered",
    .told = turn::cause};
constexpr void no_key_is_generated(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const generated_note& n : r.notes->generated_keys)
      into.add(what, r, n.key.at(),
               {detail::title(r, into), " key `", n.key.view(),
                n.immutable ? "` is made once and never again; it cannot be generated"
                            : "` would be generated anew with each rendering"});
  }
}

inline constexpr check_function immutable_key_checks[] = {
    {immutable_keys_are_not_overwritten, {&DOV_55}},
    {no_key_is_generated, {&DOV_56}},
};

}  // namespace dovetail::check
