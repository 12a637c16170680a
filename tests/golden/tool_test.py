"""tests/conformance/tool says what the tool says and nothing else, whatever Go's caches are, and is skipped with a reason where
there is nothing to run.

    python3 tool_test.py <tests/conformance/tool>
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

TOOL = pathlib.Path(sys.argv[1]).resolve()

# A Go that talks as the real one does with an empty cache, and builds a program that talks, too.
GO = """#!/bin/sh
case "$*" in
  *GOVERSION*) echo "go${GO_IS:-1.99.0}" ;;
  *build*)
    echo "go: downloading example.com/module v1.0.0" >&2
    [ -z "$GO_FAILS" ] || exit 1
    for to; do [ "$before" != -o ] || program=$to; before=$to; done
    printf '#!/bin/sh\\necho "said: $*"\\necho "complained" >&2\\nexit 3\\n' > "$program"
    chmod +x "$program" ;;
esac
"""


class Tool(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.here = self.root / "tests/conformance"
        self.here.mkdir(parents=True)
        for name in "tool", "go.mod", "go.sum":
            shutil.copy(TOOL.parent / name, self.here / name)
        self.programs = self.root / "programs"
        self.programs.mkdir()
        for name in "bash", "sh", "sed", "sort", "head", "dirname", "mkdir", "mv", "touch", "chmod":
            (self.programs / name).symlink_to(shutil.which(name))

    def with_go(self, text=GO):
        path = self.programs / "go"
        path.write_text(text)
        path.chmod(0o755)

    def run_tool(self, *arguments, **environment):
        return subprocess.run([self.here / "tool", *arguments], capture_output=True, text=True,
                              env={"PATH": str(self.programs), **environment})

    def test_what_go_says_is_not_of_the_tool(self):
        self.with_go()
        built = self.run_tool("--build", "helm")
        self.assertEqual((built.returncode, built.stderr), (0, ""), built)
        self.assertIn("go: downloading", built.stdout)
        ran = self.run_tool("helm", "template", "x")
        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (3, "said: template x\n", "complained\n"))

    def test_what_is_built_is_not_built_again(self):
        self.with_go()
        self.run_tool("--build")
        self.assertEqual(self.run_tool("--missing").stdout, "")
        again = self.run_tool("--build")
        self.assertEqual((again.returncode, again.stdout, again.stderr), (0, "", ""))
        (self.here / "go.mod").touch()
        self.assertEqual(self.run_tool("--missing").stdout, "kubectl\nkustomize\nhelm\n")

    def test_a_tool_that_is_not_built_is_skipped_and_builds_nothing(self):
        self.with_go()
        ran = self.run_tool("kustomize", "build", ".")
        self.assertEqual((ran.returncode, ran.stdout), (77, ""))
        self.assertRegex(ran.stderr, "^NOT RUN: kustomize is not built.*tests/conformance/tool --build")
        self.assertFalse((self.root / "build").exists())

    def test_without_go_it_is_skipped_with_the_reason(self):
        for arguments in ["kustomize", "build", "."], ["--build"]:
            ran = self.run_tool(*arguments)
            self.assertEqual((ran.returncode, ran.stdout), (77, ""))
            self.assertRegex(ran.stderr, r"^NOT RUN: it takes Go 1\.\d+\.\d+ or newer to build \w+ from source, and this machine has none")

    def test_an_old_go_is_named(self):
        self.with_go()
        ran = self.run_tool("--build", GO_IS="1.19.8")
        self.assertEqual(ran.returncode, 77)
        self.assertIn("this machine has only Go 1.19.8", ran.stderr)

    def test_a_build_that_fails_fails_and_leaves_nothing(self):
        self.with_go()
        built = self.run_tool("--build", "helm", GO_FAILS="1")
        self.assertNotIn(built.returncode, (0, 77))
        self.assertIn("helm", self.run_tool("--missing").stdout)

    def test_without_go_what_is_built_still_runs(self):
        self.with_go()
        self.run_tool("--build", "helm")
        (self.programs / "go").unlink()
        self.assertEqual(self.run_tool("helm").returncode, 3)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
