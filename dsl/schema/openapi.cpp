#include "openapi.hpp"

#include "kinds.hpp"
#include "names.hpp"
#include "shapes.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace dovetail::schema {
namespace {

struct place_of_definition {
  std::string root;
  std::string group{};
  std::string version{};
  std::string name;
};

// `io.k8s.api.apps.v1.Deployment`, `io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService`,
// `io.k8s.apimachinery.pkg.version.Info`, and for all others the group's name turned round: `com.hashicorp.secrets.v1beta1.VaultAuth`.
place_of_definition home_of(const std::string& definition, const std::string& title) {
  std::vector<std::string> segments = split(definition, '.');
  place_of_definition home{.root = "crd", .name = segments.back()};
  segments.pop_back();
  if (!segments.empty() && is_version(segments.back())) {
    home.version = segments.back();
    segments.pop_back();
  }
  if (segments.size() >= 2 && segments[0] == "io" && segments[1] == "k8s") {
    home.root = "api";
    const std::vector<std::string> rest(segments.begin() + 2, segments.end());
    home.group = rest.empty() ? "k8s" : rest.back();
    return home;
  }
  std::reverse(segments.begin(), segments.end());
  home.group = segments.empty() ? title : join(segments, ".");
  return home;
}

std::vector<group_version_kind> kinds_of(const node& schema) {
  std::vector<group_version_kind> kinds;
  const node* list = schema.find("x-kubernetes-group-version-kind");
  if (list == nullptr || !list->is_sequence()) return kinds;
  for (const node* one : list->items)
    kinds.push_back(
        {std::string(one->text("group")), std::string(one->text("version")), std::string(one->text("kind"))});
  return kinds;
}

const node* definitions_of(const node& document) {
  if (const node* definitions = document.find("definitions")) return definitions;
  const node* components = document.find("components");
  return components == nullptr ? nullptr : components->find("schemas");
}

// Which kinds are namespaced, from the paths; nothing where the document has none.
kind_scopes scopes_of(const node& document) {
  kind_scopes scopes;
  const node* paths = document.find("paths");
  if (paths == nullptr || !paths->is_map()) return scopes;
  for (std::size_t i = 0; i < paths->keys.size(); ++i) {
    const bool inside = paths->keys[i].find("/namespaces/{namespace}/") != std::string::npos;
    for (const node* operation : paths->items[i]->items) {
      const node* kind = operation->find("x-kubernetes-group-version-kind");
      if (kind == nullptr || !kind->is_map()) continue;
      bool& namespaced = scopes[{std::string(kind->text("group")), std::string(kind->text("version")),
                                 std::string(kind->text("kind"))}];
      namespaced = namespaced || inside;
    }
  }
  return scopes;
}

// A list of nodes is where nodes are. What no table and no path names is of a namespace.
bool is_namespaced(group_version_kind kind, const kind_scopes& scopes) {
  if (const auto found = scopes.find(kind); found != scopes.end()) return found->second;
  if (!kind.kind.ends_with("List")) return true;
  kind.kind.resize(kind.kind.size() - 4);
  const auto item = scopes.find(kind);
  return item == scopes.end() || item->second;
}

class importer {
 public:
  importer(const document_set& file, const node& document, const kind_scopes& scopes, catalog& types)
      : file_(file),
        document_(document),
        scopes_(scopes),
        types_(types),
        shapes_(types, file, [this](const node& reference) { return resolve(reference); }) {}

  void run() {
    const node* definitions = definitions_of(document_);
    if (definitions == nullptr || !definitions->is_map())
      throw problem(file_.at(document_), "an OpenAPI document without definitions",
                    "`kubectl get --raw /openapi/v2` gives one with them");
    declare(*definitions);
    for (const auto& [made, schema] : declared_) shapes_.fill(*made, *schema, made->name);
  }

