#include "cli/check.hpp"

#include "cli/custom.hpp"
#include "cli/custom_objects.hpp"
#include "cli/custom_references.hpp"
#include "cli/custom_workloads.hpp"
#include "cli/default_namespace.hpp"
#include "cli/doubled_files.hpp"
#include "cli/externals.hpp"
#include "cli/kustomized_findings.hpp"
#include "cli/outside.hpp"
#include "cli/passed_over.hpp"
#include "cli/places.hpp"
#include "cli/reader_findings.hpp"
#include "cli/unknown_objects.hpp"
#include "cli/unknown_values.hpp"
#include "cli/unread_fields.hpp"
#include "cli/waivers.hpp"
#include "dovetail/api/versions.hpp"
#include "dovetail/check/check_all.hpp"
#include "dovetail/check/unused.hpp"
#include "dovetail/check/waivers.hpp"
#include "dovetail/read/metadata.hpp"
#include "dovetail/read/yaml.hpp"
#include "dovetail/stack/kinds.hpp"
#include "dovetail/stack/runtime_kind.hpp"
#include "schema/crd_choice.hpp"
#include "schema/inputs.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <deque>
#include <memory>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace dovetail::cli {
namespace {

using read::fault;

class checking {
 public:
  checking(inputs& given, const settings& asked, const surroundings& beside, outcome& into)
      : given_(given),
        asked_(asked),
        beside_(beside),
        into_(into),
        unknown_(into),
        waivers_(asked),
        references_(asked),
        passed_(into) {}

  void run() {
    gather();
    for (const external_object& each : asked_.externals)
      if (each.is_one()) add_external(each, all_);
    add_beside();
    for (const auto& [kind, name] : given_.kustomized.generated()) {
      generated_.emplace_back();
      generated_.back().kind = kind;
      generated_.back().name = name;
      add_external(generated_.back(), all_);
    }
    add_name_space(name_space_, all_);
    run_rules();
    check_custom_objects(
        into_.readings, custom_, [&](finding made) { tell(std::move(made)); },
        [&](notice made) { into_.notices.push_back(std::move(made)); });
    finish();
    put_back();
  }

  /// What others may rely on.
  surroundings seen_from_outside() {
    gather();
    surroundings made;
    const auto add = [&](std::string_view kind, std::string_view name, const check::resource& of) -> external_object& {
      external_object& object = made.objects.emplace_back();
      object.kind = kind;
      object.name = name;
      object.name_space = of.name_space;
      return object;
    };
    for (const check::key_holder& each : all_.key_holders) {
      external_object& object = add(each.kind, each.name, *each.maker);
      if (each.keys_known)
        for (const model::text& key : each.keys) object.keys.emplace_back(key.view());
    }
    for (const check::service& each : all_.services) {
      external_object& object = add("Service", each.owner->name.view(), *each.owner);
      for (const auto& port : each.object->spec.ports)
        object.ports.push_back({std::string(port.name.view()), port.port.value_or(0)});
    }
    for (const check::resource& each : all_.resources)
      if (each.kind != "Service" && each.kind != "Secret" && each.kind != "ConfigMap")
        add(each.kind, each.name.view(), each);
    for (const check::pod& each : all_.pods) {
      if (each.metadata == nullptr || each.metadata->labels.empty()) continue;
      external_object& pods = add("Pod", "", *each.owner);
      for (const auto& label : each.metadata->labels)
        pods.labels.push_back({std::string(label.key.view()), std::string(label.value.view())});
    }
    for (const read::reading& each : into_.readings)
      if (each.source().find("CustomResourceDefinition") != std::string_view::npos) {
        try {
          made.crds.emplace_back(std::make_shared<const schema::document_set>("beside", *each.text));
        } catch (const schema::problem&) {
          // Whoever checks it says so.
        }
      }
    return made;
  }

