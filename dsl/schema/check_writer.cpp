#include "checks.hpp"
#include "layout.hpp"
#include "names.hpp"
#include "writers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace dovetail::schema {
namespace {

using form = type_use::form;

bool has_function(const object& type) { return type.is_resource || type.checked || type.newest != 0; }

// A function of its own name for each type: hundreds of overloads would have to be compared for each call.
std::string function_of(const object& type, const module& home) {
  if (type.is_resource) return "check_fields";
  const std::string whole = spelled(type, home);
  const std::size_t name = whole.size() - type.name.size();
  return whole.substr(0, name) + "check_" + type.name;
}

std::string replaced(std::string text, std::string_view what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
  return text;
}

constexpr std::size_t widest_line = 120;

// Where a line of code that is too wide may break: behind a comma, an operator or a condition, inside of as few brackets as
// can be, and as late as can be.
std::size_t best_break(const std::string& code, std::size_t indent) {
  std::size_t found = 0;
  int least = 1000;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = indent; i < widest_line; ++i) {
    const std::string_view rest = std::string_view(code).substr(i);
    if (code[i] == '"') quoted = !quoted;
    if (code[i] == '\\') ++i;
    if (quoted) continue;
    if (code[i] == '(' || code[i] == '{') ++depth;
    if (code[i] == ')' || code[i] == '}') --depth;
    const bool behind_one = rest.starts_with(", ") || rest.starts_with(") ");
    const bool behind_two = rest.starts_with(" && ") || rest.starts_with(" || ");
    if (!(behind_one || behind_two) || depth > least) continue;
    least = depth;
    found = i + (behind_two ? 3 : 1);
  }
  return found;
}

// A line of code as lines that are no wider than they have to be.
std::string folded(std::string code) {
  const std::size_t indent = code.find_first_not_of(' ');
  std::string lines;
  while (code.size() > widest_line) {
    const std::size_t end = best_break(code, indent);
    if (end <= indent + 4) break;
    const std::size_t deeper = code[end - 1] == ')' ? 2 : 4;
    lines += code.substr(0, end) + '\n';
    code = std::string(indent + deeper, ' ') + code.substr(end + 1);
  }
  return lines + code + '\n';
}

class writer {
 public:
  explicit writer(const module& home) : home_(home) {}

  std::string text() {
    forward_declarations();
    for (const object* type : home_.objects)
      if (has_function(*type)) function(*type);
    return std::move(text_);
  }

 private:
  // Where a value is, as the code that looks at it knows it: an expression, and the last step of its path.
  struct subject {
    std::string code;
    // The step above, and the field's name or nullptr: what a check's first arguments are.
    std::string above;
    std::string name;
    int depth = 0;
  };

