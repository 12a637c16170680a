#include "expression.hpp"
#include "functions.hpp"
#include "tokens.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

namespace dovetail::cel {
namespace {

using form = expression::form;

/// Of a macro: how many names it takes, and how many expressions behind them.
struct macro_form {
  std::string_view name;
  std::size_t variables;
  std::size_t expressions;
};
constexpr macro_form macros[] = {
    {"all", 1, 1},
    {"all", 2, 1},
    {"exists", 1, 1},
    {"exists", 2, 1},
    {"exists_one", 1, 1},
    {"exists_one", 2, 1},
    {"existsOne", 1, 1},
    {"existsOne", 2, 1},
    {"map", 1, 1},
    {"map", 1, 2},
    {"filter", 1, 1},
    {"transformList", 2, 1},
    {"transformList", 2, 2},
    {"transformMap", 2, 1},
    {"transformMap", 2, 2},
    {"transformMapEntry", 2, 1},
    {"transformMapEntry", 2, 2},
    {"optMap", 1, 1},
    {"optFlatMap", 1, 1},
    {"sortBy", 1, 1},
};

class parser {
 public:
  explicit parser(std::string_view text) : tokens_(tokens_of(text)) {}

  expression whole() {
    expression made = conditional();
    if (here().is != token::form::end)
      fail(fmt::format("`{}` stands where the expression is at its end", shown(here())));
    return made;
  }

 private:
  // What is written by hand has a handful of levels; each is a few frames of the stack.
  static constexpr int deepest = 200;
  class level {
   public:
    explicit level(parser& of) : of_(of) {
      if (++of_.depth_ > deepest) of_.fail(fmt::format("nested deeper than {} levels", deepest));
    }
    ~level() { --of_.depth_; }

   private:
    parser& of_;
  };

  const token& here(std::size_t more = 0) const { return tokens_[std::min(at_ + more, tokens_.size() - 1)]; }
  bool is_sign(std::string_view sign, std::size_t more = 0) const {
    return here(more).is == token::form::sign && here(more).text == sign;
  }
  bool take(std::string_view sign) {
    const bool is_here = is_sign(sign);
    if (is_here) ++at_;
    return is_here;
  }
  void expect(std::string_view sign) {
    if (!take(sign)) fail(fmt::format("`{}` is missing before `{}`", sign, shown(here())));
  }
  static std::string shown(const token& of) {
    return of.is == token::form::end                          ? "the end"
           : of.is == token::form::literal && of.text.empty() ? "a text"
                                                              : of.text;
  }
  [[noreturn]] void fail(const std::string& words) const { throw syntax_error(here().position, words); }

  expression made(form is, std::string name = {}) const {
    expression one;
    one.is = is;
    one.position = here().position;
    one.name = std::move(name);
    return one;
  }
  static expression call(std::size_t position, std::string name, std::vector<expression> arguments) {
    expression one;
    one.is = form::call;
    one.position = position;
    one.name = std::move(name);
    one.arguments = std::move(arguments);
    return one;
  }
  static expression binary(std::size_t position, std::string name, expression left, expression right) {
    std::vector<expression> both;
    both.push_back(std::move(left));
    both.push_back(std::move(right));
    return call(position, std::move(name), std::move(both));
  }

  expression conditional() {
    const level inside(*this);
    expression asked = either();
    const std::size_t position = here().position;
    if (!take("?")) return asked;
    std::vector<expression> all;
    all.push_back(std::move(asked));
    all.push_back(either());
    expect(":");
    all.push_back(conditional());
    return call(position, "?:", std::move(all));
  }
  expression either() { return row(&parser::both, "||"); }
  expression both() { return row(&parser::relation, "&&"); }
  /// `a || b || c` as one call: however many there are, it is one level.
  expression row(expression (parser::*part)(), std::string_view sign) {
    expression first = (this->*part)();
    if (!is_sign(sign)) return first;
    std::vector<expression> all;
    const std::size_t position = here().position;
    all.push_back(std::move(first));
    while (take(sign)) all.push_back((this->*part)());
    return call(position, std::string(sign), std::move(all));
  }

