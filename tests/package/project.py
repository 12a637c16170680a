"""The consumer project in a folder of its own, configured and built with the installed library."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).parent


class Project:
    def __init__(self, cmake, compiler, prefix):
        self.cmake, self.compiler, self.prefix = cmake, compiler, prefix
        self.temporary = tempfile.TemporaryDirectory(prefix="dovetail ")  # a space in each path
        self.source = pathlib.Path(self.temporary.name) / "consumer"
        self.binary = self.source / "build"
        shutil.copytree(HERE / "consumer", self.source, ignore=shutil.ignore_patterns("expected"))
        # The outer build's compiler cache and options are not this project's.
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith("CMAKE_")}

    def close(self):
        self.temporary.cleanup()

    def run(self, *command, environment=None):
        """Exit code and output of a command."""
        done = subprocess.run([str(part) for part in command], cwd=self.source, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env={**self.environment, **(environment or {})})
        return done.returncode, done.stdout

    def configure(self, *options):
        return self.run(self.cmake, "-G", "Ninja", "-S", self.source, "-B", self.binary,
                        f"-DCMAKE_PREFIX_PATH={self.prefix}", f"-DCMAKE_CXX_COMPILER={self.compiler}", *options)

    def build(self, target, environment=None):
        return self.run(self.cmake, "--build", self.binary, "--target", target, environment=environment)

    def must(self, result):
        code, output = result
        if code != 0:
            raise AssertionError(output)
        return output

    def edit(self, name, old, new):
        path = self.source / name
        text = path.read_text()
        assert old in text, f"{name} has no {old}"
        path.write_text(text.replace(old, new))

    def manifests(self):
        folder = self.source / "generated"
        return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def steps(output):
    """What ninja did: the descriptions of its steps."""
    return re.findall(r"^\[\d+/\d+\] (.*)$", output, re.MULTILINE)


def seconds(function):
    begin = time.perf_counter()
    function()
    return time.perf_counter() - begin
