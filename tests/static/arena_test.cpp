/// text/arena.hpp: storage for characters.
#include "dovetail/text/arena.hpp"

using namespace dovetail::model;

consteval bool what_is_kept_stays_when_more_is_kept() {
  arena characters;
  char source[] = "api";
  const std::string_view kept = characters.keep({source, 3});
  source[0] = 'x';
  for (int i = 0; i < 100; ++i) characters.keep("something else");
  return kept == "api" && characters.keep("").empty();
}
static_assert(what_is_kept_stays_when_more_is_kept());

consteval bool words_are_joined() {
  arena characters;
  const std::string_view words[] = {"spec", "", ".", "replicas"};
  return characters.joined(words, 4) == "spec.replicas" && characters.joined(words, 0).empty();
}
static_assert(words_are_joined());