  expression relation() {
    expression left = sum();
    for (;;) {
      const std::size_t position = here().position;
      if (here().is == token::form::identifier && here().text == "in" && !here().is_quoted) {
        ++at_;
        left = binary(position, "in", std::move(left), sum());
        continue;
      }
      const auto sign = sign_of({"==", "!=", "<=", ">=", "<", ">"});
      if (sign.empty()) return left;
      left = binary(position, sign, std::move(left), sum());
    }
  }
  expression sum() { return left_to_right(&parser::product, {"+", "-"}); }
  expression product() { return left_to_right(&parser::unary, {"*", "/", "%"}); }
  expression left_to_right(expression (parser::*part)(), std::initializer_list<std::string_view> signs) {
    expression left = (this->*part)();
    for (;;) {
      const std::size_t position = here().position;
      const auto sign = sign_of(signs);
      if (sign.empty()) return left;
      left = binary(position, sign, std::move(left), (this->*part)());
    }
  }
  std::string sign_of(std::initializer_list<std::string_view> signs) {
    for (const std::string_view each : signs)
      if (take(each)) return std::string(each);
    return {};
  }

  expression unary() {
    const level inside(*this);
    const std::size_t position = here().position;
    for (const std::string_view sign : {"!", "-"}) {
      if (!is_sign(sign)) continue;
      // A minus of a number is part of it: the smallest one is larger than any without.
      if (sign == "-" && here(1).is_number && here(1).position == position + 1) break;
      std::size_t count = 0;
      while (take(sign)) ++count;
      std::vector<expression> one;
      one.push_back(sign == "-" && here().is_number ? member() : unary());
      if (count % 2 == 0) {
        // Twice is once again; what is no number, or no truth, fails either way.
        std::vector<expression> again;
        again.push_back(call(position, sign == "!" ? "!_" : "-_", std::move(one)));
        return call(position, sign == "!" ? "!_" : "-_", std::move(again));
      }
      return call(position, sign == "!" ? "!_" : "-_", std::move(one));
    }
    return member();
  }

  expression member() {
    expression made_so_far = primary();
    for (;;) {
      const std::size_t position = here().position;
      if (take(".")) {
        const bool is_optional = take("?");
        if (here().is != token::form::identifier)
          fail(fmt::format("a name is missing behind `.`, before `{}`", shown(here())));
        std::string name = here().text;
        const bool is_quoted = here().is_quoted;
        ++at_;
        if (!is_optional && !is_quoted && is_sign("("))
          made_so_far = member_call(position, std::move(made_so_far), std::move(name));
        else made_so_far = selected(position, std::move(made_so_far), std::move(name), is_optional);
      } else if (take("[")) {
        expression one = made(form::index);
        one.position = position;
        one.is_optional = take("?");
        one.target = std::make_unique<expression>(std::move(made_so_far));
        one.arguments.push_back(conditional());
        expect("]");
        made_so_far = std::move(one);
      } else {
        return made_so_far;
      }
    }
  }
  static expression selected(std::size_t position, expression of, std::string name, bool is_optional) {
    expression one;
    one.is = form::select;
    one.position = position;
    one.name = std::move(name);
    one.is_optional = is_optional;
    one.target = std::make_unique<expression>(std::move(of));
    return one;
  }

  std::vector<expression> arguments() {
    std::vector<expression> all;
    expect("(");
    if (take(")")) return all;
    do all.push_back(conditional());
    while (take(","));
    expect(")");
    return all;
  }

  expression member_call(std::size_t position, expression of, std::string name) {
    std::vector<expression> given = arguments();
    if (of.is == form::identifier && of.name == "cel" && name == "bind" && given.size() == 3) {
      if (given[0].is != form::identifier) fail("cel.bind() takes a name first");
      expression one = made(form::macro, "bind");
      one.position = position;
      one.variables.push_back(given[0].name);
      one.target = std::make_unique<expression>(std::move(given[1]));
      one.arguments.push_back(std::move(given[2]));
      return one;
    }
    for (const macro_form& each : macros) {
      if (each.name != name || given.size() != each.variables + each.expressions) continue;
      const bool has_names = std::all_of(given.begin(), given.begin() + static_cast<std::ptrdiff_t>(each.variables),
                                         [](const expression& one) { return one.is == form::identifier; });
      // `map(a, b, c)` is either of two.
      if (!has_names) continue;
      return macro_of(position, std::move(of), each, std::move(given));
    }
    if (std::any_of(std::begin(macros), std::end(macros), [&](const macro_form& each) { return each.name == name; }))
      throw syntax_error(position, fmt::format("{}() takes names for the elements, and expressions behind them", name));
    // `sets.contains`: a function whose name has a point.
    if (of.is == form::identifier && is_function(of.name + "." + name))
      return call(position, of.name + "." + name, std::move(given));
    given.insert(given.begin(), std::move(of));
    expression one = call(position, std::move(name), std::move(given));
    one.is_member_call = true;
    return one;
  }

