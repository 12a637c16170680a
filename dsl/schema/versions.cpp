#include "versions.hpp"

#include "names.hpp"

#include <fmt/core.h>

#include <charconv>
#include <unordered_map>

namespace dovetail::schema {
namespace {

class reader {
 public:
  explicit reader(const document_set& file) : file_(file) {}

  // 37 for `1.37`; 0 where there is no such key.
  int minor(const node& entry, std::string_view key) const {
    const node* written = entry.find(key);
    if (written == nullptr) return 0;
    int minor = 0;
    const std::string& text = written->scalar;
    if (!text.starts_with("1.") ||
        std::from_chars(text.data() + 2, text.data() + text.size(), minor).ptr != text.data() + text.size())
      throw problem(file_.at(*written), fmt::format("`{}` is no version of Kubernetes", text), "write it as `1.37`");
    return minor;
  }

  void note(object& type, const node& entry) const {
    type.since = minor(entry, "since");
    const node* fields = entry.find("fields");
    if (fields == nullptr) return;
    std::unordered_map<std::string_view, field*> known;
    for (field& part : type.fields) known[part.name] = &part;
    for (std::size_t i = 0; i < fields->keys.size(); ++i) {
      const node& field = *fields->items[i];
      if (const auto found = known.find(fields->keys[i]); found != known.end())
        found->second->since = minor(field, "since");
      else if (field.find("until") != nullptr)
        type.gone.push_back({fields->keys[i], minor(field, "since"), minor(field, "until")});
    }
  }

  void note_gone(const node& entry, catalog& types) const {
    const std::vector<std::string> parts = split(entry.text("kind"), '/');
    if (parts.size() == 3)
      types.gone.push_back({{parts[0], parts[1], parts[2]}, minor(entry, "since"), minor(entry, "until")});
  }

 private:
  const document_set& file_;
};

}  // namespace

bool is_version_table(const node& document) {
  return document.find("first") != nullptr && document.find("last") != nullptr &&
         document.find("definitions") != nullptr;
}

void note_versions(const document_set& file, const node& table, catalog& types) {
  const reader read(file);
  if (const int last = read.minor(table, "last"); last != types.newest_version)
    throw problem(file.at(table), fmt::format("ends with Kubernetes 1.{}, and the schema is not 1.{}'s", last, last),
                  "`./quickstart update-kubernetes` writes both");
  types.oldest_version = read.minor(table, "first");
  std::unordered_map<std::string_view, object*> known;
  for (object& one : types.objects)
    if (!one.definition.empty()) known[one.definition] = &one;
  const node& definitions = *table.find("definitions");
  for (std::size_t i = 0; i < definitions.keys.size(); ++i) {
    const node& entry = *definitions.items[i];
    if (const auto found = known.find(definitions.keys[i]); found != known.end()) read.note(*found->second, entry);
    else read.note_gone(entry, types);
  }
}

}  // namespace dovetail::schema
