#include "shared_names.hpp"

#include "names.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace dovetail::schema {
namespace {

using segments = std::vector<std::string>;

// `ClusterIssuer` as Cluster, Issuer; `MariaDB` as Maria, DB.
segments words_of(std::string_view name) {
  const auto capital = [&](std::size_t i) { return name[i] >= 'A' && name[i] <= 'Z'; };
  segments words;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool begins = i == 0 || (capital(i) && (!capital(i - 1) || (i + 1 < name.size() && !capital(i + 1))));
    if (begins) words.emplace_back();
    words.back() += name[i];
  }
  return words;
}

// How many of the last ones are the same in both.
std::size_t common_end(const segments& a, const segments& b) {
  return static_cast<std::size_t>(std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first - a.rbegin());
}

std::string last(const segments& all, std::size_t count) {
  std::string text;
  for (auto one = all.end() - static_cast<std::ptrdiff_t>(count); one != all.end(); ++one) text += pascal_case(*one);
  return text;
}

// ClusterIssuer is a variant of Issuer, and ApplicationSet of Application.
bool is_variant(const segments& kind, const segments& of) {
  return kind.size() >= of.size() &&
         (std::equal(of.begin(), of.end(), kind.begin()) || std::equal(of.rbegin(), of.rend(), kind.rbegin()));
}

bool says_nothing(std::string_view field) { return field == "spec" || field == "status"; }

/// A set, and for each member what uses it: a kind, or a struct that several kinds use.
struct shape {
  const equal_structs* members = nullptr;
  std::vector<const object*> user_of{};
  /// Of a kind and its variants the kind.
  std::set<const object*> users{};

  object& first() const { return *members->front(); }
  bool is_shared() const { return users.size() > 1; }
};

class namer {
 public:
  explicit namer(const std::vector<equal_structs>& sets) {
    for (const equal_structs& members : sets) {
      for (const object* member : members) shape_of_[member] = shapes_.size();
      shapes_.push_back({.members = &members});
    }
  }

  /// The sets that have to be divided, for no name is left for them; names the structs where there are none.
  std::vector<const shape*> run() {
    for (shape& one : shapes_) {
      find_users(one);
      take_names(*one.first().home);
    }
    std::vector<const shape*> nameless;
    for (const shape* one : in_order(true)) {
      std::string& name = names_[&one->first()] = shared_name(*one);
      if (name.empty()) nameless.push_back(one);
    }
    if (!nameless.empty()) return nameless;
    for (const shape* one : in_order(false)) names_[&one->first()] = name_inside(*one, **one->users.begin());
    for (const shape& one : shapes_) {
      std::string& name = names_.at(&one.first());
      if (name != one.first().name) one.first().ordered_as = std::exchange(one.first().name, std::move(name));
    }
    return nameless;
  }

 private:
  const shape* shape_of(const object* type) const {
    const auto found = shape_of_.find(type);
    return found == shape_of_.end() ? nullptr : &shapes_[found->second];
  }

  // A struct that stands alone is used where the one is that it is in.
  const object* holder_of(const object& member) const {
    const object* above = member.made_in;
    while (above != nullptr && above->anonymous && shape_of_.count(above) == 0) above = above->made_in;
    return above;
  }

  void find_users(shape& one) {
    if (!one.user_of.empty()) return;
    for (const object* member : *one.members) {
      const object* user = holder_of(*member);
      if (const auto found = shape_of_.find(user); found != shape_of_.end()) {
        shape& holder = shapes_[found->second];
        find_users(holder);
        user = holder.is_shared() ? &holder.first() : *holder.users.begin();
      }
      one.user_of.push_back(user == nullptr ? member : user);
    }
    one.users.insert(one.user_of.begin(), one.user_of.end());
    leave_variants(one.users);
  }

  static void leave_variants(std::set<const object*>& users) {
    for (const object* user : users) {
      const segments kind = words_of(user->name);
      const bool main = std::all_of(users.begin(), users.end(), [&](const object* other) {
        return !other->anonymous && is_variant(words_of(other->name), kind);
      });
      if (!main) continue;
      users = {user};
      return;
    }
  }

  void take_names(const module& home) {
    if (std::set<std::string>& taken = taken_[&home]; taken.empty())
      for (const object* type : home.objects) taken.insert(type->name);
  }