  static expression macro_of(std::size_t position, expression of, const macro_form& what,
                             std::vector<expression> given) {
    expression one;
    one.is = form::macro;
    one.position = position;
    one.name = what.name == "exists_one" ? "existsOne" : std::string(what.name);
    one.target = std::make_unique<expression>(std::move(of));
    for (std::size_t i = 0; i < given.size(); ++i)
      if (i < what.variables) one.variables.push_back(given[i].name);
      else one.arguments.push_back(std::move(given[i]));
    if (one.variables.size() == 2 && one.variables[0] == one.variables[1])
      throw syntax_error(position, fmt::format("{}() takes two names that differ", one.name));
    return one;
  }

  expression primary() {
    const level inside(*this);
    const token& first = here();
    if (first.is == token::form::literal || (is_sign("-") && here(1).is_number)) return literal();
    if (take("(")) {
      expression made_inside = conditional();
      expect(")");
      return made_inside;
    }
    if (is_sign("[")) return list();
    if (is_sign("{")) return map();
    take(".");
    if (here().is != token::form::identifier || here().is_quoted)
      fail(fmt::format("an expression is missing before `{}`", shown(here())));
    return named();
  }

  expression literal() {
    expression one = made(form::literal);
    const bool is_negative = take("-");
    one.literal = is_negative ? number_of("-" + here().text) : here().literal;
    if (const auto* wrong = one.literal.as<failure>()) fail(wrong->words);
    ++at_;
    return one;
  }

  expression named() {
    const std::string name = here().text;
    expression one = made(form::identifier, name);
    if (is_reserved(name)) fail(fmt::format("`{}` is a word that CEL keeps for itself", name));
    if (name == "in") fail("`in` stands between two expressions");
    ++at_;
    if (name == "true" || name == "false" || name == "null") {
      one.is = form::literal;
      one.literal = name == "null" ? value() : value(name == "true");
      return one;
    }
    if (!is_sign("(")) return one;
    std::vector<expression> given = arguments();
    if (name != "has") return call(one.position, name, std::move(given));
    if (given.size() != 1 || given[0].is != form::select)
      throw syntax_error(one.position, "has() takes a field: has(self.name)");
    expression asked = std::move(given[0]);
    asked.is = form::has;
    return asked;
  }

  expression list() {
    expression one = made(form::list);
    expect("[");
    while (!is_sign("]")) {
      one.optionals.push_back(take("?"));
      one.arguments.push_back(conditional());
      if (!take(",")) break;
    }
    expect("]");
    return one;
  }
  expression map() {
    expression one = made(form::map);
    expect("{");
    while (!is_sign("}")) {
      one.optionals.push_back(take("?"));
      one.arguments.push_back(conditional());
      expect(":");
      one.arguments.push_back(conditional());
      if (!take(",")) break;
    }
    expect("}");
    return one;
  }

  std::vector<token> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

expression parse(std::string_view text) { return parser(text).whole(); }

bool is_reserved(std::string_view name) {
  static constexpr std::string_view all[] = {"as",        "break",  "const",  "continue", "else", "for",
                                             "function",  "if",     "import", "let",      "loop", "package",
                                             "namespace", "return", "var",    "void",     "while"};
  return std::find(std::begin(all), std::end(all), name) != std::end(all);
}

bool uses(const expression& of, std::string_view variable) {
  if (of.is == form::identifier && of.name == variable) return true;
  if (of.target != nullptr && uses(*of.target, variable)) return true;
  return std::any_of(of.arguments.begin(), of.arguments.end(),
                     [&](const expression& each) { return uses(each, variable); });
}

}  // namespace dovetail::cel
