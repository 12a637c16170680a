/// check/finding.hpp and check/report.hpp: how the text of a finding is put together.
#include "findings.hpp"

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
  return r.suggestion(wrong, "it has", [&](auto consider) {
    for (const std::string_view name : names) consider(name);
  });
}
inline constexpr std::array<std::string_view, 3> keys{"user", "", "password"};
inline constexpr std::array<std::string_view, 9> many{"a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8", "i9"};
static_assert(reporting([](check::report& r) {
  return suggested(r, "pasword", keys) == "; did you mean `password`?";
}));
static_assert(reporting([](check::report& r) { return suggested(r, "token", keys) == "; it has `user`, `password`"; }));
static_assert(reporting([](check::report& r) { return suggested(r, "token", many).empty(); }));
static_assert(reporting([](check::report& r) { return suggested(r, "token", {}).empty(); }));
static_assert(reporting([](check::report& r) {
  return r.suggestion("").empty() && r.suggestion("a") == "; did you mean `a`?";
}));

// A finding stands where the value was written, or where its resource was.
static_assert(reporting([](check::report& r) {
  constexpr check::rule rule{"TST-01", "", "", ""};
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
  return first.view() == "port.hpp:7: a b [TST-01]" && second.view() == "web.hpp:3: c [TST-01]";
}));

// Each finding once, with the environments that it is in.
static_assert(reporting([](check::report& in_local) {
  constexpr check::rule rule{"TST-01", "", "", ""};
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
  return everywhere.view() == "web.hpp:3: every environment: everywhere [TST-01]" &&
         two.view() == "web.hpp:3: poc, prod: in two [TST-01]" && one.view() == "web.hpp:3: prod: in one [TST-01]";
}));

// A text that does not fit is cut.
static_assert([] {
  fixed_text<4> text;
  text.append(std::string_view("abc"), std::string_view("def"));
  return text.view() == "abcd" && text.size() == 4 && text.data()[4] == '\0';
}());

// Every rule has an id of its own and says what it is about; texts that g++ prints are ASCII.
consteval bool has_only_complete_rules(std::span<const check::check_function> rules) {
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const check::rule& r = *rules[i].what;
    if (r.id.size() != 6 || r.id[3] != '-' || r.statement.empty() || r.source.empty() || r.mend.empty()) return false;
    for (std::size_t j = 0; j < i; ++j)
      if (rules[j].what->id == r.id) return false;
  }
  return true;
}
static_assert(has_only_complete_rules(check::wiring));
static_assert(has_only_complete_rules(check::policies));
static_assert([] {
  for (const check::check_function& c : check::wiring)
    if (c.what->policy || c.what->weight != check::severity::error) return false;
  for (const check::check_function& c : check::policies)
    if (!c.what->policy || c.what->weight != check::severity::error) return false;
  for (const check::check_function& c : check::warnings)
    if (c.what->weight != check::severity::warning) return false;
  return true;
}());
