/// Traefik's rule language: which requests a route takes, such as Host(`app.example.com`) && PathPrefix(`/api`).
#pragma once

#include "dovetail/text/names.hpp"

#include <string_view>

namespace dovetail {

/// What is wrong with a rule. Source: Traefik 3, pkg/muxer/http and pkg/rules.
struct route_match_fault {
  enum class kind {
    none,
    /// Nothing where a matcher should stand.
    missing_matcher,
    /// `near` is what stands there, and should not.
    unexpected,
    /// `(` or a quote that nothing closes.
    unclosed,
    unknown_matcher,
    /// `matcher` takes another number of arguments.
    arguments,
    /// `near` is no host name.
    host,
    /// `near` does not start with `/`.
    path,
  };

  kind is = kind::none;
  std::string_view matcher{};
  std::string_view near{};
};

/// A matcher and how many arguments it takes.
struct route_matcher {
  std::string_view name;
  std::size_t least;
  std::size_t most;
};

inline constexpr route_matcher route_matchers[] = {
    {"Host", 1, 1},       {"HostRegexp", 1, 1},  {"Path", 1, 1},     {"PathPrefix", 1, 1},
    {"PathRegexp", 1, 1}, {"Method", 1, 1},      {"Header", 2, 2},   {"HeaderRegexp", 2, 2},
    {"Query", 1, 2},      {"QueryRegexp", 1, 2}, {"ClientIP", 1, 1},
};

namespace detail {

/// Reads a rule from the left to the right, until the first fault.
template <class OnMatcher>
class route_match_reader {
  using fault = route_match_fault::kind;

 public:
  constexpr route_match_reader(std::string_view rule, OnMatcher on_matcher) : rest_(rule), on_matcher_(on_matcher) {}

  constexpr auto read() {
    read_alternatives(true);
    skip_blanks();
    if (fault_.is == fault::none && !rest_.empty()) fail(fault::unexpected, {}, rest_.substr(0, 1));
    return fault_;
  }

 private:
  constexpr auto fail(fault is, std::string_view matcher, std::string_view near) {
    if (fault_.is == fault::none) fault_ = {is, matcher, near};
    rest_ = {};
  }
  constexpr auto skip_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t' || rest_.front() == '\n'))
      rest_.remove_prefix(1);
  }
  constexpr auto take(std::string_view token) {
    skip_blanks();
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  constexpr void read_alternatives(bool counts) {
    do {
      do read_one(counts);
      while (take("&&"));
    } while (take("||"));
  }
  /// `counts`: no `!` stands before it.
  constexpr void read_one(bool counts) {
    if (take("!")) return read_one(!counts);
    if (take("(")) {
      read_alternatives(counts);
      if (!take(")")) fail(fault::unclosed, {}, "(");
      return;
    }
    std::size_t size = 0;
    while (size < rest_.size() && is_alphanumeric(rest_[size])) ++size;
    if (size == 0) {
      if (rest_.empty()) fail(fault::missing_matcher, {}, {});
      else fail(fault::unexpected, {}, rest_.substr(0, 1));
      return;
    }
    const std::string_view name = rest_.substr(0, size);
    rest_.remove_prefix(size);
    const route_matcher* known = find(name);
    if (known == nullptr) return fail(fault::unknown_matcher, name, {});
    read_arguments(*known, counts);
  }
  /// Each is known in capitals and in small letters too.
  static constexpr const route_matcher* find(std::string_view name) {
    for (const route_matcher& m : route_matchers) {
      if (m.name.size() != name.size()) continue;
      bool same = true, small = true, capital = true;
      for (std::size_t i = 0; i < name.size(); ++i) {
        const char lower = is_upper(m.name[i]) ? static_cast<char>(m.name[i] - 'A' + 'a') : m.name[i];
        const char upper = is_lower(m.name[i]) ? static_cast<char>(m.name[i] - 'a' + 'A') : m.name[i];
        same = same && name[i] == m.name[i];
        small = small && name[i] == lower;
        capital = capital && name[i] == upper;
      }
      if (same || small || capital) return &m;
    }
    return nullptr;
  }
  constexpr auto read_arguments(const route_matcher& matcher, bool counts) {
    if (!take("(")) return fail(fault::arguments, matcher.name, {});
    std::string_view first;
    std::size_t count = 0;
    if (!take(")")) {
      do {
        skip_blanks();
        const std::string_view text = read_text();
        if (fault_.is != fault::none) return;
        if (count++ == 0) first = text;
      } while (take(","));
      if (!take(")"))
        return fail(rest_.empty() ? fault::unclosed : fault::unexpected, {}, rest_.empty() ? "(" : rest_.substr(0, 1));
    }
    if (count < matcher.least || count > matcher.most) return fail(fault::arguments, matcher.name, {});
    if (matcher.name == "Host" && !is_dns_subdomain(first)) return fail(fault::host, matcher.name, first);
    if ((matcher.name == "Path" || matcher.name == "PathPrefix") && !first.starts_with('/'))
      return fail(fault::path, matcher.name, first);
    if (counts) on_matcher_(matcher.name, first);
  }
  /// A text between backquotes, or between double quotes with `\`-escapes.
  constexpr std::string_view read_text() {
    const char quote = rest_.empty() ? '\0' : rest_.front();
    if (quote != '`' && quote != '"') {
      if (rest_.empty()) fail(fault::unclosed, {}, "(");
      else fail(fault::unexpected, {}, rest_.substr(0, 1));
      return {};
    }
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      if (quote == '"' && rest_[i] == '\\') {
        ++i;
      } else if (rest_[i] == quote) {
        const std::string_view text = rest_.substr(1, i - 1);
        rest_.remove_prefix(i + 1);
        return text;
      }
    }
    fail(fault::unclosed, {}, quote == '`' ? "`" : "\"");
    return {};
  }

