"""Beginners' mistakes: what each compiler says of one, as the reader of its output sees it.

Each file has one mistake, and says in its first lines what the reader must see:

    // first: <regex>          the words of the first error, behind `FILE:LINE: error: `
    // first(gcc): <regex>     the same, for one compiler alone: gcc or clang
    // raw: 30                 at most that many lines without dovetail-errors, where 15 are too few
    // limit: <text>           what a compiler cannot do here, and why
    #ifdef FIXED               the same file mended, which must compile in silence

The first error is at a line that ends in `// here`. With dovetail-errors before the compiler, which is how a user of
dovetail_add_stack() sees it, the whole output has at most 15 lines.

    run.py check   compiles a share of the files with one compiler, and writes down what it says
    run.py page    makes docs/mistakes.md of that
"""

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile

MOST_LINES = 15
EXPECTATION = re.compile(r"// (first|raw|limit)(?:\((gcc|clang)\))?: (.*\S)\s*$")
FIRST_ERROR = re.compile(r"^(.*?):(\d+):(?:\d+:)? (?:fatal )?error: (.*)$", re.M)
# Given to the launcher in the compiler's place: says again what the compiler has said.
AGAIN = ["sh", "-c", 'cat "$0" >&2; exit 1']


class Failure(Exception):
    pass


def expectations(path, kind):
    found = {"first": [], "raw": MOST_LINES}
    with open(path, encoding="utf-8") as source:
        for line in source:
            match = EXPECTATION.match(line)
            if not match:
                break
            which, compiler, text = match.groups()
            if compiler not in (None, kind):
                continue
            if which == "first":
                found["first"].append(text)
            elif which == "raw":
                found["raw"] = int(text)
    if not found["first"]:
        raise Failure(f"{path}: no `// first:` line for {kind}")
    for regex in found["first"]:
        # As for the other error tests: an expectation that matches almost anything shows nothing.
        if len(re.sub(r"\\.|[^A-Za-z0-9 ]", "", regex)) < 8:
            raise Failure(f"{path}: `{regex}` would match almost anything")
    return found


def marked_lines(path):
    with open(path, encoding="utf-8") as source:
        lines = [number for number, line in enumerate(source, 1) if line.rstrip().endswith("// here")]
    if not lines:
        raise Failure(f"{path}: no line ends in `// here`, which says where the first error belongs")
    return lines


def run(command):
    # g++ wraps nothing and translates nothing that way.
    environment = {**os.environ, "LC_ALL": "C", "COLUMNS": "0"}
    environment.pop("DOVETAIL_RAW_ERRORS", None)
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return done.returncode, done.stdout


def said_of(path, launcher, command):
    """What the compiler says: as it is, and through the launcher."""
    code, raw = run([*command, path])
    if code == 0:
        raise Failure(f"{path}: must not compile, and does:\n$ {shlex.join([*command, path])}\n{raw}")
    if code < 0 or re.search(r"internal compiler error|out of memory", raw):
        raise Failure(f"{path}: the compiler stopped for a reason of its own (exit code {code})\n{raw}")
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(raw)
        file.flush()
        _, seen = run([launcher, *AGAIN, file.name])
    return raw, seen


def check(path, kind, launcher, command):
    """What the table says of the file; raises Failure where it is not what its first lines ask for."""
    wanted = expectations(path, kind)
    lines = marked_lines(path)
    raw, seen = said_of(path, launcher, command)
    shown = f"\nWith the launcher:\n{seen}\nWithout it:\n{raw}"
    first = FIRST_ERROR.search(seen)
    if not first or first.group(1) != path or int(first.group(2)) not in lines:
        raise Failure(f"{path}: the first error must be at {path}:{' or :'.join(map(str, lines))}{shown}")
    for regex in wanted["first"]:
        if not re.search(regex, first.group(3)):
            raise Failure(f"{path}: the first error must say `{regex}`{shown}")
    counts = {"seen": len(seen.splitlines()), "raw": len(raw.splitlines())}
    for which, most in (("seen", MOST_LINES), ("raw", wanted["raw"])):
        if counts[which] > most:
            raise Failure(f"{path}: {counts[which]} lines ({which}), and at most {most} are allowed{shown}")
    return {"words": first.group(3), **counts}


