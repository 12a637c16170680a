"""A stack of components writes what it writes in one piece, but for the first lines, which name the source.

    python3 same_test.py <manifests of the components> <manifests of the one piece>
"""

import pathlib
import sys


def files(folder):
    def text(path):
        return [line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if not line.startswith("# ")]

    return {path.relative_to(folder).as_posix(): text(path) for path in pathlib.Path(folder).rglob("*") if path.is_file()}


parts, piece = (files(folder) for folder in sys.argv[1:3])
wrong = sorted(name for name in parts.keys() | piece.keys() if parts.get(name) != piece.get(name))
if wrong or not parts:
    sys.exit(f"{sys.argv[1]} differs from {sys.argv[2]}: {', '.join(wrong) or 'it is empty'}")
print(f"{len(parts)} files, the same in parts and in one piece")
