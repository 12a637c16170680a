#include "cli/convert/pods.hpp"

#include "cli/convert/literals.hpp"
#include "cli/convert/names.hpp"
#include "dovetail/text/keys.hpp"
#include "dovetail/text/labels.hpp"
#include "dovetail/text/names.hpp"
#include "dovetail/text/port.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace dovetail::cli::convert {
namespace {

/// A Secret or a ConfigMap: by its handle, or by its name.
std::string keys_of(std::string_view kind, std::string_view name, scope& names) {
  // A Secret of the stack's own, one without values, is a resource, and these calls take a declaration.
  const handle* known = names.use(kind, name);
  if (known != nullptr && (kind != "Secret" || known->is_external)) return known->identifier;
  return fmt::format("{}({})", kind == "Secret" ? "secret_named" : "config_map_named", literal_of(name));
}

/// The same for a volume, which takes no external for a ConfigMap.
std::string keys_of_volume(std::string_view kind, std::string_view name, scope& names) {
  const handle* known = names.use(kind, name);
  if (kind == "ConfigMap" && known != nullptr && known->is_external)
    return fmt::format("config_map_named({})", literal_of(name));
  return keys_of(kind, name, names);
}

/// Words of a list, each an argument.
bool words_of(const value& list, std::vector<expression>& into) {
  for (const value& each : list.parts) into.push_back(text_literal(each.text));
  return !into.empty();
}

class container_writer {
 public:
  container_writer(scope& names, path_writer& paths) : names_(names), paths_(paths) {}

  /// False where no builder has such a container.
  bool write(const value& given, const position& at, expression& made) {
    const std::string_view name = given.text_at("name"), image = given.text_at("image");
    if (!is_dns_label(name) || !is_line(image)) return false;
    value left = given;
    const auto shared = names_.images.find(std::string(image));
    made = shared == names_.images.end()
               ? fmt::format("Container<{}>{{image({})}}", literal_of(name), literal_of(image))
               : fmt::format("Container<{}>{{{}}}", literal_of(name), shared->second);
    left.remove("name");
    left.remove("image");
    add_ports(left, at, made);
    if (const std::string policy(left.text_at("imagePullPolicy")); is_line(policy)) {
      made.call("withImagePullPolicy", {text_literal(policy)});
      left.remove("imagePullPolicy");
    }
    add_words("command", "withCommand", left, made);
    add_words("args", "withArgs", left, made);
    if (const std::string folder(left.text_at("workingDir")); is_line(folder)) {
      made.call("withWorkingDir", {text_literal(folder)});
      left.remove("workingDir");
    }
    add_sources(left, at, made);
    add_variables(left, at, made);
    add_mounts(left, at, made);
    add_probe("livenessProbe", "withLivenessProbe", left, at, made);
    add_probe("readinessProbe", "withReadinessProbe", left, at, made);
    add_probe("startupProbe", "withStartupProbe", left, at, made);
    add_amounts("requests", "withRequests", left, made);
    add_amounts("limits", "withLimits", left, made);
    if (value* context = left.find("securityContext")) {
      if (expression of = security_context_of(*context, false); !of.head.empty()) {
        made.call("withSecurityContext", {std::move(of)});
        // What is left of it is set behind; it is there already.
        context->is_said = true;
        context->remove_empty();
      }
    }
    paths_.add_parts(left, {"", at.member}, made);
    return true;
  }

 private:
  static void add_words(std::string_view field, std::string function, value& left, expression& made) {
    std::vector<expression> words;
    const value* list = left.find(field);
    if (list == nullptr || !words_of(*list, words)) return;
    made.call(std::move(function), std::move(words));
    left.remove(field);
  }

  void add_ports(value& left, const position& at, expression& made) {
    const value* list = left.find("ports");
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->parts.size(); ++i) {
      const value& each = list->parts[i];
      const std::string number(each.text_at("containerPort")), name(each.text_at("name"));
      const auto same = std::count_if(list->parts.begin(), list->parts.end(),
                                      [&](const value& other) { return other.text_at("containerPort") == number; });
      const bool is_named = each.find("name") != nullptr;
      if (same != 1 || !is_port_text(number) || (is_named && !is_port_name(name))) {
        paths_.append(each, *list, {"ports", at.member + ".ports"}, i, made);
        continue;
      }
      if (is_named) {
        ports_.push_back(names_.port(name, number));
        made.call("withPort", {ports_.back().identifier});
      } else {
        made.call("withPort", {number});
      }
      value more = each;
      more.remove("containerPort");
      more.remove("name");
      paths_.add_parts(more, {fmt::format("ports[{}]", number), fmt::format("{}.ports[{}]", at.member, i)}, made);
    }
    left.remove("ports");
  }

