#!/usr/bin/env python3
"""What somebody waits for who types into a stack with clangd: one table, measured by the protocol that editors speak.

    python3 editor.py --build <build folder> --clangd <clangd> [--keys 9] [--only reactbin|ezscale] [-- <option of clangd>…]

The build folder is one of the root project, configured; its compile_commands.json and the repository's .clangd are what clangd
reads, and stacks are edited in a copy. A key is one change of the file, sent once what came of the one before is shown; the time is
that until clangd publishes the diagnostics of just this text. Times are medians: what somebody waits, and what clangd's threads did,
all of them. Nothing here fails for being slow.

clangd itself waits before it looks at a change: as long as the last look took, from 0.05 to 0.5 s. So a key costs up to twice what
clangd works for it, and 0.3 s are 0.15 of work.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "bench/compile"), str(ROOT / "tests/clangd")]
from compile import Measured, Table  # noqa: E402
import copied_stack  # noqa: E402
import session  # noqa: E402

# Headers that people work in, and what a key costs at most, by the project's own aims.
STACKS = {"reactbin": ("ingress.hpp", "300 ms"), "ezscale": ("web.hpp", "1000 ms")}


def measure(table, name, given, folder):
    header_name, budget = STACKS[name]
    stack = copied_stack.copy(name, given.build.resolve(), folder)
    program, header = stack / f"{name}.cpp", stack / header_name
    editor = session.Session(given.clangd, folder, "--background-index=false", "--log=error", *given.options)

    def row(what, answers, budget=""):
        middle = [statistics.median(values) for values in zip(*((a.seconds, a.processor) for a in answers))]
        table.row(f"{name}: {what}", Measured(*middle, editor.memory()), budget)

    def keys(path):
        text = editor.texts[path]
        return [editor.type(path, f"{text}//{'a' * key}\n") for key in range(given.keys)]

    row(f"{program.name} opened", [editor.open(program)])
    row(f"a key in {program.name}, which judges the stack", keys(program), budget)
    row(f"{header_name} opened", [editor.open(header)])
    row(f"a key in {header_name}", keys(header), budget)
    text = editor.texts[header]
    # As fast as people type. The last text must be new: what clangd has looked at, it does not look at again.
    for key in range(given.keys):
        editor.press(header, f"{text}// {'b' * key}\n")
        time.sleep(0.1)
    row(f"the last of {given.keys} keys in a second, in {header_name}", [editor.type(header, f"{text}// c\n")], budget)
    saved = []
    for run in range(3):
        # That clangd has looked again is seen by what is gone: a fault that was saved before.
        editor.press(header, f"{text}\n#error {run}\n")
        editor.save(header, program, lambda answer: answer.diagnostics)
        editor.press(header, text)
        saved.append(editor.save(header, program, lambda answer: not answer.diagnostics))
    row(f"{header_name} saved, to what is said of {program.name}", saved)
    editor.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--clangd", required=True)
    parser.add_argument("--keys", type=int, default=9)
    parser.add_argument("--only", choices=STACKS)
    parser.add_argument("options", nargs="*", help="more options of clangd, after --")
    given = parser.parse_args()
    table = Table()
    for name in [given.only] if given.only else STACKS:
        with tempfile.TemporaryDirectory() as folder:
            measure(table, name, given, pathlib.Path(folder).resolve())
    version = subprocess.run([given.clangd, "--version"], capture_output=True, text=True, check=True).stdout
    print(f"{version.splitlines()[0]}, median of {given.keys} keys\n")
    table.print()


if __name__ == "__main__":
    main()
