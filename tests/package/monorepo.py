"""Checkouts of a monorepo, built with a copy of the installed library, for the tests of compiler caches and of many machines."""

import contextlib
import pathlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bench/monorepo"))
import repository  # noqa: E402

# Of three shapes: plain, with headers beside dovetail.hpp, and with a kind of the company's own.
NUMBERS = 0, 1, 9


def name_of(number):
    return f"app-{number:04}"


class Checkout:
    """The monorepo in a folder of its own."""

    def __init__(self, root, cmake, compiler, prefix, environment=None):
        self.root, self.cmake, self.compiler, self.prefix = pathlib.Path(root), cmake, compiler, prefix
        self.binary = self.root / "build"
        # The outer build's cache and options are not this project's.
        self.environment = {key: value for key, value in os.environ.items() if not re.match("CMAKE_|CCACHE_|DISTCC_", key)}
        self.environment.update(environment or {})
        repository.write(self.root, NUMBERS)

    def source(self, number):
        return self.root / "stacks" / repository.folder_of(number) / f"{name_of(number)}.cpp"

    def edit(self, path, old, new):
        path = self.root / path
        text = path.read_text()
        assert old in text, f"{path} has no {old}"
        path.write_text(text.replace(old, new))

    def run(self, *command):
        """Exit code and output."""
        done = subprocess.run([str(part) for part in command], cwd=self.root, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env=self.environment)
        return done.returncode, done.stdout

    def must(self, *command):
        code, output = self.run(*command)
        if code != 0:
            raise AssertionError(output)
        return output

    def configure(self, *options):
        return self.must(self.cmake, "-G", "Ninja", "-S", self.root, "-B", self.binary, f"-DCMAKE_PREFIX_PATH={self.prefix}",
                         f"-DCMAKE_CXX_COMPILER={self.compiler}", "-DDOVETAIL_CLANGD=OFF", *options)

    def build(self, *options):
        """Exit code and output of building all manifests, as far as that goes."""
        return self.run(self.cmake, "--build", self.binary, "--target", "manifests", "--", "-k", "0", *options)

    def must_build(self, *options):
        code, output = self.build(*options)
        if code != 0:
            raise AssertionError(output)
        return output

    def manifests(self):
        folder = self.root / "generated"
        return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*")) if path.is_file()}


def library_of_its_own(prefix, folder):
    """A copy of the installed library, which a test may edit."""
    return pathlib.Path(shutil.copytree(prefix, pathlib.Path(folder) / "prefix", symlinks=True))


def free_port():
    with socket.socket() as any_socket:
        any_socket.bind(("127.0.0.1", 0))
        return any_socket.getsockname()[1]


@contextlib.contextmanager
def server(*command, port):
    """Runs a server until it answers at the port, and to the end of the block."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        for _ in range(200):
            if process.poll() is not None:
                raise AssertionError(f"{command[0]} ended: {process.stdout.read()}")
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        else:
            raise AssertionError(f"{command[0]} does not answer at port {port}")
        yield process
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()
