#include "cli/convert/convert.hpp"

#include "cli/check.hpp"
#include "cli/convert/comments.hpp"
#include "cli/convert/custom.hpp"
#include "cli/convert/kinds.hpp"
#include "cli/convert/names.hpp"
#include "cli/convert/server.hpp"
#include "dovetail/build/step.hpp"
#include "dovetail/read/yaml.hpp"
#include "dovetail/stack/kind.hpp"
#include "dovetail/stack/kinds.hpp"
#include "dovetail/text/keys.hpp"
#include "dovetail/text/labels.hpp"
#include "dovetail/text/names.hpp"
#include "dovetail/text/port.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <string_view>

namespace dovetail::cli::convert {
namespace {

namespace fs = std::filesystem;

/// An object of the stack.
struct object {
  std::string api_version{};
  std::string kind{};
  bool namespaced = true;
  /// The namespace that its type is in.
  std::string name_space_of_type{};
  /// Of a kind that the library has no type for.
  bool is_custom = false;
  const read::document* document = nullptr;
  value tree{};
  std::string name{};
  std::string name_space{};
  /// Below the stack's output.
  std::string file{};
  std::string identifier{};
  /// The header that it is in, without its ending.
  std::string header{};
  std::size_t given = 0;
  /// What the rules say of it, and the policies that are waived for it.
  std::vector<std::string> marks{};
  std::map<std::string, std::string> waivers{};
  expression source{};
};

struct outside_object {
  std::string kind{};
  std::string name{};
  std::string name_space{};
  std::set<std::string> keys{};
  std::string identifier{};
  /// It stands in the YAML, and its values are not given to the stack.
  bool has_values_elsewhere = false;
};

/// As many labels as a stack's withLabels() takes.
constexpr std::size_t most_labels_of_all = 8;

/// How many calls a CustomResourceDefinition may take. A compiler takes seconds for more of them, and nobody reads them.
constexpr std::size_t most_steps_of_schema = 300;

int rank_of(std::string_view kind) {
  static const std::map<std::string_view, int> ranks = {{"Namespace", 0},
                                                        {"CustomResourceDefinition", 0},
                                                        {"StorageClass", 1},
                                                        {"PersistentVolume", 1},
                                                        {"PriorityClass", 1},
                                                        {"RuntimeClass", 1},
                                                        {"IngressClass", 1},
                                                        {"ConfigMap", 2},
                                                        {"Secret", 2},
                                                        {"PersistentVolumeClaim", 3},
                                                        {"ServiceAccount", 3},
                                                        {"Role", 4},
                                                        {"ClusterRole", 4},
                                                        {"RoleBinding", 5},
                                                        {"ClusterRoleBinding", 5},
                                                        {"Deployment", 6},
                                                        {"StatefulSet", 6},
                                                        {"DaemonSet", 6},
                                                        {"Job", 6},
                                                        {"CronJob", 6},
                                                        {"Pod", 6},
                                                        {"ReplicaSet", 6},
                                                        {"Service", 7},
                                                        {"Ingress", 9}};
  const auto found = ranks.find(kind);
  return found == ranks.end() ? 8 : found->second;
}

/// Whether dovetail.hpp includes a header.
bool is_of_every_stack(std::string_view header) {
  for (const std::string_view each : {"dovetail/api/apps/v1.hpp", "dovetail/api/batch/v1.hpp",
                                      "dovetail/api/core/v1.hpp", "dovetail/api/networking/v1.hpp",
                                      "dovetail/api/storage/v1.hpp", "dovetail/crd/secrets_hashicorp_com/v1beta1.hpp"})
    if (header == each) return true;
  return false;
}

/// A header's title: one sentence.
std::string title_of(const std::string& header) { return fmt::format("/// What `{}` is made of.\n", header); }

class converter {
 public:
  converter(const request& asked, conversion& into) : asked_(asked), into_(into) {}

