#include "cli/diff/match.hpp"
#include "cli/stable_sort.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace dovetail::cli::diff {
namespace {

/// Groups that objects have left; they are in the other one what they were.
std::string_view group_today(const object& of) {
  const std::string_view group = of.group();
  if (group != "extensions") return group;
  if (of.kind == "Ingress" || of.kind == "NetworkPolicy") return "networking.k8s.io";
  if (of.kind == "PodSecurityPolicy") return "policy";
  return "apps";
}

using key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view, std::string_view>;
key key_of(const object& of) { return {of.state, group_today(of), of.kind, of.name_space, of.name}; }

class matching {
 public:
  matching(const side& before, const side& after) : before_(before), after_(after) {}

  std::vector<object_pair> run() {
    for (const object& each : before_.objects()) old_.push_back({&each, nullptr});
    for (const object& each : after_.objects()) new_.push_back({&each, nullptr});
    by_key();
    by_likeness();
    return pairs();
  }

 private:
  struct end {
    const object* what = nullptr;
    const object* other = nullptr;
  };

  static void join(end& before, end& after) {
    before.other = after.what;
    after.other = before.what;
  }

  /// Where several have one name (two environments in one folder), the ones in files of one name belong together.
  void by_key() {
    std::multimap<key, end*> waiting;
    for (end& each : old_) waiting.emplace(key_of(*each.what), &each);
    for (const bool must_be_one_file : {true, false})
      for (end& each : new_) {
        if (each.other != nullptr) continue;
        auto [from, to] = waiting.equal_range(key_of(*each.what));
        from = std::find_if(from, to, [&](const auto& other) {
          return !must_be_one_file || other.second->what->file == each.what->file;
        });
        if (from == to) continue;
        join(*from->second, each);
        waiting.erase(from);
      }
  }

  void by_likeness() {
    struct candidate {
      double how = 0;
      end* before = nullptr;
      end* after = nullptr;
    };
    std::vector<candidate> all;
    for (end& before : old_)
      for (end& after : new_)
        if (before.other == nullptr && after.other == nullptr)
          if (const double how = likeness_of(*before.what, *after.what); how > 0) all.push_back({how, &before, &after});
    stable_sort(all, [](const candidate& a, const candidate& b) { return a.how > b.how; });
    for (const candidate& each : all)
      if (each.before->other == nullptr && each.after->other == nullptr) join(*each.before, *each.after);
  }

  /// A name without what a tool puts behind it for its content: `settings-7d9f4bc6h2`.
  static std::string_view stem_of(std::string_view name) {
    constexpr std::size_t size_of_hash = 10;
    const std::size_t dash = name.rfind('-');
    if (dash == std::string_view::npos || name.size() - dash - 1 != size_of_hash) return {};
    const std::string_view hash = name.substr(dash + 1);
    const bool is_hash =
        std::all_of(hash.begin(), hash.end(), [](unsigned char c) { return std::isdigit(c) || std::islower(c); }) &&
        std::any_of(hash.begin(), hash.end(), [](unsigned char c) { return std::isdigit(c); });
    return is_hash ? name.substr(0, dash) : std::string_view{};
  }

  /// 0: they are two objects.
  static double likeness_of(const object& before, const object& after) {
    constexpr double enough = 0.75, for_the_same_name = 0.2;
    if (before.state != after.state || before.kind != after.kind || group_today(before) != group_today(after)) return 0;
    // The same in another namespace, or under another hash.
    const bool is_one_name =
        before.name == after.name || (before.name_space == after.name_space && !stem_of(before.name).empty() &&
                                      stem_of(before.name) == stem_of(after.name));
    if (is_one_name) return 1 + likeness(before.tree, after.tree, before.name, after.name);
    if (before.name_space != after.name_space) return 0;
    const double how = likeness(before.tree, after.tree, before.name, after.name);
    // Of what hardly says anything everything is alike.
    constexpr std::size_t least = 4;
    if (size_of(before.tree) < least) return 0;
    return how >= enough + for_the_same_name * (size_of(before.tree) < 2 * least) ? how : 0;
  }

  static std::size_t size_of(const node& of) {
    if (!of.says_anything()) return 0;
    if (of.is == node::form::scalar) return 1;
    std::size_t all = 0;
    for (const node& each : of.parts) all += size_of(each);
    return all;
  }

  std::vector<object_pair> pairs() const {
    std::vector<object_pair> all;
    for (const end& each : new_) {
      object_pair& made = all.emplace_back();
      made.before = each.other;
      made.after = each.what;
      if (made.is_both()) made.changes = changes_between(made.before->tree, made.after->tree);
    }
    for (const end& each : old_)
      if (each.other == nullptr) all.emplace_back().before = each.what;
    return all;
  }

  const side& before_;
  const side& after_;
  std::vector<end> old_{};
  std::vector<end> new_{};
};

}  // namespace

bool object_pair::is_renamed() const {
  return is_both() && (before->name != after->name || before->name_space != after->name_space);
}
bool object_pair::is_moved_to_another_version() const { return is_both() && before->api_version != after->api_version; }
bool object_pair::is_the_same() const {
  return is_both() && changes.empty() && !is_renamed() && !is_moved_to_another_version();
}

std::vector<object_pair> match(const side& before, const side& after) { return matching(before, after).run(); }

}  // namespace dovetail::cli::diff
