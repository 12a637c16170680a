#include "check.hpp"

#include "custom.hpp"
#include "custom_workloads.hpp"
#include "dovetail/check/externals.hpp"
#include "dovetail/check/rules.hpp"
#include "dovetail/emit/kind.hpp"
#include "dovetail/emit/kinds.hpp"
#include "dovetail/read/metadata.hpp"
#include "dovetail/read/yaml.hpp"
#include "problem.hpp"
#include "unknown_objects.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <set>
#include <tuple>

namespace dovetail::cli {
namespace {

using read::fault;

constexpr std::string_view waiver_annotation = "dovetail/waive-";

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

class checking {
 public:
  checking(inputs& given, const settings& asked, outcome& into) : given_(given), asked_(asked), into_(into) {}

  void run() {
    into_.notices = std::move(given_.notices);
    into_.unreadable = std::move(given_.unreadable);
    if (asked_.kubernetes_minor != 0) all_.kubernetes_minor = asked_.kubernetes_minor;
    read_crds();
    into_.readings.reserve(given_.files.size());
    for (input& each : given_.files) read(each);
    for (read::reading& each : into_.readings) collect_crds(each);
    for (read::reading& each : into_.readings) take(each);
    settle_field_faults();
    workloads_.settle(all_);
    for (const external_object& each : asked_.externals) add_external(each);
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
    if (!file.named && has_no_object(made)) {
      note(file.name, {}, "has no object of Kubernetes in it");
      return;
    }
    if (made.problems_left_out != 0)
      note(file.name, {}, fmt::format("{} more problems are not told", made.problems_left_out));
    into_.reading_of.emplace(file.name, into_.readings.size());
    into_.readings.push_back(std::move(made));
  }

  /// A file that lies in a folder beside manifests, and is something else.
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

  // Objects.

  void take(read::reading& file) {
    for (read::document& each : file.documents) {
      ++into_.objects;
      if (const emit::runtime_kind* kind = each.content ? emit::find_kind(each.api_version, each.kind_name) : nullptr)
        add(*kind, each);
      else add_unknown(each);
    }
    for (const read::problem& each : file.problems) take(each, file);
  }

  void add(const emit::runtime_kind& kind, read::document& made) {
    const api::meta::v1::ObjectMeta* metadata = read::metadata_of(made.content);
    // Where the object is put by whoever deploys it. It is this run's own, and no longer changes once it is described.
    if (metadata != nullptr && kind.namespaced && metadata->namespace_.empty())
      const_cast<api::meta::v1::ObjectMeta*>(metadata)->namespace_ = model::text(asked_.name_space);
    kind.describe(made.content.get(), made.at, notes_of(metadata, kind.kind, made), all_);
  }

  /// An object that others may refer to, and of which no more is known.
  void add_unknown(const read::document& made) {
    const custom_kind* custom = custom_.find(made.api_version, made.kind_name);
    api::meta::v1::ObjectMeta& metadata = metadata_.emplace_back();
    metadata.name = made.name;
    metadata.namespace_ = made.name_space;
    metadata.annotations = annotations_of(made);
    // What makes pods is in a namespace, as they are.
    const bool namespaced =
        custom != nullptr ? custom->namespaced : static_cast<bool>(made.pods) || makes_in_its_namespace(made);
    if (namespaced && metadata.namespace_.empty()) metadata.namespace_ = model::text(asked_.name_space);
    check::resource& r = all_.resources.emplace_back();
    r.api_version = made.api_version;
    r.kind = made.kind_name;
    r.name = made.name;
    r.at = made.at;
    r.metadata = &metadata;
    r.notes = notes_of(&metadata, made.kind_name, made);
    all_.place_in(metadata.namespace_.view(), r);
    describe_unknown(made, r, all_);
    workloads_.add(made, r, all_);
  }

  /// The waivers of an object; null where it has none.
  const resource_notes* notes_of(const api::meta::v1::ObjectMeta* metadata, std::string_view kind,
                                 const read::document& made) {
    resource_notes* notes = nullptr;
    const auto add = [&](std::string_view rule, std::string_view reason, place at) {
      // One of a policy that this run does not ask for covers nothing here, and is not unneeded.
      const check::rule* what = find_rule(rule);
      if (what != nullptr && what->policy && !is_asked(*what)) return;
      if (notes == nullptr) notes = &notes_.emplace_back();
      waiver_note& waiver = notes->waivers.emplace_back();
      waiver.rule = rule;
      waiver.reason = reason;
      waiver.whole = true;
      waiver.at = at;
    };
    if (metadata != nullptr)
      for (const auto& each : metadata->annotations)
        if (each.key.view().starts_with(waiver_annotation))
          add(each.key.view().substr(waiver_annotation.size()), each.value.view(), each.key.at());
    used_waivers_.resize(asked_.waivers.size());
    for (std::size_t i = 0; i < asked_.waivers.size(); ++i) {
      const waiver& each = asked_.waivers[i];
      if (each.kind != kind || each.name != made.name.view()) continue;
      if (!each.name_space.empty() && metadata != nullptr && each.name_space != metadata->namespace_.view()) continue;
      used_waivers_[i] = true;
      add(each.rule, each.reason, {each.file.c_str(), each.line, each.column});
    }
    return notes;
  }

  bool is_asked(const check::rule& policy) const {
    const bool named = std::find(asked_.only.begin(), asked_.only.end(), policy.id) != asked_.only.end();
    return asked_.asks_for(policy.id) && (named || find_in(*asked_.held_to, policy) != nullptr);
  }

  // What the reader says.

