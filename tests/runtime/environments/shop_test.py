"""Runs the program of a stack with environments and compares what it writes and says.

    python3 shop_test.py <program> <expected folder>
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

program, expected = sys.argv[1:3]


def files(folder):
    return {path.relative_to(folder).as_posix(): path.read_text() for path in pathlib.Path(folder).rglob("*") if path.is_file()}


def below(folder, name):
    return {path.removeprefix(name): text for path, text in folder.items() if path.startswith(name)}


class Shop(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def run_program(self, *arguments, code=0):
        done = subprocess.run([program, *arguments], cwd=self.folder.name, capture_output=True, text=True)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def test_writes_all_environments_in_both_forms(self):
        self.run_program("--output", "out")
        self.assertEqual(files(f"{self.folder.name}/out"), files(expected))
        again = self.run_program("--output", "out", "--check")
        self.assertIn("as the stack says", again.stdout)

    def test_writes_one_environment_alone(self):
        self.run_program("--environment", "poc", "--output", "poc")
        self.assertEqual(files(f"{self.folder.name}/poc"), below(files(expected), "rendered/poc/"))

    def test_the_command_line_goes_before_the_environment(self):
        made = self.run_program("--environment", "poc", "--stdout", "--set", "replicas=5").stdout
        self.assertIn("\n  replicas: 5\n", made)
        made = self.run_program("--environment", "poc", "--stdout").stdout
        self.assertIn("\n  replicas: 0\n", made)

    def test_lists_the_environments(self):
        lines = self.run_program("--list").stdout.splitlines()
        self.assertEqual(lines[0].split(), ["ENVIRONMENT", "KIND", "NAME", "NAMESPACE", "FILE"])
        self.assertIn(["local", "Namespace", "shop", "-", "rendered/local/namespace.yaml"], [line.split() for line in lines])
        self.assertEqual(len(lines), 1 + 5 + 4 + 6 + 6 + 5)
        lines = self.run_program("--list", "--environment", "poc").stdout.splitlines()
        self.assertEqual(len(lines), 1 + 4)

    def test_wrong_calls(self):
        for arguments, words in {
            ("--environment", "pco", "--stdout"): "no such environment; did you mean 'poc'?",
            ("--environment", "poc"): "add --output with another folder",
            ("--stdout",): "more than one environment; add --environment, with one of local, poc",
        }.items():
            with self.subTest(arguments):
                done = self.run_program(*arguments, code=2)
                self.assertIn(words, done.stderr)
                self.assertEqual(files(self.folder.name), {})


unittest.main(argv=sys.argv[:1])
