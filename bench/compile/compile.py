#!/usr/bin/env python3
"""What a stack costs to compile, and what a user waits for: one table, measured beside its budget.

    python3 compile.py --build <build folder> [--runs 5] [--only growth|switches|headers|ninja|generator]

The build folder is one of the root project (ninja, with the target `manifests` built): its compiler, options and
precompiled header are those that are measured. Times are medians: what a user waits, and what the processors did, which a
machine busy with other things leaves alone. Memory is the highest resident set of a process. Nothing here fails for being
slow; a file that does not compile fails.
"""

import argparse
import json
import os
import pathlib
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SIZES = 12, 120, 400, 1200


class Measured(NamedTuple):
    seconds: float
    processor: float
    memory: float


def measure(command, runs, cwd=None, before=lambda: None):
    """Median times in seconds, and the highest memory in MB, of a command that must succeed."""
    times, processor, memory = [], [], 0
    for _ in range(runs):
        before()
        with tempfile.TemporaryFile() as output:
            begin = time.perf_counter()
            process = subprocess.Popen(command, cwd=cwd, stdout=output, stderr=subprocess.STDOUT)
            _, status, usage = os.wait4(process.pid, 0)
            times.append(time.perf_counter() - begin)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                output.seek(0)
                sys.exit(f"{shlex.join(map(str, command))}\n{output.read().decode(errors='replace')}")
        processor.append(usage.ru_utime + usage.ru_stime)
        memory = max(memory, usage.ru_maxrss / 1024)
    return Measured(statistics.median(times), statistics.median(processor), memory)


def line(points):
    """Slope and intercept of the least squares line through the points."""
    x_mean, y_mean = (statistics.fmean(axis) for axis in zip(*points))
    slope = sum((x - x_mean) * (y - y_mean) for x, y in points) / sum((x - x_mean) ** 2 for x, _ in points)
    return slope, y_mean - slope * x_mean


def parabola(points):
    """Coefficients a, b, c of the least squares a + b x + c x^2 through the points, by Cramer's rule over the normal equations."""
    power = [sum(x**n for x, _ in points) for n in range(5)]
    with_y = [sum(y * x**n for x, y in points) for n in range(3)]
    rows = [[power[r + c] for c in range(3)] for r in range(3)]

    def determinant(m):
        return (m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]))

    whole = determinant(rows)
    return [determinant([[with_y[r] if c == k else rows[r][c] for c in range(3)] for r in range(3)]) / whole for k in range(3)]


