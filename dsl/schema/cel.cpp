#include "cel.hpp"

#include "names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace dovetail::schema {
namespace {

using form = type_use::form;

// Thrown, and caught in this file, where a rule is of no shape that is known.
struct not_translated {};

struct token {
  enum class kind { name, number, text, sign, end };
  kind is = kind::end;
  std::string characters{};
};

// `(a && b)` as `a && b`.
std::string without_brackets(const std::string& condition) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < condition.size(); ++i) {
    if (condition[i] == '\\') ++i;
    else if (condition[i] == '"') quoted = !quoted;
    else if (!quoted && condition[i] == '(') ++depth;
    else if (!quoted && condition[i] == ')') --depth;
    if (depth == 0 && i + 1 < condition.size()) return condition;
  }
  return condition.substr(1, condition.size() - 2);
}

class lexer {
 public:
  explicit lexer(std::string_view rule) : rest_(rule) { next(); }

  const token& now() const { return now_; }
  bool at(std::string_view sign) const { return now_.is == token::kind::sign && now_.characters == sign; }
  bool at_name(std::string_view name) const { return now_.is == token::kind::name && now_.characters == name; }
  bool take(std::string_view sign) {
    if (!at(sign)) return false;
    next();
    return true;
  }
  void expect(std::string_view sign) {
    if (!take(sign)) throw not_translated();
  }
  std::string take_name() {
    if (now_.is != token::kind::name) throw not_translated();
    std::string name = now_.characters;
    next();
    return name;
  }

  void next() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n' || rest_.front() == '\t'))
      rest_.remove_prefix(1);
    if (rest_.empty()) {
      now_ = {};
      return;
    }
    const char c = rest_.front();
    if (is_letter(c)) take_while(token::kind::name, [](char d) { return is_letter(d) || is_digit(d); });
    else if (is_digit(c)) take_while(token::kind::number, is_digit);
    else if (c == '\'' || c == '"') take_text(c);
    else take_sign();
  }

 private:
  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

  template <class Belongs>
  void take_while(token::kind is, Belongs belongs) {
    std::size_t size = 0;
    while (size < rest_.size() && belongs(rest_[size])) ++size;
    now_ = {is, std::string(rest_.substr(0, size))};
    rest_.remove_prefix(size);
  }
  void take_text(char quote) {
    const std::size_t end = rest_.find(quote, 1);
    // `'''` and escapes are left to those who need them.
    if (end == std::string_view::npos || rest_.substr(0, 3) == std::string(3, quote) ||
        rest_.substr(0, end).find('\\') != std::string_view::npos)
      throw not_translated();
    now_ = {token::kind::text, std::string(rest_.substr(1, end - 1))};
    rest_.remove_prefix(end + 1);
  }
  void take_sign() {
    static constexpr std::array signs =
        std::to_array<std::string_view>({"||", "&&", "==", "!=", "<=", ">=", "<", ">", "!", "?", ":",
                                         "(",  ")",  "[",  "]",  ",",  ".",  "+", "-", "*", "%"});
    for (const std::string_view sign : signs) {
      if (!rest_.starts_with(sign)) continue;
      now_ = {token::kind::sign, std::string(sign)};
      rest_.remove_prefix(sign.size());
      return;
    }
    throw not_translated();
  }

  std::string_view rest_;
  token now_;
};

// Conditions in C++, put together so that what is always so disappears.
const std::string always = "true";
const std::string never = "false";

// A rule that says more is not read by anyone, and a hostile one would double with each `==`.
constexpr std::size_t longest_condition = 4000;
constexpr int most_levels = 50;

// Of one operand.
std::string negated(const std::string& operand) { return operand.front() == '!' ? operand.substr(1) : "!" + operand; }

std::string joined(const std::string& a, std::string_view sign, const std::string& b) {
  if (a.size() + b.size() > longest_condition) throw not_translated();
  return fmt::format("({} {} {})", a, sign, b);
}
std::string both(const std::string& a, const std::string& b) {
  if (a == never || b == never) return never;
  if (a == always) return b;
  if (b == always || a == b) return a;
  if (b == negated(a)) return never;
  return joined(a, "&&", b);
}
std::string either(const std::string& a, const std::string& b) {
  if (a == always || b == always) return always;
  if (a == never) return b;
  if (b == never || a == b) return a;
  if (b == negated(a)) return always;
  return joined(a, "||", b);
}