  void add_sources(value& left, const position& at, expression& made) {
    const value* list = left.find("envFrom");
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->parts.size(); ++i) {
      const value& each = list->parts[i];
      bool done = false;
      for (const auto& [field, kind] : {std::pair("secretRef", "Secret"), std::pair("configMapRef", "ConfigMap")}) {
        const value* source = each.find(field);
        if (source == nullptr || !each.has_only({field}) || !source->has_only({"name", "optional"}) ||
            !is_dns_subdomain(source->text_at("name")) || source->text_at("name").empty() ||
            source->text_at("optional") == "false")
          continue;
        std::string from = keys_of(kind, source->text_at("name"), names_);
        if (source->find("optional") != nullptr) from += ".all().optional()";
        made.call("withEnvFrom", {from});
        done = true;
      }
      if (!done) paths_.append(each, *list, {"envFrom", at.member + ".envFrom"}, i, made);
    }
    left.remove("envFrom");
  }

  void add_variables(value& left, const position& at, expression& made) {
    const value* list = left.find("env");
    if (list == nullptr) return;
    std::vector<const value*> plain;
    const auto flush = [&] {
      if (plain.size() == 1) {
        made.call("withEnv", {text_literal(plain[0]->text_at("name")), text_literal(plain[0]->text_at("value"))});
      } else if (!plain.empty()) {
        std::vector<expression> lines;
        for (const value* each : plain)
          lines.push_back(
              expression("{", {text_literal(each->text_at("name")), text_literal(each->text_at("value"))}, "}"));
        made.calls.push_back(expression(".withEnv({", std::move(lines), "})"));
      }
      plain.clear();
    };
    for (std::size_t i = 0; i < list->parts.size(); ++i) {
      const value& each = list->parts[i];
      const std::string_view name = each.text_at("name");
      const bool has_name = is_env_name(name);
      if (has_name && each.find("value") != nullptr && each.has_only({"name", "value"})) {
        plain.push_back(&each);
        continue;
      }
      flush();
      if (has_name && add_key(each, name, made)) continue;
      paths_.append(each, *list, {"env", at.member + ".env"}, i, made);
    }
    flush();
    left.remove("env");
  }
  /// A variable that is a key of a Secret or a ConfigMap.
  bool add_key(const value& variable, std::string_view name, expression& made) {
    const value* from = variable.find("valueFrom");
    if (from == nullptr || !variable.has_only({"name", "valueFrom"})) return false;
    for (const auto& [field, kind] : {std::pair("secretKeyRef", "Secret"), std::pair("configMapKeyRef", "ConfigMap")}) {
      const value* source = from->find(field);
      if (source == nullptr || !from->has_only({field}) || !source->has_only({"name", "key", "optional"})) continue;
      const std::string_view key = source->text_at("key"), object = source->text_at("name");
      if (!is_config_key(key) || object.empty() || !is_dns_subdomain(object) || source->text_at("optional") == "false")
        return false;
      std::string reference = fmt::format("{}.key({})", keys_of(kind, object, names_), literal_of(key));
      if (source->find("optional") != nullptr) reference += ".optional()";
      if (key == name) made.call("withEnv", {reference});
      else made.call("withEnv", {text_literal(name), reference});
      return true;
    }
    return false;
  }

  void add_mounts(value& left, const position& at, expression& made) {
    const value* list = left.find("volumeMounts");
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->parts.size(); ++i) {
      const value& each = list->parts[i];
      const std::string_view name = each.text_at("name"), path = each.text_at("mountPath");
      const auto same = std::count_if(list->parts.begin(), list->parts.end(),
                                      [&](const value& other) { return other.text_at("mountPath") == path; });
      if (!is_dns_label(name) || !is_line(path) || (same != 1 && !each.has_only({"name", "mountPath", "readOnly"}))) {
        paths_.append(each, *list, {"volumeMounts", at.member + ".volumeMounts"}, i, made);
        continue;
      }
      value more = each;
      more.remove("name");
      more.remove("mountPath");
      const bool is_read_only = more.text_at("readOnly") == "true";
      if (is_read_only) more.remove("readOnly");
      made.call(is_read_only ? "withReadOnlyVolumeMount" : "withVolumeMount", {text_literal(name), text_literal(path)});
      const bool is_number = path.find_first_not_of("0123456789") == std::string_view::npos;
      paths_.add_parts(more,
                       {is_number ? fmt::format("volumeMounts[{}]", i) : "volumeMounts" + brackets(path),
                        fmt::format("{}.volumeMounts[{}]", at.member, i)},
                       made);
    }
    left.remove("volumeMounts");
  }

  /// A port as a probe names it.
  expression port_of(const value& port) const {
    for (const port_name& each : ports_)
      if (port.is_number ? each.number == port.text : each.name == port.text)
        return port.is_number ? each.identifier : each.identifier + ".name";
    return port.is_number ? expression(port.text) : text_literal(port.text);
  }

  void add_probe(std::string_view field, std::string function, value& left, const position& at, expression& made) {
    value* probe = left.find(field);
    if (probe == nullptr) return;
    expression asked;
    const auto is_port = [](const value* port) {
      return port != nullptr && (port->is_number ? is_port_text(port->text) : is_line(port->text));
    };
    if (const value* port = probe->at("httpGet.port"); is_port(port) && is_line(probe->text_at("httpGet.path"))) {
      asked = expression("http_get(", {port_of(*port), text_literal(probe->text_at("httpGet.path"))}, ")");
      probe->remove("httpGet.port");
      probe->remove("httpGet.path");
      probe->find("httpGet")->is_said = true;
    } else if (const value* socket = probe->at("tcpSocket.port"); is_port(socket)) {
      asked = expression("tcp_socket(", {port_of(*socket)}, ")");
      probe->remove("tcpSocket.port");
      probe->find("tcpSocket")->is_said = true;
    } else if (const value* command = probe->at("exec.command"); command != nullptr && !command->parts.empty()) {
      std::vector<expression> words;
      words_of(*command, words);
      asked = expression("exec(", std::move(words), ")");
      probe->remove("exec");
    } else {
      return;
    }
    add_seconds("initialDelaySeconds", "initialDelay", 0, *probe, asked);
    add_seconds("periodSeconds", "period", 1, *probe, asked);
    add_seconds("timeoutSeconds", "timeout", 1, *probe, asked);
    for (const auto& [threshold, of] :
         {std::pair("failureThreshold", "failureThreshold"), std::pair("successThreshold", "successThreshold")})
      if (const std::string times(probe->text_at(threshold)); is_count(times, 1)) {
        asked.call(of, {times});
        probe->remove(threshold);
      }
    probe->remove_empty();
    paths_.add_parts(*probe, {"", fmt::format("{}.{}.ensure()", at.member, field)}, asked);
    made.call(std::move(function), {std::move(asked)});
    left.remove(field);
  }
  static void add_seconds(std::string_view field, std::string function, std::size_t least, value& probe,
                          expression& asked) {
    const std::string seconds(probe.text_at(field));
    if (!is_count(seconds, least)) return;
    asked.call(std::move(function), {seconds + "s"});
    probe.remove(field);
  }

  void add_amounts(std::string_view field, std::string function, value& left, expression& made) {
    value* amounts = left.at(fmt::format("resources.{}", field));
    if (amounts == nullptr) return;
    const value *cpu = amounts->find("cpu"), *memory = amounts->find("memory");
    expression of_cpu, of_memory;
    if (cpu == nullptr || memory == nullptr || !paths_.scalar(*cpu, "cpu", nullptr, of_cpu) ||
        !paths_.scalar(*memory, "memory", nullptr, of_memory) || of_cpu.is_text || of_memory.is_text)
      return;
    made.call(std::move(function), {of_cpu, of_memory});
    amounts->remove("cpu");
    amounts->remove("memory");
    left.find("resources")->is_said = true;
    left.find("resources")->remove_empty();
  }

  scope& names_;
  path_writer& paths_;
  std::vector<port_name> ports_{};
};

