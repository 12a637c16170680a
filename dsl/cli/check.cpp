#include "check.hpp"

#include "custom.hpp"
#include "custom_workloads.hpp"
#include "dovetail/api/versions.hpp"
#include "dovetail/check/rules.hpp"
#include "dovetail/read/metadata.hpp"
#include "dovetail/read/yaml.hpp"
#include "dovetail/stack/externals.hpp"
#include "dovetail/stack/kind.hpp"
#include "dovetail/stack/kinds.hpp"
#include "foreign.hpp"
#include "json_fields.hpp"
#include "name_space.hpp"
#include "outside.hpp"
#include "problem.hpp"
#include "unknown_objects.hpp"
#include "unknown_values.hpp"
#include "waivers.hpp"
#include "words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <tuple>

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

/// Whether the rules over objects say it too, and better.
bool is_of_rules(fault what) {
  return what == fault::missing_field || what == fault::unknown_word || what == fault::too_new;
}

bool is_before(place a, place b) { return std::tie(a.line, a.column) < std::tie(b.line, b.column); }

/// Whether a path that the reader tells is a field's of an object, which may be an item of a list.
bool is_path(std::string_view told, std::string_view field) {
  return told == field || (told.starts_with("items[") && told.ends_with(field) && told.size() > field.size() + 1 &&
                           told[told.size() - field.size() - 1] == '.');
}

/// Whether a told path is a field's, or leads to something in it.
bool is_in(std::string_view told, std::string_view field) {
  if (told.starts_with("items["))
    if (const std::size_t end = told.find("]."); end != std::string_view::npos) told.remove_prefix(end + 2);
  return told.starts_with(field) &&
         (told.size() == field.size() || told[field.size()] == '.' || told[field.size()] == '[');
}

std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}

/// Whether a kind that is not there should be: of Kubernetes' own groups the library has all kinds, of others those that it
/// has in another version, or under a name that is near.
bool is_mistaken(std::string_view api_version, std::string_view name) {
  const std::string_view group = group_of(api_version);
  if (group == "extensions") return true;  // what Kubernetes' own kinds were in, until 1.22
  const bool is_own = group.find('.') == std::string_view::npos || group.ends_with(".k8s.io");
  nearest_name near(name);
  for (const read::kind& each : read::kinds()) {
    if (group_of(each.api_version) != group) continue;
    if (is_own || each.name == name) return true;
    near.consider(each.name);
  }
  return !near.found().empty();
}

/// The last name of a path: `ports` of `spec.containers[0].ports[1]`.
std::string_view last_name(std::string_view path) {
  while (path.ends_with(']')) path = path.substr(0, path.rfind('['));
  return path.substr(path.rfind('.') + 1);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Whether words are about a field: of `livenessProbe` they have both words, of `containers` the one.
bool are_about(std::string_view words, std::string_view field) {
  std::string text;
  for (const char c : words) text += lower(c);
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= field.size(); ++end) {
    if (end < field.size() && !(field[end] >= 'A' && field[end] <= 'Z')) continue;
    std::string word;
    for (const char c : field.substr(begin, end - begin)) word += lower(c);
    if (word.size() > 3 && word.back() == 's') word.pop_back();
    if (text.find(word) == std::string::npos) return false;
    begin = end;
  }
  return !field.empty();
}

class checking {
 public:
  checking(inputs& given, const settings& asked, outcome& into)
      : given_(given), asked_(asked), into_(into), unknown_(into), waivers_(asked) {}

  void run() {
    into_.notices = std::move(given_.notices);
    into_.unreadable = std::move(given_.unreadable);
    if (asked_.kubernetes_minor != 0) all_.kubernetes_minor = asked_.kubernetes_minor;
    read_crds();
    into_.readings.reserve(given_.files.size());
    for (input& each : given_.files) read(each);
    find_name_space();
    for (const read::reading& each : into_.readings) collect_kustomizations(each);
    for (read::reading& each : into_.readings) collect_crds(each);
    for (read::reading& each : into_.readings) take(each);
    settle_field_faults();
    workloads_.settle(all_);
    for (const external_object& each : asked_.externals)
      if (each.is_one()) add_external(each);
    for (const auto& [kind, name] : given_.kustomized.generated()) {
      generated_.emplace_back();
      generated_.back().kind = kind;
      generated_.back().name = name;
      add_external(generated_.back());
    }
    add_name_space();
    run_rules();
    check_custom_resources();
    finish();
  }