/// An expression's value. A boolean has a condition for when it is certainly true and one for when it is certainly false;
/// all others a C++ expression and the condition under which they have a value.
struct value {
  enum class kind { boolean, integer, number, text, size_only, list };
  kind is = kind::boolean;
  std::string yes{};
  std::string no{};
  std::string code{};
  std::string known{};
  /// list: a literal's elements.
  std::vector<value> elements{};
};

value boolean(std::string yes, std::string no) {
  return {value::kind::boolean, std::move(yes), std::move(no), {}, {}, {}};
}
value term(value::kind is, std::string code, std::string known) {
  return {is, {}, {}, std::move(code), std::move(known), {}};
}

bool is_a(const value& v, value::kind is) { return v.is == is; }
bool is_numeric(const value& v) { return is_a(v, value::kind::integer) || is_a(v, value::kind::number); }

/// A value that a path leads to: an expression of its type, and the condition under which what holds it is there.
struct found {
  type_use use{};
  std::string code{};
  std::string reached = always;
  const field* part = nullptr;
  /// Held in its struct, so that nobody knows whether it is there.
  bool is_inline = false;
};

class translator {
 public:
  translator(const std::string& rule, const type_use& self) : lex_(rule), self_(self) {}

  std::string broken() {
    const value whole = ternary();
    if (lex_.now().is != token::kind::end || whole.is != value::kind::boolean) throw not_translated();
    return whole.no == never || whole.no == always ? std::string() : without_brackets(whole.no);
  }

 private:
  struct level {
    int& depth;
    explicit level(int& of) : depth(of) {
      if (depth == most_levels) throw not_translated();
      ++depth;
    }
    level(const level&) = delete;
    ~level() { --depth; }
  };

  // Condition ? a : b
  value ternary() {
    const level inside(depth_);
    const value condition = disjunction();
    if (!lex_.take("?")) return condition;
    const value first = ternary();
    lex_.expect(":");
    const value second = ternary();
    if (condition.is != value::kind::boolean || first.is != second.is) throw not_translated();
    if (first.is == value::kind::boolean)
      return boolean(either(both(condition.yes, first.yes), both(condition.no, second.yes)),
                     either(both(condition.yes, first.no), both(condition.no, second.no)));
    if (!is_numeric(first)) throw not_translated();
    return term(first.is, fmt::format("({} ? {} : {})", condition.yes, first.code, second.code),
                either(both(condition.yes, first.known), both(condition.no, second.known)));
  }

  value disjunction() {
    value left = conjunction();
    while (lex_.take("||")) {
      const value right = conjunction();
      if (left.is != value::kind::boolean || right.is != value::kind::boolean) throw not_translated();
      left = boolean(either(left.yes, right.yes), both(left.no, right.no));
    }
    return left;
  }

  value conjunction() {
    value left = comparison();
    while (lex_.take("&&")) {
      const value right = comparison();
      if (left.is != value::kind::boolean || right.is != value::kind::boolean) throw not_translated();
      left = boolean(both(left.yes, right.yes), either(left.no, right.no));
    }
    return left;
  }

  value comparison() {
    const value left = sum();
    if (lex_.at_name("in")) {
      lex_.next();
      return is_among(left, sum());
    }
    for (const std::string_view sign : {"==", "!=", "<=", ">=", "<", ">"})
      if (lex_.take(sign)) return compared(left, std::string(sign), sum());
    return left;
  }

  static value is_among(const value& left, const value& words) {
    if (words.is != value::kind::list || words.elements.empty()) throw not_translated();
    value result = boolean(never, always);
    for (const value& word : words.elements) {
      const value same = compared(left, "==", word);
      result = boolean(either(result.yes, same.yes), both(result.no, same.no));
    }
    return result;
  }

  static value compared(const value& left, const std::string& sign, const value& right) {
    if (left.is == value::kind::boolean && right.is == value::kind::boolean) {
      if (sign != "==" && sign != "!=") throw not_translated();
      const value same = boolean(either(both(left.yes, right.yes), both(left.no, right.no)),
                                 either(both(left.yes, right.no), both(left.no, right.yes)));
      return sign == "==" ? same : boolean(same.no, same.yes);
    }
    const std::string known = both(left.known, right.known);
    std::string condition;
    if (is_numeric(left) && is_numeric(right) && left.is == right.is) {
      condition = fmt::format("{} {} {}", left.code, sign, right.code);
    } else if (is_a(left, value::kind::text) && is_a(right, value::kind::text) && (sign == "==" || sign == "!=")) {
      condition = fmt::format("{}model::same({}, {})", sign == "==" ? "" : "!", left.code, right.code);
    } else {
      throw not_translated();
    }
    return boolean(both(known, condition), both(known, fmt::format("!({})", condition)));
  }

