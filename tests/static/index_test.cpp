/// check/index.hpp and check/selector.hpp: how rules find what they look for.
#include "dovetail/check/index.hpp"
#include "dovetail/check/selector.hpp"

using namespace dovetail;

consteval bool an_index_finds_all_of_a_text_in_their_order() {
  constexpr int numbers[] = {1, 2, 3, 4};
  check::index<int> index;
  for ([[maybe_unused]] const int& none : index.find("a")) return false;
  index.reset(2);
  index.add("a", numbers[0]);
  index.add("b", numbers[1]);
  index.add("a", numbers[2]);
  index.add("", numbers[3]);
  int found[2]{};
  int count = 0;
  for (const int& n : index.find("a")) found[count++] = n;
  if (count != 2 || found[0] != 1 || found[1] != 3) return false;
  if (index.count("a") != 2 || index.count("") != 1 || index.count("c") != 0) return false;
  index.reset(0);
  if (index.count("a") != 0) return false;
  index.add("a", numbers[3]);
  return index.count("a") == 1;
}
static_assert(an_index_finds_all_of_a_text_in_their_order());

consteval bool an_index_holds_more_than_it_made_room_for() {
  constexpr int number = 1;
  check::index<int> index;
  index.reset(1);
  for (int i = 0; i < 50; ++i) index.add("a", number);
  return index.count("a") == 50;
}
static_assert(an_index_holds_more_than_it_made_room_for());

constexpr model::map<model::text> labels(const char* app, const char* tier) {
  model::map<model::text> made{};
  made["app"] = app;
  if (tier != nullptr) made["tier"] = tier;
  return made;
}
constexpr bool picks(const model::map<model::text>& selector, const model::map<model::text>& of) {
  return check::selects(selector, of);
}
static_assert(picks(labels("web", nullptr), labels("web", nullptr)));
static_assert(picks(labels("web", nullptr), labels("web", "front")));
static_assert(!picks(labels("web", "front"), labels("web", nullptr)));
static_assert(!picks(labels("web", nullptr), labels("api", nullptr)));
static_assert(picks({}, labels("web", nullptr)));

constexpr bool fits(const char* key, const char* how, const char* value, const model::map<model::text>& of) {
  api::meta::v1::LabelSelectorRequirement wanted;
  wanted.key = key;
  wanted.operator_ = how;
  if (value != nullptr) wanted.values.push_back(value);
  return check::selects(wanted, of);
}
static_assert(fits("app", "In", "web", labels("web", nullptr)));
static_assert(!fits("app", "In", "api", labels("web", nullptr)));
static_assert(!fits("tier", "In", "front", labels("web", nullptr)));
static_assert(fits("app", "NotIn", "api", labels("web", nullptr)));
static_assert(!fits("app", "NotIn", "web", labels("web", nullptr)));
static_assert(fits("tier", "NotIn", "front", labels("web", nullptr)));
static_assert(fits("app", "Exists", nullptr, labels("web", nullptr)));
static_assert(!fits("tier", "Exists", nullptr, labels("web", nullptr)));
static_assert(fits("tier", "DoesNotExist", nullptr, labels("web", nullptr)));
static_assert(!fits("app", "DoesNotExist", nullptr, labels("web", nullptr)));