  std::string_view rest_;
  OnMatcher on_matcher_;
  route_match_fault fault_{};
};

}  // namespace detail

/// Reads a rule, and calls `on_matcher(name, first_argument)` for each matcher of it that no `!` turns round.
template <class OnMatcher>
constexpr auto read_route_match(std::string_view rule, OnMatcher on_matcher) {
  return detail::route_match_reader<OnMatcher>(rule, on_matcher).read();
}
constexpr bool is_route_match(std::string_view rule) {
  return read_route_match(rule, [](std::string_view, std::string_view) {}).is == route_match_fault::kind::none;
}

namespace detail {

// Two rules as one: blanks between words, the kind of quotes, the order of what `&&` and `||` join, and brackets around a
// whole rule say nothing.

constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
constexpr std::string_view without_blanks_around(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Calls `is_end(position, depth)` for each character outside of quotes, with how many brackets are open after it, until it
/// says yes; the rule's size where it never does.
template <class IsEnd>
constexpr auto find_outside_of_quotes(std::string_view rule, IsEnd is_end) {
  int depth = 0;
  char quote = '\0';
  for (std::size_t i = 0; i < rule.size(); ++i) {
    const char c = rule[i];
    if (quote != '\0') {
      if (c == '\\' && quote == '"') ++i;
      else if (c == quote) quote = '\0';
      continue;
    }
    if (c == '`' || c == '"') quote = c;
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (is_end(i, depth)) return i;
  }
  return rule.size();
}
/// Where a rule's part ends: at the first `joint` outside of brackets, or at the end.
constexpr std::size_t end_of_part(std::string_view rule, std::string_view joint) {
  return find_outside_of_quotes(
      rule, [&](std::size_t i, int depth) { return depth == 0 && rule.substr(i).starts_with(joint); });
}
/// Where the bracket closes that a rule begins with.
constexpr std::size_t closing_bracket(std::string_view rule) {
  return find_outside_of_quotes(rule, [](std::size_t, int depth) { return depth == 0; });
}

/// A rule without blanks and brackets around all of it.
constexpr std::string_view bare_rule(std::string_view rule) {
  rule = without_blanks_around(rule);
  while (rule.size() > 1 && rule.front() == '(' && closing_bracket(rule) == rule.size() - 1)
    rule = without_blanks_around(rule.substr(1, rule.size() - 2));
  return rule;
}

/// Matchers that are written alike, but for blanks and quotes.
constexpr bool is_same_matcher(std::string_view a, std::string_view b) {
  char quote = '\0';
  std::size_t i = 0, j = 0;
  for (;; ++i, ++j) {
    if (quote == '\0') {
      while (i < a.size() && is_blank(a[i])) ++i;
      while (j < b.size() && is_blank(b[j])) ++j;
    }
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    const bool a_quotes = a[i] == '`' || a[i] == '"', b_quotes = b[j] == '`' || b[j] == '"';
    if (a_quotes && b_quotes && (quote == '\0' || a[i] == quote)) quote = quote == '\0' ? a[i] : '\0';
    else if (a[i] != b[j] || a[i] == '\\') return false;
  }
}

constexpr bool is_same_rule(std::string_view a, std::string_view b, std::string_view joint);

constexpr bool has_part(std::string_view rule, std::string_view wanted, std::string_view joint) {
  const bool is_last = joint == "&&";
  for (;;) {
    const std::size_t end = end_of_part(rule, joint);
    const std::string_view part = rule.substr(0, end);
    if (is_last ? is_same_rule(part, wanted, {}) : is_same_rule(part, wanted, "&&")) return true;
    if (end == rule.size()) return false;
    rule = rule.substr(end + joint.size());
  }
}
/// Whether each part of `a` is one of `b`'s.
constexpr bool has_all_parts(std::string_view a, std::string_view b, std::string_view joint) {
  for (;;) {
    const std::size_t end = end_of_part(a, joint);
    if (!has_part(b, a.substr(0, end), joint)) return false;
    if (end == a.size()) return true;
    a = a.substr(end + joint.size());
  }
}
/// `joint`: what the parts are joined by, from the outside in: `||`, `&&`, nothing.
constexpr bool is_same_rule(std::string_view a, std::string_view b, std::string_view joint) {
  a = without_blanks_around(a);
  b = without_blanks_around(b);
  if (!joint.empty()) return has_all_parts(a, b, joint) && has_all_parts(b, a, joint);
  if (a.starts_with('!') && b.starts_with('!')) return is_same_rule(a.substr(1), b.substr(1), {});
  const std::string_view inside_a = bare_rule(a), inside_b = bare_rule(b);
  if (inside_a.size() != a.size() || inside_b.size() != b.size()) return is_same_rule(inside_a, inside_b, "||");
  return is_same_matcher(a, b);
}

}  // namespace detail

/// Whether two rules match the same requests, as far as that can be seen from how they are written.
constexpr bool is_same_route_match(std::string_view a, std::string_view b) {
  if (a == b) return true;
  return detail::is_same_rule(detail::bare_rule(a), detail::bare_rule(b), "||");
}

}  // namespace dovetail
