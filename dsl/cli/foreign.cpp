#include "cli/foreign.hpp"

#include "cli/json_fields.hpp"
#include "cli/pattern.hpp"
#include "dovetail/read/metadata.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <initializer_list>
#include <vector>

namespace dovetail::cli {
namespace {

/// Kinds of a tool: the group, or the whole apiVersion where it has none, and the kind.
struct foreign_kind {
  std::string_view group;
  std::string_view kind;
  std::string_view tool;
};

constexpr foreign_kind foreign_kinds[] = {
    {"kind.x-k8s.io", "*", "kind"},
    {"kubeadm.k8s.io", "*", "kubeadm"},
    {"kustomize.config.k8s.io", "*", "kustomize"},
    {"*.config.k8s.io", "*", "a component of Kubernetes, which reads it as its configuration"},
    {"apiserver.k8s.io", "*", "the API server, which reads it as its configuration"},
    {"audit.k8s.io", "*", "the API server, which reads it as its configuration"},
    {"eventratelimit.admission.k8s.io", "*", "the API server, which reads it as its configuration"},
    {"admission.k8s.io", "*", "webhooks"},
    {"imagepolicy.k8s.io", "*", "webhooks"},
    {"client.authentication.k8s.io", "*", "kubectl"},
    {"credentialprovider.kubelet.k8s.io", "*", "the kubelet"},
    {"v1", "Config", "kubectl"},
    {"v1", "Policy", "kube-scheduler, which read it until 1.22"},
    {"install.istio.io", "IstioOperator", "istioctl"},
    {"builtin", "*", "kustomize"},
    {"kpt.dev", "*", "kpt"},
    {"*.kpt.dev", "*", "kpt"},
    {"skaffold", "*", "skaffold"},
    {"k3d.io", "*", "k3d"},
    {"k0s.k0sproject.io", "*", "k0s"},
    {"k0sctl.k0sproject.io", "*", "k0sctl"},
    {"eksctl.io", "*", "eksctl"},
    {"kops.k8s.io", "*", "kops"},
    {"ctlptl.dev", "*", "ctlptl"},
    {"tilt.dev", "*", "Tilt"},
    {"tanka.dev", "*", "Tanka"},
    {"ksonnet.io", "*", "ksonnet"},
    {"app.kubernetes.io", "App", "ksonnet"},
    {"garden.io", "*", "Garden"},
    {"okteto.com", "*", "Okteto"},
    {"deploy.cloud.google.com", "*", "Cloud Deploy"},
    {"kapp.k14s.io", "*", "kapp"},
    {"kbld.k14s.io", "*", "kbld"},
    {"vendir.k14s.io", "*", "vendir"},
    {"imgpkg.carvel.dev", "*", "imgpkg"},
    {"kuttl.dev", "*", "kuttl"},
    {"cli.kyverno.io", "*", "kyverno test"},
    {"chainsaw.kyverno.io", "*", "Chainsaw"},
    {"krew.googlecontainertools.github.com", "*", "krew"},
    {"backstage.io", "*", "Backstage"},
    {"score.dev", "*", "Score"},
    {"v1", "Template", "OpenShift: oc process makes objects of it"},
    {"template.openshift.io", "Template", "OpenShift: oc process makes objects of it"},
};

/// A file of a tool: what it is called, or fields that stand at its root and that no object has.
struct foreign_file {
  std::string_view tool;
  std::string_view name;
  std::initializer_list<std::string_view> fields;
};

const foreign_file foreign_files[] = {
    {"Helm", "Chart.yaml", {"apiVersion", "name", "version"}},
    {"Helm", "Chart.lock", {"dependencies", "digest"}},
    {"Helm", "requirements.yaml", {}},
    {"Helm", "values*.yaml", {"replicaCount"}},
    {"Helm", "", {"fullnameOverride"}},
    {"Helm", "", {"nameOverride"}},
    {"Helm", "", {"image", "service"}},
    {"Helm", "", {"image", "ingress"}},
    {"Helm", "", {"image", "resources"}},
    {"helmfile", "helmfile*.yaml", {"releases"}},
    {"helmfile", "", {"helmfiles"}},
    {"kustomize", "kustomization.y*ml", {"configMapGenerator"}},
    {"kustomize", "", {"secretGenerator"}},
    {"kustomize", "", {"patchesStrategicMerge"}},
    {"kustomize", "", {"patchesJson6902"}},
    {"kustomize", "", {"generatorOptions"}},
    {"kustomize", "", {"resources"}},
    {"kustomize", "", {"bases"}},
    {"docker compose", "*compose*.y*ml", {"services"}},
    {"GitHub", "", {"on", "jobs"}},
    {"GitHub", "action.y*ml", {"runs", "name"}},
    {"GitHub", "dependabot.y*ml", {"updates", "version"}},
    {"GitLab", ".gitlab-ci.yml", {"stages"}},
    {"OpenAPI", "", {"openapi"}},
    {"OpenAPI", "", {"swagger"}},
    {"TypeScript", "tsconfig*.json", {"compilerOptions"}},
    {"npm", "package*.json", {"name", "dependencies"}},
    {"npm", "", {"name", "devDependencies"}},
    {"npm", "", {"name", "scripts"}},
    {"npm", "", {"lockfileVersion"}},
    {"Prometheus", "", {"scrape_configs"}},
    {"Prometheus", "", {"groups"}},
    {"Alertmanager", "", {"receivers", "route"}},
    {"Grafana", "", {"panels"}},
    {"Grafana", "", {"datasources"}},
    {"pre-commit", ".pre-commit-config.yaml", {"repos"}},
    {"mkdocs", "mkdocs.yml", {"site_name"}},
    {"Task", "Taskfile.y*ml", {"tasks"}},
    {"Cloud Build", "cloudbuild*.yaml", {"steps"}},
    {"CloudFormation", "", {"AWSTemplateFormatVersion"}},
    {"JSON Schema", "", {"$schema"}},
    {"SOPS", ".sops.yaml", {"creation_rules"}},
    {"SOPS", "", {"sops"}},
    {"Talos", "", {"machine", "cluster"}},
};

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' || c == '$' || c == '/';
}

/// The keys at the root of a mapping in block style: of the lines that are not indented.
void add_block_keys(std::string_view text, std::vector<std::string_view>& keys) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const bool quoted = line.starts_with('"') || line.starts_with('\'');
    if (quoted) line.remove_prefix(1);
    std::size_t size = 0;
    while (size < line.size() && is_name_character(line[size])) ++size;
    if (size == 0) continue;
    const std::string_view rest = line.substr(size + (quoted && size < line.size() ? 1 : 0));
    if (rest.starts_with(':')) keys.push_back(line.substr(0, size));
  }
}

