#include "cli/config.hpp"

#include "dovetail/text/did_you_mean.hpp"
#include "schema/document.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <array>
#include <functional>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;
using schema::node;

class reader {
 public:
  reader(const schema::document_set& file, const fs::path& folder, settings& into)
      : file_(file), folder_(folder), into_(into) {}

  void read(const node& root) {
    if (root.is == node::form::null) return;
    if (!root.is_map()) fail(root, "the settings are a mapping, as in `profile: production`");
    for (std::size_t i = 0; i < root.keys.size(); ++i) {
      const node& value = *root.items[i];
      const auto entry = find(root.keys[i], value, entries());
      at(value, [&] { entry(value); });
    }
  }

 private:
  using entry = std::function<void(const node&)>;
  struct named_entry {
    std::string_view name;
    entry set;
  };

  [[noreturn]] void fail(const node& where, const std::string& words) const {
    throw usage_error{fmt::format("{}:{}:{}: {}", file_.name(), where.line, where.column, words)};
  }

  /// Adds the place to what a setting's own reader says.
  template <class Set>
  void at(const node& where, Set set) const {
    try {
      set();
    } catch (const usage_error& wrong) {
      if (wrong.words.starts_with(file_.name() + ":")) throw;
      fail(where, wrong.words);
    }
  }

  const entry& find(const std::string& name, const node& value, const std::vector<named_entry>& all) const {
    nearest_name near(name);
    std::string names;
    for (const named_entry& each : all) {
      if (each.name == name) return each.set;
      near.consider(each.name);
      names += (names.empty() ? "" : ", ") + std::string(each.name);
    }
    fail(value, near.found().empty() ? fmt::format("there is no setting `{}`; there is {}", name, names)
                                     : fmt::format("there is no setting `{}`; did you mean `{}`?", name, near.found()));
  }

  std::string word(const node& value) const {
    if (!value.is_scalar()) fail(value, "one word is expected");
    return value.scalar;
  }
  bool flag(const node& value) const {
    const std::string given = word(value);
    if (value.quoted || (given != "true" && given != "false"))
      fail(value, fmt::format("`{}` is neither true nor false", given));
    return given == "true";
  }
  /// A list of words, or one.
  std::vector<std::string> words(const node& value) const {
    if (value.is_scalar()) return {value.scalar};
    if (!value.is_sequence()) fail(value, "a list of words is expected");
    std::vector<std::string> all;
    for (const node* each : value.items) all.push_back(word(*each));
    return all;
  }
  std::vector<std::string> rules(const node& value) const {
    const std::vector<std::string> ids = words(value);
    if (value.is_sequence())
      for (const node* each : value.items) at(*each, [&] { check_ids_of_check({each->scalar}); });
    check_ids_of_check(ids);
    return ids;
  }

  const std::vector<named_entry>& entries() {
    entries_ = {
        {"profile", [this](const node& v) { into_.held_to = &profile_of(word(v)); }},
        {"only", [this](const node& v) { into_.only = rules(v); }},
        {"skip", [this](const node& v) { into_.skip = rules(v); }},
        {"externals", [this](const node& v) { externals(v); }},
        {"crds",
         [this](const node& v) {
           for (const std::string& path : words(v)) into_.crds.push_back((folder_ / path).lexically_normal().string());
         }},
        {"references",
         [this](const node& v) {
           into_.references = schema::read_references(file_, v);
           check_references(into_.references);
         }},
        {"waivers", [this](const node& v) { waivers(v); }},
        {"policies", [this](const node& v) { policies(v); }},
        {"namespace", [this](const node& v) { into_.name_space = word(v); }},
        {"kubernetes-version", [this](const node& v) { into_.kubernetes_minor = kubernetes_minor_of(word(v)); }},
        {"format", [this](const node& v) { into_.format = format_of(word(v)); }},
        {"strict", [this](const node& v) { into_.strict = flag(v); }},
    };
    return entries_;
  }

  void externals(const node& value) {
    if (!value.is_sequence()) fail(value, "a list is expected, of entries such as `Secret/db:USER,PASSWORD`");
    for (const node* each : value.items) at(*each, [&] { into_.externals.push_back(external_of(word(*each))); });
  }

  void policies(const node& value) {
    if (!value.is_map()) fail(value, "a mapping is expected, of policies and their numbers, as in `min_replicas: 3`");
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
      const node& number = *value.items[i];
      at(number, [&] {
        const asked_number made = asked_number_of(value.keys[i], word(number));
        if (number.quoted) fail(number, fmt::format("`{}` is a text; write the number without quotes", number.scalar));
        into_.numbers.push_back(made);
      });
    }
  }

  void waivers(const node& value) {
    if (!value.is_sequence()) fail(value, "a list is expected, of entries with rule, resource and reason");
    for (const node* each : value.items) into_.waivers.push_back(waiver_of(*each));
  }
  waiver waiver_of(const node& value) {
    if (!value.is_map()) fail(value, "a waiver has rule, resource and reason");
    waiver made;
    made.file = file_.name();
    made.line = static_cast<std::uint32_t>(value.line);
    made.column = static_cast<std::uint32_t>(value.column);
    std::string resource;
    const std::vector<named_entry> parts{
        {"rule",
         [&](const node& v) {
           made.rule = word(v);
           check_waived_rule(made.rule);
         }},
        {"resource", [&](const node& v) { resource = word(v); }},
        {"reason",
         [&](const node& v) {
           made.reason = word(v);
           if (made.reason.find_first_not_of(" \t\n") == std::string::npos) fail(v, "a waiver's reason says why");
         }},
    };
    for (std::size_t i = 0; i < value.keys.size(); ++i) {
      const node& part = *value.items[i];
      at(part, [&] { find(value.keys[i], part, parts)(part); });
    }
    for (const char* needed : {"rule", "resource", "reason"})
      if (value.find(needed) == nullptr)
        fail(value, fmt::format("a waiver has rule, resource and reason, and this one has no `{}`", needed));
    at(*value.find("resource"), [&] {
      const external_object named = waived_object_of(resource);
      made.kind = named.kind;
      made.name = named.name;
      made.name_space = named.name_space;
    });
    return made;
  }

  const schema::document_set& file_;
  const fs::path& folder_;
  settings& into_;
  std::vector<named_entry> entries_{};
};

}  // namespace

std::optional<fs::path> find_config(const fs::path& from) {
  std::error_code error;
  for (fs::path folder = fs::absolute(from, error); !folder.empty(); folder = folder.parent_path()) {
    const fs::path file = folder / config_name;
    if (fs::exists(file, error)) return file;
    if (folder == folder.parent_path()) break;
  }
  return std::nullopt;
}

void read_config(const std::string& text, const fs::path& file, settings& into) {
  try {
    const schema::document_set parsed(file.string(), text);
    if (parsed.documents().size() > 1)
      throw usage_error{fmt::format("{}: has several documents, and settings are one", file.string())};
    const fs::path folder = file.parent_path();
    for (const node* root : parsed.documents()) reader(parsed, folder, into).read(*root);
  } catch (const schema::problem& wrong) {
    throw usage_error{wrong.what()};
  }
}

}  // namespace dovetail::cli