  value sum() {
    value left = product();
    while (lex_.at("+") || lex_.at("-")) {
      const std::string sign = lex_.now().characters;
      lex_.next();
      left = calculated(left, sign, product());
    }
    return left;
  }
  value product() {
    value left = unary();
    while (lex_.at("*") || lex_.at("%")) {
      const std::string sign = lex_.now().characters;
      lex_.next();
      left = calculated(left, sign, unary());
    }
    return left;
  }
  static value calculated(const value& left, const std::string& sign, const value& right) {
    if (left.is != value::kind::integer || right.is != value::kind::integer) throw not_translated();
    return term(value::kind::integer, fmt::format("({} {} {})", left.code, sign, right.code),
                both(left.known, right.known));
  }

  value unary() {
    const level inside(depth_);
    if (lex_.take("!")) {
      const value negated = unary();
      if (negated.is != value::kind::boolean) throw not_translated();
      return boolean(negated.no, negated.yes);
    }
    return primary();
  }

  value primary() {
    if (lex_.take("(")) {
      const value inside = ternary();
      lex_.expect(")");
      return inside;
    }
    if (lex_.take("[")) return list();
    const token first = lex_.now();
    lex_.next();
    if (first.is == token::kind::number) {
      // `1.5` and what an int64 does not hold.
      if (lex_.at(".") || first.characters.size() > 18) throw not_translated();
      return term(value::kind::integer, first.characters, always);
    }
    if (first.is == token::kind::text) return literal(first.characters);
    if (first.is != token::kind::name) throw not_translated();
    if (first.characters == "true") return boolean(always, never);
    if (first.characters == "false") return boolean(never, always);
    if (first.characters == "has") return presence();
    if (first.characters == "size") {
      lex_.expect("(");
      if (!lex_.at_name("self")) throw not_translated();
      lex_.next();
      const found of = path();
      lex_.expect(")");
      return size_of(of);
    }
    if (first.characters != "self") throw not_translated();
    return content(path());
  }

  // [has(self.a), has(self.b)].filter(x, x).size() counts; other lists stand behind `in`.
  value list() {
    value made;
    made.is = value::kind::list;
    while (!lex_.take("]")) {
      made.elements.push_back(ternary());
      if (!lex_.at("]")) lex_.expect(",");
    }
    if (!lex_.take(".")) return made;
    if (lex_.take_name() != "filter") throw not_translated();
    lex_.expect("(");
    const std::string each = lex_.take_name();
    lex_.expect(",");
    if (lex_.take_name() != each) throw not_translated();
    if (lex_.take("==") && lex_.take_name() != "true") throw not_translated();
    lex_.expect(")");
    lex_.expect(".");
    if (lex_.take_name() != "size") throw not_translated();
    lex_.expect("(");
    lex_.expect(")");
    value count = term(value::kind::integer, "0", always);
    for (const value& one : made.elements) {
      if (one.is != value::kind::boolean) throw not_translated();
      count = calculated(count, "+",
                         term(value::kind::integer, fmt::format("({} ? 1 : 0)", one.yes), either(one.yes, one.no)));
    }
    return count;
  }

  static value literal(const std::string& characters) {
    return term(value::kind::text, fmt::format("\"{}\"", escaped(characters)), always);
  }

  value presence() {
    lex_.expect("(");
    if (lex_.take_name() != "self") throw not_translated();
    const found of = path();
    lex_.expect(")");
    if (of.part == nullptr) throw not_translated();
    const std::string there = is_there(of);
    if (there == always) return boolean(of.reached, never);
    return boolean(both(of.reached, there), both(of.reached, negated(there)));
  }

  // Whether a field is there, given that its struct is.
  static std::string is_there(const found& of) {
    if (of.part != nullptr && !of.part->facts.default_value.empty()) return always;
    if (of.use.holds_many())
      return of.part != nullptr && of.part->required ? always : fmt::format("!{}.empty()", of.code);
    if (of.is_inline) {
      if (of.part == nullptr || of.part->required) return always;
      throw not_translated();
    }
    return fmt::format("{}.has_value()", of.code);
  }