  template <class... Args>
  void write(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(text_), format, std::forward<Args>(args)...);
  }
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    text_ += folded(std::string(indent_, ' ') + fmt::format(format, std::forward<Args>(args)...));
  }

  void signature(const object& type, std::string_view end) {
    text_ += folded(
        fmt::format("constexpr void {}(const {}& object, model::field_check& check, const model::field_path& at){}",
                    function_of(type, home_), type.name, end));
  }

  // Types that hold each other call each other.
  void forward_declarations() {
    std::set<const object*> defined;
    std::set<const object*> later;
    for (const object* type : home_.objects) {
      if (!has_function(*type)) continue;
      for (const field& part : type->fields) {
        const object* below = part.use.innermost().target;
        if (below != nullptr && below != type && below->home == &home_ && has_function(*below) &&
            defined.count(below) == 0 && !is_written_by_server(*type, part) && later.insert(below).second)
          signature(*below, ";");
      }
      defined.insert(type);
    }
    if (!later.empty()) text_ += '\n';
  }

  void function(const object& type) {
    const std::size_t begin = text_.size();
    signature(type, " {");
    const std::size_t body = text_.size();
    for (const field& part : type.fields)
      if (!is_written_by_server(type, part)) always(part);
    for (const validation& rule : type.validations) written_rule(type, rule);
    ages(type);
    if (text_.size() == body) {
      text_.resize(begin);
      text_ += folded(fmt::format("constexpr void {}(const {}&, model::field_check&, const model::field_path&) {{}}",
                                  function_of(type, home_), type.name)) +
               '\n';
      return;
    }
    text_ += "}\n\n";
  }

  static std::string literal(std::string_view name) { return fmt::format("\"{}\"", escaped(name)); }
  static subject subject_of(const field& part) { return {"object." + part.member, "at", literal(part.name)}; }

  void always(const field& part) {
    const subject whole = subject_of(part);
    if (can_be_missing(part)) line("if (!{}.has_value()) check.missing(at, {});", whole.code, whole.name);
    value(part.use, part.facts, part, whole, [](const object& type) { return type.checked; });
  }

  // What is in a value: words, bounds, and the objects that `wanted` says yes to.
  template <class Wanted>
  void value(const type_use& use, const limits& facts, const field& part, const subject& at, Wanted wanted) {
    bounds(use, facts, part, at);
    switch (use.is) {
      case form::choice:
        line("if ({0}.is_unproven()) check.word({1}, {2}, {0}, {3});", at.code, at.above, at.name,
             literal(join(use.words, "\n")));
        return;
      case form::object:
        if (wanted(*use.target)) call(*use.target, part, at);
        return;
      case form::list:
      case form::map:
        elements(use, facts, part, at, wanted);
        return;
      default:
        return;
    }
  }

  void call(const object& type, const field& part, const subject& at) {
    const std::string function = function_of(type, home_);
    if (part.inlined) line("{}({}, check, {{&at, {}}});", function, at.code, at.name);
    else line("if ({0}) {1}(*{0}, check, {{&at, {2}}});", at.code, function, at.name);
  }

  template <class Wanted>
  void elements(const type_use& use, const limits& facts, const field& part, const subject& at, Wanted wanted) {
    const type_use& element = use.element.front();
    const limits none;
    const limits& inside = facts.element.empty() ? none : facts.element.front();
    const object* target = element.innermost().target;
    if (!(target != nullptr && wanted(*target)) && element.innermost().is != form::choice &&
        !has_bounds(element, inside))
      return;
    const std::string index(1, static_cast<char>('i' + at.depth));
    const std::string loop = fmt::format("for (std::size_t {0} = 0; {0} < {1}.size(); ++{0})", index, at.code);
    const std::string code =
        use.is == form::map ? fmt::format("{}.at({}).value", at.code, index) : fmt::format("{}[{}]", at.code, index);
    if (element.is == form::object) {
      line("{} {}({}, check, {{{}}});", loop, function_of(*target, home_), code, step_to_element(use, at, index));
      return;
    }
    line("{} {{", loop);
    indent_ += 2;
    const std::string step = element_path(use, at, index);
    value(element, inside, part, {code, step, "nullptr", at.depth + 1}, wanted);
    indent_ -= 2;
    line("}}");
  }

  static std::string step_to_element(const type_use& use, const subject& at, const std::string& index) {
    const std::string where = fmt::format("&{}, {}, {}", at.above, at.name, index);
    return use.is == form::map ? fmt::format("{}, &{}.at({}).key", where, at.code, index) : where;
  }
  // Names the step to an element, and returns its name.
  std::string element_path(const type_use& use, const subject& at, const std::string& index) {
    line("const model::field_path at_{}{{{}}};", index, step_to_element(use, at, index));
    return "at_" + index;
  }

  void bounds(const type_use& use, const limits& facts, const field& part, const subject& at) {
    const limits here = own_limits(facts);
    if (!has_bounds(use, here)) return;
    const std::string least = fmt::format("{}", here.minimum_size.value_or(0));
    const std::string most = here.maximum_size ? fmt::format(", {}", *here.maximum_size) : "";
    if (use.holds_many()) {
      line("check.count({}, {}, {}.size(), {}, {}{});", at.above, at.name, at.code,
           at.depth == 0 && part.required ? "true" : "false", least, most);
    } else if (use.is == form::text) {
      line("check.length({}, {}, {}, {}{});", at.above, at.name, at.code, least, most);
    } else if (use.is == form::integer) {
      whole_bounds(here, at);
    } else {
      fraction_bounds(here, at);
    }
  }

  // A bound beyond what an int64 holds bounds nothing.
  void whole_bounds(const limits& facts, const subject& at) {
    constexpr double widest = 9.2e18;
    const double least = facts.minimum ? std::ceil(*facts.minimum) : -widest;
    const double most = facts.maximum ? std::floor(*facts.maximum) : widest;
    if (!(least > -widest) && !(most < widest)) return;
    const auto shown = [](double bound) { return fmt::format("{}", static_cast<long long>(bound)); };
    const bool open_least = facts.exclusive_minimum && least == facts.minimum.value_or(least + 1);
    const bool open_most = facts.exclusive_maximum && most == facts.maximum.value_or(most + 1);
    line("check.within({}, {}, {}, {}{});", at.above, at.name, at.code,
         least > -widest ? shown(open_least ? least + 1 : least) : "-model::field_check::unbounded",
         most < widest ? ", " + shown(open_most ? most - 1 : most) : "");
  }

  void fraction_bounds(const limits& facts, const subject& at) {
    const bool more_than = facts.minimum && facts.exclusive_minimum;
    const bool less_than = facts.maximum && facts.exclusive_maximum;
    const double least = !facts.minimum ? 0 : more_than ? std::nextafter(*facts.minimum, HUGE_VAL) : *facts.minimum;
    const double most = !facts.maximum ? 0 : less_than ? std::nextafter(*facts.maximum, -HUGE_VAL) : *facts.maximum;
    std::vector<std::string> says;
    if (facts.minimum) says.push_back(fmt::format("{} {}", more_than ? "more than" : "at least", *facts.minimum));
    if (facts.maximum) says.push_back(fmt::format("{} {}", less_than ? "less than" : "at most", *facts.maximum));
    line("check.within({}, {}, {}, {}, {}, \"must be {}\");", at.above, at.name, at.code,
         facts.minimum ? fmt::format("{}", least) : "-model::field_check::infinite",
         facts.maximum ? fmt::format("{}", most) : "model::field_check::infinite", join(says, " and "));
  }

  void written_rule(const object& type, const validation& rule) {
    if (rule.broken.empty() || !written_.insert({&type, rule.field + "\n" + rule.rule}).second) return;
    std::string said = one_line(rule.message.empty() ? "breaks the rule " + rule.rule : rule.message);
    // g++ writes `\'` where it shows a finding.
    std::replace(said.begin(), said.end(), '\'', '`');
    const std::string words = literal(said);
    if (rule.field.empty()) {
      line("if ({}) check.rule(at, nullptr, {});", replaced(rule.broken, "$self", "object"), words);
      return;
    }
    const std::string name = rule.field.substr(0, rule.field.find_first_of("[{"));
    const auto part =
        std::find_if(type.fields.begin(), type.fields.end(), [&](const field& f) { return f.name == name; });
    subject at = subject_of(*part);
    const type_use* use = &part->use;
    int levels = 0;
    for (std::size_t i = name.size(); i < rule.field.size(); i += 2, ++levels) {
      const std::string index(1, static_cast<char>('i' + levels));
      line("for (std::size_t {0} = 0; {0} < {1}.size(); ++{0}) {{", index, at.code);
      indent_ += 2;
      const std::string step = element_path(*use, at, index);
      at = {
          use->is == form::map ? fmt::format("{}.at({}).value", at.code, index) : fmt::format("{}[{}]", at.code, index),
          step, "nullptr", at.depth + 1};
      use = &use->element.front();
    }
    line("if ({}) check.rule({}, {}, {});", replaced(rule.broken, "$self", at.code), at.above, at.name, words);
    for (; levels != 0; --levels) {
      indent_ -= 2;
      line("}}");
    }
  }

  // All that is newer than some version stands behind one comparison, which a stack for the newest version passes by.
  void ages(const object& type) {
    const int newest = type.newest;
    if (newest == 0) return;
    line("if (check.minor < {}) {{", newest);
    indent_ += 2;
    if (type.is_resource && type.since != 0)
      line("{}check.newer(at, nullptr, {});", older_than(type.since, newest), type.since);
    for (const field& part : type.fields) {
      if (is_written_by_server(type, part)) continue;
      const subject at = subject_of(part);
      if (part.since != 0) {
        line("if ({}{}) check.newer(at, {}, {}{});",
             part.since == newest ? "" : fmt::format("check.minor < {} && ", part.since), is_set(part, at.code),
             at.name, part.since, has_place(part.use) ? fmt::format(", {}.at()", at.code) : "");
      }
      const object* below = part.use.innermost().target;
      if (below == nullptr || below->checked || below->newest == 0) continue;
      below_only(part, at);
    }
    indent_ -= 2;
    line("}}");
  }

  void below_only(const field& part, const subject& at) {
    const auto wanted = [](const object& type) { return type.newest != 0; };
    if (part.use.is == form::object) call(*part.use.target, part, at);
    else elements(part.use, {}, part, at, wanted);
  }

  static std::string older_than(int since, int newest) {
    return since == newest ? "" : fmt::format("if (check.minor < {}) ", since);
  }

  static bool has_place(const type_use& use) {
    return !use.holds_many() && use.is != form::object && use.is != form::json;
  }

  std::string is_set(const field& part, const std::string& code) const {
    if (part.use.holds_many()) return fmt::format("!{}.empty()", code);
    if (part.inlined) return fmt::format("!({} == {}{{}})", code, spelled(*part.use.target, home_));
    return fmt::format("{}.has_value()", code);
  }

  const module& home_;
  std::string text_;
  std::size_t indent_ = 2;
  std::set<std::pair<const object*, std::string>> written_;
};

}  // namespace

bool has_checks(const module& home) {
  return std::any_of(home.objects.begin(), home.objects.end(), [](const object* type) { return has_function(*type); });
}

std::string checks_of(const module& home) { return writer(home).text(); }

}  // namespace dovetail::schema
