/// Findings, the report that collects them, and the functions that look for them.
#pragma once

#include "dovetail/check/asked_policy.hpp"
#include "dovetail/check/inventory.hpp"
#include "dovetail/check/rule.hpp"
#include "dovetail/text/arena.hpp"
#include "dovetail/text/did_you_mean.hpp"

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <type_traits>

namespace dovetail::check {

/// A part of a finding's words that says what may have been meant, or what there is.
struct hint {
  std::string_view text{};
};
/// A part that says what mends this very finding in a stack.
struct advice {
  std::string_view text{};
};

/// A part of what a rule has to say.
struct piece {
  enum class part : std::uint8_t { words, hint, mend };

  std::string_view text{};
  part is = part::words;

  template <std::convertible_to<std::string_view> Text>
  constexpr piece(const Text& words) : text(words) {}
  constexpr piece(hint h) : text(h.text), is(part::hint) {}
  constexpr piece(advice a) : text(a.text), is(part::mend) {}
};

/// Collects findings. A sound stack is checked in each of its compilations, so a rule first decides, and puts text together
/// and looks for a near name only once there is something to say.
class report {
 public:
  constexpr explicit report(model::arena& arena) : arena_(&arena) {}

  /// `at` may be unknown: the resource's own line stands for it.
  constexpr void add(const rule& broken, const resource& owner, place at, std::initializer_list<piece> pieces) {
    add_of(broken, &owner, at.known() ? at : owner.at, {}, pieces);
  }
  /// What is about no resource that is there.
  constexpr void add(const rule& broken, place at, std::initializer_list<piece> pieces) {
    add_of(broken, nullptr, at, {}, pieces);
  }
  /// The same with the words that name the owner, or what of it.
  constexpr finding& add_of(const rule& broken, const resource* owner, place at, std::string_view title,
                            std::initializer_list<piece> pieces) {
    finding& made = findings_.emplace_back();
    made.broken = &broken;
    made.owner = owner;
    made.at = at;
    made.words = joined(title, pieces, piece::part::words);
    made.title_size = title.size();
    made.hint = joined({}, pieces, piece::part::hint);
    made.mend = joined({}, pieces, piece::part::mend);
    return made;
  }
  /// Takes over what was found before.
  constexpr void add(const finding& found) { findings_.push_back(found); }
  constexpr const model::list<finding>& findings() const { return findings_; }
  template <class Change>
  constexpr auto each(Change change) {
    for (finding& found : findings_) change(found);
  }

  /// Leaves out what `wanted(finding)` says false of.
  template <class Wanted>
  constexpr auto keep(Wanted wanted) {
    for (std::size_t i = findings_.size(); i-- > 0;)
      if (!wanted(findings_[i])) findings_.erase(i);
  }

  /// The number that the policy which runs next is held to; 0: its own.
  constexpr void hold_to(std::int64_t number) { number_ = number; }
  constexpr std::int64_t number_or(std::int64_t of_its_own) const { return number_ == 0 ? of_its_own : number_; }

  /// The policies that are asked for. The list is not copied.
  constexpr void ask_for(const model::list<asked_policy>& asked) { asked_ = &asked; }
  constexpr bool asks_for(const rule& policy) const {
    if (asked_ != nullptr)
      for (const asked_policy& each : *asked_)
        if (each.what == &policy) return true;
    return false;
  }

  /// Whether a waiver with a reason covers this policy for a resource, or for one of its parts; or whether it is not about
  /// pods whose controller fills in what they do not say.
  constexpr bool waived(const rule& policy, const resource& owner, const void* part) {
    return owner.filled_in || acknowledged(policy, owner, part);
  }
  /// Whether a waiver with a reason covers this policy, or this warning.
  constexpr bool acknowledged(const rule& policy, const resource& owner, const void* part = nullptr) {
    if (owner.notes == nullptr) return false;
    bool covered = false;
    for (const waiver_note& w : owner.notes->waivers) {
      if (!(w.whole || w.part == part) || w.reason.empty() || !model::same(w.rule, policy.id)) continue;
      covered = true;
      if (!is_used(w)) used_waivers_.push_back(&w);
    }
    return covered;
  }
  /// How many waivers have covered anything so far.
  constexpr std::size_t used_waivers() const { return used_waivers_.size(); }
  /// Whether a waiver has covered anything so far.
  constexpr bool is_used(const waiver_note& waiver) const {
    for (const waiver_note* used : used_waivers_)
      if (used == &waiver) return true;
    return false;
  }