  void run() {
    if (!is_dns_label(asked_.name))
      throw usage_error{fmt::format("`{}` is no name for a stack: it takes {}", asked_.name, grammars::dns_label.says)};
    if (!asked_.profile.empty()) static_cast<void>(profile_of(asked_.profile));
    inputs given = read_inputs(asked_.paths);
    into_.unreadable = given.unreadable;
    for (const input& each : given.files) read(each);
    if (into_.documents == 0)
      throw usage_error{
          fmt::format("{}: there is no object to convert", asked_.paths.empty() ? "" : asked_.paths.front())};
    finish_trees();
    find_namespace();
    look_outside(std::move(given));
    name_all();
    write_all();
    std::erase_if(objects_, [](const object& each) { return each.source.head.empty(); });
    share_security_contexts();
    write_files();
  }

 private:
  // Reading.

  void leave(const read::document& made, const std::string& file, std::string why, bool is_secret = false) {
    into_.left.push_back(
        {file, made.at.line, fmt::format("{} `{}`", made.kind_name, made.name.view()), std::move(why), is_secret});
  }

  void read(const input& file) {
    read::options how;
    how.checks_fields = false;
    readings_.push_back(read::read_yaml(file.text, file.name, how));
    read::reading& made = readings_.back();
    std::vector<std::size_t> indices;
    for (std::size_t i = 0; i < made.documents.size(); ++i) {
      const read::document& each = made.documents[i];
      ++into_.documents;
      const bool is_taken = take(each, i, made, file);
      indices.push_back(is_taken ? objects_.size() - 1 : std::string::npos);
    }
    // Documents that are none.
    for (const read::problem& each : made.problems)
      if (each.what == read::fault::syntax || each.what == read::fault::missing_kind ||
          each.what == read::fault::not_an_object) {
        ++into_.documents;
        into_.left.push_back({file.name, each.at.line, "a document", each.text, false});
      }
    objects_of_.push_back(std::move(indices));
  }
  /// Once all objects are there: what those of custom kinds are by all of their kind, and the comments.
  void finish_trees() {
    custom_.settle();
    for (object& each : objects_)
      if (each.is_custom) {
        each.tree = custom_.value_of(*each.document);
        remove_what_the_server_wrote(each.tree, each.kind);
      }
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      std::vector<commented_object> of_file;
      const auto& documents = readings_[i].documents;
      for (std::size_t j = 0; j < documents.size(); ++j) {
        const std::size_t index = objects_of_[i][j];
        of_file.push_back({&documents[j], index == std::string::npos ? nullptr : &objects_[index].tree});
      }
      read_comments(readings_[i].source(), of_file);
    }
  }

  /// What the reader found wrong in a document, first; empty where nothing is.
  static std::string fault_in(const read::document& made, std::size_t index, const read::reading& file) {
    if (made.content && made.sound) return {};
    const std::uint32_t end =
        index + 1 < file.documents.size() ? file.documents[index + 1].at.line : static_cast<std::uint32_t>(-1);
    for (const read::problem& each : file.problems)
      if (each.at.line >= made.at.line && each.at.line < end && each.what != read::fault::unknown_kind)
        return each.path.empty() ? each.text : fmt::format("line {}: {}: {}", each.at.line, each.path, each.text);
    return made.content ? "its YAML is wrong" : "";
  }

