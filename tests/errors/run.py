"""Compiles one error test, as it stands and mended, with one compiler.

The file says in its first lines what the compiler must say:

    // error: <regex>          every one of these must match the compiler's output
    // error(gcc): <regex>     the same, for one compiler alone: gcc or clang
    // never: <regex>          none of these may match
    #ifdef FIXED               the same file mended, which must compile

The compilers are asked not to quote the source, so that an expectation cannot match the words of the test itself.

Where together.py has shown the test to be right already, among many, nothing is compiled.
"""

import argparse
import os
import re
import shlex
import subprocess
import sys

EXPECTATION = re.compile(r"// (error|never)(?:\((gcc|clang)\))?: (.*\S)\s*$")
WITHOUT_SOURCE = {"gcc": ["-fno-diagnostics-show-caret"], "clang": ["-fno-caret-diagnostics"]}
WITHOUT_LIMIT = {"gcc": ["-fmax-errors=0"], "clang": ["-ferror-limit=0"]}
# A finding, and what it says of the way to mend it.
FINDING = re.compile(r"(\S+:\d+: [^\n]*?) \[[A-Z]{3}-\d\d\]")
MEND = "; "
# What ends a compilation before all has been said.
STOPPED = re.compile(r"\bfatal error:|internal compiler error|\bout of memory\b")


class Failure(Exception):
    """What is wrong with the test, and the output that shows it."""

    def __init__(self, reason, command=(), output=""):
        super().__init__(reason)
        self.command = command
        self.output = output


def expectations(path, kind):
    """The regular expressions of the leading comment lines: those that must match, and those that must not."""
    wanted, unwanted = [], []
    with open(path, encoding="utf-8") as source:
        for number, line in enumerate(source, 1):
            found = EXPECTATION.match(line)
            if not found:
                if number == 1:
                    raise Failure(f"{path}:1: must be `// error: <regex>`")
                break
            which, compiler, regex = found.groups()
            if compiler in (None, kind):
                (wanted if which == "error" else unwanted).append(regex)
    if not wanted:
        raise Failure(f"{path}: no `// error:` line for {kind}")
    for regex in wanted:
        # `.*`, `error`, `[REF-09]` alone would match far too much.
        if len(re.sub(r"\\.|[^A-Za-z0-9 ]", "", regex)) < 8:
            raise Failure(f"{path}: `{regex}` would match almost anything; expect the words that a user is to read")
    with open(path, encoding="utf-8") as source:
        if "FIXED" not in source.read():
            raise Failure(f"{path}: has no `#ifdef FIXED`, so nothing shows that the mistake is what fails")
    return wanted, unwanted


def compile_once(command, path, extra):
    # g++ wraps nothing and translates nothing that way.
    environment = {**os.environ, "LC_ALL": "C", "COLUMNS": "0"}
    command = [*command, *extra, path]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return command, done.returncode, done.stdout


def check_output(path, kind, output, others="", line=()):
    """Raises Failure unless the output is what the file's first lines ask for. `others` is what may be the file's or not."""
    wanted, unwanted = expectations(path, kind)
    if re.search(r"\\37777777\d{3}", output + others):
        raise Failure(f"{path}: g++ prints characters beyond ASCII as numbers; findings must do without them", line, output)
    for finding in FINDING.findall(output):
        if MEND not in finding:
            raise Failure(f"{path}: no way to mend is said in `{finding}`", line, output)
    if "error: " not in output:
        raise Failure(f"{path}: the compiler says no error", line, output)
    for regex in wanted:
        if not re.search(regex, output):
            raise Failure(f"{path}: the compiler does not say `{regex}`", line, output)
    for regex in unwanted:
        if re.search(regex, output + others):
            raise Failure(f"{path}: the compiler must not say `{regex}`", line, output)


def result_of(folder, path):
    """Where together.py writes down that a test is right."""
    return os.path.join(folder, os.path.basename(path) + ".said")


def check(path, kind, command):
    """Raises Failure unless the file fails as its first lines say and compiles once mended."""
    command = [*command, *WITHOUT_SOURCE[kind], *WITHOUT_LIMIT[kind]]

    expectations(path, kind)
    line, code, output = compile_once(command, path, ["-DFIXED"])
    if code != 0:
        raise Failure(f"{path}: must compile once mended (-DFIXED), and does not", line, output)

    line, code, output = compile_once(command, path, [])
    if code == 0:
        raise Failure(f"{path}: must not compile, and does", line, output)
    if STOPPED.search(output) or code < 0 or code > 1:
        raise Failure(f"{path}: the compiler stopped for a reason of its own (exit code {code})", line, output)
    check_output(path, kind, output, line=line)
    return output


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--kind", choices=["gcc", "clang"], required=True)
    arguments.add_argument("--file", required=True, help="the error test, relative to the working folder")
    arguments.add_argument("--results", help="the folder that together.py wrote")
    arguments.add_argument("command", nargs="+", help="the compiler and its options")
    given = arguments.parse_args()
    if given.results and os.path.exists(result_of(given.results, given.file)):
        with open(result_of(given.results, given.file), encoding="utf-8") as said:
            print(said.read(), end="")
        return 0
    try:
        print(check(given.file, given.kind, given.command), end="")
    except Failure as failure:
        print(failure, file=sys.stderr)
        if failure.command:
            print(f"\n$ {shlex.join(failure.command)}\n{failure.output or '(the compiler said nothing)'}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
