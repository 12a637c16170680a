/// Rules, findings, and the report that collects them.
#pragma once

#include "dovetail/check/inventory.hpp"
#include "dovetail/model/arena.hpp"
#include "dovetail/text/did_you_mean.hpp"

#include <initializer_list>
#include <string_view>
#include <type_traits>

namespace dovetail::check {

enum class severity {
  /// The stack is not sound: it does not compile.
  error,
  /// Worth a look; never stops anything. Only the generator says it.
  warning,
};

/// One check, with everything there is to say about it.
struct rule {
  std::string_view id;
  std::string_view statement;
  /// The tool or the function of Kubernetes that makes this check too; "Dovetail" where nobody else does.
  std::string_view source;
  /// What mends it, as advice.
  std::string_view mend;
  severity weight = severity::error;
  /// A policy: checked where a stack asks for it, and switched off for a resource by a waiver with a reason.
  bool policy = false;
  /// Only a fault where every combination of the stack's switches has it.
  bool everywhere = false;
};

/// Collects findings. A sound stack is checked in each of its compilations, so a rule first decides, and puts text together
/// and looks for a near name only once there is something to say.
class report {
 public:
  constexpr explicit report(model::arena& arena) : arena_(&arena) {}

  /// `at` may be unknown: the resource's own line stands for it.
  constexpr void add(const rule& broken, const resource& owner, place at,
                     std::initializer_list<std::string_view> words) {
    findings_.push_back({&broken, &owner, at.known() ? at : owner.at, joined(words)});
  }
  /// What is about no resource that is there.
  constexpr void add(const rule& broken, place at, std::initializer_list<std::string_view> words) {
    findings_.push_back({&broken, nullptr, at, joined(words)});
  }
  /// Takes over what was found before.
  constexpr void add(const finding& found) { findings_.push_back(found); }
  constexpr const model::list<finding>& findings() const { return findings_; }

  /// The number that the policy which runs next is held to; 0: its own.
  constexpr void hold_to(std::int64_t number) { number_ = number; }
  constexpr std::int64_t number_or(std::int64_t of_its_own) const { return number_ == 0 ? of_its_own : number_; }

  /// Whether a waiver with a reason covers this policy for a resource, or for one of its parts.
  constexpr bool waived(const rule& policy, const resource& owner, const void* part) {
    if (owner.notes == nullptr) return false;
    bool covered = false;
    for (const waiver_note& w : owner.notes->waivers) {
      if (!(w.whole || w.part == part) || w.reason.empty() || !model::same(w.rule, policy.id)) continue;
      covered = true;
      if (!is_used(w)) used_waivers_.push_back(&w);
    }
    return covered;
  }
  /// Whether a waiver has covered anything so far.
  constexpr bool is_used(const waiver_note& waiver) const {
    for (const waiver_note* used : used_waivers_)
      if (used == &waiver) return true;
    return false;
  }

  constexpr std::string_view joined(std::initializer_list<std::string_view> words) {
    std::size_t size = 0;
    for (const std::string_view w : words) size += w.size();
    char* all = arena_->allocate(size);
    std::size_t i = 0;
    for (const std::string_view w : words)
      for (const char c : w) all[i++] = c;
    return {all, size};
  }
  /// "; did you mean `api`?", or nothing where no name is near.
  constexpr std::string_view suggestion(std::string_view nearest) {
    return nearest.empty() ? std::string_view{} : joined({"; did you mean `", nearest, "`?"});
  }
  /// The same for the nearest of the names that `each_name(consider)` calls `consider(name)` with. Where none is near and
  /// they are few, they are listed after `otherwise`: "; it has `a`, `b`".
  template <class EachName>
  constexpr std::string_view suggestion(std::string_view wrong, std::string_view otherwise, EachName each_name) {
    constexpr std::size_t few = 8;
    nearest_name near(wrong);
    std::string_view list;
    std::size_t count = 0;
    each_name([&](std::string_view name) {
      if (name.empty()) return;
      near.consider(name);
      if (++count <= few) list = joined({list, list.empty() ? "`" : ", `", name, "`"});
    });
    if (!near.found().empty()) return suggestion(near.found());
    return count == 0 || count > few ? std::string_view{} : joined({"; ", otherwise, " ", list});
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
  constexpr model::arena& arena() { return *arena_; }

 private:
  model::arena* arena_;
  std::int64_t number_ = 0;
  model::list<finding> findings_{};
  model::list<const waiver_note*> used_waivers_{};
};

/// A rule as it is run: over a whole stack, since most faults lie between two objects.
struct check_function {
  const rule* what;
  /// `together`: a function that stands with another rule of the same subject looks for this one too, or the rule is looked
  /// at when an object of its kind comes in (check/kinds.hpp).
  void (*run)(const rule& what, const inventory& all, report& into);
};
inline constexpr decltype(check_function::run) together = nullptr;

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
constexpr const resource& owner_of(const job& j) { return *j.owner; }
constexpr const resource& owner_of(const stateful_set& s) { return *s.owner; }

/// "Deployment `api`"
constexpr std::string_view title(const resource& r, report& into) {
  return into.joined({r.kind, " `", r.name.view(), "`"});
}
template <class Facts>
constexpr std::string_view title(const Facts& facts, report& into) {
  return title(owner_of(facts), into);
}
/// "Deployment `api`, container `alembic`"
constexpr std::string_view title(const container& c, report& into) {
  return into.joined({title(owner_of(c), into), ", container `", c.object->name.view(), "`"});
}
/// "PersistentVolumeClaim `data`", "StatefulSet `minio`, claim `data`"
constexpr std::string_view title(const claim& c, report& into) {
  const std::string_view owner = title(*c.owner, into);
  return c.owner->kind == "PersistentVolumeClaim"
             ? owner
             : into.joined({owner, ", claim `", c.object->metadata.name.view(), "`"});
}

/// Reports a fault in words that follow the title of what has it.
template <class Facts>
constexpr void tell(const rule& what, const Facts& facts, place at, report& into,
                    std::initializer_list<std::string_view> words) {
  into.add(what, owner_of(facts), at, {title(facts, into), into.joined(words)});
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

/// "1 replica", "3 replicas"
constexpr std::string_view counted(std::int64_t number, std::string_view of, report& into) {
  return into.joined({into.digits(number), " ", of, number == 1 ? "" : "s"});
}

}  // namespace detail
}  // namespace dovetail::check