 private:
  // All definitions first, so that a reference finds one that stands later.
  void declare(const node& definitions) {
    kind_scopes scopes = scopes_of(document_);
    scopes.insert(scopes_.begin(), scopes_.end());
    const node* info = document_.find("info");
    const std::string title = info == nullptr ? "openapi" : std::string(info->text("title"));
    for (std::size_t i = 0; i < definitions.keys.size(); ++i) {
      const std::string& name = definitions.keys[i];
      const node& schema = *definitions.items[i];
      if (!schema.is_map())
        throw problem(file_.at(schema), fmt::format("the definition '{}' is not a schema", name),
                      "a schema is a map with a `type`");
      if (const auto known = model_type_of(name)) {
        known_[name].is = *known;
        continue;
      }
      if (const std::optional<type_use> alias = shape_reader::scalar_of(schema)) {
        known_[name] = *alias;
        continue;
      }
      if (schema.find("properties") == nullptr && schema.text("type") != "object") {
        aliases_[name] = &schema;
        continue;
      }
      declare_object(name, schema, home_of(name, title.empty() ? "openapi" : title), scopes);
    }
  }

  void declare_object(const std::string& name, const node& schema, const place_of_definition& where,
                      const kind_scopes& scopes) {
    module& home = types_.home(where.root, where.group, where.version);
    home.origin = origin_of(document_, file_.name());
    const std::string type_name = pascal_case(where.name);
    for (const object* other : home.objects) {
      if (other->name != type_name) continue;
      throw problem(file_.at(schema),
                    fmt::format("'{}' is defined twice, the first time at {}", name, to_string(other->where)),
                    "import one of the two");
    }
    object& made = types_.add(home, type_name);
    made.where = file_.at(schema);
    // DeleteOptions and WatchEvent have a kind in every group: they are no kinds of their own.
    if (const std::vector<group_version_kind> kinds = kinds_of(schema); kinds.size() == 1) {
      made.kind = kinds.front();
      made.namespaced = is_namespaced(kinds.front(), scopes);
    }
    known_[name].is = type_use::form::object;
    known_[name].target = &made;
    made.definition = name;
    declared_.emplace_back(&made, &schema);
  }

  type_use resolve(const node& reference) {
    const std::string& path = reference.scalar;
    std::string name;
    for (const std::string_view prefix : {"#/definitions/", "#/components/schemas/"})
      if (path.starts_with(prefix)) name = path.substr(prefix.size());
    if (const auto found = known_.find(name); found != known_.end()) return found->second;
    if (const auto found = aliases_.find(name); found != aliases_.end()) {
      // A list or a map that has a name: what it stands for, once.
      const node* schema = found->second;
      const place_of_definition where = home_of(name, "openapi");
      aliases_.erase(found);
      known_[name] = {.is = type_use::form::json};
      known_[name] = shapes_.use_of(*schema, types_.home(where.root, where.group, where.version), where.name, name);
      return known_[name];
    }
    throw problem(file_.at(reference), fmt::format("'{}' refers to a definition that is not there", path),
                  name.empty() ? "only references into the same document are read" : "give the whole document");
  }

  const document_set& file_;
  const node& document_;
  const kind_scopes& scopes_;
  catalog& types_;
  shape_reader shapes_;
  std::unordered_map<std::string, type_use> known_;
  std::unordered_map<std::string, const node*> aliases_;
  std::vector<std::pair<object*, const node*>> declared_;
};

}  // namespace

bool is_openapi(const node& document) {
  return document.find("swagger") != nullptr || document.find("openapi") != nullptr ||
         document.find("definitions") != nullptr;
}

std::string origin_of(const node& document, const std::string& file) {
  const node* info = document.find("info");
  const std::string title = info == nullptr ? "" : std::string(info->text("title"));
  const std::string version = info == nullptr ? "" : std::string(info->text("version"));
  if (title.empty()) return file.substr(file.find_last_of('/') + 1);
  return version.empty() ? fmt::format("{}'s OpenAPI schema", title)
                         : fmt::format("{} {}'s OpenAPI schema", title, version);
}

int minor_version_of(const node& document) {
  const node* info = document.find("info");
  if (info == nullptr) return 0;
  std::string_view version = info->text("version");
  if (version.starts_with("v")) version.remove_prefix(1);
  if (!version.starts_with("1.")) return 0;
  version.remove_prefix(2);
  int minor = 0;
  std::from_chars(version.data(), version.data() + version.size(), minor);
  return minor;
}

void import_openapi(const document_set& file, const node& document, const kind_scopes& scopes, catalog& types) {
  importer(file, document, scopes, types).run();
}

}  // namespace dovetail::schema
