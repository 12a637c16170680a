"""Holds the README and docs/check.md against the files they show: a snippet is part of its file, word for word, and what a compiler
or `dovetail check` is said to answer is what it answers.

    <!-- from PATH -->          the code block below is a run of lines of PATH
    <!-- dovetail check … -->   the block below is what the program prints for these arguments
    <!-- g++ says of PATH -->   each line of the block below stands in g++'s answer to PATH; what stands in it as `…` is cut
"""

import pathlib
import re
import shlex
import subprocess
import sys

BLOCK = re.compile(r"<!-- (from|g\+\+ says of|dovetail) ([^\n]+) -->\n```\w*\n(.*?)```\n", re.S)


def main():
    root = pathlib.Path(sys.argv[1])
    dovetail = sys.argv[2]
    command = sys.argv[3:]
    blocks = [block for page in ("README.md", "docs/check.md") for block in BLOCK.findall((root / page).read_text(encoding="utf-8"))]
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
        for line in shown.splitlines():
            cursor = 0
            for piece in line.split("…"):
                found = done.stderr.find(piece, cursor)
                if found < 0:
                    failures.append(f"README.md says that the compiler answers to {path}:\n{line}\nIt answers:\n{done.stderr}")
                    break
                cursor = found + len(piece)
    kinds = {which for which, _, _ in blocks}
    if kinds != {"from", "g++ says of", "dovetail"}:
        failures.append("README.md has no snippets of one of the sorts; are their comments as this test reads them?")
    for failure in failures:
        print(failure)
    print(f"{len(blocks)} snippets, {len(failures)} wrong")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
