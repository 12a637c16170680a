#!/usr/bin/env python3
"""What a monorepo of a thousand stacks costs: one table, measured, and what follows from it for more stacks and more cores.

    python3 monorepo.py --prefix <installed library> [--compiler g++] [--stacks 1000] [--sample 40] [--library shared|static]
                        [--scratch <folder>]

A sample of the stacks is compiled, linked and written, one job at a time: without a cache, with an empty one (ccache), and in
another checkout with a full one. The whole repository is configured; then each object is a copy of the one of its shape in the
sample, so that what a build of all does with nothing to do, and after one edit, is measured without compiling for an hour.

Processor time (user and system), which a machine busy with other things leaves alone, and the time on the clock beside it.
"""

import argparse
import datetime
import os
import pathlib
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

import repository

# What stands in for the compiler of the whole repository: an object and a list of dependencies of the same shape.
STAND_IN = """\
#!/bin/sh
# STAND_IN is a folder of objects, one for each shape; without it, or for another file, the compiler does its work.
for word; do
  case $before in -o) object=$word ;; -MF) list=$word ;; -c) source=$word ;; esac
  before=$word
done
name=${source##*/}
case ${STAND_IN:+$name} in
  app-*.cpp)
    name=${name%.cpp}
    shape=${name#"${name%?}"}
    cp "$STAND_IN/$shape.o" "$object"
    sed "s,@OBJECT@,$object,; s,@SOURCE@,$source," "$STAND_IN/$shape.d" >"$list"
    ;;
  *) exec "$@" ;;
esac
"""


class Cost(NamedTuple):
    processor: float
    clock: float

    def each(self, count):
        return Cost(self.processor / count, self.clock / count)