 private:
  // Reading.

  void read_crds() {
    if (asked_.crds.empty()) return;
    inputs files = read_inputs(asked_.crds);
    if (!files.unreadable.empty()) throw usage_error{files.unreadable.front()};
    std::size_t count = 0;
    for (const input& each : files.files) {
      try {
        count += custom_.add(std::make_unique<const schema::document_set>(each.name, each.text));
      } catch (const schema::problem& wrong) {
        throw usage_error{wrong.what()};
      }
    }
    if (count == 0) throw usage_error{fmt::format("{}: there is no CustomResourceDefinition", asked_.crds.front())};
  }

  void read(input& file) {
    read::options how;
    how.kubernetes_minor = asked_.kubernetes_minor;
    read::reading made = read::read_yaml(std::move(file.text), file.name, how);
    file.text.clear();
    ++into_.files;
    if (is_passed(file, made)) return;
    if (file.named) named_.insert(file.name);
    if (made.problems_left_out != 0)
      note(file.name, {}, fmt::format("{} more problems are not told", made.problems_left_out));
    into_.reading_of.emplace(file.name, into_.readings.size());
    into_.readings.push_back(std::move(made));
  }

  /// Whether a file is for something else than an API server; said in a notice.
  bool is_passed(const input& file, const read::reading& made) {
    const bool has_none = has_no_object(made);
    const bool is_unreadable =
        made.documents.empty() && std::all_of(made.problems.begin(), made.problems.end(), [](const auto& each) {
          return each.what == fault::syntax || each.what == fault::not_an_object || each.what == fault::missing_kind ||
                 (each.what == fault::wrong_type && each.path == "apiVersion");
        });
    if (!has_none && !is_unreadable) return false;
    // Empty, or comments alone.
    if (file.named && made.problems.empty()) return false;
    const std::string_view tool = tool_of_file(file.name, made.source());
    if (!tool.empty()) {
      note(file.name, {}, fmt::format("is for {}, and is passed", tool));
      passed_named_ = passed_named_ || file.named;
      return true;
    }
    const bool is_of_others = has_none && !(file.named && begins_like_an_object(made.source()));
    if (!is_of_others && (file.named || names_api_version(made.source()))) return false;
    note(file.name, {}, "has no object of Kubernetes in it");
    return true;
  }

  /// Nothing in it has a kind, or is meant to have one.
  static bool has_no_object(const read::reading& file) {
    if (!file.documents.empty()) return false;
    std::ptrdiff_t kinds = 0, versions = 0;
    for (const read::problem& each : file.problems) {
      if (each.what == fault::not_an_object) continue;
      if (each.what != fault::missing_kind) return false;
      kinds += each.path == "kind";
      versions += each.path == "apiVersion";
    }
    return kinds == versions;
  }

  /// CustomResourceDefinitions among what is checked.
  void collect_crds(const read::reading& file) {
    for (const read::document& each : file.documents) {
      if (each.kind_name != "CustomResourceDefinition") continue;
      try {
        custom_.add(std::make_unique<const schema::document_set>(each.at.file, *file.text));
      } catch (const schema::problem&) {
        // The reader has said so.
      }
      return;
    }
  }

  /// What Flux does to what it applies. Source: fluxcd/kustomize-controller, "Kustomization".
  void collect_kustomizations(const read::reading& file) {
    for (const read::document& each : file.documents) {
      if (each.kind_name != "Kustomization" || group_of(each.api_version) != "kustomize.toolkit.fluxcd.io") continue;
      const model::json* path = find_field(each.fields, {"spec", "path"});
      if (path == nullptr) continue;
      kustomized changes;
      changes.name_spaces = find_field(each.fields, {"spec", "targetNamespace"}) != nullptr;
      changes.parts = find_field(each.fields, {"spec", "patches"}) != nullptr ||
                      find_field(each.fields, {"spec", "components"}) != nullptr;
      given_.kustomized.add_of_flux(path->scalar.view(), changes);
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
      if (is_for_others(each)) {
        passed_.insert(&each);
        passed_named_ = passed_named_ || named_.contains(each.at.file);
        continue;
      }
      ++into_.objects;
      if (const emit::runtime_kind* kind = each.content ? emit::find_kind(each.api_version, each.kind_name) : nullptr)
        add(*kind, each);
      else add_unknown(each);
    }
    for (const read::problem& each : file.problems) take(each, file);
  }

