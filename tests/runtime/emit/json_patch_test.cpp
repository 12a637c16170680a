// Patches between two trees: applied by the letter of RFC 6902, they make one of the other.
#include "emit/json_patch.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>
#include <stdexcept>
#include <string>

namespace {

using dovetail::model::arena;
using dovetail::model::json;
using kind = json::type;

json scalar(kind is, std::string_view characters) {
  json made;
  made.is = is;
  made.scalar = characters;
  return made;
}
json string(std::string_view characters) { return scalar(kind::string, characters); }
json number(std::string_view characters) { return scalar(kind::number, characters); }
json array(std::initializer_list<json> items) {
  json made;
  made.is = kind::array;
  for (const json& item : items) made.items.push_back(item);
  return made;
}
json object(std::initializer_list<std::pair<const char*, json>> members) {
  json made;
  made.is = kind::object;
  for (const auto& [name, value] : members) {
    made.names.push_back(name);
    made.items.push_back(value);
  }
  return made;
}

/// One line, members in their order of names: for comparing and for reading.
std::string text_of(const json& value) {
  switch (value.is) {
    case kind::absent:
      return "absent";
    case kind::null:
      return "null";
    case kind::boolean:
    case kind::number:
      return std::string(value.scalar.view());
    case kind::string:
      return "'" + std::string(value.scalar.view()) + "'";
    case kind::array: {
      std::string text = "[";
      for (std::size_t i = 0; i < value.items.size(); ++i) text += (i == 0 ? "" : ", ") + text_of(value.items[i]);
      return text + "]";
    }
    case kind::object:
      break;
  }
  std::map<std::string, std::string> members;
  for (std::size_t i = 0; i < value.items.size(); ++i)
    members[std::string(value.names[i].view())] = text_of(value.items[i]);
  std::string text = "{";
  for (const auto& [name, words] : members) text += (text.size() == 1 ? "" : ", ") + name + ": " + words;
  return text + "}";
}

const json& member(const json& value, std::string_view name) {
  for (std::size_t i = 0; i < value.names.size(); ++i)
    if (value.names[i].view() == name) return value.items[i];
  throw std::runtime_error("there is no member " + std::string(name));
}

std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps;
  while (!path.empty()) {
    if (path.front() != '/') throw std::runtime_error("a path starts with /");
    path.remove_prefix(1);
    std::string step;
    for (; !path.empty() && path.front() != '/'; path.remove_prefix(1)) {
      if (path.front() == '~') {
        path.remove_prefix(1);
        step += path.front() == '0' ? '~' : '/';
      } else {
        step += path.front();
      }
    }
    steps.push_back(step);
  }
  return steps;
}

/// The position of a step in a value; its size where an object has no such member or a list ends.
std::size_t position(const json& value, const std::string& step) {
  if (value.is == kind::array) return std::stoul(step);
  if (value.is != kind::object) throw std::runtime_error("a scalar has no " + step);
  std::size_t i = 0;
  while (i < value.names.size() && value.names[i].view() != step) ++i;
  return i;
}

/// Names live as long as the test.
std::set<std::string> names;

void insert(json& into, const std::string& step, std::size_t at, const json& value) {
  if (into.is == kind::object && at < into.items.size()) {
    into.items[at] = value;
    return;
  }
  if (at > into.items.size()) throw std::runtime_error("no room at " + step);
  into.items.emplace_back();
  for (std::size_t i = into.items.size() - 1; i > at; --i) into.items[i] = into.items[i - 1];
  into.items[at] = value;
  if (into.is == kind::object) into.names.push_back(std::string_view(*names.insert(step).first));
}

void apply(const json& operation, json& whole) {
  const std::string_view op = member(operation, "op").scalar.view();
  std::vector<std::string> steps = steps_of(member(operation, "path").scalar.view());
  if (steps.empty()) {
    if (op != "replace") throw std::runtime_error("the whole is only replaced");
    whole = json(member(operation, "value"));
    return;
  }
  json* parent = &whole;
  for (std::size_t i = 0; i + 1 < steps.size(); ++i) {
    const std::size_t at = position(*parent, steps[i]);
    if (at >= parent->items.size()) throw std::runtime_error("there is no " + steps[i]);
    parent = &parent->items[at];
  }
  const std::size_t at = position(*parent, steps.back());
  if (op == "add") return insert(*parent, steps.back(), at, member(operation, "value"));
  if (at >= parent->items.size()) throw std::runtime_error("there is no " + steps.back());
  if (op == "remove") {
    parent->items.erase(at);
    if (parent->is == kind::object) parent->names.erase(at);
  } else if (op == "replace") {
    parent->items[at] = json(member(operation, "value"));
  } else if (op == "test") {
    if (text_of(parent->items[at]) != text_of(member(operation, "value"))) throw std::runtime_error("the test fails");
  } else {
    throw std::runtime_error("unknown operation");
  }
}

