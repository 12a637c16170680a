#include "cli/custom_objects.hpp"

#include "cli/custom_rules.hpp"
#include "cli/words.hpp"
#include "dovetail/read/kinds.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace dovetail::cli {
namespace {

class object_checker {
 public:
  object_checker(const char* file, const custom_kinds& kinds, const tell_finding& tell, const tell_notice& note)
      : file_(file), kinds_(kinds), tell_(tell), note_(note) {}

  void check(const schema::node& object) {
    if (const schema::node* items = object.find("items");
        items != nullptr && object.text("kind").ends_with("List") && items->is_sequence())
      for (const schema::node* item : items->items) check(*item);
    const custom_kind* kind = kinds_.find(object.text("apiVersion"), object.text("kind"));
    if (kind == nullptr || kind->schema == nullptr || read::find_kind(kind->api_version, kind->name) != nullptr) return;
    bool is_sound = true;
    const auto report = [&](const schema::node& where, const std::string& path, const std::string& words) {
      is_sound = false;
      tell(*kind, object, where, path, words);
    };
    check_custom(object, *kind->schema, report);
    // As the server has it: of what has other types there is nothing to ask.
    if (!is_sound) return;
    check_custom_rules(object, *kind->schema, report, [&](const std::string& rule, const std::string& why) {
      if (unread_.insert(rule).second)
        note_({file_, static_cast<std::uint32_t>(object.line), static_cast<std::uint32_t>(object.column),
               fmt::format("a rule of {} is not asked: `{}`: {}", kind->name, rule, why)});
    });
  }

 private:
  void tell(const custom_kind& kind, const schema::node& object, const schema::node& where, const std::string& path,
            const std::string& words) const {
    const schema::node* metadata = object.find("metadata");
    finding made;
    made.broken = &YML_06;
    made.file = file_;
    made.line = static_cast<std::uint32_t>(where.line);
    made.column = static_cast<std::uint32_t>(where.column);
    made.path = path;
    made.kind = kind.name;
    made.name = metadata == nullptr ? std::string_view{} : metadata->text("name");
    made.name_space = metadata == nullptr ? std::string_view{} : metadata->text("namespace");
    made.words = fmt::format("{}: {}: {}", title_of(kind.name, made.name), path, words);
    tell_(std::move(made));
  }

  const char* file_;
  const custom_kinds& kinds_;
  const tell_finding& tell_;
  const tell_notice& note_;
  std::set<std::string> unread_{};
};

}  // namespace

void check_custom_objects(const std::vector<read::reading>& readings, const custom_kinds& kinds,
                          const tell_finding& tell, const tell_notice& note) {
  if (kinds.empty()) return;
  for (const read::reading& file : readings) {
    const bool any = std::any_of(file.documents.begin(), file.documents.end(), [&](const read::document& each) {
      return !each.content && kinds.find(each.api_version, each.kind_name) != nullptr;
    });
    if (!any) continue;
    const char* const name = file.documents.front().at.file;
    try {
      const schema::document_set parsed(name, *file.text);
      object_checker checker(name, kinds, tell, note);
      for (const schema::node* document : parsed.documents()) checker.check(*document);
    } catch (const schema::problem& wrong) {
      note({name, 0, 0, fmt::format("is not held against CustomResourceDefinitions: {}", wrong.what())});
    }
  }
}

}  // namespace dovetail::cli
