"""Records what g++ and clang say of the mistakes in recorded/, and what dovetail-errors shows of it.

    record.py DOVETAIL-ERRORS INCLUDE-FOLDER [--shown-only]

After a change of the launcher alone, --shown-only: then `git diff` shows what the change does.
"""

import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent / "recorded"
PROGRAM, INCLUDE = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
GCC = ["g++", "-std=c++20", "-ftemplate-backtrace-limit=1", "-fconstexpr-ops-limit=2147483647"]
CLANG = ["clang++-19", "-ftemplate-backtrace-limit=2", "-fconstexpr-steps=2147483647"]
COMPILERS = {
    "g++": GCC,
    "g++-coloured": [*GCC, "-fdiagnostics-color=always"],
    "clang++": [*CLANG, "-std=c++26"],
    "clang++-coloured": [*CLANG, "-std=c++26", "-fdiagnostics-color=always"],
    "clang++-16": [*CLANG, "-std=c++20", "-fno-diagnostics-show-line-numbers"],
}
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}

if sys.argv[3:] != ["--shown-only"]:
    for source in sorted(HERE.glob("*.cpp")):
        for name, command in COMPILERS.items():
            done = subprocess.run([*command, "-fno-show-column", "-fsyntax-only", f"-I{INCLUDE}", source.name], cwd=HERE,
                                  capture_output=True, text=True, env=ENVIRONMENT)
            said = done.stderr.replace(str(INCLUDE), "/opt/dovetail/include")
            (HERE / f"{source.stem}.{name}.said").write_text(said)
for said in sorted(HERE.glob("*.said")):
    options = ["-fdiagnostics-color=always"] if "coloured" in said.name else []
    done = subprocess.run([PROGRAM, "sh", "-c", f"cat {said.name} >&2", *options], cwd=HERE, capture_output=True)
    said.with_suffix(".shown").write_bytes(done.stderr)