 private:
  void gather() {
    into_.notices = std::move(given_.notices);
    into_.unreadable = std::move(given_.unreadable);
    if (asked_.kubernetes_minor != 0) all_.kubernetes_minor = asked_.kubernetes_minor;
    crds_ = read_crds(asked_.crds, into_.notices);
    add_crds();
    into_.readings.reserve(given_.files.size());
    for (input& each : given_.files) read(each);
    find_name_space();
    for (const read::reading& each : into_.readings) given_.kustomized.add_of_flux(each);
    for (read::reading& each : into_.readings) collect_crds(each);
    references_.check_rows(custom_);
    for (read::reading& each : into_.readings) take(each);
    hints_.settle(all_, into_, unread_, [&](finding made) { tell(std::move(made)); });
    workloads_.settle(all_);
    references_.settle(all_);
  }

  /// What is here is not told apart from what is beside it: it is here.
  void add_beside() {
    outside_ = asked_.externals;
    std::set<std::tuple<std::string_view, std::string_view, std::string_view>> here;
    for (const check::resource& each : all_.resources) here.emplace(each.kind, each.name.view(), each.name_space);
    for (const check::key_holder& each : all_.key_holders) here.emplace(each.kind, each.name, each.maker->name_space);
    for (const external_object& each : beside_.objects) {
      if (!each.labels.empty()) outside_.push_back(each);
      else if (here.emplace(each.kind, each.name, each.name_space).second) add_external(each, all_);
    }
  }

  /// Whether a finding says that nothing uses an object which something beside them names.
  bool is_used_beside(const check::finding& told) const {
    if (told.broken->id != check::REF_80.id || told.owner == nullptr) return false;
    return std::any_of(beside_.texts.begin(), beside_.texts.end(),
                       [&](std::string_view text) { return check::detail::has_word(text, told.owner->name.view()); });
  }

  // Reading.

  void add_crds() {
    for (const auto& each : beside_.crds) custom_.add(each);
    for (const auto& each : crds_) custom_.add(each);
  }

  void read(input& file) {
    read::options how;
    how.kubernetes_minor = asked_.kubernetes_minor;
    read::reading made = file.known ? std::move(*file.known) : read::read_yaml(std::move(file.text), file.name, how);
    file.text.clear();
    ++into_.files;
    if (passed_.takes(file, made)) {
      into_.passed.emplace_back(file.name, std::move(made));
      return;
    }
    passed_.keep(file);
    if (file.definitions) into_.definitions.emplace(file.name, std::move(file.definitions));
    if (made.problems_left_out != 0)
      note(file.name, {}, fmt::format("{} more problems are not told", made.problems_left_out));
    into_.reading_of.emplace(file.name, into_.readings.size());
    into_.readings.push_back(std::move(made));
  }

  /// CustomResourceDefinitions among what is checked.
  void collect_crds(const read::reading& file) {
    for (const read::document& each : file.documents) {
      if (each.kind_name != "CustomResourceDefinition") continue;
      std::shared_ptr<const schema::document_set>& known = into_.definitions[each.at.file];
      try {
        if (!known) known = std::make_shared<const schema::document_set>(each.at.file, *file.text);
        custom_.add(crd_file(known));
      } catch (const schema::problem&) {
        // The reader has said so.
      }
      return;
    }
  }

  void find_name_space() {
    name_space_ = asked_.name_space.empty() ? name_space_meant(into_.readings) : asked_.name_space;
    if (asked_.name_space.empty() && name_space_ != "default")
      note("", {},
           fmt::format("what says no namespace is taken to be in `{}`, which others name; say another one by -n",
                       name_space_));
  }

  // Objects.

  void take(read::reading& file) {
    for (read::document& each : file.documents) {
      if (passed_.takes(each)) continue;
      ++into_.objects;
      if (const emit::runtime_kind* kind = each.content ? emit::find_kind(each.api_version, each.kind_name) : nullptr)
        add(*kind, each);
      else add_unknown(each);
    }
    for (const read::problem& each : file.problems) take(each, file);
  }