  bool take(const read::document& made, std::size_t index, const read::reading& file, const input& from) {
    const emit::runtime_kind* kind = made.content ? emit::find_kind(made.api_version, made.kind_name) : nullptr;
    if (kind == nullptr) {
      if (const read::gone_kind* gone = read::find_gone_kind(made.api_version, made.kind_name); gone != nullptr) {
        leave(made, from.name, fmt::format("Kubernetes has {} {} no more", made.api_version, made.kind_name));
        return false;
      }
      if (std::string objection = objection_to_custom(made); !objection.empty()) {
        leave(made, from.name, std::move(objection));
        return false;
      }
    }
    const std::string wrong = fault_in(made, index, file);
    if (!wrong.empty()) {
      leave(made, from.name, wrong);
      return false;
    }
    if (const std::string objection = objection_to_name(made.kind_name, made.name.view()); !objection.empty()) {
      leave(made, from.name, objection);
      return false;
    }
    object one;
    one.api_version = made.api_version;
    one.kind = made.kind_name;
    one.document = &made;
    one.is_custom = kind == nullptr;
    if (kind == nullptr) {
      one.name_space_of_type = custom_kinds::namespace_of(made.api_version);
      custom_.see(made);
      one.name_space = custom_kinds::name_space_of(made);
    } else {
      one.namespaced = kind->namespaced;
      one.name_space_of_type = namespace_of(one.api_version, one.kind);
      one.tree = value_of(made.content, kind->fields);
    }
    remove_what_the_server_wrote(one.tree, made.kind_name);
    one.name = made.name.view();
    if (kind != nullptr) one.name_space = one.tree.text_at("metadata.namespace");
    if (made.kind_name == "Secret" && (one.tree.find("data") != nullptr || one.tree.find("stringData") != nullptr)) {
      outside_object& secret = outside_.emplace_back();
      secret.kind = "Secret";
      secret.name = one.name;
      secret.name_space = one.name_space;
      secret.has_values_elsewhere = true;
      for (const std::string_view field : {"data", "stringData"})
        if (const value* data = one.tree.find(field))
          for (const value& each : data->parts) secret.keys.insert(each.name);
      std::string keys;
      for (const std::string& each : secret.keys) keys += (keys.empty() ? "`" : ", `") + each + "`";
      leave(made, from.name,
            fmt::format(
                "its values ({}) do not go into C++: the stack declares it with its keys, as external; have Vault, a "
                "SealedSecret or an ExternalSecret make it, or give the values at deployment (GivenSecret)",
                keys),
            true);
      return false;
    }
    one.file = file_of(from.name, made);
    one.given = objects_.size();
    objects_.push_back(std::move(one));
    ++into_.converted;
    return true;
  }

  /// Where the stack writes what this file has: the file's path below what was given.
  std::string file_of(const std::string& name, const read::document& made) const {
    if (name == "standard input") {
      std::string kind(made.kind_name);
      std::transform(kind.begin(), kind.end(), kind.begin(), [](unsigned char c) { return std::tolower(c); });
      return fmt::format("{}-{}.yaml", kind, made.name.view());
    }
    fs::path below = fs::path(name).filename();
    for (const std::string& each : asked_.paths) {
      std::error_code error;
      if (!fs::is_directory(each, error)) continue;
      const fs::path relative = fs::path(name).lexically_normal().lexically_relative(fs::path(each).lexically_normal());
      if (!relative.empty() && *relative.begin() != "..") {
        below = relative;
        break;
      }
    }
    if (below.extension() != ".yaml" && below.extension() != ".yml") below.replace_extension(".yaml");
    return below.generic_string();
  }

  /// The namespace that most objects say.
  void find_namespace() {
    std::map<std::string, std::size_t> counts;
    for (const object& each : objects_)
      if (each.namespaced) ++counts[each.name_space];
    std::size_t most = 0;
    for (const auto& [name, count] : counts)
      if (count > most && (name.empty() || is_dns_label(name))) {
        most = count;
        name_space_ = name;
      }
  }

  // What is not there.

