#include "cli/lsp/reference_rows.hpp"

#include "dovetail/check/makers.hpp"

#include <string>
#include <unordered_map>

namespace dovetail::cli::lsp {
namespace {

using schema::reference_path;
using schema::reference_row;

struct short_row {
  /// Of a kind: its group. `type`: the fields begin at a type, wherever it stands.
  std::string_view group;
  std::string_view of;
  std::string_view field;
  std::string_view names;
  std::string_view key = {};
  std::string_view port = {};
  std::string_view name_space = {};
};
constexpr std::string_view type = "type";

/// Beside the table: keys and ports that stand with a name, and names that rules of a subject look at by themselves.
constexpr short_row short_rows[] = {
    {type, "ConfigMapKeySelector", "name", "ConfigMap", "key"},
    {type, "SecretKeySelector", "name", "Secret", "key"},
    {type, "ConfigMapVolumeSource", "name", "ConfigMap", "items[*].key"},
    {type, "ConfigMapProjection", "name", "ConfigMap", "items[*].key"},
    {type, "SecretVolumeSource", "secretName", "Secret", "items[*].key"},
    {type, "SecretProjection", "name", "Secret", "items[*].key"},
    {type, "IngressServiceBackend", "name", "Service", {}, "port.name"},
    {type, "IngressServiceBackend", "name", "Service", {}, "port.number"},
    {type, "HorizontalPodAutoscalerSpec", "scaleTargetRef.name", "{scaleTargetRef.kind}"},
    {type, "PodSpec", "serviceAccount", "ServiceAccount"},
    {"cert-manager.io", "Certificate", "spec.issuerRef.name", "{spec.issuerRef.kind|Issuer}"},
    {"cert-manager.io", "CertificateRequest", "spec.issuerRef.name", "{spec.issuerRef.kind|Issuer}"},
    {"networking.k8s.io", "Ingress", "metadata.annotations[cert-manager.io/cluster-issuer]", "ClusterIssuer"},
    {"networking.k8s.io", "Ingress", "metadata.annotations[cert-manager.io/issuer]", "Issuer"},
    {"traefik.io",
     "IngressRoute",
     "spec.routes[*].services[*].name",
     "{spec.routes[*].services[*].kind|Service}",
     {},
     "spec.routes[*].services[*].port",
     "spec.routes[*].services[*].namespace"},
    {"traefik.io",
     "IngressRoute",
     "spec.routes[*].middlewares[*].name",
     "Middleware",
     {},
     {},
     "spec.routes[*].middlewares[*].namespace"},
    {"traefik.io", "IngressRoute", "spec.tls.secretName", "Secret"},
    {"traefik.io", "IngressRoute", "spec.tls.options.name", "TLSOption"},
    {"traefik.io",
     "IngressRouteTCP",
     "spec.routes[*].services[*].name",
     "Service",
     {},
     "spec.routes[*].services[*].port",
     "spec.routes[*].services[*].namespace"},
    {"k8s.mariadb.com", "Database", "spec.mariaDbRef.name", "MariaDB", {}, {}, "spec.mariaDbRef.namespace"},
    {"k8s.mariadb.com", "User", "spec.mariaDbRef.name", "MariaDB", {}, {}, "spec.mariaDbRef.namespace"},
    {"k8s.mariadb.com", "User", "spec.passwordSecretKeyRef.name", "Secret", "spec.passwordSecretKeyRef.key"},
    {"k8s.mariadb.com", "Grant", "spec.mariaDbRef.name", "MariaDB", {}, {}, "spec.mariaDbRef.namespace"},
    {"secrets.hashicorp.com", "VaultAuth", "spec.vaultConnectionRef", "VaultConnection"},
};

/// Of kinds that the library has types for; of others, check/makers.hpp has what they make.
struct short_making {
  std::string_view group;
  std::string_view kind;
  std::string_view made;
  std::string_view name;
};
constexpr short_making short_makings[] = {
    {"cert-manager.io", "Certificate", "Secret", "spec.secretName"},
    {"secrets.hashicorp.com", "VaultStaticSecret", "Secret", "spec.destination.name"},
    {"secrets.hashicorp.com", "VaultDynamicSecret", "Secret", "spec.destination.name"},
    {"secrets.hashicorp.com", "VaultPKISecret", "Secret", "spec.destination.name"},
};

reference_row row_of(const short_row& written) {
  reference_row made;
  made.group = written.group == type ? "" : written.group;
  made.kind = written.of;
  made.field = path_of(written.field);
  std::string_view names = written.names;
  if (names.starts_with('{')) {
    names = names.substr(1, names.size() - 2);
    const std::size_t bar = names.find('|');
    made.names_field = path_of(names.substr(0, bar));
    names = bar == std::string_view::npos ? std::string_view{} : names.substr(bar + 1);
  }
  made.names = names;
  if (!written.key.empty()) made.key = path_of(written.key);
  if (!written.port.empty()) made.port = path_of(written.port);
  if (!written.name_space.empty()) made.name_space = path_of(written.name_space);
  return made;
}

using rows_by_name = std::unordered_map<std::string, std::vector<const reference_row*>>;

struct all_rows {
  std::vector<reference_row> made{};
  rows_by_name of_kinds{};
  rows_by_name of_types{};

