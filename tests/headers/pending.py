#!/usr/bin/env python3
"""What the precompiled header of stacks leaves for each compilation to instantiate: g++ does so in every edit, of an empty file too.

    python3 pending.py <compile_commands.json> <source file of a stack>

dovetail/precompiled.hpp runs nearly all there is, in constant evaluation; what is left are functions of the standard library and a
few that nothing reaches there. Twice as many as there are today would be felt.
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

MOST = 160


def main():
    database, source = sys.argv[1:]
    found = [each for each in json.loads(pathlib.Path(database).read_text()) if each["file"] == source]
    if not found:
        sys.exit(f"{database} has no {source}")
    with tempfile.TemporaryDirectory() as folder:
        empty, dump = pathlib.Path(folder, "empty.cpp"), pathlib.Path(folder, "dump")
        empty.write_text("")
        command = [str(empty) if each == source else each for each in shlex.split(found[0]["command"])]
        command[command.index("-o") + 1] = str(pathlib.Path(folder, "empty.o"))
        subprocess.run([*command, f"-fdump-tree-original={dump}"], cwd=found[0]["directory"], check=True)
        pending = re.findall(r"^;; Function (.*)", dump.read_text(), re.MULTILINE)
    if not pending:
        sys.exit("nothing is pending: is it the precompiled header that was used?")
    print(f"{len(pending)} functions are instantiated in a file with nothing in it (at most {MOST})")
    if len(pending) > MOST:
        print(*sorted(pending), sep="\n")
        sys.exit("let dovetail/precompiled.hpp run what is new among these, or let it say `auto` for its type")


if __name__ == "__main__":
    main()
