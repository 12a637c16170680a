/// check/finding.hpp and text/compile_error.hpp: how the text of a finding is put together.
#include "findings.hpp"

#include <dovetail/every_rule.hpp>

template <class Use>
constexpr bool reporting(Use use) {
  model::arena arena;
  check::report report(arena);
  return use(report);
}

static_assert(reporting([](check::report& r) {
  return r.digits(0) == "0" && r.digits(8080) == "8080" && r.digits(-12) == "-12" &&
         r.digits(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808";
}));
static_assert(reporting([](check::report& r) { return r.joined({}).empty() && r.joined({"a", "", "bc"}) == "abc"; }));

// A near name; else what there is, as long as it is little.
constexpr std::string_view suggested(check::report& r, std::string_view wrong,
                                     std::span<const std::string_view> names) {
  return r
      .suggestion(wrong, "it has",
                  [&](auto consider) {
                    for (const std::string_view name : names) consider(name);
                  })
      .text;
}
inline constexpr std::array<std::string_view, 3> keys{"user", "", "password"};
inline constexpr std::array<std::string_view, 9> many{"a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8", "i9"};
static_assert(reporting([](check::report& r) {
  return suggested(r, "pasword", keys) == "; did you mean `password`?";
}));
static_assert(reporting([](check::report& r) { return suggested(r, "token", keys) == "; it has `user`, `password`"; }));
// Each once.
inline constexpr std::array<std::string_view, 3> twice{"user", "user", "password"};
static_assert(reporting([](check::report& r) {
  return suggested(r, "token", twice) == "; it has `user`, `password`";
}));
static_assert(reporting([](check::report& r) { return suggested(r, "token", many).empty(); }));
static_assert(reporting([](check::report& r) {
  return r.counted(0, "pod") == "0 pods" && r.counted(1, "pod") == "1 pod" && r.counted(2, "pod") == "2 pods";
}));
static_assert(reporting([](check::report& r) { return suggested(r, "token", {}).empty(); }));
static_assert(reporting([](check::report& r) {
  return r.suggestion("").text.empty() && r.suggestion("a").text == "; did you mean `a`?";
}));

// A finding stands where the value was written, or where its resource was.
static_assert(reporting([](check::report& r) {
  constexpr check::rule rule{"TST-01", "", "", "mend it"};
  check::resource owner;
  owner.at = {"web.hpp", 3, 0};
  r.add(rule, owner, {"port.hpp", 7, 0}, {"a ", "b"});
  r.add(rule, owner, {}, {"c"});
  model::arena arena;
  check::verdict verdict(arena);
  verdict.add(r, "");
  fixed_text<64> first, second;
  verdict.append(first, verdict.rulings()[0]);
  verdict.append(second, verdict.rulings()[1]);
  return first.view() == "port.hpp:7: a b; mend it [TST-01]" && second.view() == "web.hpp:3: c; mend it [TST-01]";
}));

// Each finding once, with the environments that it is in.
static_assert(reporting([](check::report& in_local) {
  constexpr check::rule rule{"TST-01", "", "", "mend it"};
  const place at{"web.hpp", 3, 0};
  model::arena arena;
  check::report in_poc(arena);
  check::report in_prod(arena);
  in_local.add(rule, at, {"everywhere"});
  in_poc.add(rule, at, {"in two"});
  in_poc.add(rule, at, {"everywhere"});
  in_prod.add(rule, at, {"everywhere"});
  in_prod.add(rule, at, {"in two"});
  in_prod.add(rule, at, {"in one"});
  check::verdict verdict(arena);
  verdict.add(in_local, "local");
  verdict.add(in_poc, "poc");
  verdict.add(in_prod, "prod");
  if (verdict.rulings().size() != 3) return false;
  fixed_text<64> everywhere, two, one;
  verdict.append(everywhere, verdict.rulings()[0]);
  verdict.append(two, verdict.rulings()[1]);
  verdict.append(one, verdict.rulings()[2]);
  return everywhere.view() == "web.hpp:3: every environment: everywhere; mend it [TST-01]" &&
         two.view() == "web.hpp:3: poc, prod: in two; mend it [TST-01]" &&
         one.view() == "web.hpp:3: prod: in one; mend it [TST-01]";
}));

// What may have been meant is no part of what a finding is: it may differ, and the finding is one, with the better of the two.
static_assert(reporting([](check::report& first) {
  constexpr check::rule rule{"TST-01", "", "", "mend it"};
  const place at{"web.hpp", 3, 0};
  model::arena arena;
  check::report second(arena), third(arena);
  first.add(rule, at, {"`a` is missing", check::hint{"; there is `b`"}});
  second.add(rule, at, {"`a` is missing", check::hint{"; did you mean `aa`?"}});
  third.add(rule, {"other.hpp", 3, 0}, {"`a` is missing", check::advice{"do this"}});
  check::verdict verdict(arena);
  verdict.add(first, "one");
  verdict.add(second, "two");
  verdict.add(third, "two");
  fixed_text<96> text, other;
  verdict.append(text, verdict.rulings()[0]);
  verdict.append(other, verdict.rulings()[1]);
  return verdict.rulings().size() == 2 &&
         text.view() == "web.hpp:3: one, two: `a` is missing; did you mean `aa`? [TST-01]" &&
         other.view() == "other.hpp:3: two: `a` is missing; do this [TST-01]";
}));

// What a policy says of several is told once: the first, and where the others are. Faults of wiring stay apart.
constexpr auto folded(const check::rule& what, std::span<const std::uint32_t> lines,
                      std::string_view other_words = {}) {
  model::arena arena;
  check::report all(arena);
  check::resource owner;
  for (const std::uint32_t line : lines)
    all.add_of(what, &owner, {"web.hpp", line, 0}, line == lines[0] ? "One" : "Other", {" has no limit"});
  if (!other_words.empty()) all.add_of(what, &owner, {"web.hpp", 99, 0}, "Other", {other_words});
  check::verdict verdict(arena);
  verdict.add(all, "");
  verdict.finish();
  verdict.gather();
  verdict.fold();
  fixed_text<200> text;
  verdict.append(text, verdict.rulings()[0]);
  struct {
    fixed_text<200> text;
    std::size_t lines, count;
  } made{text, verdict.rulings().size(), verdict.rulings()[0].count()};
  return made;
}
inline constexpr check::rule limits{.id = "TST-01", .mend = "add one", .policy = true};
inline constexpr check::rule wires{.id = "TST-02", .mend = "mend it"};
inline constexpr std::uint32_t one_line[] = {3}, two_lines[] = {3, 4}, same_line[] = {3, 3, 3},
                               some_twice[] = {3, 3, 4, 4, 5}, many_lines[] = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
static_assert(folded(limits, one_line).text.view() == "web.hpp:3: One has no limit; add one [TST-01]");
static_assert(folded(limits, two_lines).text.view() ==
              "web.hpp:3: One has no limit; add one (and 1 other: web.hpp:4) [TST-01]");
static_assert(folded(limits, same_line).text.view() ==
              "web.hpp:3: One has no limit; add one (and 2 others: One, One) [TST-01]");
static_assert(folded(limits, some_twice).text.view() ==
              "web.hpp:3: One has no limit; add one (and 4 others: web.hpp:4, web.hpp:5) [TST-01]");
static_assert(
    folded(limits, many_lines).text.view() ==
    "web.hpp:3: One has no limit; add one (and 11 others: web.hpp:4, web.hpp:5, web.hpp:6, web.hpp:7, web.hpp:8, web.hpp:9, "
    "web.hpp:10, web.hpp:11 and 3 more) [TST-01]");
static_assert(folded(limits, many_lines).count == 12 && folded(limits, many_lines).lines == 1);
static_assert(folded(limits, two_lines, " has a limit that is too high").lines == 2);
static_assert(folded(wires, two_lines).lines == 2 && folded(wires, two_lines).count == 1);

// Many who miss the same are one finding, and causes come before what follows from them.
static_assert(reporting([](check::report& all) {
  constexpr check::rule missing{"TST-01", "", "", "add it"},
      made_once{.id = "DOV-55", .mend = "name another", .told = check::turn::cause},
      key{.id = "REF-21", .mend = "add the key", .told = check::turn::consequence};
  check::resource owners[6];
  model::arena arena;
  all.add(key, {"key.hpp", 1, 0}, {"a key is missing"});
  for (check::resource& owner : owners) {
    owner.at = {"web.hpp", static_cast<std::uint32_t>(&owner - owners) + 3, 0};
    all.add_of(missing, &owner, owner.at, &owner == owners ? "One" : "Other", {" needs `a`"}).is_missing = true;
  }
  all.add(made_once, {"cause.hpp", 1, 0}, {"it is made once"});
  check::verdict verdict(arena);
  verdict.add(all, "");
  verdict.finish();
  verdict.gather();
  fixed_text<160> text;
  verdict.append(text, verdict.rulings()[1]);
  return verdict.rulings().size() == 3 && verdict.rulings()[0].broken == &made_once &&
         verdict.rulings()[2].broken == &key &&
         text.view() ==
             "web.hpp:3: One needs `a`; add it (so it is with Other at web.hpp:4, Other at web.hpp:5, Other at "
             "web.hpp:6 and 2 more) [TST-01]";
}));

// A text that does not fit is cut.
static_assert([] {
  fixed_text<4> text;
  text.append(std::string_view("abc"), std::string_view("def"));
  return text.view() == "abcd" && text.size() == 4 && text.data()[4] == '\0';
}());

// What is said to mend a rule goes into g++'s words: it is ASCII, and has none of what g++ writes with a backslash.
constexpr bool is_printable(std::string_view text) {
  for (const char c : text)
    if (c < ' ' || c > '~' || c == '\'' || c == '"' || c == '\\') return false;
  return true;
}
// Every rule says what it is about and what mends it; what is about policies only policies have, and what is about the order of
// errors only errors.
static_assert([] {
  for (const check::rule* r : check::every_rule) {
    if (r->id.size() != 6 || r->id[3] != '-' || r->statement.empty() || r->source.empty() || r->mend.empty() ||
        !is_printable(r->mend))
      return false;
    if (r->policy ? r->weight != check::severity::error || r->told != check::turn::usual
                  : r->profiles.wiring.is_asked || r->profiles.baseline.is_asked || r->profiles.restricted.is_asked ||
                        r->profiles.production.is_asked || r->profiles.every_stack.is_asked || !r->number.name.empty())
      return false;
    if (r->number.least > r->number.most || (r->weight == check::severity::warning && r->told != check::turn::usual))
      return false;
  }
  return true;
}());
// Rules of one sort have an id of their own each: what is an error and a warning may share it.
static_assert([] {
  for (std::size_t i = 0; i < check::every_rule.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (check::every_rule[i]->id == check::every_rule[j]->id &&
          check::every_rule[i]->weight == check::every_rule[j]->weight)
        return false;
  return true;
}());
// A function runs for its first rule, so no other function has that as its first: it would be told twice. A policy that is asked
// for has a function of its own.
static_assert([] {
  for (const check::rule* r : check::every_rule) {
    std::size_t run = 0;
    for (const auto& family : check::families)
      for (const check::check_function& c : family) run += &c.what() == r && c.run != nullptr ? 1 : 0;
    if (run > 1 || (r->policy && run != 1)) return false;
  }
  return true;
}());
// And each is run on one occasion, in the order of the ids.
static_assert(check::wiring.size() != 0 && check::policies.size() != 0 && check::warnings.size() != 0);
static_assert([] {
  std::size_t functions = 0;
  for (const auto& family : check::families)
    for (const check::check_function& c : family) functions += c.run != nullptr ? 1 : 0;
  return functions == check::wiring.size() + check::policies.size() + check::warnings.size();
}());
static_assert([] {
  for (const auto& c : check::wiring)
    if (c.what->policy || c.what->weight != check::severity::error) return false;
  for (const auto& c : check::policies)
    if (!c.what->policy) return false;
  for (const auto& c : check::warnings)
    if (c.what->weight != check::severity::warning) return false;
  return true;
}());
static_assert(check::wiring[0].what->id == "REF-01" && check::wiring.back().what->id.starts_with("DOV-") &&
              check::policies[0].what->id == "SEC-01");