  void take(const read::problem& told, const read::reading& file) {
    if (is_of_rules(told.what)) {
      hints_.push_back({&told, false});
      return;
    }
    // Without a kind there is no object that it could be about.
    const bool is_of_none = told.what == fault::missing_kind || told.what == fault::not_an_object;
    const read::document* in = is_of_none ? nullptr : document_at(told.at, file);
    if (told.what == fault::unknown_kind && in != nullptr) {
      if (custom_.find(in->api_version, in->kind_name) != nullptr) return;
      if (!is_mistaken(in->api_version, in->kind_name)) return note_unknown(*in);
    }
    if (told.what == fault::wrong_type || told.what == fault::unknown_field) decoded_wrong_.push_back(&told);
    add(told, in);
  }

  /// One notice for all objects of a kind.
  void note_unknown(const read::document& in) {
    const auto [known, is_new] = unknown_kinds_.insert(std::string(in.api_version) + " " + std::string(in.kind_name));
    if (is_new)
      note(in.at.file, in.at,
           fmt::format("{} of {} is passed: its fields are not checked without its CustomResourceDefinition (--crds)",
                       in.kind_name, in.api_version));
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
    const bool is_of_object = in != nullptr && !told.path.empty();
    if (is_of_object) {
      made.kind = in->kind_name;
      made.name = in->name.view();
      made.name_space = in->name_space.view();
      made.words = fmt::format("{} `{}`: ", made.kind, made.name);
    }
    if (!told.path.empty()) made.words += told.path + ": ";
    made.words += told.text;
    into_.findings.push_back(std::move(made));
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
      if (r.kind == "Namespace" && r.name.view() == asked_.name_space) return;
    check::resource& r = all_.resources.emplace_back();
    r.kind = "Namespace";
    r.name = model::text(asked_.name_space);
    r.external = true;
  }

  // Rules.

  void run_rules() {
    model::list<check::asked_policy> policies;
    for (const check::rule* each : all_rules()) {
      if (!each->policy || !is_asked(*each)) continue;
      // One that --only names is held to the strictest profile's number.
      const check::asked_policy* held = find_in(*asked_.held_to, *each);
      if (held == nullptr) held = find_in(profiles().back(), *each);
      policies.push_back({each, held == nullptr ? 0 : held->number});
    }
    model::arena characters;
    check::report report(characters);
    check::check_all(all_, policies, report);
    for (const check::finding& each : report.findings())
      if (!is_follow_up(each)) add(each);
    used_waivers_.resize(asked_.waivers.size());
    for (std::size_t i = 0; i < used_waivers_.size(); ++i)
      if (!used_waivers_[i]) add_unused(asked_.waivers[i]);
  }

  /// What is wrong about an object as a whole is no wonder where a part of it could not be read.
  bool is_follow_up(const check::finding& told) const {
    if (told.owner == nullptr || !told.at.known() || told.at.line != told.owner->at.line ||
        told.at.column != told.owner->at.column)
      return false;
    const place end = end_of(told.owner->at);
    return std::any_of(decoded_wrong_.begin(), decoded_wrong_.end(), [&](const read::problem* each) {
      return each->at.file == told.at.file && !is_before(each->at, told.at) && is_before(each->at, end);
    });
  }

  void add(const check::finding& told) {
    finding made;
    made.broken = told.broken;
    made.file = told.at.file == nullptr ? "" : told.at.file;
    made.line = told.at.line;
    made.column = told.at.column;
    made.words = fmt::format("{}{}", told.words, told.hint);
    if (told.owner != nullptr) {
      made.kind = told.owner->kind;
      made.name = told.owner->name.view();
      made.name_space = told.owner->name_space;
    }
    into_.findings.push_back(std::move(made));
  }

  void add_unused(const waiver& each) {
    into_.findings.push_back({&check::DOV_04, each.file, each.line, each.column, "",
                              fmt::format("{} is waived for {} `{}`, which is not among the objects: remove the waiver",
                                          each.rule, each.kind, each.name),
                              each.kind, each.name, each.name_space, ""});
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
    check_custom(
        object, *kind->schema, [&](const schema::node& where, const std::string& path, const std::string& words) {
          into_.findings.push_back(
              {&YML_06, file, static_cast<std::uint32_t>(where.line), static_cast<std::uint32_t>(where.column), path,
               fmt::format("{} `{}`: {}: {}", kind->name, name, path, words), kind->name, name, name_space, ""});
        });
  }

  // The end.

  void note(std::string file, place at, std::string words) {
    into_.notices.push_back({std::move(file), at.line, at.column, std::move(words)});
  }

  void finish() {
    std::erase_if(into_.findings, [&](const finding& each) { return !asked_.asks_for(each.broken->id); });
    const auto order = [&](const finding& each) {
      const auto found = into_.reading_of.find(each.file);
      return found == into_.reading_of.end() ? into_.readings.size() : found->second;
    };
    std::sort(into_.findings.begin(), into_.findings.end(), [&](const finding& a, const finding& b) {
      return std::tuple(order(a), a.line, a.column, a.broken->id, std::string_view(a.words)) <
             std::tuple(order(b), b.line, b.column, b.broken->id, std::string_view(b.words));
    });
    name_templates();
    for (const finding& each : into_.findings)
      ++(each.broken->weight == check::severity::error ? into_.errors : into_.warnings);
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
  std::vector<bool> used_waivers_{};
  std::vector<hint> hints_{};
  std::vector<const read::problem*> decoded_wrong_{};
  std::set<std::string> unknown_kinds_{};
};

}  // namespace

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
