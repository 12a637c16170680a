#include "cli/doubled_files.hpp"

#include "cli/kustomized_findings.hpp"
#include "cli/words.hpp"
#include "dovetail/check/identity.hpp"

#include <fmt/core.h>

#include <map>
#include <string_view>

namespace dovetail::cli {
namespace {

/// The object that one which is there twice is the second of.
const check::resource* first_of(const check::finding& told, const check::inventory& all) {
  if (told.broken->id != check::IDN_28.id || told.owner == nullptr || told.owner->at.file == nullptr) return nullptr;
  for (const check::resource& each : all.named(told.owner->name.view()))
    if (each.kind == told.owner->kind && each.in == told.owner->in && !each.external)
      return &each == told.owner || each.at.file == nullptr ? nullptr : &each;
  return nullptr;
}

}  // namespace

doubled_files::doubled_files(const check::report& report, const check::inventory& all,
                             const kustomizations& kustomized_by,
                             const std::function<bool(const check::finding&)>& is_waived) {
  constexpr std::size_t several = 2;
  struct doubles {
    std::vector<const check::finding*> told{};
    std::set<std::string_view> others{};
  };
  std::map<std::string_view, doubles> of_files;
  for (const check::finding& each : report.findings()) {
    const check::resource* first = first_of(each, all);
    if (first == nullptr || std::string_view(first->at.file) == each.owner->at.file ||
        is_applied_apart(each, kustomized_by, all))
      continue;
    // A waiver is for its object alone.
    if (is_waived(each)) continue;
    doubles& of = of_files[each.owner->at.file];
    of.told.push_back(&each);
    of.others.insert(first->at.file);
  }
  for (const auto& [file, of] : of_files) {
    if (of.told.size() < several) continue;
    of_them_.insert(of.told.begin(), of.told.end());
    finding made = finding_of(*of.told.front());
    made.words = fmt::format(
        "{} `{}` and {} more are there twice: in {}, too; what is for one or the other is checked one at a time",
        made.kind, made.name, of.told.size() - 1,
        of.others.size() == 1 ? std::string(*of.others.begin())
                              : fmt::format("{} and {} more", *of.others.begin(), of.others.size() - 1));
    made.title_size = 0;
    told_.push_back(std::move(made));
  }
}

}  // namespace dovetail::cli
