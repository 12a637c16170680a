#!/usr/bin/env python3
"""What an edit inside of one component costs, from the source to YAML on disk: one table.

    python3 components.py --build <build folder> [--resources 1200] [--components 12 16 24] [--runs 5]

The build folder is one of the root project, built: the library is installed from it, and a project with a stack of so many resources is
built beside it, in components. Times are medians: what a user waits, and what the processors did, which a machine busy with other things
leaves alone. Memory is the highest resident set of a process.
"""

import argparse
import pathlib
import re
import statistics
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "compile"))
from compile import Measured, Table, measure  # noqa: E402

STACK = """\
#pragma once

#include <dovetail/component.hpp>
#include <dovetail/dovetail.hpp>

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto nginx = external<IngressClass>("nginx");
inline constexpr auto domain = value<"domain">(grammars::host, "example.com");
inline constexpr auto shared = ConfigMap<"shared">{}.withData("REGION", "eu");
inline constexpr auto base = stack<"benchmark">(file("shared.yaml", shared))
                                 .withExternals(nginx)
                                 .withValues(domain)
                                 .withPolicies(policy::non_root, policy::pinned_images);
"""

HEADER = """\
#pragma once

#include "base.hpp"

inline constexpr auto http_{0} = port<"http">({1});
inline constexpr auto service_of_{0} = external<Service>("app-{0}-0").withPort(http_{0});

extern const compiled_component part_{0};
"""

GROUP = """\
constexpr auto settings_{1} =
    ConfigMap<"app-{0}-{1}-settings">{{}}.withData("LOG_LEVEL", "info").withData("CACHE_SIZE", "{1}").withData("DEBUG", "false");
constexpr auto app_{1} =
    Deployment<"app-{0}-{1}">{{}}
        .withReplicas(2)
        .withContainer(Container<"app">{{image("registry.example.com/app-{0}:1.{1}")}}
                           .withPort(http_{0})
                           .withArgs("serve", "--listen=:{2}")
                           .withEnvFrom(shared)
                           .withEnvFrom(settings_{1})
                           .withEnv("APP_NEXT", service_of_{3}.address(http_{3}))
                           .withEnv("APP_GREETING", "hello: {1}")
                           .withRequests(100_m, 128_Mi)
                           .withLivenessProbe(http_get(http_{0}, "/healthz").initialDelay(10s).period(30s))
                           .withReadinessProbe(http_get(http_{0}, "/readyz").initialDelay(5s).period(10s))
                           .withSecurityContext(non_root(1001)));
constexpr auto service_{1} = Service<"app-{0}-{1}">{{app_{1}}}.withPort(http_{0});
constexpr auto ingress_{1} = Ingress<"app-{0}-{1}">{{}}
                                      .withIngressClassName(nginx)
                                      .withHost("app-{0}-{1}.example.com")
                                      .withPath("/", service_{1}, http_{0});
"""


def part(number, of, groups):
    """A component: groups of four resources, which ask for what the component after it offers."""
    after = (number + 1) % of
    port = 8000 + number
    text = [f'#include "part_{number}.hpp"\n', f'#include "part_{after}.hpp"\n', "namespace {\n"]
    text += [GROUP.format(number, i, port, after) for i in range(groups)]
    files = [f'file("{name}-{i}.yaml", {name}_{i})' for i in range(groups) for name in ("settings", "app", "service", "ingress")]
    files = [each.replace('file("', f'file("part-{number}/') for each in files]
    text.append(f'constexpr auto parts = component<"part-{number}">(\n    base,\n    ' + ",\n    ".join(files)
                + f")\n        .offers(service_of_{number})\n        .needs(service_of_{after});\n\n}}  // namespace\n")
    text.append(f"const compiled_component part_{number} = compiled<parts>;\n")
    return "\n".join(text)


def write_project(project, resources, count):
    """The project, and how many resources it has."""
    groups = round(resources / count / 4)
    project.mkdir()
    (project / "base.hpp").write_text(STACK)
    for i in range(count):
        (project / f"part_{i}.hpp").write_text(HEADER.format(i, 8000 + i))
        (project / f"part_{i}.cpp").write_text(part(i, count, groups))
    includes = "".join(f'#include "part_{i}.hpp"\n' for i in range(count))
    (project / "whole.cpp").write_text(
        f"{includes}\ninline constexpr auto everything = whole(base, {', '.join(f'part_{i}' for i in range(count))});\n\n"
        "int main(int argc, char** argv) { return generate<everything>(argc, argv); }\n")
    sources = " ".join(["whole.cpp", *(f"part_{i}.cpp" for i in range(count))])
    (project / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.25)\nproject(benchmark LANGUAGES CXX)\nfind_package(dovetail REQUIRED)\n"
        f"dovetail_add_stack(NAME benchmark OUTPUT manifests SOURCES {sources})\n")
    return groups * 4 * count + 1


def components(table, scratch, given, count):
    project = scratch / f"project_{count}"
    resources = write_project(project, given.resources, count)
    cache = (given.build / "CMakeCache.txt").read_text()
    compiler = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache, re.MULTILINE).group(1)
    measure(["cmake", "-G", "Ninja", "-S", project, "-B", project / "build", f"-DCMAKE_CXX_COMPILER={compiler}",
             f"-DCMAKE_PREFIX_PATH={scratch / 'prefix'}"], 1)
    command = ["ninja", "-C", str(project / "build"), "manifests"]
    what = f"{resources} resources in {count} components"
    table.row(f"{what}: all of it, with the precompiled header", measure(command, 1))
    source = project / "part_1.cpp"
    original, edits = source.read_text(), 0

    def edit():
        nonlocal edits
        edits += 1
        source.write_text(original.replace("hello: 0", f"hello: edit {edits}"))

    table.row(f"{what}: edit of one to YAML on disk", measure(command, given.runs, before=edit),
              "500 ms" if (resources, count) == (1201, 24) else "")
    if f"hello: edit {edits}" not in (project / "manifests/part-1/app-0.yaml").read_text():
        sys.exit("the edit did not arrive in the manifest")
    table.row(f"{what}: nothing to do", measure(command, given.runs))
    program = project / "build/benchmark-manifests"
    measured = [measure([program, "--output", scratch / f"set_{count}", "--set", f"domain=host-{run}.example.com"], 1)
                for run in range(given.runs)]
    table.row(f"{what}: the program alone", Measured(*map(statistics.median, zip(*measured))))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--build", type=pathlib.Path, required=True)
    arguments.add_argument("--resources", type=int, default=1200)
    arguments.add_argument("--components", type=int, nargs="+", default=[12, 16, 24])
    arguments.add_argument("--runs", type=int, default=5)
    given = arguments.parse_args()
    given.build = given.build.resolve()
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        measure(["cmake", "--install", given.build, "--prefix", scratch / "prefix"], 1)
        for count in given.components:
            components(table, scratch, given, count)
    table.print()


if __name__ == "__main__":
    main()
