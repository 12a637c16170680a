"""Fails unless the files in a folder that match a pattern are exactly the ones named: what is not listed is not tested.

    python3 listed.py <folder> <pattern> [name]...
"""

import pathlib
import sys

folder, pattern, *names = sys.argv[1:]
found = {path.relative_to(folder).as_posix() for path in pathlib.Path(folder).glob(pattern)}
forgotten, missing = sorted(found - set(names)), sorted(set(names) - found)
for name in forgotten:
    print(f"{name} is in {folder}, but in no list: add it there")
for name in missing:
    print(f"{name} is listed, but not in {folder}")
print(f"{len(found & set(names))} files match {pattern} and are listed")
sys.exit(bool(forgotten or missing))