def check_mended(paths, command):
    """All of them mended, in one compilation: each is a namespace of its own."""
    includes = []
    for path in paths:
        with open(path, encoding="utf-8") as source:
            includes += re.findall(r'^#include [<"](.*)[>"]', source.read(), re.M)
    folder = os.path.dirname(os.path.abspath(paths[0]))
    with tempfile.NamedTemporaryFile("w", suffix=".cpp") as together:
        for include in dict.fromkeys(includes):
            beside = os.path.join(folder, include)
            together.write(f'#include "{beside}"\n' if os.path.exists(beside) else f"#include <{include}>\n")
        for path in paths:
            name = os.path.splitext(os.path.basename(path))[0]
            together.write(f'namespace {name} {{\n#include "{os.path.abspath(path)}"\n}}\n')
        together.flush()
        code, output = run([*command, "-DFIXED", together.name])
    if code != 0 or output:
        raise Failure(f"mended (-DFIXED), these must compile in silence:\n{output}")


def name_of(path):
    return os.path.splitext(os.path.basename(path))[0]


def check_share(given):
    with open(given.list, encoding="utf-8") as listing:
        paths = listing.read().split()
    number, of = map(int, given.share.split("/"))
    paths = paths[number::of]
    failures = []
    try:
        check_mended(paths, given.command)
    except Failure as failure:
        failures.append(str(failure))
    results = {}
    for path in paths:
        try:
            results[name_of(path)] = check(path, given.kind, given.launcher, given.command)
        except Failure as failure:
            failures.append(str(failure))
    os.makedirs(given.results, exist_ok=True)
    with open(os.path.join(given.results, f"{given.kind}-{number}.json"), "w", encoding="utf-8") as file:
        json.dump(results, file, indent=1, sort_keys=True)
    for failure in failures:
        print(failure, file=sys.stderr)
    print(f"{len(results)} of {len(paths)} mistakes are said as they should be by {given.kind}")
    return 1 if failures else 0


HEADER = """# Mistakes in C++ itself

What a stack's author gets wrong in C++, and what the compiler then says in the first error, which is on the line of the mistake:
with `dovetail-errors` before the compiler, which `dovetail_add_stack()` puts there. The lines are those of the whole output, with
it and without it: g++ names each header on the way to a declaration, and clang each call on the way, with its arguments. Each row
is a test in `tests/errors/beginners`. Written by `cmake --build build --target mistakes-page`; a test holds it.

"""


def page_of(results):
    kinds = ("gcc", "clang")
    names = sorted(set(results["gcc"]) & set(results["clang"]))
    lines = [HEADER.rstrip("\n"), "", "| mistake | said | lines: g++ | lines: clang |", "| --- | --- | --- | --- |"]
    for name in names:
        rows = [results[kind][name] for kind in kinds]
        # A backquote inside of code needs more of them around it.
        words = list(dict.fromkeys(f"`` {row['words']} ``" for row in rows))
        said = (words[0] if len(words) == 1 else f"g++: {words[0]}<br>clang: {words[1]}").replace("|", "\\|")
        counts = [f"{row['seen']} ({row['raw']} without)" for row in rows]
        lines.append(f"| {name.replace('_', ' ')} | {said} | {counts[0]} | {counts[1]} |")
    return "\n".join(lines) + "\n"


def make_page(given):
    results = {"gcc": {}, "clang": {}}
    for file in sorted(os.listdir(given.results)):
        with open(os.path.join(given.results, file), encoding="utf-8") as content:
            results[file.split("-")[0]].update(json.load(content))
    page = page_of(results)
    if not given.check:
        with open(given.page, "w", encoding="utf-8") as file:
            file.write(page)
        return 0
    with open(given.page, encoding="utf-8") as file:
        known = file.read()
    if known != page:
        for had, has in zip(known.splitlines() + [""] * 999, page.splitlines()):
            if had != has:
                print(f"is:        {had}\nshould be: {has}", file=sys.stderr)
                break
        print(f"{given.page} is not what the compilers say: cmake --build build --target mistakes-page", file=sys.stderr)
        return 1
    return 0


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = arguments.add_subparsers(required=True)
    one = what.add_parser("check")
    one.add_argument("--kind", choices=["gcc", "clang"], required=True)
    one.add_argument("--list", required=True, help="a file with the tests' names, relative to the working folder")
    one.add_argument("--share", default="0/1", help="which of how many equal parts of them")
    one.add_argument("--launcher", required=True, help="dovetail-errors")
    one.add_argument("--results", required=True, help="the folder to write down what was said")
    one.add_argument("command", nargs="+", help="the compiler and its options")
    one.set_defaults(run=check_share)
    page = what.add_parser("page")
    page.add_argument("--results", required=True)
    page.add_argument("--check", action="store_true", help="write nothing, and fail where the page is another one")
    page.add_argument("page")
    page.set_defaults(run=make_page)
    given = arguments.parse_args()
    return given.run(given)


if __name__ == "__main__":
    sys.exit(main())
