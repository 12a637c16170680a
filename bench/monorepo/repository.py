"""A monorepo of stacks, written into a folder: many small ones of twelve resources each, of ten shapes, as teams have them.

    python3 repository.py FOLDER [--stacks 1000]

The same arguments write the same bytes. Each stack is a folder below `stacks/` with its own CMakeLists.txt; all include
`company/company.hpp`, and every tenth one has a kind of the project's own, imported from `company/crds`.
"""

import argparse
import pathlib

RESOURCES = 12

ROOT = """\
cmake_minimum_required(VERSION 3.25)
project(monorepo LANGUAGES CXX)

find_package(dovetail REQUIRED)

include_directories("${CMAKE_CURRENT_SOURCE_DIR}")
dovetail_import(NAME company_types SCHEMAS company/crds)
file(STRINGS stacks.txt folders)
foreach(folder IN LISTS folders)
  add_subdirectory(stacks/${folder})
endforeach()
"""

CRD = """\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: dashboards.company.example.com
spec:
  group: company.example.com
  scope: Namespaced
  names: {kind: Dashboard, plural: dashboards}
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            spec:
              type: object
              required: [title]
              properties:
                title: {type: string}
                columns: {type: integer, minimum: 1, maximum: 12}
"""

COMPANY = """\
/// What all teams' stacks have in common.
#pragma once

#include <dovetail/dovetail.hpp>

namespace company {

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto http = port<"http">(8080);
inline constexpr auto nginx = external<IngressClass>("nginx");
#ifdef COMPANY_IS_IMPATIENT
inline constexpr auto probe_period = 5s;
#else
inline constexpr auto probe_period = 20s;
#endif

/// A container as the company wants it.
template <fixed_string Name>
consteval auto server(const auto& from) {
  return Container<Name>{from}
      .withPort(http)
      .withLivenessProbe(http_get(http, "/live").period(probe_period))
      .withReadinessProbe(http_get(http, "/ready"))
      .withRequests(50_m, 64_Mi)
      .withLimits(500_m, 128_Mi)
      .withSecurityContext(non_root(10001).readOnlyRootFilesystem().noPrivilegeEscalation().dropAllCapabilities());
}

/// A container that does something once.
template <fixed_string Name>
consteval auto task(const auto& from) {
  return Container<Name>{from}.withRequests(20_m, 64_Mi).withLimits(200_m, 128_Mi).withSecurityContext(
      non_root(10001).noPrivilegeEscalation());
}

}  // namespace company
"""


def parts_of(name, number):
    """Pieces that shapes are put together from: their source, and what the stack lists."""
    tag = f"1.{number}"
    picture = f'image("registry.example.com/{name}:{tag}")'

    def namespace():
        return f'inline constexpr auto name_space = Namespace<"{name}">{{}};', ["name_space"]

    def settings():
        return (f'inline constexpr auto settings = ConfigMap<"settings">{{}}.withData("LOG_LEVEL", "info")'
                f'.withData("TEAM", "{name}").withData("CACHE_SIZE", "{number}");', ["settings"])

    def service(part, scaled=False):
        replicas = "\n                                 .withoutReplicas()" if scaled else ""
        return f"""\
inline constexpr auto {part}_account = ServiceAccount<"{part}">{{}}.withoutAutomountServiceAccountToken();
inline constexpr auto {part} = Deployment<"{part}">{{}}
                                 .withServiceAccountName({part}_account){replicas}
                                 .withContainer(server<"{part}">({picture})
                                                    .withEnv("PART", "{part} of {name}")
                                                    .withEnvFrom(settings));
inline constexpr auto {part}_service = Service<"{part}">{{{part}}}.withPort(http);
inline constexpr auto {part}_reach = NetworkPolicy<"{part}">{{{part}}}.withIngress(http);
""", [f"{part}_account", part, f"{part}_service", f"{part}_reach"]

    def store(part):
        return f"""\
inline constexpr auto {part}_data = PersistentVolumeClaim<"data">{{}}.withReadWriteOnce().withStorage({number % 20 + 1}_Gi);
inline constexpr auto {part} = StatefulSet<"{part}">{{}}
                                 .withServiceName("{part}")
                                 .withVolumeClaimTemplate({part}_data)
                                 .withContainer(server<"{part}">({picture}).withVolumeMount({part}_data, "/data"));
inline constexpr auto {part}_service = Service<"{part}">{{{part}}}.withPort(http);
inline constexpr auto {part}_reach = NetworkPolicy<"{part}">{{{part}}}.withIngress(http);
""", [part, f"{part}_service", f"{part}_reach"]

    def entry(part, of):
        return f"""\
inline constexpr auto {part} = Ingress<"{part}">{{}}
                                 .withIngressClassName(nginx)
                                 .withHost("{part}.{name}.example.com")
                                 .withPath("/", {of}_service, http);
""", [part]

    def nightly(part, hour):
        return f"""\
inline constexpr auto {part} =
    CronJob<"{part}">{{"{number % 60} {hour} * * *"}}.withContainer(task<"{part}">({picture}).withEnvFrom(settings));
""", [part]

    def once(part):
        return (f'inline constexpr auto {part} = Job<"{part}">{{}}.withContainer(task<"{part}">({picture})'
                f'.withArgs("{part}", "--of={name}"));\n', [part])

    def scaler(of):
        return f'inline constexpr auto scaler = HorizontalPodAutoscaler<"{of}">{{{of}}}.withReplicas(2, 8).withCpuUtilization(70);', ["scaler"]

    def budget(of):
        return f'inline constexpr auto budget = PodDisruptionBudget<"{of}">{{{of}}}.withMaxUnavailable(1);', ["budget"]

    def roles(of):
        return f"""\
inline constexpr auto reader = Role<"{of}">{{}}.allow({{"get", "list"}}, "", "configmaps");
inline constexpr auto readers = RoleBinding<"{of}">{{reader, {of}_account}};
""", ["reader", "readers"]

    def dashboard():
        return (f'inline constexpr auto dashboard = resource<crd::company_example_com::v1::Dashboard, "{name}">()'
                f'.set<"spec.title">("{name}").set<"spec.columns">({number % 12 + 1});', ["dashboard"])

    return locals()


