"""dovetail convert on the command line: what it prints where, its exit codes, and that nothing is half-written.

    program_test.py DOVETAIL EXAMPLE
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
EXAMPLE = pathlib.Path(sys.argv.pop(1)).resolve()
POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: web, image: nginx}]\n"


class Convert(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        (self.root / "web.yaml").write_text(POD)

    def run_it(self, *arguments, stdin=""):
        return subprocess.run([PROGRAM, "convert", *arguments], input=stdin, capture_output=True, text=True, cwd=self.root, timeout=120)

    def test_a_file(self):
        done = self.run_it("web.yaml", "--name", "shop", "--output", "stack/shop")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", "stack/shop: 1 document, 1 in the stack\n"))
        self.assertEqual(sorted(p.name for p in (self.root / "stack/shop").iterdir()),
                         [".converted", "CMakeLists.txt", "settings.hpp", "shop.cpp", "stack.hpp", "web.hpp"])

    def test_the_example_of_the_manual(self):
        # docs/convert.md shows these files.
        done = self.run_it(str(EXAMPLE / "shop.yaml"), "--name", "shop", "--output", "shop")
        self.assertEqual(done.returncode, 0, done.stderr)
        for file in sorted((EXAMPLE / "shop").iterdir()):
            with self.subTest(file=file.name):
                self.assertEqual((self.root / "shop" / file.name).read_text(), file.read_text())
        self.assertEqual(len(list((self.root / "shop").glob("[!.]*"))), len(list((EXAMPLE / "shop").iterdir())))

    def test_standard_input(self):
        done = self.run_it("-", "--name", "shop", "--output", "out", stdin=POD)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('file("pod-web.yaml", web)', (self.root / "out/stack.hpp").read_text())

    def test_what_is_left_out_is_told(self):
        done = self.run_it("-", "--name", "shop", "--output", "out", stdin=POD + "---\nkind: Pod\n")
        self.assertEqual(done.returncode, 1)
        self.assertIn("is left out", done.stderr)

    def test_a_folder_with_something_in_it(self):
        self.assertEqual(self.run_it("web.yaml", "--name", "shop", "--output", "out").returncode, 0)
        done = self.run_it("web.yaml", "--name", "shop", "--output", "out")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, "dovetail: out: has something in it already: give another --output, or replace its files by --overwrite\n")
        self.assertEqual(self.run_it("web.yaml", "--name", "shop", "--output", "out", "--overwrite").returncode, 0)

    def test_errors_of_use_write_nothing(self):
        for arguments in (["web.yaml", "--name", "Shop!", "--output", "out"], ["nowhere.yaml", "--name", "shop", "--output", "out"],
                          ["web.yaml", "--name", "shop", "--output", "out", "--profile", "strict"], ["web.yaml", "--name", "shop"]):
            with self.subTest(arguments=arguments):
                self.assertEqual(self.run_it(*arguments).returncode, 2)
                self.assertFalse((self.root / "out").exists())


if __name__ == "__main__":
    unittest.main()