def stack_of(resources, switches=0):
    """A stack's source: groups of four resources that refer to each other, as an application has them. A switch decides on a
    group's Ingress and on a variable of its container."""
    out = ["#include <dovetail/dovetail.hpp>", "", "using namespace dovetail;", "using namespace std::chrono_literals;", ""]
    files = []
    for i in range(switches):
        out.append(f'inline constexpr auto switch_{i} = value<"app-{i}.enabled">(true);')
    out.append('inline constexpr auto nginx = external<IngressClass>("nginx");')
    for i in range(resources // 4):
        when = f"\n                .when(switch_{i})" if i < switches else ""
        out.append(f"""\
inline constexpr auto http_{i} = port<"http">({8000 + i});
inline constexpr auto settings_{i} =
    ConfigMap<"app-{i}-settings">{{}}.withData("LOG_LEVEL", "info").withData("CACHE_SIZE", "{i}").withData("DEBUG", "false");
inline constexpr auto app_{i} =
    Deployment<"app-{i}">{{}}
        .withReplicas(2)
        .withContainer(Container<"app">{{image("registry.example.com/app-{i}:1.{i}")}}
                .withPort(http_{i})
                .withArgs("serve", "--listen=:{8000 + i}")
                .withEnvFrom(settings_{i})
                .withEnv("APP_LEVEL", settings_{i}.key("LOG_LEVEL"))
                .withEnv("APP_GREETING", "hello: {i}"){when}
                .withRequests(100_m, 128_Mi)
                .withLivenessProbe(http_get(http_{i}, "/healthz").initialDelay(10s).period(30s))
                .withReadinessProbe(http_get(http_{i}, "/readyz").initialDelay(5s).period(10s))
                .withSecurityContext(non_root(1001)));
inline constexpr auto service_{i} = Service<"app-{i}">{{app_{i}}}.withPort(http_{i});
inline constexpr auto ingress_{i} =
    Ingress<"app-{i}">{{}}
        .withIngressClassName("nginx")
        .withHost("app-{i}.example.com")
        .withPath("/", service_{i}, http_{i});
""")
        for name in "settings", "app", "service", "ingress":
            when = f".when(switch_{i})" if name == "ingress" and i < switches else ""
            files.append(f'    file("app-{i}/{name}.yaml", {name}_{i}){when}')
    out.append("inline constexpr auto benchmark_stack = stack<\"benchmark\">(\n" + ",\n".join(files) + ")\n"
               "    .withExternals(nginx)\n"
               + (f"    .withValues({', '.join(f'switch_{i}' for i in range(switches))})\n" if switches else "")
               + "    .withPolicies(policy::non_root, policy::pinned_images);\n")
    out.append("int main(int argc, char** argv) { return generate<benchmark_stack>(argc, argv); }\n")
    return "\n".join(out)


class Table:
    HEAD = "what", "time", "processor", "memory", "budget"

    def __init__(self):
        self.rows = []
        self.notes = []

    def note(self, text):
        """A line below the table."""
        self.notes.append(text)
        print("  " + text, file=sys.stderr, flush=True)

    def row(self, what, measured, budget=""):
        cells = what, milliseconds(measured.seconds), milliseconds(measured.processor), megabytes(measured.memory), budget
        self.rows.append(cells)
        print("  " + ", ".join(cells[:-1]), file=sys.stderr, flush=True)

    def print(self):
        widths = [max(len(row[i]) for row in [self.HEAD, *self.rows]) for i in range(len(self.HEAD))]
        for row in [self.HEAD, tuple("-" * width for width in widths), *self.rows]:
            print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        for note in self.notes:
            print(f"\n{note}")


def milliseconds(seconds):
    return f"{seconds * 1000:.1f} ms" if abs(seconds) < 0.1 else f"{seconds * 1000:.0f} ms"


def megabytes(memory):
    return f"{memory:.2f} MB" if abs(memory) < 10 else f"{memory:.0f} MB"


class Compiler:
    """The command that compiles stack/reactbin, for other sources."""

    def __init__(self, build, scratch):
        commands = json.loads((build / "compile_commands.json").read_text())
        entry = next((e for e in commands if e["file"].endswith("stack/reactbin/reactbin.cpp")), None)
        if entry is None:
            sys.exit(f"{build}/compile_commands.json does not know stack/reactbin/reactbin.cpp")
        words = shlex.split(entry["command"])
        words = words[: words.index("-o")]  # -o, -c and the file come last
        self.folder, self.scratch, self.command = entry["directory"], scratch, words
        self.plain, skip = [], 0
        for i, word in enumerate(words):
            if skip:
                skip -= 1
            elif word in ("-include", "-Xclang") and "pch" in " ".join(words[i: i + 4]):
                skip = 3 if word == "-Xclang" else 1
            elif word != "-Winvalid-pch":
                self.plain.append(word)

    def compile(self, name, text, runs, precompiled=True):
        source = self.scratch / f"{name}.cpp"
        source.write_text(text)
        command = [*(self.command if precompiled else self.plain), "-o", str(source.with_suffix(".o")), "-c", str(source)]
        return measure(command, runs, cwd=self.folder)


def growth(table, compiler, runs):
    points = []
    for size in SIZES:
        measured = compiler.compile(f"stack_{size}", stack_of(size), runs)
        points.append((size, measured))
        table.row(f"compile a stack of {size} resources", measured, {1200: "5000 ms"}.get(size, ""))
    lines = [line([(size, measured[axis]) for size, measured in points]) for axis in range(3)]
    table.row("line through these: each resource", Measured(*(slope for slope, _ in lines)), "4 ms, 0.7 MB")
    table.row("line through these: without a resource", Measured(*(begin for _, begin in lines)))
    # Of the processor's time at the largest size: what grows with pairs shows here, and a line hides it.
    _, straight, pairs = parabola([(size, measured.processor) for size, measured in points])
    largest = SIZES[-1]
    share = max(0.0, pairs) * largest**2 / points[-1][1].processor
    table.note(f"parabola through these: {milliseconds(straight)} for a resource and {max(0.0, pairs) * 1e6:.2f} us for a pair "
               f"of them, {share:.0%} of the processor's time at {largest}: "
               + ("it grows in a straight line" if share < 0.1 else "it grows with pairs of resources"))


def switches(table, compiler, runs):
    """The same 48 resources with more and more switches: the combinations double with each, the time must not."""
    without = compiler.compile("switches_0", stack_of(48), runs)
    table.row("compile 48 resources without a switch", without)
    for count in 2, 4, 8, 11:
        measured = compiler.compile(f"switches_{count}", stack_of(48, count), runs)
        times = measured.processor / without.processor
        table.row(f"compile 48 resources with {count} switches ({2 ** count} combinations, {times:.1f} times as long)", measured)


def headers(table, compiler, runs):
    table.row("compile an empty file", compiler.compile("empty", "", runs, precompiled=False))
    folder = ROOT / "dsl/include/dovetail"
    for what, names in {
        "model": ["model/collection.hpp"],
        "api/core/v1": ["api/core/v1.hpp"],
        "api/apps/v1": ["api/apps/v1.hpp"],
        "every kind of api/": [path.relative_to(folder).as_posix() for path in sorted((folder / "api").rglob("*.hpp"))],
        "every kind of api/ and crd/": [path.relative_to(folder).as_posix() for room in ("api", "crd")
                                        for path in sorted((folder / room).rglob("*.hpp"))],
        "dovetail.hpp": ["dovetail.hpp"],
    }.items():
        text = "".join(f"#include <dovetail/{name}>\n" for name in names)
        table.row(f"include {what}", compiler.compile("headers", text, runs, precompiled=False))
    needed = set()
    for path in (ROOT / "stack/reactbin").iterdir():
        needed.update(re.findall(r"^#include (<dovetail/.*>)$", path.read_text(), re.MULTILINE))
    text = "".join(f"#include {name}\n" for name in sorted(needed))
    table.row("include what reactbin needs, precompiled", compiler.compile("precompiled", text, runs), "500 ms")


def ninja(table, build, runs, scratch):
    """An edit of stack/reactbin in a project of its own, which has the library installed."""
    project = scratch / "project"
    shutil.copytree(ROOT / "stack/reactbin", project / "stack/reactbin")
    (project / "CMakeLists.txt").write_text(
        "cmake_minimum_required(VERSION 3.25)\nproject(edit LANGUAGES CXX)\nfind_package(dovetail REQUIRED)\n"
        "add_subdirectory(stack/reactbin)\n")
    cache = (build / "CMakeCache.txt").read_text()
    compiler = re.search(r"^CMAKE_CXX_COMPILER:\w+=(.*)$", cache, re.MULTILINE).group(1)
    measure(["cmake", "--install", build, "--prefix", scratch / "prefix"], 1)
    measure(["cmake", "-G", "Ninja", "-S", project, "-B", project / "build", f"-DCMAKE_CXX_COMPILER={compiler}",
             f"-DCMAKE_PREFIX_PATH={scratch / 'prefix'}"], 1)
    command = ["ninja", "-C", str(project / "build"), "manifests"]
    measure(command, 1)
    manifest = project / "generated/k8s/reactbin/api/deployment.yaml"
    source = next(path for path in sorted((project / "stack/reactbin").glob("*.hpp")) if '"/api/v1/health"' in path.read_text())
    original, edits = source.read_text(), 0

    def edit():
        nonlocal edits
        edits += 1
        source.write_text(original.replace('"/api/v1/health"', f'"/api/v1/health/{edits}"'))

    edited = measure(command, runs, before=edit)
    if f"/api/v1/health/{edits}" not in manifest.read_text():
        sys.exit("the edit did not arrive in the manifest")
    table.row(f"edit of {source.name} to YAML on disk (reactbin, ninja)", edited, "1000 ms, aim 400 ms")
    table.row("nothing to do (ninja)", measure(command, runs * 4), "50 ms")


def generator(table, build, runs, scratch):
    program = next(build.rglob("reactbin-manifests"))
    measured = [measure([program, "--output", scratch / "set", "--set", f"domain=host-{run}.example.com"], 1)
                for run in range(runs * 10)]
    table.row("--set domain=… to YAML on disk (reactbin)", Measured(*map(statistics.median, zip(*measured))), "5 ms")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--build", type=pathlib.Path, required=True)
    arguments.add_argument("--runs", type=int, default=5)
    parts = {
        "growth": lambda: growth(table, compiler, given.runs),
        "switches": lambda: switches(table, compiler, given.runs),
        "headers": lambda: headers(table, compiler, given.runs),
        "ninja": lambda: ninja(table, build, given.runs, scratch),
        "generator": lambda: generator(table, build, given.runs, scratch),
    }
    arguments.add_argument("--only", choices=parts, help="one part of the table")
    given = arguments.parse_args()
    build = given.build.resolve()
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        compiler = Compiler(build, scratch)
        for name, part in parts.items():
            if given.only in (None, name):
                part()
    version = subprocess.run([compiler.command[0], "--version"], capture_output=True, text=True, check=True).stdout
    print(f"{version.splitlines()[0]}, {os.cpu_count()} cores, median of {given.runs}\n")
    table.print()


if __name__ == "__main__":
    main()