  constexpr std::string_view joined(std::initializer_list<std::string_view> words) {
    return arena_->joined(words.begin(), words.size());
  }
  /// "; did you mean `api`?", or nothing where no name is near.
  constexpr hint suggestion(std::string_view nearest) {
    return {nearest.empty() ? std::string_view{} : joined({"; did you mean `", nearest, "`?"})};
  }
  /// The same for the nearest of the names that `each_name(consider)` calls `consider(name)` with. Where none is near and
  /// they are few, they are listed after `otherwise`, each once: "; it has `a`, `b`".
  template <class EachName>
  constexpr auto suggestion(std::string_view wrong, std::string_view otherwise, EachName each_name) {
    constexpr std::size_t few = 8;
    nearest_name near(wrong);
    model::list<std::string_view> names{};
    each_name([&](std::string_view name) {
      if (name.empty() || names.size() > few) return;
      for (const std::string_view known : names)
        if (model::same(known, name)) return;
      names.push_back(name);
    });
    each_name([&](std::string_view name) { near.consider(name); });
    if (!near.found().empty()) return suggestion(near.found());
    if (names.empty() || names.size() > few || otherwise.empty()) return hint{};
    std::string_view list;
    for (const std::string_view name : names) list = joined({list, list.empty() ? "`" : ", `", name, "`"});
    return hint{joined({"; ", otherwise, " ", list})};
  }
  constexpr std::string_view digits(std::int64_t number) {
    char reversed[24]{};
    std::size_t count = 0;
    const bool negative = number < 0;
    std::uint64_t rest = negative ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
    do {
      reversed[count++] = static_cast<char>('0' + rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (negative) reversed[count++] = '-';
    char* kept = arena_->allocate(count);
    for (std::size_t i = 0; i < count; ++i) kept[i] = reversed[count - 1 - i];
    return {kept, count};
  }
  /// "1 pod", "3 pods"
  constexpr std::string_view counted(std::int64_t number, std::string_view noun) {
    return joined({digits(number), " ", noun, number == 1 ? "" : "s"});
  }
  constexpr model::arena& arena() { return *arena_; }

 private:
  constexpr std::string_view joined(std::string_view first, std::initializer_list<piece> pieces, piece::part which) {
    std::size_t size = first.size();
    for (const piece& p : pieces)
      if (p.is == which) size += p.text.size();
    if (size == 0) return {};
    char* all = arena_->allocate(size);
    std::size_t i = 0;
    for (const char c : first) all[i++] = c;
    for (const piece& p : pieces)
      if (p.is == which)
        for (const char c : p.text) all[i++] = c;
    return {all, size};
  }

  model::arena* arena_;
  std::int64_t number_ = 0;
  const model::list<asked_policy>* asked_ = nullptr;
  model::list<finding> findings_{};
  model::list<const waiver_note*> used_waivers_{};
};

/// What a function has to see to find something.
enum class looks_at : std::uint8_t {
  /// Objects, and what they are to each other.
  whole_stack,
  /// Each object by itself. What has nothing to find in an object alone has nothing to find in it among others, which can only
  /// excuse it: combinations of switches that share a resource need not ask again. tests/check/alone_test.cpp holds each to it.
  one_object,
};

/// A function that looks for faults over a whole stack, since most of them lie between two objects, and the rules that these
/// break. Each header ends with a list of its own, and check/rules.hpp has the lists.
struct check_function {
  void (*run)(const rule& what, const inventory& all, report& into);
  /// The first one is `what`, and says when the function runs: an error's always, a policy's where it is asked for, a
  /// warning's at run time. No function has more than fit; null: no rule.
  const rule* rules[24];
  looks_at sees = looks_at::whole_stack;

  constexpr const rule& what() const { return *rules[0]; }
  constexpr bool looks_for(const rule& wanted) const {
    for (const rule* each : rules)
      if (each == &wanted) return true;
    return false;
  }
};

/// In the place of a function: an overload of `validate` looks for the rules when an object of its kind comes in
/// (check/kinds.hpp).
inline constexpr decltype(check_function::run) found_as_objects_come_in = nullptr;
/// In the place of a function: what looks for the rules is given more than the inventory, or something else, and whoever has
/// that calls it.
inline constexpr decltype(check_function::run) found_apart = nullptr;

/// Appends what a stack's author reads of a finding, after its place and before its rule's id: what is wrong, and the way to
/// mend it, to whatever has `append(string_views…)`.
template <class Text>
constexpr auto append_words(Text& into, const rule& broken, std::string_view words, std::string_view hint,
                            std::string_view mend) {
  into.append(words, hint);
  if (!mend.empty()) into.append("; ", mend);
  else if (hint.empty()) into.append("; ", broken.mend);
}

namespace detail {

// Whom a finding is about: an object, a container of it, a claim. `title` says it in words.

constexpr const resource& owner_of(const resource& r) { return r; }
constexpr const resource& owner_of(const pod& p) { return *p.owner; }
constexpr const resource& owner_of(const container& c) { return *c.of->owner; }
constexpr const resource& owner_of(const service& s) { return *s.owner; }
constexpr const resource& owner_of(const ingress& i) { return *i.owner; }
constexpr const resource& owner_of(const claim& c) { return *c.owner; }
constexpr const resource& owner_of(const persistent_volume& v) { return *v.owner; }
constexpr const resource& owner_of(const issuer_reference& r) { return *r.owner; }
constexpr const resource& owner_of(const sql_object& o) { return *o.owner; }
constexpr const resource& owner_of(const password_use& u) { return *u.owner; }
constexpr const resource& owner_of(const autoscaler& a) { return *a.owner; }
constexpr const resource& owner_of(const disruption_budget& b) { return *b.owner; }
constexpr const resource& owner_of(const network_policy& p) { return *p.owner; }
constexpr const resource& owner_of(const ingress_class& c) { return *c.owner; }
constexpr const resource& owner_of(const access_rule& r) { return *r.owner; }
constexpr const resource& owner_of(const role_binding& b) { return *b.owner; }
constexpr const resource& owner_of(const given_addresses& g) { return *g.owner; }
constexpr const resource& owner_of(const job& j) { return *j.owner; }
constexpr const resource& owner_of(const tls_use& u) { return *u.owner; }
constexpr const resource& owner_of(const stateful_set& s) { return *s.owner; }

/// "Deployment `api`"; of what is named as it is made, how the name begins: "Job `migrate-`"; "Deployment" where it has none.
constexpr std::string_view title(const resource& r, report& into) {
  const bool generated = r.name.empty() && r.metadata != nullptr;
  const std::string_view name = generated ? r.metadata->generateName.view() : r.name.view();
  return name.empty() ? r.kind : into.joined({r.kind, " `", name, "`"});
}
template <class Facts>
constexpr auto title(const Facts& facts, report& into) {
  return title(owner_of(facts), into);
}
/// "Deployment `api`, container `alembic`"
constexpr std::string_view title(const container& c, report& into) {
  const std::string_view name = c.object->name.view();
  return name.empty() ? into.joined({title(owner_of(c), into), ", a container"})
                      : into.joined({title(owner_of(c), into), ", container `", name, "`"});
}
/// "PersistentVolumeClaim `data`", "StatefulSet `minio`, claim `data`"
constexpr std::string_view title(const claim& c, report& into) {
  const std::string_view owner = title(*c.owner, into);
  return model::same(c.owner->kind, "PersistentVolumeClaim")
             ? owner
             : into.joined({owner, ", claim `", c.object->metadata.name.view(), "`"});
}

/// Reports a fault in words that follow the title of what has it; `missing`, where they say that it is not there.
template <class Facts>
constexpr auto tell(const rule& what, const Facts& facts, place at, report& into, std::initializer_list<piece> words,
                    const missing_object& missing = {}) {
  const resource& owner = owner_of(facts);
  into.add_of(what, &owner, at.known() ? at : owner.at, title(facts, into), words).missing = missing;
}

/// An object that is looked for by its kind and name, from the namespace of whoever names it.
struct sought {
  std::string_view kind{};
  const model::text& name;
  /// How it is said that it is not there.
  std::string_view lacking = "which is not in this stack and which no external declares";
  /// Of a Secret, the key that makes it one of those that can be meant: a certificate's. Empty: any will do.
  std::string_view key{};
  /// The namespace in which it is looked for; empty: that of whoever names it.
  std::string_view name_space{};
  /// What is said of it after its name: " in spec.vaultAuthRef".
  std::string_view suffix{};
};

constexpr bool is_reachable(const resource& r, const resource& from, const sought& what) {
  return r.in == nullptr || (what.name_space.empty() ? r.in == from.in : model::same(r.name_space, what.name_space));
}
constexpr bool can_be_meant(const key_holder& h, const sought& what) {
  if (h.only_adds || !model::same(h.kind, what.kind)) return false;
  if (what.key.empty() || !h.keys_known) return true;
  for (const model::text& key : h.keys)
    if (model::same(key.view(), what.key)) return true;
  return false;
}
/// Calls `visit(name, where)` for each object of the kind that is there, made by whatever.
template <class Visit>
constexpr auto each_of_kind(const sought& what, const inventory& all, Visit visit) {
  if (model::same(what.kind, "Secret") || model::same(what.kind, "ConfigMap")) {
    for (const key_holder& h : all.key_holders)
      if (can_be_meant(h, what)) visit(h.name, *h.maker);
    return;
  }
  for (const resource& r : all.resources)
    if (model::same(r.kind, what.kind)) visit(r.name.view(), r);
}

/// Reports that what an object names is not there: that it is in another namespace, that its handle is not listed, or what there
/// is instead. `verb` goes before its kind: " reads ". `also_mends` is said beside a near name, too.
constexpr void tell_missing(const rule& broken, const resource& from, std::string_view title_of_it,
                            std::string_view verb, const sought& what, const inventory& all, report& into,
                            std::string_view also_mends = {}) {
  const resource* elsewhere = nullptr;
  each_of_kind(what, all, [&](std::string_view name, const resource& where) {
    if (model::same(name, what.name.view()) && !where.name_space.empty()) elsewhere = &where;
  });
  const std::string_view here = what.name_space.empty() ? from.name_space : what.name_space;
  std::string_view lacking = what.lacking, mend = also_mends;
  hint meant;
  if (elsewhere != nullptr) {
    lacking = into.joined({"which is in namespace `", elsewhere->name_space, "`"});
    if (!here.empty()) lacking = into.joined({lacking, " and not in `", here, "`"});
    mend = "name one of the same namespace, or put both into one";
  } else if (what.name.empty()) {
    mend = "give it a name";
  } else if (what.name.at().is_of_handle() && !model::same(what.name.view(), from.name.view())) {
    mend = "its handle is not listed: add what makes it to the stack, or put it into withExternals(...)";
  } else {
    meant = into.suggestion(what.name.view(), into.joined({"there is ", what.kind}), [&](auto consider) {
      each_of_kind(what, all, [&](std::string_view name, const resource& where) {
        if (is_reachable(where, from, what)) consider(name);
      });
    });
  }
  const place at = what.name.at();
  finding& made =
      into.add_of(broken, &from, at.known() ? at : from.at, title_of_it,
                  {verb, what.kind, " `", what.name.view(), "`", what.suffix, ", ", lacking, meant, advice{mend}});
  made.is_missing = true;
  made.missing = {what.kind, what.name.view(), what.name_space};
}
template <class Facts>
constexpr auto tell_missing(const rule& broken, const Facts& facts, std::string_view verb, const sought& what,
                            const inventory& all, report& into) {
  tell_missing(broken, owner_of(facts), title(facts, into), verb, what, all, into);
}

/// A policy's way to mend a finding, and the way around it.
constexpr advice or_waive(const rule& policy, report& into) {
  return {into.joined({policy.mend, ", or waive ", policy.id, " with a reason"})};
}

/// Whether what is only worth a look is looked for: not in constant evaluation, where nobody could read it.
constexpr bool hears_warnings() { return !std::is_constant_evaluated(); }

constexpr bool scales(const autoscaler& a, const resource& workload) {
  return a.owner->in == workload.in && model::same(a.target_kind.view(), workload.kind) &&
         model::same(a.target.view(), workload.name.view());
}
/// What counts the pods of a workload; null where nothing does.
constexpr const autoscaler* scaler_of(const resource& workload, const inventory& all) {
  for (const autoscaler& a : all.autoscalers)
    if (scales(a, workload)) return &a;
  return nullptr;
}
/// Whether an autoscaler counts the replicas.
constexpr bool is_scaled(const replicated& r, const inventory& all) { return scaler_of(*r.owner, all) != nullptr; }

}  // namespace detail
}  // namespace dovetail::check