/// A volume by the function that makes its kind; false where none does.
bool volume_of(const value& given, std::size_t index, const std::string& member, scope& names, path_writer& paths,
               expression& made) {
  const std::string_view name = given.text_at("name");
  if (!is_dns_label(name) || given.parts.size() != 2) return false;
  value left = given;
  left.remove("name");
  value& source = left.parts.front();
  const std::string kind = source.name;
  const std::string in_brackets = fmt::format("<{}>(", literal_of(name));
  const auto is_name = [](std::string_view text) { return !text.empty() && is_dns_subdomain(text); };
  if (kind == "emptyDir") {
    expression limit;
    const value* size = source.find("sizeLimit");
    if (size != nullptr && (!paths.scalar(*size, "sizeLimit", nullptr, limit) || limit.is_text)) return false;
    made = size == nullptr ? expression("empty_dir" + in_brackets + ")")
                           : expression("empty_dir" + in_brackets, {limit}, ")");
    source.remove("sizeLimit");
  } else if (kind == "configMap" || kind == "secret") {
    const bool is_secret = kind == "secret";
    const std::string field = is_secret ? "secretName" : "name";
    const std::string object(source.text_at(field));
    if (!is_name(object)) return false;
    made = expression((is_secret ? "secret_volume" : "config_map_volume") + in_brackets,
                      {keys_of_volume(is_secret ? "Secret" : "ConfigMap", object, names)}, ")");
    source.remove(field);
    if (const value* items = source.find("items");
        items != nullptr && std::all_of(items->parts.begin(), items->parts.end(), [&](const value& each) {
          return each.has_only({"key", "path"}) && is_config_key(each.text_at("key")) && is_line(each.text_at("path"));
        })) {
      for (const value& each : items->parts)
        made.call("withItem", {text_literal(each.text_at("key")), text_literal(each.text_at("path"))});
      source.remove("items");
    }
    if (source.text_at("optional") == "true") {
      made.call("optional");
      source.remove("optional");
    }
  } else if (kind == "persistentVolumeClaim") {
    const std::string object(source.text_at("claimName"));
    if (!is_name(object)) return false;
    const handle* claim = names.use("PersistentVolumeClaim", object);
    made = expression("claim_volume" + in_brackets,
                      {claim == nullptr ? text_literal(object) : expression(claim->identifier)}, ")");
    source.remove("claimName");
  } else if (kind == "hostPath") {
    const std::string path(source.text_at("path"));
    if (!is_line(path)) return false;
    std::vector<expression> with{text_literal(path)};
    if (const std::string type(source.text_at("type"));
        type.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") == std::string::npos &&
        !type.empty()) {
      with.emplace_back("host_path_type::" + type);
      source.remove("type");
    }
    made = expression("host_path_volume" + in_brackets, std::move(with), ")");
    source.remove("path");
  } else {
    return false;
  }
  source.is_said = true;
  paths.add_parts(left, {"", fmt::format("{}[{}]", member, index)}, made);
  return true;
}

