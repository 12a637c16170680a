"""Another project has Dovetail as a part: by FetchContent, and by add_subdirectory.

    part_test.py <cmake> <compiler> <build folder of its own, which is kept>

Dovetail's sources are where they are, so that a compiler cache knows them.
"""

import os
import pathlib
import shutil
import subprocess
import sys

CMAKE, COMPILER, BINARY = sys.argv[1:4]
HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
source = pathlib.Path(BINARY) / "source"
binary = pathlib.Path(BINARY) / "build"
# FetchContent's own folder, so that the second way finds what the first one built.
WAYS = {
    "FetchContent": "include(FetchContent)\nFetchContent_Declare(dovetail GIT_REPOSITORY nowhere GIT_TAG v0.1.0)\nFetchContent_MakeAvailable(dovetail)\n",
    "add_subdirectory": f"add_subdirectory({ROOT} _deps/dovetail-build EXCLUDE_FROM_ALL)\n",
}


def must(*command):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}:\n{done.stdout}")
    return done.stdout


declared = (HERE / "consumer/CMakeLists.txt").read_text()
found = "find_package(dovetail 0.1 REQUIRED)\n"
assert found in declared
wanted = {file.relative_to(HERE / "expected").as_posix(): file.read_text() for file in (HERE / "expected").rglob("*") if file.is_file()}
for way, words in WAYS.items():
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(HERE / "consumer", source)
    (source / "CMakeLists.txt").write_text(declared.replace(found, words))
    must(CMAKE, "-G", "Ninja", "-S", source, "-B", binary, f"-DCMAKE_CXX_COMPILER={COMPILER}", f"-DFETCHCONTENT_SOURCE_DIR_DOVETAIL={ROOT}")
    must(CMAKE, "--build", binary, "--parallel", "2", "--target", "manifests")
    made = {file.relative_to(source / "generated").as_posix(): file.read_text() for file in (source / "generated").rglob("*") if file.is_file()}
    if made != wanted:
        sys.exit(f"{way}: {sorted(made)} are not what is expected")
    # It is the project's, and neither its build type nor what it installs is Dovetail's.
    cache = (binary / "CMakeCache.txt").read_text()
    if "CMAKE_BUILD_TYPE:STRING=Release" in cache:
        sys.exit(f"{way}: the project got a build type")
    prefix = binary / "prefix"
    must(CMAKE, "--install", binary, "--prefix", prefix)
    if prefix.exists() and any(file.is_file() for file in prefix.rglob("*")):
        sys.exit(f"{way}: something was installed")
    print(f"{way}: {len(made)} files are as expected")