  void look_outside(inputs given) {
    settings asked;
    if (!asked_.profile.empty()) asked.held_to = &profile_of(asked_.profile);
    inputs again = given;
    outcome found = check_objects(std::move(given), asked);
    std::set<std::string> seen;
    bool any = false;
    for (const finding& each : found.findings) {
      if (each.external.empty() || !seen.insert(each.external).second) continue;
      try {
        const external_object outside = external_of(each.external);
        if (!is_known_external(outside.kind)) continue;
        asked.externals.push_back(outside);
        outside_object& made = outside_.emplace_back();
        made.kind = outside.kind;
        made.name = outside.name;
        made.name_space = outside.name_space;
        any = true;
      } catch (const usage_error&) {
        // A pattern, or something that no external stands for: the finding says it.
      }
    }
    if (any) found = check_objects(std::move(again), asked);
    for (finding& each : found.findings) {
      if (each.broken != nullptr && each.broken->weight != check::severity::error) continue;
      object* of = object_of(each);
      if (each.broken != nullptr && each.broken->policy && of != nullptr) {
        of->waivers.emplace(each.broken->id, each.words);
        ++into_.waived;
        continue;
      }
      if (of != nullptr)
        of->marks.push_back(
            fmt::format("{}{}", each.words, each.broken == nullptr ? "" : fmt::format(" [{}]", each.broken->id)));
      into_.findings.push_back(std::move(each));
    }
    for (outside_object& each : outside_)
      if (!each.has_values_elsewhere) find_keys(each);
  }
  object* object_of(const finding& told) {
    for (object& each : objects_)
      if (each.kind == told.kind && each.name == told.name &&
          (each.name_space == told.name_space || each.name_space.empty() || told.name_space.empty()))
        return &each;
    return nullptr;
  }
  static bool is_known_external(std::string_view kind) {
    for (const std::string_view each :
         {"Secret",       "ConfigMap",     "Service",          "ServiceAccount", "PersistentVolumeClaim",
          "Namespace",    "ClusterIssuer", "Issuer",           "IngressClass",   "PriorityClass",
          "RuntimeClass", "StorageClass",  "PersistentVolume", "Middleware",     "VaultAuth",
          "Role",         "ClusterRole",   "MariaDB",          "Database",       "User"})
      if (kind == each) return true;
    return false;
  }
  /// The keys that objects of the stack read by their names.
  void find_keys(outside_object& of) {
    if (of.kind != "Secret" && of.kind != "ConfigMap") return;
    const std::string_view reference = of.kind == "Secret" ? "secretKeyRef" : "configMapKeyRef";
    for (const object& each : objects_)
      if (of.name_space.empty() || each.name_space == of.name_space) find_keys(each.tree, reference, of);
  }
  static void find_keys(const value& in, std::string_view reference, outside_object& of) {
    for (const value& each : in.parts) {
      if (each.name == reference && each.text_at("name") == of.name && is_config_key(each.text_at("key")))
        of.keys.insert(std::string(each.text_at("key")));
      find_keys(each, reference, of);
    }
  }

  // Names.

  std::string_view application_of(const object& one) const {
    for (const std::string_view key : {"app.kubernetes.io/name", "app", "k8s-app", "app.kubernetes.io/instance"})
      if (const value* labels = one.tree.at("metadata.labels"))
        if (const value* label = labels->find(key); label != nullptr && !label->text.empty()) return label->text;
    return {};
  }

  void name_all() {
    name_of_stack_ = snake_case(asked_.name);
    if (is_taken_word(name_of_stack_)) name_of_stack_ += "_stack";
    identifiers_.reserve(name_of_stack_);
    // Those of one rank stay in their order. (std::stable_sort has clang complain of libstdc++ 12.)
    std::map<int, std::vector<object>> by_rank;
    for (object& each : objects_) by_rank[rank_of(each.kind)].push_back(std::move(each));
    objects_.clear();
    for (auto& [rank, of_it] : by_rank) std::move(of_it.begin(), of_it.end(), std::back_inserter(objects_));
    // Workloads have the plain names.
    std::vector<object*> by_claim;
    for (object& each : objects_)
      if (rank_of(each.kind) == 6) by_claim.push_back(&each);
    for (object& each : objects_)
      if (rank_of(each.kind) != 6) by_claim.push_back(&each);
    for (object* each : by_claim) each->identifier = identifier_of(each->kind, each->name);
    for (outside_object& each : outside_) each.identifier = identifier_of(each.kind, each.name);
    find_headers();
    share_images();
    share_labels();
    names_.port = [this](const std::string& name, const std::string& number) { return port(name, number); };
    std::size_t place = 0;
    for (object& each : objects_) {
      handle made;
      made.identifier = each.identifier;
      made.place = ++place;
      if (rank_of(each.kind) == 6) add_ports(each, made);
      names_.add(each.kind, each.namespaced ? each.name_space : "", each.name, std::move(made));
    }
    for (const outside_object& each : outside_) {
      handle made;
      made.identifier = each.identifier;
      made.is_external = true;
      // Of the namespace that asks for it.
      names_.add(each.kind, each.has_values_elsewhere || !each.name_space.empty() ? each.name_space : std::string(),
                 each.name, std::move(made));
    }
  }

