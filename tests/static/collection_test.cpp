/// model/collection.hpp: lists, maps and optional objects, in constant evaluation.
#include "dovetail/model/collection.hpp"

#include <type_traits>

using namespace dovetail::model;

// See scalar.hpp: what an object of the API is made of is made by value initialization, without a call.
template <class T>
constexpr bool has_no_initial_values = std::is_trivially_default_constructible_v<T>;
static_assert(has_no_initial_values<text> && has_no_initial_values<integer> && has_no_initial_values<number>);
static_assert(has_no_initial_values<boolean> && has_no_initial_values<quantity>);
static_assert(list<int>{}.empty() && map<text>{}.empty() && !optional<int>{} && !text{}.has_value() && !integer{}.has_value());

constexpr list<int> numbers(int count) {
  list<int> all{};
  for (int i = 0; i < count; ++i) all.push_back(i);
  return all;
}

static_assert(list<int>{}.empty() && list<int>{}.size() == 0);

consteval bool a_list_keeps_order_and_addresses() {
  list<int> all{};
  int& first = all.push_back(0);
  for (int i = 1; i < 100; ++i) all.push_back(i);
  int expected = 0;
  for (const int i : all)
    if (i != expected++) return false;
  return expected == 100 && &first == &all[0] && all.back() == 99;
}
static_assert(a_list_keeps_order_and_addresses());

consteval bool a_copy_of_a_list_is_its_own() {
  list<int> original = numbers(3);
  list<int> copy = original;
  copy[0] = 7;
  copy.push_back(8);
  list<int> assigned = numbers(9);
  assigned = original;
  assigned = *&assigned;
  return original == numbers(3) && assigned == original && copy.size() == 4 && !(copy == original);
}
static_assert(a_copy_of_a_list_is_its_own());

consteval bool a_moved_list_leaves_nothing() {
  list<int> original = numbers(3);
  const list<int> moved = static_cast<list<int>&&>(original);
  original.push_back(5);
  list<int> assigned = numbers(9);
  assigned = static_cast<list<int>&&>(original);
  return moved == numbers(3) && assigned.size() == 1 && assigned[0] == 5 && original.empty();
}
static_assert(a_moved_list_leaves_nothing());

consteval bool an_element_can_go() {
  list<int> all = numbers(4);
  all.erase(1);
  all.erase(2);
  if (all.size() != 2 || all[0] != 0 || all[1] != 2) return false;
  all.clear();
  all.emplace_back() = 9;
  return all.size() == 1 && all[0] == 9;
}
static_assert(an_element_can_go());

consteval bool a_list_can_take_its_own_element() {
  list<int> all = numbers(4);
  all.push_back(all[1]);
  return all.size() == 5 && all[4] == 1;
}
static_assert(a_list_can_take_its_own_element());

// A type may hold itself, as JSONSchemaProps does.
struct tree {
  int value = 0;
  list<tree> children{};
  optional<tree> other{};
  map<tree> named{};
  friend constexpr bool operator==(const tree&, const tree&) = default;
};
consteval bool a_type_can_hold_itself() {
  tree t;
  t.children.emplace_back().children.emplace_back().value = 3;
  t.other.ensure().value = 4;
  t.named["x"].value = 5;
  const tree copy = t;
  t.children[0].children[0].value = 0;
  return copy.children[0].children[0].value == 3 && copy.other->value == 4 && copy.named.find("x")->value == 5 &&
         !(copy == t);
}
static_assert(a_type_can_hold_itself());

consteval bool an_optional_is_made_when_it_is_needed() {
  optional<int> o{};
  if (o || o.has_value()) return false;
  o.ensure() = 3;
  o.ensure() += 1;
  if (!o || *o != 4) return false;
  o.reset();
  return !o;
}
static_assert(an_optional_is_made_when_it_is_needed());

consteval bool a_copy_of_an_optional_is_its_own() {
  optional<int> original = 3;
  optional<int> copy = original;
  *copy = 4;
  optional<int> empty{};
  optional<int> assigned = 9;
  assigned = empty;
  empty = original;
  const optional<int> moved = static_cast<optional<int>&&>(original);
  return *copy == 4 && *moved == 3 && *empty == 3 && !assigned && !original;
}
static_assert(a_copy_of_an_optional_is_its_own());
static_assert(optional<int>{} == optional<int>{});
static_assert(!(optional<int>{} == optional<int>(0)));
static_assert(optional<int>(1) == optional<int>(1));

consteval bool a_map_keeps_the_order_of_its_keys() {
  map<int> m{};
  m["b"] = 1;
  m["a"] = 2;
  m["b"] = 3;
  return m.size() == 2 && m.at(0).key == "b" && m.at(0).value == 3 && m.at(1).key == "a" && m.contains("a") &&
         !m.contains("c") && m.find("c") == nullptr && *m.find("a") == 2;
}
static_assert(a_map_keeps_the_order_of_its_keys());

consteval bool a_key_can_go() {
  map<int> m{};
  m["a"] = 1;
  m["b"] = 2;
  m.erase("a");
  m.erase("nothing of this name");
  return m.size() == 1 && m.at(0).key == "b";
}
static_assert(a_key_can_go());

consteval bool maps_are_equal_in_the_same_order() {
  map<int> a{}, b{};
  a["x"] = 1;
  a["y"] = 2;
  b["y"] = 2;
  b["x"] = 1;
  map<int> c = a;
  return a == c && !(a == b);
}
static_assert(maps_are_equal_in_the_same_order());