void add_volumes(value& pod, const position& at, scope& names, path_writer& paths, expression& to) {
  const value* list = pod.find("volumes");
  if (list == nullptr) return;
  const position all{at.path + ".volumes", at.member + ".volumes"};
  for (std::size_t i = 0; i < list->parts.size(); ++i) {
    expression made;
    if (volume_of(list->parts[i], i, all.member, names, paths, made)) to.call("withVolume", {std::move(made)});
    else paths.append(list->parts[i], *list, all, i, to);
  }
  pod.remove("volumes");
}

void add_containers(std::string_view field, const std::string& function, value& pod, const position& at, scope& names,
                    path_writer& paths, expression& to) {
  const value* list = pod.find(field);
  if (list == nullptr) return;
  const position all{fmt::format("{}.{}", at.path, field), fmt::format("{}.{}", at.member, field)};
  for (std::size_t i = 0; i < list->parts.size(); ++i) {
    expression made;
    if (container_writer(names, paths).write(list->parts[i], {"", fmt::format("{}[{}]", all.member, i)}, made))
      to.call(function, {std::move(made)});
    else paths.append(list->parts[i], *list, all, i, to);
  }
  pod.remove(field);
}

void add_tolerations(value& pod, const position& at, path_writer& paths, expression& to) {
  const value* list = pod.find("tolerations");
  if (list == nullptr) return;
  const position all{at.path + ".tolerations", at.member + ".tolerations"};
  for (std::size_t i = 0; i < list->parts.size(); ++i) {
    const value& each = list->parts[i];
    const std::string_view key = each.text_at("key"), effect = each.text_at("effect");
    const bool is_plain =
        is_line(key) && (effect == "NoSchedule" || effect == "NoExecute" || effect == "PreferNoSchedule");
    const expression of_effect(fmt::format("taint_effect::{}", effect));
    if (is_plain && each.text_at("operator") == "Equal" && each.find("value") != nullptr && each.parts.size() == 4)
      to.call("withToleration", {text_literal(key), text_literal(each.text_at("value")), of_effect});
    else if (is_plain && each.text_at("operator") == "Exists" && each.parts.size() == 3)
      to.call("withToleration", {text_literal(key), of_effect});
    else paths.append(each, *list, all, i, to);
  }
  pod.remove("tolerations");
}

}  // namespace