  // The rest of a path behind `self`; a method's name ends it, and is left in `method_`.
  found path() {
    found at{.use = self_, .code = "$self", .is_inline = self_.is == form::object};
    method_.clear();
    while (lex_.take(".")) {
      std::string name = lex_.take_name();
      if (lex_.at("(")) {
        method_ = name;
        break;
      }
      // CEL's own words stand between underscores: `__namespace__`.
      if (name.size() > 4 && name.starts_with("__") && name.ends_with("__")) name = name.substr(2, name.size() - 4);
      at = member(at, name);
    }
    return at;
  }

  static found member(const found& of, const std::string& name) {
    if (of.use.is != form::object) throw not_translated();
    for (const field& part : of.use.target->fields) {
      if (part.name != name) continue;
      found inside;
      inside.use = part.use;
      inside.part = &part;
      inside.reached = of.reached;
      if (!of.is_inline) inside.reached = both(of.reached, fmt::format("{}.has_value()", of.code));
      inside.code = fmt::format("{}{}{}", of.code, of.is_inline ? "." : "->", part.member);
      inside.is_inline = part.use.is == form::object && part.inlined;
      return inside;
    }
    throw not_translated();
  }

  value content(const found& of) {
    if (!method_.empty()) return method(of);
    const std::string has = fmt::format("{}.has_value()", of.code);
    const std::string& given = of.part == nullptr ? std::string() : of.part->facts.default_value;
    switch (of.use.is) {
      case form::boolean: {
        const std::string is = fmt::format("{}.value()", of.code);
        if (given == "true" || given == "false") {
          const std::string either_way = fmt::format("{}.value_or({})", of.code, given);
          return boolean(both(of.reached, either_way), both(of.reached, negated(either_way)));
        }
        return boolean(both(of.reached, both(has, is)), both(of.reached, both(has, negated(is))));
      }
      case form::integer:
        if (!given.empty()) {
          if (given.find_first_not_of("-0123456789") != std::string::npos) throw not_translated();
          return term(value::kind::integer, fmt::format("{}.value_or({})", of.code, given), of.reached);
        }
        return term(value::kind::integer, fmt::format("{}.value()", of.code), both(of.reached, has));
      case form::number:
        if (!given.empty()) throw not_translated();
        return term(value::kind::number, fmt::format("{}.value()", of.code), both(of.reached, has));
      case form::text:
      case form::choice:
        if (given.size() >= 2 && given.front() == '"')
          return term(value::kind::text, fmt::format("({} ? {}.view() : {})", has, of.code, given), of.reached);
        if (!given.empty()) throw not_translated();
        return term(value::kind::text, fmt::format("{}.view()", of.code), both(of.reached, has));
      default:
        throw not_translated();
    }
  }

  value method(const found& of) {
    const std::string name = method_;
    lex_.expect("(");
    if (name == "size" && lex_.take(")")) return size_of(of);
    static constexpr std::array tests = std::to_array<std::array<std::string_view, 2>>({
        {"startsWith", "{}.starts_with({})"},
        {"endsWith", "{}.ends_with({})"},
        {"contains", "({}.find({}) != std::string_view::npos)"},
    });
    for (const auto& [test, code] : tests) {
      if (test != name) continue;
      method_.clear();
      const value text = content(of);
      const token part = lex_.now();
      if (text.is != value::kind::text || part.is != token::kind::text) throw not_translated();
      lex_.next();
      lex_.expect(")");
      const std::string condition = fmt::format(fmt::runtime(code), text.code, literal(part.characters).code);
      return boolean(both(text.known, condition), both(text.known, negated(condition)));
    }
    throw not_translated();
  }

  // What is absent and what is empty look the same, and an absent one has no size.
  value size_of(const found& of) {
    if (of.use.is == form::text || of.use.is == form::choice) {
      method_.clear();
      const value text = content(of);
      return term(value::kind::integer, fmt::format("model::count_characters({})", text.code), text.known);
    }
    if (!of.use.holds_many()) throw not_translated();
    const bool there = of.part != nullptr && of.part->required;
    return term(value::kind::integer, fmt::format("static_cast<std::int64_t>({}.size())", of.code),
                both(of.reached, there ? always : fmt::format("!{}.empty()", of.code)));
  }

  lexer lex_;
  const type_use& self_;
  std::string method_;
  int depth_ = 0;
};

}  // namespace

std::string broken_condition(const std::string& rule, const type_use& self) {
  try {
    return translator(rule, self).broken();
  } catch (const not_translated&) {
    return {};
  }
}

}  // namespace dovetail::schema