  void add(const emit::runtime_kind& kind, read::document& made) {
    const api::meta::v1::ObjectMeta* metadata = read::metadata_of(made.content);
    // Where the object is put by whoever deploys it. It no longer changes once it is described.
    if (metadata != nullptr && kind.namespaced && metadata->namespace_.empty()) {
      put_in(*metadata, model::text(name_space_));
      placed_.insert(metadata);
    }
    const std::string_view name_space = metadata == nullptr ? std::string_view{} : metadata->namespace_.view();
    if (metadata != nullptr)
      for (const auto& each : metadata->annotations)
        add_waiver(each.key.view(), each.value.view(), each.key.at(), made, name_space);
    // The API server clears it, and nobody finds the object there.
    if (metadata != nullptr && !kind.namespaced && !metadata->namespace_.empty()) {
      finding dropped = about(made, {});
      dropped.broken = &CON_78;
      const place at = metadata->namespace_.at();
      dropped.file = at.file == nullptr ? made.at.file : at.file;
      dropped.line = at.line;
      dropped.column = at.column;
      dropped.words = fmt::format("{} `{}` is in namespace `{}`, and is of the whole cluster: the API server drops it",
                                  kind.kind, made.name.view(), name_space);
      tell(std::move(dropped));
      put_in(*metadata, model::text());
    }
    kind.describe(made.content.get(), made.at, notes_of(made, kind.namespaced ? name_space : std::string_view{}), all_);
  }

  /// Puts an object into another namespace for this run.
  void put_in(const api::meta::v1::ObjectMeta& metadata, const model::text& name_space) {
    auto& changed = const_cast<api::meta::v1::ObjectMeta&>(metadata);
    moved_.emplace_back(&changed, changed.namespace_);
    changed.namespace_ = name_space;
  }
  void put_back() {
    for (auto each = moved_.rbegin(); each != moved_.rend(); ++each) each->first->namespace_ = each->second;
  }

  /// An object that others may refer to, and of which no more is known.
  void add_unknown(const read::document& made) {
    const custom_kind* custom = custom_.find(made.api_version, made.kind_name);
    api::meta::v1::ObjectMeta& metadata = metadata_.emplace_back();
    metadata.name = made.name;
    metadata.namespace_ = made.name_space;
    metadata.annotations = annotations_of(made);
    metadata.generateName = generated_name_of(made);
    // What makes pods is in a namespace, as they are.
    const bool namespaced =
        custom != nullptr ? custom->namespaced
                          : static_cast<bool>(made.pods) || makes_in_its_namespace(made) || references_.has_rows(made);
    if (namespaced && metadata.namespace_.empty()) {
      metadata.namespace_ = model::text(name_space_);
      placed_.insert(&metadata);
    }
    check::resource& r = all_.resources.emplace_back();
    r.api_version = made.api_version;
    r.kind = made.kind_name;
    r.name = made.name;
    r.at = made.at;
    r.metadata = &metadata;
    all_.place_in(metadata.namespace_.view(), r);
    for (const auto& each : metadata.annotations)
      add_waiver(each.key.view(), each.value.view(), each.key.at(), made, metadata.namespace_.view());
    r.notes = notes_of(made, metadata.namespace_.view());
    describe_unknown(made, r, all_);
    workloads_.add(made, r, all_);
    references_.add(made, r);
  }

  /// A finding about an object as a whole, of no rule yet.
  static finding about(const read::document& made, std::string_view name_space) {
    finding object;
    object.kind = made.kind_name;
    object.name = made.name.view();
    object.name_space = name_space;
    object.object = made.at;
    return object;
  }

  void add_waiver(std::string_view key, std::string_view reason, place at, const read::document& made,
                  std::string_view name_space) {
    if (key.starts_with(waiver_annotation))
      waivers_.add_annotation(key.substr(waiver_annotation.size()), reason, at, about(made, name_space));
  }