json patched(const json& from, const json& patch) {
  json made = from;
  for (const json& operation : patch.items) apply(operation, made);
  return made;
}

void expect_patch(const json& from, const json& to, const std::string& expected) {
  arena characters;
  const json patch = dovetail::emit::detail::json_patch(from, to, characters);
  EXPECT_EQ(text_of(patch), expected);
  EXPECT_EQ(text_of(patched(from, patch)), text_of(to));
}

TEST(json_patch, says_nothing_of_what_is_equal) {
  expect_patch(object({{"a", number("1")}, {"b", array({string("x")})}}),
               object({{"b", array({string("x")})}, {"a", number("1")}}), "[]");
}

TEST(json_patch, changes_members) {
  expect_patch(object({{"gone", number("1")}, {"kept", number("1")}, {"changed", number("1")}}),
               object({{"kept", number("1")}, {"changed", string("1")}, {"new", object({})}}),
               "[{op: 'remove', path: '/gone'}, {op: 'replace', path: '/changed', value: '1'}, "
               "{op: 'add', path: '/new', value: {}}]");
}

TEST(json_patch, escapes_names) {
  expect_patch(object({}), object({{"a/b~c", number("1")}}), "[{op: 'add', path: '/a~1b~0c', value: 1}]");
}

TEST(json_patch, asks_for_an_items_name_before_it_touches_it) {
  const json sysctl = object({{"name", string("sysctl")}}),
             fix = object({{"name", string("fix")}, {"image", string("a")}});
  const json fixed = object({{"name", string("fix")}, {"image", string("b")}});
  expect_patch(array({sysctl, fix}), array({fixed}),
               "[{op: 'test', path: '/0/name', value: 'sysctl'}, {op: 'remove', path: '/0'}, "
               "{op: 'test', path: '/0/name', value: 'fix'}, {op: 'replace', path: '/0/image', value: 'b'}]");
}

TEST(json_patch, inserts_where_an_item_belongs) {
  const json a = object({{"name", string("a")}}), b = object({{"name", string("b")}}),
             c = object({{"name", string("c")}});
  expect_patch(array({a, c}), array({a, b, c}), "[{op: 'add', path: '/1', value: {name: 'b'}}]");
  expect_patch(array({}), array({a}), "[{op: 'add', path: '/0', value: {name: 'a'}}]");
}

TEST(json_patch, changes_items_without_names_in_place) {
  expect_patch(array({object({{"port", number("80")}, {"to", number("1")}}), number("2")}),
               array({object({{"port", number("81")}, {"to", number("1")}}), number("2")}),
               "[{op: 'replace', path: '/0/port', value: 81}]");
}

json random_tree(std::mt19937& random, int depth) {
  static const char* const words[] = {"a", "b", "name", "x/y", "~"};
  const auto below = [&](unsigned limit) { return random() % limit; };
  switch (depth == 0 ? below(3) : below(5)) {
    case 0:
      return number(below(2) == 0 ? "1" : "2");
    case 1:
      return string(words[below(5)]);
    case 2:
      return scalar(kind::null, "");
    case 3: {
      json made = array({});
      for (unsigned count = below(5); count > 0; --count) made.items.push_back(random_tree(random, depth - 1));
      return made;
    }
    default:
      break;
  }
  json made = object({});
  for (const char* word : words)
    if (below(2) == 0) {
      made.names.push_back(word);
      made.items.push_back(random_tree(random, depth - 1));
    }
  return made;
}

TEST(json_patch, makes_one_tree_of_another_whatever_they_are) {
  std::mt19937 random(1);
  for (int i = 0; i < 20000; ++i) {
    const json from = random_tree(random, 3), to = random_tree(random, 3);
    arena characters;
    const json patch = dovetail::emit::detail::json_patch(from, to, characters);
    ASSERT_EQ(text_of(patched(from, patch)), text_of(to)) << text_of(from) << "\n" << text_of(patch);
  }
}

}  // namespace
