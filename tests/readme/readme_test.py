"""Holds the README, docs/check.md, docs/components.md, docs/convert.md and docs/diff.md against the files they show: a snippet is part of its file, word for word, and what a compiler
or `dovetail check` is said to answer is what it answers.

    <!-- from PATH -->          the code block below is a run of lines of PATH
    <!-- dovetail check … -->   the block below is what the program prints for these arguments
    <!-- g++ behind dovetail-errors says of PATH -->   the block below is what is shown of g++'s answer to PATH, to the last line, which
                                tells how to see all of it
"""

import pathlib
import re
import shlex
import subprocess
import sys

BLOCK = re.compile(r"<!-- (from|g\+\+ behind dovetail-errors says of|dovetail) ([^\n]+) -->\n```\w*\n(.*?)```\n", re.S)


def main():
    root = pathlib.Path(sys.argv[1])
    dovetail = sys.argv[2]
    command = sys.argv[3:]
    blocks = [block for page in ("README.md", "docs/check.md", "docs/components.md", "docs/convert.md", "docs/diff.md") for block in BLOCK.findall((root / page).read_text(encoding="utf-8"))]
    failures = []
    for which, path, shown in blocks:
        if which == "dovetail":
            done = subprocess.run([dovetail, *shlex.split(path)], cwd=root, capture_output=True, text=True)
            if done.stdout != shown:
                failures.append(f"dovetail {path} is said to print:\n{shown}It prints:\n{done.stdout}{done.stderr}")
            continue
        if which == "from":
            if shown not in (root / path).read_text(encoding="utf-8"):
                failures.append(f"README.md shows lines that {path} does not have:\n{shown}")
            continue
        done = subprocess.run([*command, path], cwd=root, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
        if done.returncode == 0:
            failures.append(f"README.md says that {path} does not compile, and it does")
        if not re.fullmatch(re.escape(shown) + r"dovetail: [^\n]*\n", done.stderr):
            failures.append(f"README.md says that the compiler answers to {path}:\n{shown}It answers:\n{done.stderr}")
    kinds = {which for which, _, _ in blocks}
    if kinds != {"from", "g++ behind dovetail-errors says of", "dovetail"}:
        failures.append("README.md has no snippets of one of the sorts; are their comments as this test reads them?")
    for failure in failures:
        print(failure)
    print(f"{len(blocks)} snippets, {len(failures)} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