def run(command, environment=None, cwd=None):
    """What a command costs, which must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    done = subprocess.run([str(part) for part in command], cwd=cwd, env={**os.environ, **(environment or {})}, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    clock = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}")
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, clock)


def best(runs, *arguments, **named):
    """The cheapest of several runs of what costs milliseconds."""
    return min((run(*arguments, **named) for _ in range(runs)), key=lambda cost: cost.processor)


class Checkout:
    def __init__(self, root, given, numbers, *options):
        self.root, self.binary, self.numbers = pathlib.Path(root), pathlib.Path(root) / "build", list(numbers)
        repository.write(self.root, self.numbers)
        self.command = ["cmake", "-G", "Ninja", "-S", self.root, "-B", self.binary, f"-DCMAKE_PREFIX_PATH={given.prefix}",
                        f"-DCMAKE_CXX_COMPILER={given.compiler}", f"-DDOVETAIL_STACK_LIBRARY={given.library}", "-DDOVETAIL_CLANGD=OFF",
                        # mold would link in a process that nobody waits for, and whose time is not known.
                        *(["-DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=mold -Wl,--no-fork"] if shutil.which("mold") else []), *options]

    def configure(self):
        return run(self.command)

    def ninja(self, *targets, environment=None, jobs=1):
        return run(["ninja", "-C", self.binary, "-j", jobs, *targets], environment)

    def object(self, number):
        name = f"app-{number:04}"
        return f"stacks/{repository.folder_of(number)}/CMakeFiles/{name}-manifests.dir/{name}.cpp.o"

    def program(self, number):
        return f"stacks/{repository.folder_of(number)}/app-{number:04}-manifests"

    def steps(self, environment=None):
        """What comes before all stacks, and what objects, programs and manifests of all of them cost."""
        return [self.ninja(*targets, environment=environment) for targets in (
            ["dovetail-stack-header-monorepo"], ["company_types"], map(self.object, self.numbers), map(self.program, self.numbers), ["manifests"])]


def folder_size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


class Table:
    def __init__(self):
        self.rows = []

    def row(self, *cells):
        self.rows.append(cells)
        print("  " + ", ".join(cells), file=sys.stderr, flush=True)

    def cost(self, what, cost, count=1):
        self.row(what, seconds(cost.processor / count), seconds(cost.clock / count))

    def print(self, *head):
        widths = [max(len(row[i]) for row in [head, *self.rows]) for i in range(len(head))]
        for row in [head, tuple("-" * width for width in widths), *self.rows]:
            print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
        print()


def seconds(value):
    if value < 1:
        return f"{value * 1000:.0f} ms"
    return f"{value:.1f} s" if value < 120 else f"{value / 60:.0f} min"


def megabytes(value):
    return f"{value / 1e6:.2f} MB" if value < 1e7 else f"{value / 1e6:.0f} MB"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--prefix", type=pathlib.Path, required=True)
    arguments.add_argument("--compiler", default="g++")
    arguments.add_argument("--stacks", type=int, default=1000)
    arguments.add_argument("--sample", type=int, default=40)
    arguments.add_argument("--library", choices=("shared", "static"), default="shared")
    arguments.add_argument("--scratch", type=pathlib.Path)
    given = arguments.parse_args()
    given.prefix = given.prefix.resolve()
    given.scratch = given.scratch and given.scratch.resolve()
    if given.sample % 10 or given.sample > given.stacks:
        sys.exit("--sample is a multiple of ten, for each of the ten shapes, and at most --stacks")
    with tempfile.TemporaryDirectory(dir=given.scratch) as folder:
        measure(given, pathlib.Path(folder))


def measure(given, scratch):
    table, sample = Table(), range(given.sample)

    plain = Checkout(scratch / "plain", given, sample, "-DDOVETAIL_COMPILER_LAUNCHER=OFF")
    plain.configure()
    header, types, objects, programs, manifests = plain.steps()
    compile_each, link_each, write_each = (cost.each(given.sample) for cost in (objects, programs, manifests))
    table.cost("the precompiled header, once", header)
    table.cost("the company's own types, once", types)
    table.cost("a stack's object", compile_each)
    table.cost("its program, linked and asked for warnings", link_each)
    table.cost("its manifests, written", write_each)
    precompiled = next(path for ending in ("gch", "pch") for path in plain.binary.rglob(f"*.{ending}")).stat().st_size
    program_size = statistics.fmean((plain.binary / plain.program(number)).stat().st_size for number in sample)
    object_size = statistics.fmean((plain.binary / plain.object(number)).stat().st_size for number in sample)
    start = best(20, [plain.binary / plain.program(0), "--version"])
    table.cost("start of a program (--version)", start)

    hit_each, header_hit = compile_each, header
    if shutil.which("ccache"):
        launcher = "-DDOVETAIL_COMPILER_LAUNCHER=ccache"
        store = scratch / "store"

        def environment(name):
            return {"CCACHE_DIR": str(scratch / name), "CCACHE_REMOTE_STORAGE": f"file:{store}", "CCACHE_MAXSIZE": "0"}
        first = Checkout(scratch / "first", given, sample, launcher)
        first.configure()
        filled = first.steps(environment("first cache"))
        table.cost("a stack's object, and into the cache", filled[2], given.sample)
        stored = folder_size(store)
        second = Checkout(scratch / "second/deeper", given, sample, launcher)
        second.configure()
        found = second.steps(environment("second cache"))
        header_hit, hit_each = found[0], found[2].each(given.sample)
        table.cost("the precompiled header from another checkout's cache", header_hit)
        table.cost("a stack's object from another checkout's cache", hit_each)
        table.row("the cache's size, with the header", megabytes(stored), "")

    # The whole repository.
    stand_in = scratch / "stand-in"
    stand_in.write_text(STAND_IN)
    stand_in.chmod(0o755)
    shapes = scratch / "shapes"
    shapes.mkdir()
    for number in range(10):
        shutil.copy(plain.binary / plain.object(number), shapes / f"{number}.o")
        listed = subprocess.run(["ninja", "-C", plain.binary, "-t", "deps", plain.object(number)], text=True, capture_output=True, check=True)
        files = [line.strip() for line in listed.stdout.splitlines()[1:] if line.strip()]
        others = [path.replace(str(plain.root), str(scratch / "whole")) for path in files if not path.endswith(f"app-{number:04}.cpp")]
        (shapes / f"{number}.d").write_text("@OBJECT@: @SOURCE@ " + " ".join(others) + "\n")
    whole = Checkout(scratch / "whole", given, range(given.stacks), f"-DDOVETAIL_COMPILER_LAUNCHER={stand_in}")
    many = f"{given.stacks} stacks, {given.stacks * repository.RESOURCES} resources"
    configured = whole.configure()
    table.cost(f"configuring {many}", configured)
    whole.ninja("manifests", environment={"STAND_IN": str(shapes)}, jobs=os.cpu_count())
    headers = list(whole.binary.rglob("*.gch")) + list(whole.binary.rglob("*.pch"))
    nothing = best(5, ["ninja", "-C", whole.binary, "manifests"])
    table.cost("nothing to do, all manifests", nothing)
    changed = given.stacks // 2
    source = whole.root / "stacks" / repository.folder_of(changed) / f"app-{changed:04}.cpp"
    source.write_text(source.read_text().replace('"LOG_LEVEL", "info"', '"LOG_LEVEL", "debug"'))
    edited = whole.ninja("manifests")
    if "LOG_LEVEL: debug" not in (whole.root / "generated" / repository.folder_of(changed) / "settings.yaml").read_text():
        sys.exit("the edit did not arrive in the manifests")
    table.cost("one stack edited, all manifests", edited)
    table.row("precompiled headers that were made", str(len(headers)), "")
    table.row("size of the precompiled header", megabytes(precompiled), "")
    table.row("size of a stack's object", megabytes(object_size), "")
    table.row("size of a stack's program", megabytes(program_size), "")
    version = subprocess.run([given.compiler, "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[0]
    print(f"{version}, {os.cpu_count()} cores, {platform.machine()}, {datetime.date.today()}, library {given.library}, "
          f"load {os.getloadavg()[0]:.1f} at the end\n")
    table.print("what", "processor", "clock")

    # What follows: what is once is waited for, what is for each stack is spread evenly.
    further = Table()
    for resources in 12_000, 100_000:
        stacks = resources / repository.RESOURCES
        of_all = stacks / given.stacks
        for what, once, each in (
            ("cold", configured.processor * of_all + header.processor + types.processor,
             compile_each.processor + link_each.processor + write_each.processor),
            ("warm: a fresh checkout, all in the cache", configured.processor * of_all + header_hit.processor,
             hit_each.processor + link_each.processor + write_each.processor),
            ("an edit of what all include", nothing.processor * of_all, compile_each.processor + link_each.processor + write_each.processor),
            ("an edit of one stack", edited.processor - nothing.processor + nothing.processor * of_all, 0),
            ("nothing to do", nothing.processor * of_all, 0),
        ):
            further.row(f"{resources:,} resources, {what}", *(seconds(once + each * stacks / cores) for cores in (2, 16, 128)))
    further.print("extrapolated", "2 cores", "16 cores", "128 cores")


if __name__ == "__main__":
    main()