  /// The policies that are waived for an object; null where none is.
  const resource_notes* notes_of(const read::document& made, std::string_view name_space) {
    resource_notes* notes = nullptr;
    waivers_.see(about(made, name_space), [&](const check::rule& policy, const waiver& each, bool* used) {
      if (each.reason.empty()) return;
      if (notes == nullptr) notes = &notes_.emplace_back();
      waiver_note& note = notes->waivers.emplace_back();
      note.rule = policy.id;
      note.reason = each.reason;
      note.whole = true;
      waived_.push_back({&note, used});
    });
    return notes;
  }

  // What the reader says.

  void take(const read::problem& told, const read::reading& file) {
    if (is_of_rules(told.what)) {
      if (passed_.has(document_at(told.at, file))) return;
      hints_.add(told);
      unread_.add(told, nullptr);
      return;
    }
    // Without a kind there is no object that it could be about.
    const bool is_of_none = told.what == fault::missing_kind || told.what == fault::not_an_object;
    const read::document* in = is_of_none ? nullptr : document_at(told.at, file);
    if (passed_.has(in) && told.what != fault::syntax && told.what != fault::limit) return;
    if (told.what == fault::unknown_kind && in != nullptr) {
      if (custom_.find(in->api_version, in->kind_name) != nullptr) return;
      if (const read::gone_kind* gone = read::find_gone_kind(in->api_version, in->kind_name);
          gone != nullptr && gone->there.has(all_.kubernetes_minor))
        return passed_.leave_unknown(*in, fmt::format("since Kubernetes 1.{} has it no more", api::newest_version));
      if (!is_mistaken(in->api_version, in->kind_name))
        return passed_.leave_unknown(*in, "without its CustomResourceDefinition (--crds)");
    }
    unread_.add(told, in);
    tell(finding_of(told, in));
  }

  // Rules.

  void run_rules() {
    model::list<check::asked_policy> policies{};
    for (const check::rule* each : all_rules())
      if (each->policy)
        if (const auto number = asked_.number_for(*each)) policies.push_back({each, *number});
    const check::asked_checks asked(policies);
    model::arena characters;
    check::report report(characters);
    check::check_all(all_, asked, report);
    references_.check(all_, report);
    const outside elsewhere(outside_, all_);
    const doubled_files twice(report, all_, given_.kustomized,
                              [&](const check::finding& each) { return waivers_.cover(finding_of(each)); });
    for (const finding& each : twice.told()) tell(each);
    for (const check::finding& each : report.findings())
      if (each.broken->id != check::DOV_04.id && !is_follow_up(each) && !elsewhere.has(each) &&
          !is_renamed(each, given_.kustomized, all_) &&
          !(asked_.name_space.empty() && is_placed_with(each, placed_, all_)) &&
          !is_applied_apart(each, given_.kustomized, all_) && !twice.has(each) && !is_used_beside(each))
        add(each, elsewhere.external_for(each));
    for (const auto& [note, used] : waived_)
      if (report.is_used(*note)) *used = true;
  }

  bool is_follow_up(const check::finding& told) const {
    return !unread_.empty() && unread_.explains(told, told.owner == nullptr ? place{} : end_of(told.owner->at, into_));
  }

  void add(const check::finding& told, std::string external) {
    finding made = finding_of(told);
    if (!external.empty() && told.hint.find("did you mean") == std::string_view::npos)
      made.words += fmt::format(" (if {} elsewhere: --external {})",
                                external.starts_with("Pod:") ? "they are" : "it is", external);
    made.external = std::move(external);
    tell(std::move(made));
  }

  /// Keeps a finding, unless it is about a value that is not known.
  void tell(finding made) {
    if (may_be_mended_by(given_.kustomized.changes_in(made.file), given_.kustomized.patches(), made)) return;
    if (!unknown_.is_about_one(made)) into_.findings.push_back(std::move(made));
  }

  // The end.

  void note(std::string file, place at, std::string words) {
    into_.notices.push_back({std::move(file), at.line, at.column, std::move(words)});
  }