expression security_context_of(value& context, bool of_pod) {
  expression made;
  if (context.text_at("runAsNonRoot") != "true") return made;
  context.remove("runAsNonRoot");
  made = "non_root()";
  if (const std::string user(context.text_at("runAsUser")); is_count(user, 1)) {
    made = fmt::format("non_root({})", user);
    context.remove("runAsUser");
  }
  if (const std::string group(context.text_at("runAsGroup")); is_count(group)) {
    made.call("group", {group});
    context.remove("runAsGroup");
  }
  if (const std::string group(context.text_at("fsGroup")); of_pod && is_count(group)) {
    made.call("fsGroup", {group});
    context.remove("fsGroup");
  }
  if (!of_pod && context.text_at("readOnlyRootFilesystem") == "true") {
    made.call("readOnlyRootFilesystem");
    context.remove("readOnlyRootFilesystem");
  }
  if (!of_pod && context.text_at("allowPrivilegeEscalation") == "false") {
    made.call("noPrivilegeEscalation");
    context.remove("allowPrivilegeEscalation");
  }
  if (const value* drop = context.at("capabilities.drop");
      !of_pod && drop != nullptr && drop->parts.size() == 1 && drop->parts[0].text == "ALL") {
    made.call("dropAllCapabilities");
    context.remove("capabilities.drop");
    context.find("capabilities")->is_said = true;
  }
  if (const value* seccomp = context.find("seccompProfile");
      seccomp != nullptr && seccomp->has_only({"type"}) && seccomp->text_at("type") == "RuntimeDefault") {
    made.call("seccompRuntimeDefault");
    context.remove("seccompProfile");
  }
  return made;
}

void add_pods(value& workload, const std::string& pods, scope& names, path_writer& paths, expression& to) {
  std::string member;
  for (std::size_t begin = 0; begin <= pods.size();) {
    const std::size_t end = std::min(pods.find('.', begin), pods.size());
    member += "." + member_of(std::string_view(pods).substr(begin, end - begin));
    begin = end + 1;
  }
  if (value* labels = workload.at(pods + ".metadata.labels")) {
    std::erase_if(labels->parts, [&](const value& each) {
      if (!grammars::label_key.accepts(each.name)) return false;
      to.call("withPodLabel", {text_literal(each.name), text_literal(each.text)});
      return true;
    });
  }
  if (value* annotations = workload.at(pods + ".metadata.annotations")) {
    std::erase_if(annotations->parts, [&](const value& each) {
      if (!grammars::annotation_key.accepts(each.name)) return false;
      to.call("withPodAnnotation", {text_literal(each.name), text_literal(each.text)});
      return true;
    });
  }
  value* pod = workload.at(pods + ".spec");
  if (pod == nullptr) return;
  const position at{pods + ".spec", member + ".spec"};
  if (const std::string account(pod->text_at("serviceAccountName")); !account.empty() && is_dns_subdomain(account)) {
    const handle* known = names.use("ServiceAccount", account);
    to.call("withServiceAccountName", {known == nullptr ? text_literal(account) : expression(known->identifier)});
    pod->remove("serviceAccountName");
  }
  if (const value* secrets = pod->find("imagePullSecrets");
      secrets != nullptr && std::all_of(secrets->parts.begin(), secrets->parts.end(), [](const value& each) {
        return each.has_only({"name"}) && !each.text_at("name").empty() && is_dns_subdomain(each.text_at("name"));
      })) {
    for (const value& each : secrets->parts) {
      const handle* known = names.use("Secret", each.text_at("name"));
      to.call("withImagePullSecret",
              {known == nullptr ? text_literal(each.text_at("name")) : expression(known->identifier)});
    }
    pod->remove("imagePullSecrets");
  }
  if (value* context = pod->find("securityContext")) {
    if (expression of = security_context_of(*context, true); !of.head.empty()) {
      to.call("withPodSecurityContext", {std::move(of)});
      context->is_said = true;
      pod->remove_empty();
    }
  }
  add_containers("initContainers", "withInitContainer", *pod, at, names, paths, to);
  add_containers("containers", "withContainer", *pod, at, names, paths, to);
  add_volumes(*pod, at, names, paths, to);
  if (const std::string period(pod->text_at("terminationGracePeriodSeconds")); is_count(period)) {
    to.call("withTerminationGracePeriod", {period + "s"});
    pod->remove("terminationGracePeriodSeconds");
  }
  if (value* selector = pod->find("nodeSelector")) {
    std::erase_if(selector->parts, [&](const value& each) {
      if (!grammars::label_key.accepts(each.name)) return false;
      to.call("withNodeSelector", {text_literal(each.name), text_literal(each.text)});
      return true;
    });
  }
  add_tolerations(*pod, at, paths, to);
}

}  // namespace dovetail::cli::convert
