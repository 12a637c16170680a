"""Compiles many error tests at once, and writes down which of them were shown to be right.

Most of what a compilation costs is the same for each: the library, which is read first. So tests that include the same headers
are put into one source file, each in a namespace of its own, which is compiled once as they stand and once mended. A test for
which the compiler says what it must, and all of which compile mended, is written down with what was said of it, for
run.py to find. All others are left to run.py, which compiles each by itself and so tells what is wrong.
"""

import argparse
import os
import re
import sys

import run

# The lines before an error that belong to it.
LEAD = re.compile(r"In file included from |\s+from |.*: (?:In|At) |.*:\d+:\s+(?:required |recursively required |\[ skipping |in .constexpr. expansion )")
DIAGNOSTIC = re.compile(r".*: (?:error|warning): ")
AT_MOST = 24


def diagnostics(output, is_about):
    """What a compiler says, an error or warning with its lines before and after at a time. One that says neither whom it is
    about nor what led there goes on with the one before it: compilers say both only where they change."""
    found, lead = [], []
    for line in output.splitlines():
        if DIAGNOSTIC.match(line):
            if found and not lead and not is_about(line):
                found[-1].append(line)
            else:
                found.append([*lead, line])
            lead = []
        elif LEAD.match(line) or not found:
            lead.append(line)
        else:
            found[-1] += [*lead, line]
            lead = []
    return ["\n".join(each) + "\n" for each in found]


def namespace(number):
    return f"error_test_{number}"


def by_test(output, tests):
    """What was said of each test, and what was said of none or of several."""
    names = {test: re.compile(rf"(?<![\w/]){re.escape(test)}\b|\b{namespace(number)}\b") for number, test in enumerate(tests)}

    def about(words):
        return [test for test, name in names.items() if name.search(words)]

    said, rest = {test: "" for test in tests}, ""
    for diagnostic in diagnostics(output, about):
        of = about(diagnostic)
        if len(of) == 1:
            said[of[0]] += diagnostic
        else:
            rest += diagnostic
    return said, rest


def text_of(test):
    with open(test, encoding="utf-8") as file:
        return file.read()


def includes(test):
    return tuple(line for line in text_of(test).splitlines() if line.startswith("#include "))


def groups(tests):
    """Tests that include the same, as many in a group as a compilation is to have. One alone is not worth it."""
    alike = {}
    for test in tests:
        alike.setdefault(includes(test), []).append(test)
    for same in alike.values():
        parts = -(-len(same) // AT_MOST)
        for part in range(parts):
            if len(same[part::parts]) > 1:
                yield same[part::parts]


def source_of(tests):
    lines = [*includes(tests[0])]
    for number, test in enumerate(tests):
        lines += [f"namespace {namespace(number)} {{", f'#line 1 "{test}"', text_of(test), "}"]
    return "\n".join(lines) + "\n"


def shown(tests, kind, command, source):
    """The tests that are right, with what the compiler says of each; and why the others are not shown to be."""
    with open(source, "w", encoding="utf-8") as file:
        file.write(source_of(tests))
    command = [*command, *run.WITHOUT_SOURCE[kind], *run.WITHOUT_LIMIT[kind], "-iquote", os.path.dirname(tests[0])]
    if run.compile_once(command, source, ["-DFIXED"])[1] != 0:
        return {}, dict.fromkeys(tests, "not all of the group compile mended")
    _, code, output = run.compile_once(command, source, [])
    if code != 1 or run.STOPPED.search(output):
        return {}, dict.fromkeys(tests, "the compiler stopped at one of the group")
    said, rest = by_test(output, tests)
    right, others = {}, {}
    for test in tests:
        try:
            run.check_output(test, kind, said[test], rest)
            right[test] = said[test]
        except run.Failure as failure:
            others[test] = str(failure)
    return right, others


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--kind", choices=["gcc", "clang"], required=True)
    arguments.add_argument("--list", required=True, help="a file with the error tests, a line each, relative to the working folder")
    arguments.add_argument("--share", required=True, help="which part of them: 0/8 is the first of eight")
    arguments.add_argument("--results", required=True, help="the folder that results are written into")
    arguments.add_argument("command", nargs="+", help="the compiler and its options")
    given = arguments.parse_args()
    share, shares = map(int, given.share.split("/"))
    tests = text_of(given.list).split()
    os.makedirs(given.results, exist_ok=True)
    for number, group in enumerate(groups(tests)):
        if number % shares != share:
            continue
        right, others = shown(group, given.kind, given.command, os.path.join(given.results, f"group_{number}.cpp"))
        for test, said in right.items():
            with open(run.result_of(given.results, test), "w", encoding="utf-8") as file:
                file.write(said)
        print(f"{len(right)} of {len(group)} tests with {len(includes(group[0]))} includes are right")
        for test, reason in others.items():
            print(f"  {os.path.basename(test)} is to be compiled by itself: {reason}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