  /// An image that several containers have is said once.
  void share_images() {
    std::map<std::string, std::size_t> counts;
    for (const object& each : objects_)
      if (!each.is_custom) count_images(each.tree, counts);
    for (const auto& [image, count] : counts) {
      if (count < 2) continue;
      const std::string last = image.substr(image.rfind('/') == std::string::npos ? 0 : image.rfind('/') + 1);
      const std::string base = snake_case(last.substr(0, last.find_first_of(":@"))) + "_image";
      names_.images[image] = identifiers_.take({base});
    }
  }
  static void count_images(const value& in, std::map<std::string, std::size_t>& counts) {
    for (const value& each : in.parts) {
      if (each.name == "containers" || each.name == "initContainers")
        for (const value& container : each.parts)
          if (const std::string image(container.text_at("image"));
              !image.empty() && image.find('\n') == std::string::npos)
            ++counts[image];
      count_images(each, counts);
    }
  }

  /// The labels that all objects have are the stack's.
  void share_labels() {
    if (objects_.size() < fewest_that_share) return;
    const value* first = objects_.front().tree.at("metadata.labels");
    if (first == nullptr) return;
    for (const value& label : std::vector<value>(first->parts)) {
      const bool is_of_all = std::all_of(objects_.begin(), objects_.end(), [&](const object& each) {
        const value* labels = each.tree.at("metadata.labels");
        const value* same = labels == nullptr ? nullptr : labels->find(label.name);
        return same != nullptr && same->text == label.text && same->comment.empty();
      });
      if (!is_of_all || !grammars::label_key.accepts(label.name) || labels_of_all_.size() == most_labels_of_all)
        continue;
      labels_of_all_.emplace_back(label.name, label.text);
      for (object& each : objects_)
        std::erase_if(each.tree.at("metadata.labels")->parts, [&](const value& one) { return one.name == label.name; });
    }
  }

  std::string identifier_of(std::string_view kind, const std::string& name) {
    const std::string base = snake_case(name);
    const std::string with_kind = fmt::format("{}_{}", base, snake_case(kind));
    if (kind == "Service") return identifiers_.take({with_kind});
    if (kind == "ConfigMap")
      return identifiers_.take({base.find("config") == std::string::npos ? base + "_config" : base, with_kind});
    if (kind == "Namespace") return identifiers_.take({"name_space", with_kind});
    if (kind == "Secret" || kind == "ClusterIssuer" || kind == "StorageClass" || kind == "IngressClass" ||
        rank_of(kind) == 6)
      return identifiers_.take({base, with_kind});
    return identifiers_.take({with_kind});
  }

  void find_headers() {
    std::set<std::string> known;
    for (object& each : objects_) {
      const std::string_view application = application_of(each);
      if (!application.empty()) each.header = snake_case(application);
      else if (rank_of(each.kind) == 6) each.header = snake_case(each.name);
      if (!each.header.empty()) known.insert(each.header);
    }
    for (object& each : objects_) {
      if (!each.header.empty()) continue;
      if (each.kind == "Namespace") {
        each.header = "settings";
        continue;
      }
      // The longest application whose name it begins with; a Service's own by what it selects.
      const std::string own = snake_case(each.name);
      std::string best;
      if (const value* selector = each.tree.at("spec.selector"))
        for (const value& label : selector->parts)
          if (best.empty() && known.contains(snake_case(label.text))) best = snake_case(label.text);
      if (best.empty())
        for (const std::string& application : known)
          if ((own == application || own.starts_with(application + "_")) && application.size() > best.size())
            best = application;
      each.header = best.empty() ? "common" : best;
    }
    for (object& each : objects_)
      if (each.header == "stack" || (each.header == "settings" && each.kind != "Namespace")) each.header += "_parts";
  }

