#include "cli/reader_findings.hpp"

#include "cli/places.hpp"
#include "cli/words.hpp"
#include "dovetail/check/fields.hpp"

#include <utility>

namespace dovetail::cli {
namespace {

using read::fault;

/// The rule that a reader's fault breaks.
const check::rule& rule_of(fault what) {
  switch (what) {
    case fault::syntax:
      return YML_01;
    case fault::not_an_object:
    case fault::missing_kind:
      return YML_02;
    case fault::duplicate_key:
      return YML_03;
    case fault::unknown_kind:
      return YML_04;
    case fault::limit:
      return YML_05;
    case fault::too_new:
      return check::DOV_06;
    case fault::unknown_field:
    case fault::missing_field:
    case fault::wrong_type:
    case fault::unknown_word:
      break;
  }
  return check::GRM_50;
}

/// Whether an object, or a part of it, could not be looked at for it.
bool hides(fault what) {
  return what == fault::syntax || what == fault::not_an_object || what == fault::missing_kind ||
         what == fault::unknown_kind || what == fault::limit || what == fault::wrong_type;
}

/// Whether a path that the reader tells is a field's of an object, which may be an item of a list.
bool is_path(std::string_view told, std::string_view field) {
  return told == field || (told.starts_with("items[") && told.ends_with(field) && told.size() > field.size() + 1 &&
                           told[told.size() - field.size() - 1] == '.');
}

}  // namespace

bool is_of_rules(read::fault what) {
  return what == fault::missing_field || what == fault::unknown_word || what == fault::too_new;
}

finding finding_of(const read::problem& told, const read::document* in) {
  finding made;
  made.broken = &rule_of(told.what);
  made.file = told.at.file == nullptr ? "" : told.at.file;
  made.line = told.at.line;
  made.column = told.at.column;
  made.path = told.path;
  made.hides = hides(told.what);
  const bool is_of_object = in != nullptr && !told.path.empty();
  if (is_of_object) {
    made.kind = in->kind_name;
    made.name = in->name.view();
    made.name_space = in->name_space.view();
    made.object = in->at;
    made.words = title_of(made.kind, made.name) + ": ";
  }
  if (!told.path.empty()) made.words += told.path + ": ";
  made.words += told.text;
  return made;
}

void reader_hints::settle(check::inventory& all, const outcome& of, const unread_fields& unread,
                          const tell_finding& tell) const {
  model::list<check::field_fault_of> kept{};
  std::vector<bool> used(hints_.size());
  for (check::field_fault_of& each : all.field_faults) {
    const place end = end_of(each.owner->at, of);
    const auto is_of_owner = [&](const read::problem& told) {
      return told.at.file == each.owner->at.file && !is_before(told.at, each.owner->at) && is_before(told.at, end);
    };
    if (each.fault.is == model::field_fault::kind::missing && unread.has_around(each.fault.path, is_of_owner)) continue;
    for (std::size_t i = 0; i < hints_.size(); ++i)
      // A kind that is too new is told of the whole object by the rule, and of its kind by the reader.
      if (is_path(hints_[i]->path, each.fault.path.empty() ? "kind" : each.fault.path) && is_of_owner(*hints_[i])) {
        used[i] = true;
        if (!each.fault.at.known()) each.fault.at = hints_[i]->at;
      }
    kept.push_back(each);
  }
  all.field_faults = std::move(kept);
  for (std::size_t i = 0; i < hints_.size(); ++i) {
    if (used[i]) continue;
    const read::problem& told = *hints_[i];
    const auto found = of.reading_of.find(told.at.file);
    tell(finding_of(told, found == of.reading_of.end() ? nullptr : document_at(told.at, of.readings[found->second])));
  }
}

}  // namespace dovetail::cli