  // Who has the first choice of a name comes first: what more kinds use, in more places.
  std::vector<const shape*> in_order(bool shared) const {
    std::vector<const shape*> result;
    for (const shape& one : shapes_)
      if (one.is_shared() == shared) result.push_back(&one);
    std::sort(result.begin(), result.end(), [](const shape* a, const shape* b) {
      if (a->users.size() != b->users.size()) return a->users.size() > b->users.size();
      if (a->members->size() != b->members->size()) return a->members->size() > b->members->size();
      const int homes = a->first().home->header().compare(b->first().home->header());
      return homes != 0 ? homes < 0 : comes_first(&a->first(), &b->first());
    });
    return result;
  }

  // The fields from a kind, or from a struct of `above`, down to `member`; and that kind.
  static segments fields_to(const object& member, const equal_structs* above, const object** top) {
    segments fields;
    const object* at = &member;
    while (at->made_in != nullptr && at->anonymous &&
           (above == nullptr || std::find(above->begin(), above->end(), at) == above->end())) {
      fields.insert(fields.begin(), at->made_for);
      at = at->made_in;
    }
    *top = at;
    return fields;
  }

  std::string shared_name(const shape& one) {
    const object* top = nullptr;
    const segments fields = fields_to(one.first(), nullptr, &top);
    const segments kind = words_of(top->name);
    std::size_t same = fields.size();
    std::size_t words = kind.size();
    bool whole = true;
    for (const object* member : *one.members) {
      const segments others = fields_to(*member, nullptr, &top);
      same = std::min(same, common_end(fields, others));
      words = std::min(words, common_end(kind, words_of(top->name)));
      whole = whole && others.size() == fields.size();
    }
    std::vector<std::string> choice;
    for (std::size_t count = 1; count <= same; ++count) choice.push_back(last(fields, count));
    if (whole && same == fields.size() && words != 0) choice.push_back(last(kind, words) + last(fields, same));
    if (choice.size() > 1 && says_nothing(fields.back())) std::rotate(choice.begin(), choice.begin() + 1, choice.end());
    for (const std::string& name : choice)
      if (take(one, identifier(name))) return identifier(name);
    return {};
  }

  std::string name_inside(const shape& one, const object& user) {
    const shape* shared = shape_of(&user);
    std::string name;
    for (const object* member : *one.members) {
      const object* top = nullptr;
      const segments fields = fields_to(*member, shared == nullptr ? nullptr : shared->members, &top);
      if (shared == nullptr && top != &user) continue;
      const std::string found = shared == nullptr ? member->name : names_.at(&user) + last(fields, fields.size());
      if (name.empty() || std::make_pair(found.size(), found) < std::make_pair(name.size(), name)) name = found;
    }
    return take(one, name) ? name : one.first().name;
  }

  // A name that one of the set has by its path is free for it.
  bool take(const shape& one, const std::string& name) {
    return taken_[one.first().home].insert(name).second ||
           std::any_of(one.members->begin(), one.members->end(),
                       [&](const object* member) { return member->name == name; });
  }

  std::vector<shape> shapes_;
  std::unordered_map<const object*, std::size_t> shape_of_;
  std::unordered_map<const module*, std::set<std::string>> taken_;
  std::unordered_map<const object*, std::string> names_;
};

// A set for each that uses it; what is one alone keeps the name that it has by its path.
void divide(const shape& whole, std::vector<equal_structs>& sets) {
  std::vector<const object*> users;
  for (const object* user : whole.user_of)
    if (std::find(users.begin(), users.end(), user) == users.end()) users.push_back(user);
  for (const object* user : users) {
    equal_structs part;
    for (std::size_t i = 0; i < whole.members->size(); ++i)
      if (whole.user_of[i] == user) part.push_back((*whole.members)[i]);
    if (part.size() > 1) sets.push_back(std::move(part));
  }
}

}  // namespace

bool comes_first(const object* a, const object* b) {
  return a->name.size() != b->name.size() ? a->name.size() < b->name.size() : a->name < b->name;
}

void name_shared_structs(std::vector<equal_structs>& sets) {
  while (true) {
    namer names(sets);
    const std::vector<const shape*> nameless = names.run();
    if (nameless.empty()) return;
    std::vector<equal_structs> divided;
    for (const equal_structs& members : sets) {
      const auto found =
          std::find_if(nameless.begin(), nameless.end(), [&](const shape* one) { return one->members == &members; });
      if (found == nameless.end()) divided.push_back(members);
      else divide(**found, divided);
    }
    sets = std::move(divided);
  }
}

}  // namespace dovetail::schema
