"""What the importer makes of one of the original schemas, within so many seconds, compiles without a warning.

    python3 originals_compile.py <seconds> <dovetail-import> <schema> <the library's include folder> <compiler> <option>...

A CRD is imported as `dovetail_import()` does it, and the one source of the library that comes of it is compiled, with the
run-time part of each kind. Kubernetes' own document takes the place of the library's types: their headers and tables.
"""

import pathlib
import resource
import shlex
import subprocess
import sys
import tempfile

limit, importer, schema, include, *compiler = sys.argv[1:]
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"]


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f"{shlex.join(map(str, command))}\n{done.stdout[-5000:]}")
    return done.stdout


def seconds_of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


with tempfile.TemporaryDirectory() as scratch:
    out = pathlib.Path(scratch)
    is_crd = pathlib.Path(schema).parent.name == "crds"
    print(run(importer, *(["--library", "original"] if is_crd else []), "--output", out, schema), end="")
    imported = seconds_of_children()
    if is_crd:
        source = out / "src" / "original.cpp"
    else:
        source = out / "all.cpp"
        source.write_text("".join(f'#include "{path}"\n' for path in sorted(out.glob("src/api/*.cpp"))))
    run(*compiler, *WARNINGS, "-fsyntax-only", f"-I{out}/include", f"-I{out}/src", f"-I{include}", source)
    print(f"imported in {imported:.2f} s, compiled in {seconds_of_children() - imported:.2f} s of processor time")
    if imported > float(limit):
        sys.exit(f"an import is to take {limit} seconds at the most")
