"""Lets a stack's program write its manifests twice, in surroundings that differ, and compares the bytes: with each other,
and with the folder that is committed.

    python3 same_bytes.py <committed folder> <program> <option>...
"""

import pathlib
import subprocess
import sys
import tempfile

committed, *program = sys.argv[1:]


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in pathlib.Path(folder).rglob("*") if path.is_file()}


def write(folder, where, environment):
    subprocess.run([*program, "--output", folder], cwd=where, env=environment, check=True, stdout=subprocess.DEVNULL)
    return files(folder)


with tempfile.TemporaryDirectory() as folder:
    place = pathlib.Path(folder)
    (place / "with spaces").mkdir()
    first = write(place / "one", "/", {"TZ": "UTC", "LC_ALL": "C", "HOME": "/"})
    second = write(place / "with spaces" / "two", folder, {"TZ": "Asia/Tokyo", "LANG": "de_DE.UTF-8", "HOME": folder})
    again = write(place / "one", folder, {})

if not first:
    sys.exit("the program wrote nothing")
wrong = [name for name in sorted(first) if not first[name] == second.get(name) == again.get(name)]
if wrong or first.keys() != second.keys() or first.keys() != again.keys():
    sys.exit(f"two runs differ: {', '.join(wrong) or 'in the files they write'}")
there = files(committed)
wrong = [name for name in sorted(first) if first[name] != there.get(name)]
if wrong:
    sys.exit(f"{committed} is not what the stack says: {', '.join(wrong)}. Build the target `manifests`.")
print(f"{len(first)} files, three times the same bytes, and those of {committed}")