  all_rows() {
    made.reserve(std::size(short_rows));
    for (const short_row& each : short_rows) {
      made.push_back(row_of(each));
      (each.group == type ? of_types : of_kinds)[std::string(each.of)].push_back(&made.back());
    }
    for (const reference_row& each : schema::known_references()) {
      of_kinds[each.kind].push_back(&each);
      // A row's kind may be a type that many kinds have.
      if (each.group.empty()) of_types[each.kind].push_back(&each);
    }
  }
};
const all_rows& rows() {
  static const all_rows all;
  return all;
}

/// Of `{spec.target.name|metadata.name}`, all paths; none of a text that is put together.
std::vector<reference_path> paths_of(std::string_view pattern) {
  std::vector<reference_path> paths;
  if (!pattern.starts_with('{') || pattern.find('}') != pattern.size() - 1) return paths;
  pattern = pattern.substr(1, pattern.size() - 2);
  while (!pattern.empty()) {
    const std::size_t bar = pattern.find('|');
    paths.push_back(path_of(pattern.substr(0, bar)));
    pattern.remove_prefix(bar == std::string_view::npos ? pattern.size() : bar + 1);
  }
  return paths;
}

std::vector<reference_path> key_paths_of(std::string_view words) {
  std::vector<reference_path> paths;
  while (!words.empty()) {
    const std::size_t blank = words.find(' ');
    for (reference_path& each : paths_of(words.substr(0, blank))) paths.push_back(std::move(each));
    words.remove_prefix(blank == std::string_view::npos ? words.size() : blank + 1);
  }
  return paths;
}

}  // namespace

reference_path path_of(std::string_view written) {
  reference_path path;
  path.text = written;
  while (!written.empty()) {
    if (written.front() == '.') written.remove_prefix(1);
    if (written.front() == '[') {
      const std::size_t close = written.find(']');
      const std::string_view inside = written.substr(1, close - 1);
      const bool is_each = inside == "*" || inside.empty();
      path.steps.push_back({is_each ? std::string() : std::string(inside), !is_each});
      written.remove_prefix(close + 1);
      continue;
    }
    const std::size_t end = written.find_first_of(".[");
    path.steps.push_back({std::string(written.substr(0, end)), false});
    written.remove_prefix(end == std::string_view::npos ? written.size() : end);
  }
  return path;
}

std::vector<const reference_row*> rows_of_kind(std::string_view group, std::string_view kind) {
  std::vector<const reference_row*> found;
  const auto named = rows().of_kinds.find(std::string(kind));
  if (named == rows().of_kinds.end()) return found;
  for (const reference_row* each : named->second)
    if (each->group == group) found.push_back(each);
  return found;
}

const std::vector<const reference_row*>& rows_of_type(std::string_view name) {
  static const std::vector<const reference_row*> nothing;
  const auto named = rows().of_types.find(std::string(name));
  return named == rows().of_types.end() ? nothing : named->second;
}

const std::vector<making_field>& making_fields() {
  static const std::vector<making_field> all = [] {
    std::vector<making_field> made;
    for (const short_making& each : short_makings)
      made.push_back({each.group, each.kind, each.made, path_of(each.name), {}});
    for (const check::maker& each : check::makers) {
      if (each.kind.empty() || each.only_adds) continue;
      const std::vector<reference_path> names = paths_of(each.name);
      for (const reference_path& name : names)
        made.push_back({each.group, each.kind, each.made, name,
                        each.made == "Service" ? std::vector<reference_path>{} : key_paths_of(each.keys)});
    }
    return made;
  }();
  return all;
}

}  // namespace dovetail::cli::lsp
