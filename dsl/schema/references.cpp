#include "references.hpp"

#include "names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <utility>

namespace dovetail::schema {

// Made of references.yaml.
extern const std::string_view known_reference_text;

namespace {

bool is_field_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '$';
}

class path_reader {
 public:
  path_reader(std::string_view text, position where) : rest_(text) {
    made_.text = text;
    made_.where = std::move(where);
  }

  reference_path read() {
    do field();
    while (take('.'));
    if (!rest_.empty()) fail(fmt::format("`{}` is not expected", rest_.front()));
    return std::move(made_);
  }

 private:
  void field() {
    std::size_t size = 0;
    while (size < rest_.size() && is_field_character(rest_[size])) ++size;
    if (size == 0) fail("a field's name is missing");
    made_.steps.push_back({std::string(rest_.substr(0, size)), false});
    rest_.remove_prefix(size);
    while (take('[')) bracket();
  }
  void bracket() {
    const std::size_t end = rest_.find(']');
    if (end == std::string_view::npos) fail("`]` is missing");
    const std::string_view inside = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    if (inside.empty()) fail("`[]` is written `[*]`, which is each item");
    const bool is_number = std::all_of(inside.begin(), inside.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (is_number) fail(fmt::format("`[{}]` is one item of a list; a row is about each, `[*]`", inside));
    made_.steps.push_back({inside == "*" ? std::string() : std::string(inside), inside != "*"});
  }
  bool take(char wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  [[noreturn]] void fail(const std::string& words) const {
    throw problem(made_.where, fmt::format("`{}` is no path of fields: {}", made_.text, words),
                  "write it as in spec.sources[*].secretRef.name");
  }

  std::string_view rest_;
  reference_path made_{};
};

/// Each `[*]` of a path that stands beside a field is one of the field's own.
bool goes_with(const reference_path& beside, const reference_path& field) {
  std::size_t last = 0;
  for (std::size_t i = 0; i < beside.steps.size(); ++i)
    if (beside.steps[i].is_each()) last = i + 1;
  return last <= field.steps.size() &&
         std::equal(beside.steps.begin(), beside.steps.begin() + static_cast<std::ptrdiff_t>(last),
                    field.steps.begin());
}

class row_reader {
 public:
  explicit row_reader(const document_set& file) : file_(file) {}

  reference_row read(const node& written) {
    if (!written.is_map())
      fail(written, "a reference has kind, group, field and names", "write it as in `kind: Widget`");
    row_.where = file_.at(written);
    const std::vector<part> parts = all_parts();
    for (std::size_t i = 0; i < written.keys.size(); ++i)
      find(written.keys[i], *written.items[i], parts)(*written.items[i]);
    for (const char* needed : {"kind", "group", "names"})
      if (written.find(needed) == nullptr)
        fail(written, fmt::format("a reference has kind, group, field and names, and this one has no `{}`", needed),
             needed == std::string_view("group") ? "name the group of its apiVersion; `\"\"` is that of v1" : "add it");
    if (row_.field.empty() == row_.selector.empty())
      fail(written, "a reference has a `field` with a name, or a `selector` of labels",
           row_.field.empty() ? "add one of them" : "make two of it");
    if (row_.names_field.empty()) check_what_is_named(written);
    check_paths();
    return std::move(row_);
  }

 private:
  using setter = std::function<void(const node&)>;
  struct part {
    std::string_view name;
    setter set;
    /// Only rows of Dovetail's have it.
    bool of_its_own = false;
  };

  [[noreturn]] void fail(const node& where, const std::string& words, const std::string& mend) const {
    throw problem(file_.at(where), words, mend);
  }

  std::string word(const node& value) const {
    if (!value.is_scalar()) fail(value, "one word is expected", "write it without brackets and dashes");
    return value.scalar;
  }
  reference_path path(const node& value) const { return path_reader(word(value), file_.at(value)).read(); }

  setter to_path(reference_path& into) {
    return [this, &into](const node& v) { into = path(v); };
  }
  setter to_word(std::string& into) {
    return [this, &into](const node& v) { into = word(v); };
  }

  std::vector<part> all_parts() {
    return {
        {"kind", to_word(row_.kind)},
        {"group", to_word(row_.group)},
        {"field", to_path(row_.field)},
        {"selector", to_path(row_.selector)},
        {"namespaces", to_path(row_.namespaces)},
        {"names", [this](const node& v) { names(v); }},
        {"namespace", to_path(row_.name_space)},
        {"key", to_path(row_.key)},
        {"port", to_path(row_.port)},
        {"optional", to_path(row_.optional)},
        {"when", [this](const node& v) { conditions(v, false); }},
        {"unless", [this](const node& v) { conditions(v, true); }},
        {"said", to_word(row_.said), true},
        {"rule", to_word(row_.rule), true},
        {"grant", [this](const node& v) { row_.by_grant = word(v) == "true"; }, true},
    };
  }

  const setter& find(const std::string& name, const node& value, const std::vector<part>& all) const {
    std::vector<std::string> names;
    for (const part& each : all) {
      if (each.name == name) return each.set;
      if (!each.of_its_own) names.emplace_back(each.name);
    }
    fail(value, fmt::format("a reference has no `{}`", name), fmt::format("it can have {}", join(names, ", ")));
  }

  /// `Secret`, `{spec.targetRef.kind}`, `{spec.targetRef.kind|Service}`.
  void names(const node& value) {
    const std::string written = word(value);
    const auto is_kind = [](std::string_view text) {
      return !text.empty() && text.front() >= 'A' && text.front() <= 'Z' &&
             std::all_of(text.begin(), text.end(), [](char c) { return is_field_character(c) && c != '-'; });
    };
    const auto refuse = [&](std::string_view what) {
      fail(value, fmt::format("`{}` is no kind", what),
           "write the kind that is named, as in `kind: Secret`, or the field that says it, as in "
           "\"{spec.targetRef.kind|Service}\"");
    };
    if (!written.starts_with('{') || !written.ends_with('}')) {
      if (!is_kind(written)) refuse(written);
      row_.names = written;
      return;
    }
    const std::string inside = written.substr(1, written.size() - 2);
    const std::size_t bar = inside.find('|');
    row_.names_field = path_reader(inside.substr(0, bar), file_.at(value)).read();
    if (bar == std::string::npos) return;
    row_.names = inside.substr(bar + 1);
    if (!is_kind(row_.names)) refuse(row_.names);
  }

  void conditions(const node& value, bool negated) {
    if (!value.is_map())
      fail(value, "fields and their words are expected", "write them as in `when: {spec.targetRef.kind: Service}`");
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
      const node& words = *value.items[i];
      reference_row::condition& made = row_.conditions.emplace_back();
      made.path = path_reader(value.keys[i], file_.at(words)).read();
      made.negated = negated;
      if (!words.is_sequence()) add_word(words, made);
      else
        for (const node* each : words.items) add_word(*each, made);
    }
  }
  void add_word(const node& value, reference_row::condition& made) const {
    if (value.is == node::form::null) made.or_absent = true;
    else made.words.push_back(word(value));
  }

  void check_what_is_named(const node& written) const {
    if (!row_.key.empty() && row_.names != "Secret" && row_.names != "ConfigMap")
      fail(*written.find("key"), fmt::format("a {} has no keys", row_.names), "a Secret and a ConfigMap have");
    const bool has_ports = row_.names == "Service" || (row_.names == "Pod" && row_.field.empty());
    if (!row_.port.empty() && !has_ports)
      fail(*written.find("port"), fmt::format("a {} has no ports", row_.names), "a Service has");
    if (!row_.selector.empty() && !has_ports)
      fail(*written.find("selector"), fmt::format("a selector of {} is not looked at", row_.names),
           "select Service or Pod");
    if (!row_.namespaces.empty() && row_.selector.empty())
      fail(*written.find("namespaces"), "`namespaces` goes with a `selector`",
           "the namespace of a name is `namespace`");
  }

  void check_paths() const {
    const reference_path& field = row_.field.empty() ? row_.selector : row_.field;
    std::vector<const reference_path*> beside{&row_.names_field, &row_.name_space, &row_.key, &row_.optional};
    // A port stands in a list of its own beside a selector.
    if (row_.selector.empty()) beside.push_back(&row_.port);
    for (const reference_row::condition& each : row_.conditions) beside.push_back(&each.path);
    for (const reference_path* each : beside)
      if (!each->empty() && !goes_with(*each, field))
        throw problem(each->where, fmt::format("`{}` goes through other items than `{}`", each->text, field.text),
                      "each [*] must be one of the field's own");
  }

  const document_set& file_;
  reference_row row_{};
};

}  // namespace

std::vector<reference_row> read_references(const document_set& file, const node& list) {
  if (!list.is_sequence())
    throw problem(file.at(list), "references are a list",
                  "write each as `- kind: Widget`, with group, field and names");
  std::vector<reference_row> rows;
  for (const node* each : list.items) rows.push_back(row_reader(file).read(*each));
  return rows;
}

bool has_references(const node& document) {
  return document.is_map() && document.find("references") != nullptr && document.find("kind") == nullptr &&
         document.find("apiVersion") == nullptr;
}

std::string said_of(const reference_row& row) {
  if (!row.said.empty()) return row.said;
  std::string text = (row.field.empty() ? row.selector : row.field).text;
  for (std::size_t at = 0; (at = text.find("[*]")) != std::string::npos;) text.erase(at, 3);
  return text;
}

namespace {

std::vector<reference_row> read_known(const std::string& text) {
  const document_set file("references.yaml", text);
  return read_references(file, *file.documents().front()->find("references"));
}

/// Whether the text of a row says `kind: Widget`.
bool is_about(std::string_view row, const std::string& kind) {
  const std::string wanted = "kind: " + kind;
  const std::size_t at = row.find(wanted);
  if (at == std::string_view::npos) return false;
  const std::string_view rest = row.substr(at + wanted.size());
  return rest.empty() || rest.front() == ',' || rest.front() == '\n';
}

}  // namespace

const std::vector<reference_row>& known_references() {
  static const std::vector<reference_row> rows = read_known(std::string(known_reference_text));
  return rows;
}

const std::vector<reference_row>& known_references(const std::string& kind) {
  static std::map<std::string, std::vector<reference_row>> known;
  const auto [found, is_new] = known.try_emplace(kind);
  if (!is_new) return found->second;
  constexpr std::string_view begin = "\n  - ";
  std::string text;
  for (std::size_t at = known_reference_text.find(begin); at != std::string_view::npos;) {
    const std::size_t end = known_reference_text.find(begin, at + 1);
    const std::string_view row = known_reference_text.substr(at, end == std::string_view::npos ? end : end - at);
    if (is_about(row, kind)) text += row;
    at = end;
  }
  if (!text.empty()) found->second = read_known("references:" + text);
  return found->second;
}

}  // namespace dovetail::schema
