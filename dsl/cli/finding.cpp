#include "cli/finding.hpp"

#include "cli/words.hpp"
#include "dovetail/check/finding.hpp"

#include <algorithm>

namespace dovetail::cli {

std::string_view finding::said() const {
  std::string_view all = words;
  if (title_size != 0) return all.substr(std::min(title_size, all.size()));
  const std::string title = title_of(kind, name);
  if (!kind.empty() && all.starts_with(title)) all.remove_prefix(title.size());
  return all;
}

finding finding_of(const check::finding& told) {
  finding made;
  made.broken = &rule_for_yaml(*told.broken);
  made.file = told.at.file == nullptr ? "" : told.at.file;
  made.line = told.at.line;
  made.column = told.at.column;
  made.words = words_for_yaml(told.words);
  made.title_size = told.title_size;
  made.words += words_for_yaml(told.hint);
  if (told.owner == nullptr) return made;
  made.kind = told.owner->kind;
  made.name = told.owner->name.view();
  made.name_space = told.owner->name_space;
  made.object = told.owner->at;
  return made;
}

}  // namespace dovetail::cli