/// The keys of the outermost braces: of JSON, which may have comments in it.
void add_flow_keys(std::string_view text, std::vector<std::string_view>& keys) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '/' && text.substr(i + 1).starts_with('/')) {
      i = std::min(text.find('\n', i), text.size());
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (depth > 0) --depth;
    } else if (c == '"') {
      const std::size_t begin = i + 1;
      for (++i; i < text.size() && text[i] != '"'; ++i)
        if (text[i] == '\\') ++i;
      std::size_t behind = std::min(i + 1, text.size());
      while (behind < text.size() && std::isspace(static_cast<unsigned char>(text[behind])) != 0) ++behind;
      if (depth == 1 && i < text.size() && behind < text.size() && text[behind] == ':')
        keys.push_back(text.substr(begin, i - begin));
    }
  }
}

std::string_view without_comments(std::string_view text) {
  for (;;) {
    const std::size_t begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    text.remove_prefix(begin);
    const bool comment = text.starts_with('#') || text.starts_with("//");
    if (!comment && !text.starts_with("---")) return text;
    text.remove_prefix(std::min(text.find('\n'), text.size()));
  }
}

std::vector<std::string_view> keys_at_the_root(std::string_view text) {
  std::vector<std::string_view> keys;
  const std::string_view content = without_comments(text);
  if (content.starts_with('{')) add_flow_keys(content, keys);
  else add_block_keys(content, keys);
  return keys;
}

}  // namespace

std::string_view tool_of(std::string_view api_version, std::string_view kind) {
  const std::string_view group = api_version.substr(0, api_version.find('/'));
  for (const foreign_kind& each : foreign_kinds)
    if (matches(each.group, group) && matches(each.kind, kind)) return each.tool;
  return {};
}

// Source: kustomize, api/resource: a resource with this annotation is no part of what is built.
bool is_local_config(const read::document& made) {
  constexpr std::string_view key = "config.kubernetes.io/local-config";
  if (const api::meta::v1::ObjectMeta* metadata = made.content ? read::metadata_of(made.content) : nullptr) {
    const model::text* value = metadata->annotations.find(key);
    return value != nullptr && value->view() != "false";
  }
  const model::json* value = find_field(made.fields, {"metadata", "annotations", key});
  return value != nullptr && value->scalar.view() != "false";
}

bool begins_like_an_object(std::string_view text) {
  const std::vector<std::string_view> keys = keys_at_the_root(text);
  for (const std::string_view each : {"apiVersion", "kind", "metadata", "spec"})
    if (std::find(keys.begin(), keys.end(), each) != keys.end()) return true;
  // Empty, or one value.
  return keys.empty();
}

std::string_view tool_of_file(std::string_view file, std::string_view text) {
  const std::string_view name = file.substr(file.rfind('/') + 1);
  for (const foreign_file& each : foreign_files)
    if (!each.name.empty() && matches(each.name, name)) return each.tool;
  const std::vector<std::string_view> keys = keys_at_the_root(text);
  const auto has = [&](std::string_view key) { return std::find(keys.begin(), keys.end(), key) != keys.end(); };
  // What has a kind is an object's, or meant to be one.
  if (has("kind")) return {};
  if (text.starts_with("#@") || text.find("\n#@") != std::string_view::npos) return "ytt, which makes objects of it";
  for (const foreign_file& each : foreign_files)
    if (each.fields.size() != 0 && std::all_of(each.fields.begin(), each.fields.end(), has)) return each.tool;
  return {};
}

bool names_api_version(std::string_view text) { return text.find("apiVersion") != std::string_view::npos; }

}  // namespace dovetail::cli