  port_name port(const std::string& name, const std::string& number) {
    for (const port_name& each : ports_)
      if (each.name == name && each.number == number) return each;
    port_name made;
    made.name = name;
    made.number = number;
    const std::string base = snake_case(name);
    made.identifier = identifiers_.take({base, fmt::format("{}_{}", base, number), base + "_port"});
    ports_.push_back(made);
    return made;
  }
  void add_ports(const object& workload, handle& into) {
    for (const std::string_view path :
         {"spec.template.spec.containers", "spec.jobTemplate.spec.template.spec.containers"})
      if (const value* containers = workload.tree.at(path))
        for (const value& container : containers->parts)
          if (const value* ports = container.find("ports"))
            for (const value& each : ports->parts) {
              const std::string name(each.text_at("name")), number(each.text_at("containerPort"));
              if (is_port_name(name) && is_port_text(number)) into.ports.push_back(port(name, number));
            }
  }

  // Writing.

  bool reaches(const std::string& from, const std::string& to, std::set<std::string>& seen) const {
    if (from == to) return true;
    if (!seen.insert(from).second) return false;
    const auto found = includes_.find(from);
    if (found == includes_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(),
                       [&](const std::string& each) { return reaches(each, to, seen); });
  }

  void write_all() {
    std::map<std::string, std::string> header_of_identifier;
    for (const object& each : objects_) header_of_identifier[each.identifier] = each.header;
    std::size_t place = 0;
    for (object& each : objects_) {
      ++place;
      names_.name_space = each.namespaced ? each.name_space : "";
      names_.self = names_.of(each.kind, names_.name_space, each.name);
      names_.may_use = [&](const handle& other) {
        if (other.is_external) return true;
        if (other.place >= place) return false;
        const std::string& header = header_of_identifier[other.identifier];
        if (header == each.header || header == "settings") return true;
        if (each.header == "settings") return false;
        std::set<std::string> seen;
        if (reaches(header, each.header, seen)) return false;
        includes_[each.header].insert(header);
        return true;
      };
      described_object what;
      what.api_version = each.api_version;
      what.kind = each.kind;
      what.name = each.name;
      what.namespaced = each.namespaced;
      what.given_name_space = name_space_;
      what.name_space_of_type = each.name_space_of_type;
      each.source = source_of(what, each.tree, names_);
      for (const auto& [rule, words] : each.waivers)
        each.source.call("withWaiver", {text_literal(rule), text_literal("converted: " + words)});
      const std::size_t steps = steps_of(each.source);
      if (each.kind == "CustomResourceDefinition" && steps > most_steps_of_schema) {
        leave(*each.document, each.document->at.file,
              fmt::format("it is a schema of {} fields, and better YAML: dovetail_import() makes types of it", steps));
        each.source = {};
        --into_.converted;
        continue;
      }
      if (steps > step_list::most) {
        leave(*each.document, each.document->at.file,
              fmt::format("it sets more fields than the {} that a builder has room for", step_list::most));
        each.source = {};
        --into_.converted;
        continue;
      }
      // Objects of a kind that `dovetail.hpp` has not.
      std::string_view header = header_of_builder(each.kind);
      if (!header.empty() && !each.is_custom) headers_.insert(std::string(header));
      headers_.insert(header_of(what.name_space_of_type));
    }
  }

  /// What several containers, or pods, have for their security context is said once.
  void share_security_contexts() {
    std::map<std::string, std::vector<expression*>> uses;
    for (object& each : objects_) find_security_contexts(each.source, uses);
    for (auto& [source, places] : uses) {
      if (places.size() < fewest_that_share || places.front()->calls.size() < 2) continue;
      shared_security_.emplace_back(identifiers_.take({"security", "security_context"}), *places.front());
      for (expression* each : places) *each = expression(shared_security_.back().first);
    }
  }
  static constexpr std::size_t fewest_that_share = 3;
  static void find_security_contexts(expression& in, std::map<std::string, std::vector<expression*>>& uses) {
    if (in.head == ".withSecurityContext(" || in.head == ".withPodSecurityContext(") {
      uses[on_one_line(in.arguments.front())].push_back(&in.arguments.front());
      return;
    }
    for (expression& each : in.arguments) find_security_contexts(each, uses);
    for (expression& each : in.calls) find_security_contexts(each, uses);
  }

  std::string opening() const { return fmt::format("\nnamespace {} {{\n\n", name_of_stack_); }
  std::string closing() const { return fmt::format("}}  // namespace {}\n", name_of_stack_); }

