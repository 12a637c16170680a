"""docs/from-yaml.md: its commands are run, one after the other, and print what it says; what comes of them are the objects that were given.

    from_yaml_test.py <cmake> <compiler> <prefix>

Two things are not as on the page, where the library is installed in /usr: the first command, which installs it (package/packages installs the
Debian package), and the name of the preset, which is another where the library is elsewhere.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

import yaml

CMAKE, COMPILER, PREFIX = sys.argv[1:4]
ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/from-yaml.md").read_text(encoding="utf-8")


def objects(folder):
    found = {}
    for file in sorted(folder.rglob("*.yaml")):
        for each in yaml.safe_load_all(file.read_text(encoding="utf-8")):
            if each and each["kind"] not in ("Secret", "Kustomization"):
                found[file.relative_to(folder).as_posix(), each["kind"], each["metadata"]["name"]] = each
    return found


class FromYaml(unittest.TestCase):
    maxDiff = None

    def says(self, shown, printed):
        """Whether the lines of the page are in the output, in their order; a line `…` is any lines."""
        at = 0
        for part in re.split(r"^…\n", shown, flags=re.M):
            found = printed.find(part, at)
            self.assertTrue(found >= 0 and (at or found == 0 or shown.startswith("…")), f"the page says\n{part}\nand what was printed is\n{printed}")
            at = found + len(part)
        self.assertTrue(shown.endswith("…\n") or at == len(printed), f"this was printed besides:\n{printed[at:]}")

    def test_the_page(self):
        folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory(prefix="dovetail ")))
        shutil.copytree(ROOT / "examples/notes/deploy", folder / "deploy")
        environment = {key: value for key, value in os.environ.items() if not key.startswith("CMAKE_")}
        environment.update({"CXX": COMPILER, "PATH": f"{PREFIX}/bin:{pathlib.Path(CMAKE).parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"})
        where = folder
        begun = time.monotonic()
        commands = 0
        for language, block in re.findall(r"^```(console|diff|cpp)\n(.*?)^```$", PAGE, re.S | re.M):
            if language == "cpp":
                shown = (where / "stack/notes/web.hpp").read_text(encoding="utf-8")
                self.assertIn(block, shown)
                continue
            if language == "diff":
                done = subprocess.run(["patch", "-p1", "--no-backup-if-mismatch", "--fuzz=0"], cwd=where, input=block, text=True, capture_output=True)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                continue
            line, shown = block.split("\n", 1)
            command = line.removeprefix("$ ")
            commands += 1
            if command.startswith("sudo apt install"):
                continue
            left = folder / "left"
            done = subprocess.run(["bash", "-c", f"{command.replace('--preset stacks &&', '--preset here &&')}\npwd > '{left}'"], cwd=where,
                                  env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            where = pathlib.Path(left.read_text().removesuffix("\n"))
            self.says(shown, done.stdout.replace("--preset here &&", "--preset stacks &&"))
        self.assertEqual(commands, 5)
        print(f"{commands} commands, {time.monotonic() - begun:.0f} s")

        given, made = objects(folder / "deploy"), objects(where / "generated/k8s/notes")
        self.assertEqual(given.keys(), made.keys())
        others = {key[1:] for key in given if given[key] != made[key]}
        self.assertEqual(others, {("Ingress", "web"), ("Deployment", "worker")})


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