  /// An object that no API server sees; said in a notice, once for its kind.
  bool is_for_others(const read::document& each) {
    std::string_view tool = tool_of(each.api_version, each.kind_name);
    // Every object has metadata, with its name.
    if (tool.empty() && !each.content && each.name.empty() && !is_mistaken(each.api_version, each.kind_name) &&
        find_field(each.fields, "metadata") == nullptr)
      tool = "a program, which reads it as its configuration: it has no metadata";
    const bool is_local = tool.empty() && is_local_config(each);
    if (tool.empty() && !is_local) return false;
    const auto [known, is_new] =
        unknown_kinds_.insert(std::string(each.api_version) + " " + std::string(each.kind_name));
    if (is_new)
      note(each.at.file, each.at,
           is_local
               ? fmt::format("{} of {} is passed: its annotation config.kubernetes.io/local-config says that it is "
                             "not applied",
                             each.kind_name, each.api_version)
               : fmt::format("{} of {} is passed: it is for {}", each.kind_name, each.api_version, tool));
    return true;
  }

  void add(const emit::runtime_kind& kind, read::document& made) {
    const api::meta::v1::ObjectMeta* metadata = read::metadata_of(made.content);
    // Where the object is put by whoever deploys it. It is this run's own, and no longer changes once it is described.
    if (metadata != nullptr && kind.namespaced && metadata->namespace_.empty()) {
      const_cast<api::meta::v1::ObjectMeta*>(metadata)->namespace_ = model::text(name_space_);
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
      const_cast<api::meta::v1::ObjectMeta*>(metadata)->namespace_ = model::text();
    }
    kind.describe(made.content.get(), made.at, notes_of(made, kind.namespaced ? name_space : std::string_view{}), all_);
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
        custom != nullptr ? custom->namespaced : static_cast<bool>(made.pods) || makes_in_its_namespace(made);
    if (namespaced && metadata.namespace_.empty()) metadata.namespace_ = model::text(name_space_);
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
      const read::document* of = passed_.empty() ? nullptr : document_at(told.at, file);
      if (of != nullptr && passed_.contains(of)) return;
      hints_.push_back({&told, false});
      if (told.what == fault::missing_field) left_out_.push_back(&told);
      return;
    }
    // Without a kind there is no object that it could be about.
    const bool is_of_none = told.what == fault::missing_kind || told.what == fault::not_an_object;
    const read::document* in = is_of_none ? nullptr : document_at(told.at, file);
    if (in != nullptr && passed_.contains(in) && told.what != fault::syntax && told.what != fault::limit) return;
    if (told.what == fault::unknown_kind && in != nullptr) {
      if (custom_.find(in->api_version, in->kind_name) != nullptr) return;
      if (const read::gone_kind* gone = read::find_gone_kind(in->api_version, in->kind_name);
          gone != nullptr && gone->there.has(all_.kubernetes_minor))
        return note_unknown(*in, fmt::format("since Kubernetes 1.{} has it no more", api::newest_version));
      if (!is_mistaken(in->api_version, in->kind_name))
        return note_unknown(*in, "without its CustomResourceDefinition (--crds)");
    }
    if (told.what == fault::wrong_type || told.what == fault::unknown_field) decoded_wrong_.push_back(&told);
    if (told.what == fault::wrong_type && in != nullptr)
      unread_of_.emplace_back(fmt::format("{} `{}`", in->kind_name, in->name.view()), &told);
    add(told, in);
  }

  /// One notice for all objects of a kind.
  void note_unknown(const read::document& in, std::string_view why) {
    const auto [known, is_new] = unknown_kinds_.insert(std::string(in.api_version) + " " + std::string(in.kind_name));
    if (is_new)
      note(in.at.file, in.at,
           fmt::format("{} of {} is passed: its fields are not checked {}", in.kind_name, in.api_version, why));
  }

  static const read::document* document_at(place at, const read::reading& file) {
    const auto after =
        std::upper_bound(file.documents.begin(), file.documents.end(), at,
                         [](place wanted, const read::document& each) { return is_before(wanted, each.at); });
    return after == file.documents.begin() ? nullptr : &*std::prev(after);
  }

  void add(const read::problem& told, const read::document* in) {
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
    tell(std::move(made));
  }

  /// The reader knows where a field is missing, and where the schema's fault is of its own making.
  void settle_field_faults() {
    model::list<check::field_fault_of> kept;
    for (check::field_fault_of& each : all_.field_faults) {
      const place end = end_of(each.owner->at);
      const auto is_of_owner = [&](const read::problem& told) {
        return told.at.file == each.owner->at.file && !is_before(told.at, each.owner->at) && is_before(told.at, end);
      };
      if (each.fault.is == model::field_fault::kind::missing &&
          std::any_of(decoded_wrong_.begin(), decoded_wrong_.end(), [&](const read::problem* told) {
            return told->what == fault::wrong_type && is_of_owner(*told) && is_in(told->path, each.fault.path);
          }))
        continue;
      for (hint& known : hints_)
        // A kind that is too new is told of the whole object by the rule, and of its kind by the reader.
        if (is_path(known.told->path, each.fault.path.empty() ? "kind" : each.fault.path) && is_of_owner(*known.told)) {
          known.used = true;
          if (!each.fault.at.known()) each.fault.at = known.told->at;
        }
      kept.push_back(each);
    }
    all_.field_faults = std::move(kept);
    for (const hint& each : hints_) {
      if (each.used) continue;
      const auto found = into_.reading_of.find(each.told->at.file);
      add(*each.told,
          found == into_.reading_of.end() ? nullptr : document_at(each.told->at, into_.readings[found->second]));
    }
  }

  /// Where the object behind the one at `begin` begins.
  place end_of(place begin) const {
    const place last{begin.file, UINT32_MAX, 0};
    const auto found = into_.reading_of.find(begin.file == nullptr ? "" : begin.file);
    if (found == into_.reading_of.end()) return last;
    const std::vector<read::document>& all = into_.readings[found->second].documents;
    const auto after = std::upper_bound(all.begin(), all.end(), begin, [](place wanted, const read::document& each) {
      return is_before(wanted, each.at);
    });
    return after == all.end() ? last : after->at;
  }

  // Externals.

  static bool is_cluster_wide(std::string_view kind) {
    if (check::is_cluster_wide(kind)) return true;
    bool any = false;
    for (const emit::runtime_kind* each : emit::kinds()) {
      if (each->kind != kind) continue;
      if (each->namespaced) return false;
      any = true;
    }
    return any;
  }

  void add_external(const external_object& each) {
    if (!each.maker_kind.empty()) return add_made(each);
    if (is_cluster_wide(each.kind)) return add_external(each, {});
    if (!each.name_space.empty()) return add_external(each, each.name_space);
    const std::size_t spaces = all_.spaces.size();
    for (std::size_t i = 0; i < spaces; ++i) add_external(each, all_.spaces[i].name);
  }

  void add_external(const external_object& each, std::string_view name_space) {
    check::resource& r = all_.resources.emplace_back();
    r.kind = each.kind;
    r.name = model::text(each.name);
    r.external = true;
    all_.place_in(name_space, r);
    if (each.kind == "Secret" || each.kind == "ConfigMap") {
      if (check::key_holder* known = unsaid_keys(each, r)) add_keys(each, *known);
      else add_keys(each, check::add_key_holder(each.kind, each.name, r, all_));
    } else if (each.kind == "Service") {
      check::external_service& service = all_.external_services.emplace_back();
      service.owner = &r;
      for (const external_object::port& port : each.ports) service.ports.push_back({port.name, port.number});
    }
  }

  /// What an object makes when it is deployed: its keys, which the object may not say.
  void add_made(const external_object& each) {
    for (const check::resource& r : all_.resources) {
      if (r.external || r.kind != each.maker_kind || r.name.view() != each.maker_name) continue;
      if (!each.name_space.empty() && r.name_space != each.name_space) continue;
      if (check::key_holder* known = unsaid_keys(each, r)) add_keys(each, *known);
      else if (!makes_anything(r)) add_keys(each, check::add_key_holder(each.kind, each.name, r, all_));
    }
  }

  bool makes_anything(const check::resource& maker) const {
    for (const check::key_holder& known : all_.key_holders)
      if (known.maker == &maker) return true;
    return false;
  }
  /// The holder of that name whose maker does not say its keys; null where there is none.
  check::key_holder* unsaid_keys(const external_object& each, const check::resource& from) {
    for (check::key_holder& known : all_.key_holders)
      if (!known.keys_known && known.keys.empty() && known.maker->in == from.in && known.kind == each.kind &&
          known.name == each.name)
        return &known;
    return nullptr;
  }
  static void add_keys(const external_object& each, check::key_holder& to) {
    for (const std::string& key : each.keys) to.keys.push_back(model::text(key));
    to.keys_known = !each.keys.empty();
  }

  /// The namespace that everything is deployed to is there by then.
  void add_name_space() {
    for (const check::resource& r : all_.resources)
      if (r.kind == "Namespace" && r.name.view() == name_space_) return;
    check::resource& r = all_.resources.emplace_back();
    r.kind = "Namespace";
    r.name = model::text(name_space_);
    r.external = true;
  }

  // Rules.

  void run_rules() {
    model::list<check::asked_policy> policies;
    for (const check::rule* each : all_rules())
      if (each->policy)
        if (const auto number = asked_.number_for(*each)) policies.push_back({each, *number});
    model::arena characters;
    check::report report(characters);
    check::check_all(all_, policies, report);
    const outside elsewhere(asked_.externals, all_);
    find_doubles(report);
    for (const check::finding& each : report.findings())
      if (each.broken->id != check::DOV_04.id && !is_follow_up(each) && !elsewhere.has(each) && !is_renamed(each) &&
          !is_placed_with(each) && !is_applied_apart(each) && !is_of_doubled_file(each))
        add(each, elsewhere.external_for(each));
    for (const auto& [note, used] : waived_)
      if (report.is_used(*note)) *used = true;
  }

  /// Whether what is missing is there under the name that a kustomization makes another of.
  bool is_renamed(const check::finding& told) const {
    if (told.missing.name.empty()) return false;
    for (const std::string& name : given_.kustomized.names_before(told.missing.name))
      for (const check::resource& each : all_.named(name))
        if (each.kind == told.missing.kind) return true;
    return false;
  }
  /// Whether a RoleBinding and the ServiceAccount that it names are put into one namespace by whoever deploys them, which
  /// only the binding has to say.
  bool is_placed_with(const check::finding& told) const {
    if (told.broken->id != check::REF_38.id || !asked_.name_space.empty() || told.owner == nullptr ||
        !placed_.contains(told.owner->metadata))
      return false;
    for (const check::resource& each : all_.named(told.missing.name))
      if (each.kind == told.missing.kind && placed_.contains(each.metadata)) return true;
    return false;
  }
  /// Whether all objects of a name are of other kustomizations than this one.
  bool is_applied_apart(const check::finding& told) const {
    if (told.broken->id != check::IDN_28.id || told.owner == nullptr || told.owner->at.file == nullptr) return false;
    for (const check::resource& each : all_.named(told.owner->name.view()))
      if (&each != told.owner && each.kind == told.owner->kind && !each.external && each.at.file != nullptr &&
          !given_.kustomized.are_apart(each.at.file, told.owner->at.file))
        return false;
    return true;
  }

  /// The object that one which is there twice is the second of.
  const check::resource* first_of(const check::finding& told) const {
    if (told.broken->id != check::IDN_28.id || told.owner == nullptr || told.owner->at.file == nullptr) return nullptr;
    for (const check::resource& each : all_.named(told.owner->name.view()))
      if (each.kind == told.owner->kind && each.in == told.owner->in && !each.external)
        return &each == told.owner || each.at.file == nullptr ? nullptr : &each;
    return nullptr;
  }
  /// A file that has several objects of another one is an alternative to it, and both are not deployed: one finding for it.
  void find_doubles(const check::report& report) {
    constexpr std::size_t several = 2;
    struct doubles {
      std::vector<const check::finding*> told{};
      std::set<std::string_view> others{};
    };
    std::map<std::string_view, doubles> of_files;
    for (const check::finding& each : report.findings()) {
      const check::resource* first = first_of(each);
      if (first == nullptr || std::string_view(first->at.file) == each.owner->at.file || is_applied_apart(each))
        continue;
      // A waiver is for its object alone.
      if (waivers_.cover(finding_of(each))) continue;
      doubles& of = of_files[each.owner->at.file];
      of.told.push_back(&each);
      of.others.insert(first->at.file);
    }
    for (const auto& [file, of] : of_files) {
      if (of.told.size() < several) continue;
      doubled_.insert(of.told.begin(), of.told.end());
      finding made = finding_of(*of.told.front());
      made.words = fmt::format(
          "{} `{}` and {} more are there twice: in {}, too; what is for one or the other is checked one at a time",
          made.kind, made.name, of.told.size() - 1,
          of.others.size() == 1 ? std::string(*of.others.begin())
                                : fmt::format("{} and {} more", *of.others.begin(), of.others.size() - 1));
      made.title_size = 0;
      tell(std::move(made));
    }
  }
  bool is_of_doubled_file(const check::finding& told) const { return doubled_.contains(&told); }

  /// What is wrong about a field is no wonder where that field could not be read. It stands at the beginning of the object
  /// then, since the field has no place.
  bool is_follow_up(const check::finding& told) const {
    if (decoded_wrong_.empty() && left_out_.empty()) return false;
    if (is_about_unread_of_another(told)) return true;
    if (told.owner == nullptr || !told.at.known() || told.at.line != told.owner->at.line ||
        told.at.column != told.owner->at.column)
      return false;
    const place end = end_of(told.owner->at);
    const auto is_told_already = [&](const read::problem* each) {
      return each->at.file == told.at.file && !is_before(each->at, told.at) && is_before(each->at, end) &&
             is_about(told, *each);
    };
    return std::any_of(decoded_wrong_.begin(), decoded_wrong_.end(), is_told_already) ||
           (told.broken->id == check::CON_37.id && std::any_of(left_out_.begin(), left_out_.end(), is_told_already));
  }

  /// "port `80` of Service `web`, which has no such port", where that Service's port could not be read.
  bool is_about_unread_of_another(const check::finding& told) const {
    return std::any_of(unread_of_.begin(), unread_of_.end(), [&](const auto& each) {
      const std::size_t at = told.words.find(each.first);
      return at != std::string_view::npos && at != 0 && are_about(told.words, last_name(each.second->path));
    });
  }

  static bool is_about(const check::finding& told, const read::problem& unread) {
    const std::string_view field = last_name(unread.path);
    // Everything of the object is in these.
    if (unread.what == fault::wrong_type && (field == "spec" || field == "template" || field == "jobTemplate"))
      return true;
    const std::string_view words = told.words.substr(std::min(told.title_size, told.words.size()));
    if (are_about(words, field)) return true;
    // What was meant by a field that there is not.
    constexpr std::string_view meant = "did you mean `";
    const std::string_view text = unread.text;
    const std::size_t at = text.rfind(meant);
    if (at == std::string_view::npos) return false;
    const std::string_view name = text.substr(at + meant.size());
    return are_about(words, last_name(name.substr(0, name.find('`'))));
  }

  static finding finding_of(const check::finding& told) {
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

  // Custom resources.

  void check_custom_resources() {
    if (custom_.empty()) return;
    for (const read::reading& file : into_.readings) {
      const bool any = std::any_of(file.documents.begin(), file.documents.end(), [&](const read::document& each) {
        return !each.content && custom_.find(each.api_version, each.kind_name) != nullptr;
      });
      if (!any) continue;
      const char* const name = file.documents.front().at.file;
      try {
        const schema::document_set parsed(name, *file.text);
        for (const schema::node* document : parsed.documents()) check_custom_object(*document, name);
      } catch (const schema::problem& wrong) {
        note(name, {}, fmt::format("is not held against CustomResourceDefinitions: {}", wrong.what()));
      }
    }
  }

  void check_custom_object(const schema::node& object, const char* file) {
    if (const schema::node* items = object.find("items");
        items != nullptr && object.text("kind").ends_with("List") && items->is_sequence())
      for (const schema::node* item : items->items) check_custom_object(*item, file);
    const custom_kind* kind = custom_.find(object.text("apiVersion"), object.text("kind"));
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
    if (into_.objects == 0 && into_.findings.empty() && into_.unreadable.empty() && !passed_named_) {
      into_.nothing = true;
      into_.unreadable.emplace_back("nothing is checked: there is no object of Kubernetes in what was given");
    }
    const auto order = [&](const finding& each) {
      const auto found = into_.reading_of.find(each.file);
      return found == into_.reading_of.end() ? into_.readings.size() : found->second;
    };
    std::sort(into_.findings.begin(), into_.findings.end(), [&](const finding& a, const finding& b) {
      return std::tuple(order(a), a.line, a.column, a.broken->id, std::string_view(a.words)) <
             std::tuple(order(b), b.line, b.column, b.broken->id, std::string_view(b.words));
    });
    const auto same = [](const finding& a, const finding& b) {
      return a.file == b.file && a.line == b.line && a.column == b.column && a.broken->id == b.broken->id &&
             a.words == b.words;
    };
    into_.findings.erase(std::unique(into_.findings.begin(), into_.findings.end(), same), into_.findings.end());
    name_templates();
    for (const finding& each : into_.findings)
      ++(each.broken->weight == check::severity::error ? into_.errors : into_.warnings);
  }

  void leave_unread(const finding& each) {
    std::string at = each.file;
    if (each.line != 0) at += fmt::format(":{}:{}", each.line, each.column);
    into_.unreadable.push_back(fmt::format("{}: {} [{}]", at, each.words, each.broken->id));
  }

  /// Helm writes `# Source: shop/templates/web.yaml` before each object.
  void name_templates() {
    constexpr std::string_view comment = "# Source: ";
    std::string file;
    std::vector<std::pair<std::uint32_t, std::string>> sources;
    for (finding& each : into_.findings) {
      if (each.file != file) {
        file = each.file;
        sources.clear();
        const std::string_view text = into_.source_of(file);
        std::uint32_t line = 1;
        for (std::size_t begin = 0; begin < text.size(); ++line) {
          const std::size_t end = std::min(text.find('\n', begin), text.size());
          if (text.substr(begin, comment.size()) == comment)
            sources.emplace_back(line, text.substr(begin + comment.size(), end - begin - comment.size()));
          begin = end + 1;
        }
      }
      const auto after =
          std::upper_bound(sources.begin(), sources.end(), each.line,
                           [](std::uint32_t wanted, const auto& source) { return wanted < source.first; });
      if (after != sources.begin()) each.rendered_from = std::prev(after)->second;
    }
  }

  struct hint {
    const read::problem* told;
    bool used;
  };

  inputs& given_;
  const settings& asked_;
  outcome& into_;
  custom_kinds custom_{};
  check::inventory all_{};
  std::deque<resource_notes> notes_{};
  std::deque<api::meta::v1::ObjectMeta> metadata_{};
  custom_workloads workloads_{};
  /// Waivers of policies that the rules know, and where it is said that one is needed.
  std::vector<std::pair<const waiver_note*, bool*>> waived_{};
  std::vector<hint> hints_{};
  std::vector<const read::problem*> decoded_wrong_{};
  /// Findings that one for two files stands for.
  std::set<const check::finding*> doubled_{};
  /// Fields that an object must have: of a selector that is not there, CON-37 says no more.
  std::vector<const read::problem*> left_out_{};
  /// Values of another type, each with the title of the object that has it.
  std::vector<std::pair<std::string, const read::problem*>> unread_of_{};
  std::set<std::string> unknown_kinds_{};
  unknown_values unknown_;
  waivers waivers_;
  std::string name_space_{};
  /// The metadata of objects that say no namespace.
  std::set<const api::meta::v1::ObjectMeta*> placed_{};
  std::deque<external_object> generated_{};
  /// Objects that are for others, the files that were given by name, and whether one of these is for others.
  std::set<const read::document*> passed_{};
  std::set<std::string, std::less<>> named_{};
  bool passed_named_ = false;
};

}  // namespace

std::string_view finding::said() const {
  std::string_view all = words;
  if (title_size != 0) return all.substr(std::min(title_size, all.size()));
  const std::string title = title_of(kind, name);
  if (!kind.empty() && all.starts_with(title)) all.remove_prefix(title.size());
  return all;
}

std::string_view outcome::source_of(const std::string& file) const {
  if (const auto found = reading_of.find(file); found != reading_of.end()) return readings[found->second].source();
  const auto other = other_sources.find(file);
  return other == other_sources.end() ? std::string_view{} : other->second;
}

outcome check_objects(inputs given, const settings& asked) {
  outcome found;
  checking(given, asked, found).run();
  return found;
}

int exit_code_of(const outcome& found, const settings& asked) {
  if (!found.unreadable.empty()) return 2;
  return found.errors != 0 || (asked.strict && found.warnings != 0) ? 1 : 0;
}

}  // namespace dovetail::cli
