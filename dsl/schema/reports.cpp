#include "layout.hpp"
#include "names.hpp"
#include "writers.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dovetail::schema {
namespace {

struct counts {
  std::size_t kinds = 0;
  std::size_t postable = 0;
  std::size_t types = 0;
  std::size_t fields = 0;
  std::size_t sets = 0;

  counts& operator+=(const counts& other) {
    kinds += other.kinds;
    postable += other.postable;
    types += other.types;
    fields += other.fields;
    sets += other.sets;
    return *this;
  }
};

counts counts_of(const module& home, const std::set<std::string>& postable) {
  counts result;
  result.types = home.objects.size();
  for (const object* type : home.objects) {
    result.fields += type->fields.size();
    for (const field& part : type->fields) result.sets += part.enumeration.empty() ? 0 : 1;
    if (!type->kind) continue;
    ++result.kinds;
    const group_version_kind& kind = *type->kind;
    result.postable += postable.count(fmt::format("{}/{}/{}", kind.group, kind.version, kind.kind));
  }
  return result;
}

std::string row(const std::string& name, const std::string& header, const counts& c, bool with_postable) {
  return with_postable
             ? fmt::format("| {} | {} | {} | {} | {} | {} | {} |\n", name, header, c.kinds, c.postable, c.types,
                           c.fields, c.sets)
             : fmt::format("| {} | {} | {} | {} | {} | {} |\n", name, header, c.kinds, c.types, c.fields, c.sets);
}

}  // namespace

std::string markdown_of(const catalog& types, const std::set<std::string>& postable) {
  const bool with_postable = !postable.empty();
  std::string text = with_postable
                         ? "| Group and version | Header | Kinds | Postable | Types | Fields | Closed sets |\n"
                           "| --- | --- | ---: | ---: | ---: | ---: | ---: |\n"
                         : "| Group and version | Header | Kinds | Types | Fields | Closed sets |\n"
                           "| --- | --- | ---: | ---: | ---: | ---: |\n";
  counts all;
  for (const auto& [name, home] : types.modules) {
    if (home.objects.empty()) continue;
    const counts here = counts_of(home, postable);
    all += here;
    const std::string shown = home.version.empty() ? home.group : home.group + "/" + home.version;
    text += row(shown, fmt::format("`{}`", home.header()), here, with_postable);
  }
  return text + row("**all**", "", all, with_postable);
}

std::string report_of(const catalog& types) {
  std::string text;
  for (const auto& [name, home] : types.modules) {
    for (const object* type : home.objects) {
      for (const validation& rule : type->validations) {
        text += fmt::format("{}: {}: not checked (CEL): {}{}\n", home.name_space(), rule.path, one_line(rule.rule),
                            rule.message.empty() ? "" : fmt::format("  # {}", one_line(rule.message)));
      }
    }
  }
  for (const remark& one : types.remarks) text += fmt::format("{}: {}\n", one.where, one.what);
  return text;
}

}  // namespace dovetail::schema