SCALING = "#include <dovetail/autoscaling.hpp>\n"
ROLES = "#include <dovetail/rbac.hpp>\n"
DASHBOARDS = "#include <dovetail/crd/company_example_com/v1.hpp>\n"


def shape(number, name):
    """The includes, parts and further calls of a stack, and the libraries that it asks for."""
    p = parts_of(name, number)
    namespace, settings, service, store, entry = (p[each] for each in ("namespace", "settings", "service", "store", "entry"))
    nightly, once, scaler, budget, roles = (p[each] for each in ("nightly", "once", "scaler", "budget", "roles"))
    head = [namespace(), settings()]
    rest = {
        0: lambda: [service("api"), service("ui"), entry("site", "ui"), nightly("cleanup", 3)],
        1: lambda: [service("api", scaled=True), store("db"), entry("site", "api"), scaler("api"), budget("api")],
        2: lambda: [service("worker"), store("queue"), nightly("prune", 1), nightly("report", 6), once("migrate")],
        3: lambda: [service("orders"), service("carts"), once("migrate"), once("seed")],
        4: lambda: [nightly(f"batch{i}", i) for i in range(8)] + [once("first"), once("second")],
        5: lambda: [store("primary"), store("replica"), service("proxy")],
        6: lambda: [service("controller", scaled=True), roles("controller"), scaler("controller"), budget("controller"),
                    once("install"), nightly("audit", 4)],
        7: lambda: [service("gateway"), service("admin"), entry("world", "gateway"), entry("staff", "admin")],
        8: lambda: [service("front"), service("back"), entry("site", "front"), nightly("warm", 5)],
        9: lambda: [service("graphs"), store("series"), entry("site", "graphs"), p["dashboard"](), nightly("thin", 2)],
    }[number % 10]()
    includes = {1: SCALING, 6: SCALING + ROLES, 9: DASHBOARDS}.get(number % 10, "")
    environments = ""
    calls = ""
    if number % 10 == 8:
        environments = """
inline constexpr auto staging = Environment<"staging">{}.edit(on(settings).withData("LOG_LEVEL", "debug"));
inline constexpr auto prod = Environment<"prod">{}.edit(on(front).withReplicas(4));
"""
        calls = "\n        .withEnvironments(staging, prod)"
    return includes, head + rest, environments, calls, "company_types" if number % 10 == 9 else ""


def identifier(text):
    return text.replace("-", "_")


def stack_source(number, name):
    includes, parts, environments, calls, _ = shape(number, name)
    resources = [each for _, names in parts for each in names]
    assert len(resources) == RESOURCES, (number, resources)
    source = "\n".join(text for text, _ in parts)
    files = ",\n          ".join(f'file("{each.replace("_", "-")}.yaml", {each})' for each in resources)
    return f"""\
#include "company/company.hpp"

{includes}
namespace {identifier(name)} {{

using namespace company;

{source}{environments}
inline constexpr auto all =
    stack<"{name}">({files})
        .inNamespace(name_space)
        .withExternals(nginx){calls};

}}  // namespace {identifier(name)}

int main(int argc, char** argv) {{ return dovetail::generate<{identifier(name)}::all>(argc, argv); }}
"""


def folder_of(number):
    return f"team-{number // 10:02}/app-{number:04}"


def write(root, numbers):
    """Writes the repository with the stacks of these numbers; files that have what they should are left alone."""
    root = pathlib.Path(root)

    def put(path, text):
        path = root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text() != text:
            path.write_text(text)

    put("CMakeLists.txt", ROOT)
    put("company/company.hpp", COMPANY)
    put("company/crds/dashboard.yaml", CRD)
    put("stacks.txt", "".join(folder_of(number) + "\n" for number in numbers))
    for number in numbers:
        name, libraries = f"app-{number:04}", shape(number, "x")[-1]
        folder = f"stacks/{folder_of(number)}"
        put(f"{folder}/{name}.cpp", stack_source(number, name))
        put(f"{folder}/CMakeLists.txt",
            f"dovetail_add_stack(NAME {name} OUTPUT generated/{folder_of(number)} SOURCES {name}.cpp"
            f"{' LIBRARIES ' + libraries if libraries else ''})\n")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--stacks", type=int, default=1000)
    given = arguments.parse_args()
    write(given.folder, range(given.stacks))


if __name__ == "__main__":
    main()