  void finish() {
    std::erase_if(into_.findings, [&](const finding& each) { return waivers_.cover(each); });
    for (finding& each : waivers_.faults()) into_.findings.push_back(std::move(each));
    std::erase_if(into_.findings, [&](const finding& each) {
      if (asked_.asks_for(each.broken->id)) return false;
      // What could not be looked at is not green.
      if (each.hides) leave_unread(each);
      return true;
    });
    if (unknown_.first()) into_.notices.push_back(*unknown_.first());
    if (into_.objects == 0 && into_.findings.empty() && into_.unreadable.empty() && !passed_.has_named()) {
      into_.nothing = true;
      into_.unreadable.emplace_back("nothing is checked: there is no object of Kubernetes in what was given");
    }
    put_in_order(into_);
  }

  void leave_unread(const finding& each) {
    std::string at = each.file;
    if (each.line != 0) at += fmt::format(":{}:{}", each.line, each.column);
    into_.unreadable.push_back(fmt::format("{}: {} [{}]", at, each.words, each.broken->id));
  }

  inputs& given_;
  const settings& asked_;
  const surroundings& beside_;
  outcome& into_;
  std::vector<crd_file> crds_{};
  /// What is elsewhere: what is said to be, and what is beside.
  std::vector<external_object> outside_{};
  custom_kinds custom_{};
  check::inventory all_{};
  std::deque<resource_notes> notes_{};
  std::deque<api::meta::v1::ObjectMeta> metadata_{};
  custom_workloads workloads_{};
  /// Waivers of policies that the rules know, and where it is said that one is needed.
  std::vector<std::pair<const waiver_note*, bool*>> waived_{};
  reader_hints hints_{};
  unread_fields unread_{};
  unknown_values unknown_;
  waivers waivers_;
  custom_references references_;
  std::string name_space_{};
  placed_objects placed_{};
  /// Objects that this run has put into another namespace than they were read with.
  std::vector<std::pair<api::meta::v1::ObjectMeta*, model::text>> moved_{};
  std::deque<external_object> generated_{};
  passed_over passed_;
};

}  // namespace

outcome check_objects(inputs given, const settings& asked) { return check_objects(std::move(given), asked, {}); }

outcome check_objects(inputs given, const settings& asked, const surroundings& beside) {
  outcome found;
  checking(given, asked, beside, found).run();
  return found;
}

surroundings surroundings_of(inputs given, const settings& asked) {
  outcome found;
  const surroundings none;
  return checking(given, asked, none, found).seen_from_outside();
}

namespace {

/// One line, since it is said at each check.
void note_passed_over(const std::vector<schema::remark>& all, std::vector<notice>& notices) {
  if (all.empty()) return;
  std::string words = fmt::format("passed over: {}", all.front().what);
  if (all.size() > 1)
    words += fmt::format(" (and {} more of --crds: `dovetail import --dry-run` with the same paths lists them)",
                         all.size() - 1);
  notices.push_back({all.front().where, 0, 0, std::move(words)});
}

}  // namespace

std::vector<crd_file> read_crds(const std::vector<std::string>& paths, std::vector<notice>& notices) {
  std::vector<crd_file> all;
  if (paths.empty()) return all;
  try {
    schema::read_files read = schema::read_inputs(paths);
    std::vector<schema::given_crd> given;
    for (const std::unique_ptr<schema::document_set>& each : read.files)
      for (const schema::given_crd& one : schema::crds_of(*each)) given.push_back(one);
    const std::vector<schema::given_crd> taken = schema::choose_crds(given, read.passed_over);
    if (taken.empty()) throw usage_error{fmt::format("{}: there is no CustomResourceDefinition", paths.front())};
    for (std::unique_ptr<schema::document_set>& each : read.files) {
      crd_file& made = all.emplace_back(std::shared_ptr<const schema::document_set>(std::move(each)));
      std::erase_if(made.definitions, [&](const schema::node* one) {
        return std::none_of(taken.begin(), taken.end(), [&](const auto& chosen) { return chosen.document == one; });
      });
    }
    note_passed_over(read.passed_over, notices);
  } catch (const schema::problem& wrong) {
    throw usage_error{wrong.what()};
  }
  return all;
}

}  // namespace dovetail::cli