  static std::string source_of_object(const object& each) {
    std::string text;
    for (const std::string& mark : each.marks) text += comment_of("converted: " + mark);
    return text + definition_of(each.identifier, each.source) + "\n";
  }
  std::string external_source(const outside_object& each) const {
    expression made(fmt::format("external<{}>({})", each.kind, literal_of(each.name)));
    std::vector<expression> keys;
    for (const std::string& key : each.keys)
      if (is_config_key(key)) keys.push_back(text_literal(key));
    if (!keys.empty()) made.call("withKeys", std::move(keys));
    if (!each.name_space.empty() && each.name_space != name_space_ && is_dns_label(each.name_space))
      made.call("inNamespace", {text_literal(each.name_space)});
    std::string comment;
    if (each.has_values_elsewhere)
      comment = "// Its values are in the YAML that it was converted from: have something make it.\n";
    return comment + definition_of(each.identifier, made);
  }

  void write_files() {
    std::string settings =
        fmt::format("/// What the stack {} is deployed with, and what it relies on.\n#pragma once\n\n", asked_.name);
    headers_.insert("dovetail/dovetail.hpp");
    for (const outside_object& each : outside_)
      if (const std::string_view header = header_of_builder(each.kind); !header.empty())
        headers_.insert(std::string(header));
    for (const std::string& each : headers_)
      if (!is_of_every_stack(each)) settings += fmt::format("#include <{}>\n", each);
    settings += opening() + "using namespace dovetail;\nusing namespace std::chrono_literals;\n\n";
    for (const port_name& each : ports_)
      settings += fmt::format("inline constexpr auto {} = port<{}>({});\n", each.identifier, literal_of(each.name),
                              each.number);
    if (!ports_.empty()) settings += "\n";
    for (const auto& [image, identifier] : names_.images)
      settings += definition_of(identifier, expression("image(", {text_literal(image)}, ")"));
    if (!names_.images.empty()) settings += "\n";
    for (const auto& [identifier, context] : shared_security_) settings += definition_of(identifier, context) + "\n";
    for (const outside_object& each : outside_) settings += external_source(each);
    if (!outside_.empty()) settings += "\n";
    for (const object& each : objects_)
      if (each.header == "settings") settings += source_of_object(each);
    into_.files.push_back({"settings.hpp", settings + closing()});

    std::vector<std::string> headers;
    for (const object& each : objects_)
      if (each.header != "settings" && std::find(headers.begin(), headers.end(), each.header) == headers.end())
        headers.push_back(each.header);
    std::sort(headers.begin(), headers.end());
    for (const std::string& header : headers) {
      std::string text = title_of(header) + "#pragma once\n\n";
      for (const std::string& each : includes_[header]) text += fmt::format("#include \"{}.hpp\"\n", each);
      if (includes_[header].empty()) text += "#include \"settings.hpp\"\n";
      text += opening();
      for (const object& each : objects_)
        if (each.header == header) text += source_of_object(each);
      into_.files.push_back({header + ".hpp", text + closing()});
    }
    write_stack(headers);
    into_.files.push_back({asked_.name + ".cpp", program()});
    std::vector<std::string> all{"settings.hpp", "stack.hpp"};
    for (const std::string& header : headers) all.push_back(header + ".hpp");
    std::sort(all.begin(), all.end());
    std::string list;
    std::size_t column = 10;
    for (const std::string& each : all) {
      if (column + 1 + each.size() > 110) {
        list += "\n         ";
        column = 9;
      }
      list += " " + each;
      column += 1 + each.size();
    }
    std::string imported, libraries;
    if (!custom_.empty()) {
      imported = fmt::format("dovetail_import(NAME {}_kinds SCHEMAS crds)\n", name_of_stack_);
      libraries = fmt::format("\n  LIBRARIES {}_kinds", name_of_stack_);
    }
    const std::string output = asked_.manifests.empty() ? "generated/k8s/" + asked_.name : asked_.manifests;
    into_.files.push_back(
        {"CMakeLists.txt",
         fmt::format("{3}dovetail_add_stack(\n  NAME {0}\n  OUTPUT {1}\n  SOURCES {0}.cpp\n  HEADERS{2}{4})\n",
                     asked_.name, output, list, imported, libraries)});
    for (const custom_kinds::definition& each : custom_.definitions()) into_.files.push_back({each.file, each.text});
  }

