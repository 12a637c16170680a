"""Packs the manifests twice, from copies that differ in everything but names and contents, and compares the bytes.

    python3 artifact.py <cmake> <artifact.cmake> <folder>...
"""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

cmake, script, *folders = sys.argv[1:]
# Stacks have names of their own, whatever their folders are called.
names = [f"{number}-{pathlib.Path(folder).name}" for number, folder in enumerate(folders)]


def pack(place, time, mask, backwards):
    copies = []
    for name, folder in zip(names, folders):
        paths = sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file())
        copies.append(place / name)
        os.umask(mask)
        for path in reversed(paths) if backwards else paths:  # a file system may list files in the order they were made
            copy = place / name / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            os.utime(copy, (time, time))
    result = place / "artifact"
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    subprocess.run(
        [cmake, f"-DNAMES={';'.join(names)}", f"-DFOLDERS={';'.join(map(str, copies))}", f"-DARTIFACTS={result}", "-P", script],
        check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return {path.relative_to(result).as_posix(): path.read_bytes() for path in result.rglob("*") if path.is_file()}


with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
    first = pack(pathlib.Path(one), 1_000_000_000, 0o022, False)
    second = pack(pathlib.Path(two), 1_700_000_000, 0o077, True)
    if first != second:
        sys.exit(f"two runs differ: {[name for name in first if first[name] != second.get(name)]}")
    for name, folder in zip(names, folders):
        with tarfile.open(pathlib.Path(one) / "artifact" / f"{name}.tar.gz") as archive:
            packed = {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}
        wanted = {f"{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
                  for path in pathlib.Path(folder).rglob("*") if path.is_file()}
        if packed != wanted:
            sys.exit(f"{name}.tar.gz does not hold the files of {folder}")

sums = "".join(f"{hashlib.sha256(first[f'{name}.tar.gz']).hexdigest()}  {name}.tar.gz\n" for name in names)
if first["SHA256SUMS"].decode() != sums:
    sys.exit("SHA256SUMS does not have the archives' sums")
print(f"{len(names)} archives, twice the same bytes")
