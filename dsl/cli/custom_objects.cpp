#include "cli/custom_objects.hpp"

#include "cli/words.hpp"
#include "dovetail/read/kinds.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::cli {
namespace {

void check_object(const schema::node& object, const char* file, const custom_kinds& kinds, const tell_finding& tell) {
  if (const schema::node* items = object.find("items");
      items != nullptr && object.text("kind").ends_with("List") && items->is_sequence())
    for (const schema::node* item : items->items) check_object(*item, file, kinds, tell);
  const custom_kind* kind = kinds.find(object.text("apiVersion"), object.text("kind"));
  if (kind == nullptr || kind->schema == nullptr || read::find_kind(kind->api_version, kind->name) != nullptr) return;
  const schema::node* metadata = object.find("metadata");
  const std::string name(metadata == nullptr ? std::string_view{} : metadata->text("name"));
  const std::string name_space(metadata == nullptr ? std::string_view{} : metadata->text("namespace"));
  check_custom(object, *kind->schema,
               [&](const schema::node& where, const std::string& path, const std::string& words) {
                 finding made;
                 made.broken = &YML_06;
                 made.file = file;
                 made.line = static_cast<std::uint32_t>(where.line);
                 made.column = static_cast<std::uint32_t>(where.column);
                 made.path = path;
                 made.words = fmt::format("{}: {}: {}", title_of(kind->name, name), path, words);
                 made.kind = kind->name;
                 made.name = name;
                 made.name_space = name_space;
                 tell(std::move(made));
               });
}

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
      for (const schema::node* document : parsed.documents()) check_object(*document, name, kinds, tell);
    } catch (const schema::problem& wrong) {
      note({name, 0, 0, fmt::format("is not held against CustomResourceDefinitions: {}", wrong.what())});
    }
  }
}

}  // namespace dovetail::cli