  std::string program() const {
    if (!asked_.accept_findings)
      return fmt::format(
          "/// The program that writes the manifests of {0}.\n#include \"stack.hpp\"\n\n"
          "int main(int argc, char** argv) {{ return dovetail::generate<{1}::{1}>(argc, argv); }}\n",
          asked_.name, name_of_stack_);
    return fmt::format(
        "/// The program that writes the manifests of {0}. It writes what the rules refuse, too: what is marked with `converted:`.\n"
        "/// Once that is mended, it is dovetail::generate<{1}::{1}>(argc, argv), and what is wrong does not compile.\n"
        "#include \"stack.hpp\"\n\n#include <dovetail/program/unchecked.hpp>\n\n"
        "int main(int argc, char** argv) {{\n"
        "  return dovetail::emit::run_unchecked(dovetail::detail::at_run_time<{1}::{1}>, argc, argv);\n}}\n",
        asked_.name, name_of_stack_);
  }

  void write_stack(const std::vector<std::string>& headers) {
    std::string text =
        fmt::format("/// {}, whole: which resource stands in which file.\n#pragma once\n\n", asked_.name);
    for (const std::string& each : headers) text += fmt::format("#include \"{}.hpp\"\n", each);
    if (headers.empty()) text += "#include \"settings.hpp\"\n";
    text += opening();
    expression made(fmt::format("stack<{}>(", literal_of(asked_.name)), {}, ")");
    std::vector<const object*> as_given;
    for (const object& each : objects_) as_given.push_back(&each);
    std::sort(as_given.begin(), as_given.end(), [](const object* a, const object* b) { return a->given < b->given; });
    for (const object* each : as_given)
      made.arguments.push_back(fmt::format("file({}, {})", literal_of(each->file), each->identifier));
    made.breaks_each = true;
    const bool has_namespaced =
        std::any_of(objects_.begin(), objects_.end(), [](const object& each) { return each.namespaced; });
    if (name_space_.empty()) {
      made.call("withoutNamespace");
    } else if (has_namespaced) {
      const handle* known = names_.of("Namespace", "", name_space_);
      made.call("inNamespace",
                {known == nullptr || known->is_external ? text_literal(name_space_) : expression(known->identifier)});
    }
    if (!labels_of_all_.empty()) {
      std::vector<expression> lines;
      for (const auto& [key, label] : labels_of_all_)
        lines.push_back(expression("{", {text_literal(key), text_literal(label)}, "}"));
      made.calls.push_back(expression(".withLabels({", std::move(lines), "})"));
    }
    std::vector<expression> outside;
    for (const outside_object& each : outside_) outside.emplace_back(each.identifier);
    if (!outside.empty()) made.call("withExternals", std::move(outside));
    if (!asked_.profile.empty()) made.call("withProfile", {"profile::" + asked_.profile});
    text += definition_of(name_of_stack_, made) + "\n";
    into_.files.push_back({"stack.hpp", text + closing()});
  }

  const request& asked_;
  conversion& into_;
  std::vector<read::reading> readings_{};
  std::vector<object> objects_{};
  /// The object of each document of each file; npos for one that is left out.
  std::vector<std::vector<std::size_t>> objects_of_{};
  custom_kinds custom_{};
  std::vector<outside_object> outside_{};
  std::string name_space_{};
  std::string name_of_stack_{};
  identifiers identifiers_{};
  scope names_{};
  std::vector<port_name> ports_{};
  std::map<std::string, std::set<std::string>> includes_{};
  std::set<std::string> headers_{};
  std::vector<std::pair<std::string, expression>> shared_security_{};
  std::vector<std::pair<std::string, std::string>> labels_of_all_{};
};

}  // namespace

conversion convert(const request& asked) {
  conversion made;
  converter(asked, made).run();
  return made;
}

}  // namespace dovetail::cli::convert
