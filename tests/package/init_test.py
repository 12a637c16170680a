"""`dovetail init` of an installed library makes a project: it compiles, its manifests are as expected, its own checks pass, and nothing is
overwritten.

    init_test.py <cmake> <compiler> <prefix>
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import yaml

CMAKE, COMPILER, PREFIX = sys.argv[1:4]
EXPECTED = pathlib.Path(__file__).resolve().parent / "expected_project"
DOVETAIL = pathlib.Path(PREFIX) / "bin/dovetail"


class Init(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="dovetail ")))
        cls.environment = {key: value for key, value in os.environ.items() if not key.startswith("CMAKE_")}
        cls.environment.update({"CXX": COMPILER, "PATH": f"{pathlib.Path(PREFIX) / 'bin'}:{pathlib.Path(CMAKE).parent}:{os.environ['PATH']}",
                                "GIT_CONFIG_GLOBAL": "/dev/null", **{f"GIT_{who}_{what}": "a@example.com" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}})

    def run_it(self, *command, folder=None):
        return subprocess.run([str(part) for part in command], cwd=folder or self.root, env=self.environment, text=True, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)

    def must(self, *command, folder=None):
        done = self.run_it(*command, folder=folder)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def files(self, folder):
        return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*") if file.is_file()}

    def test_a_project(self):
        shop = self.root / "shop"
        command = self.must(DOVETAIL, "init", "shop").splitlines()[-1]
        # What it says to do is done.
        self.must("sh", "-c", command)
        made = {file.relative_to(shop / "generated").as_posix(): file.read_text() for file in (shop / "generated").rglob("*") if file.is_file()}
        wanted = {file.relative_to(EXPECTED).as_posix(): file.read_text() for file in EXPECTED.rglob("*") if file.is_file()}
        self.assertEqual(made, wanted)
        # What its workflows run: here in the build folder that is there.
        self.must("git", "init", "--quiet", "--initial-branch", "main", folder=shop)
        self.must("git", "add", ".", folder=shop)
        self.assertNotIn("UserPresets", self.must("git", "ls-files", folder=shop))
        self.assertIn("100755", self.must("git", "ls-files", "--stage", ".ci/check", folder=shop))
        self.must("git", "commit", "--quiet", "--message", "all", folder=shop)
        self.must(shop / ".ci/check", folder=shop)
        self.assertIn("shop.tar.gz", (shop / "build/artifact/SHA256SUMS").read_text())
        self.assertIn("\nThe stacks stay as they are.\n", self.must(shop / ".ci/review", "main", folder=shop))
        # A change is shown; one that is not compiled is refused.
        self.must("git", "switch", "--quiet", "--create", "change", folder=shop)
        header = shop / "stack/shop/web.hpp"
        header.write_text(header.read_text().replace("withReplicas(2)", "withReplicas(3)"))
        done = self.run_it(shop / ".ci/check", folder=shop)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("+  replicas: 3", done.stdout)
        self.must(CMAKE, "--build", "--preset", "stacks", folder=shop)
        self.must("git", "commit", "--quiet", "--all", "--message", "change", folder=shop)
        review = self.must(shop / ".ci/review", "main", folder=shop)
        self.assertIn("\n! spec.replicas: 2 → 3\n", review)
        self.assertIn("<code>stack/shop/web.hpp:", review)
        self.assertIn("<td>2 → 3</td>", (shop / "build/review/review.html").read_text())
        self.assertEqual(self.must("git", "status", "--porcelain", folder=shop), "")

    def test_a_project_of_manifests(self):
        folder = self.root / "deploy"
        folder.mkdir()
        given = (pathlib.Path(__file__).resolve().parent.parent / "convert/example/shop.yaml").read_text()
        (folder / "shop.yaml").write_text(given)
        done = self.run_it(DOVETAIL, "init", "moved", "--from", "deploy")
        # The Secret's values stay where they are, and that is said.
        self.assertIn(done.returncode, (0, 1), done.stdout)
        self.assertRegex(done.stdout, r"a stack of \d+ of \d+ documents, in stack/moved")
        moved = self.root / "moved"
        self.assertNotIn("The web server: what runs", "".join(self.files(moved / "stack").values()))
        self.must("sh", "-c", done.stdout.splitlines()[-1])

        def objects(text):
            all_of_it = [each for each in yaml.safe_load_all(text) if each]
            return {(each["kind"], each["metadata"]["name"]): each for each in all_of_it if "metadata" in each and each["kind"] != "Secret"}

        made = {}
        for file in (moved / "generated/k8s/moved").rglob("*.yaml"):
            made.update(objects(file.read_text()))
        self.assertTrue(made)
        self.assertEqual(made, objects(given))
        # Nothing is written where something of it is there already.
        before = self.files(moved / "stack")
        self.assertEqual(self.run_it(DOVETAIL, "init", "moved", "--from", "deploy").returncode, 2)
        self.assertEqual(self.files(moved / "stack"), before)

    def test_nothing_is_overwritten(self):
        folder = self.root / "there"
        (folder / ".ci").mkdir(parents=True)
        (folder / ".ci/check").write_text("mine\n")
        (folder / "README.md").write_text("mine\n")
        before = self.files(folder)
        done = self.run_it(DOVETAIL, "init", "there")
        self.assertEqual(done.returncode, 2)
        self.assertIn("nothing was written, since these are there already:\n  there/.ci/check\n", done.stdout)
        self.assertEqual(self.files(folder), before)
        (folder / ".ci/check").unlink()
        self.must(DOVETAIL, "init", "there", "--output", ".", folder=folder)
        self.assertEqual((folder / "README.md").read_text(), "mine\n")

    def test_names(self):
        for name in ("Shop", "-", "1shop", "shop-", "a/b", "../up", "two words", "a" * 64, ""):
            with self.subTest(name):
                done = self.run_it(DOVETAIL, "init", "--", name)
                self.assertEqual(done.returncode, 2)
                self.assertIn("is no name of a stack", done.stdout)
        # Words of C++ are names as others.
        self.must(DOVETAIL, "init", "new")
        self.assertIn("namespace new_stack {", (self.root / "new/stack/new/stack.hpp").read_text())
        self.must(DOVETAIL, "init", "two-words")
        self.assertIn("namespace two_words_stack {", (self.root / "two-words/stack/two-words/stack.hpp").read_text())

    def test_a_repository(self):
        self.must(DOVETAIL, "init", "fetched", "--repository", "https://git.example.com/tools/dovetail")
        folder = self.root / "fetched"
        text = (folder / "CMakeLists.txt").read_text()
        self.assertRegex(text, r"GIT_REPOSITORY https://git\.example\.com/tools/dovetail\n  GIT_TAG v\d+\.\d+\.\d+\n  FIND_PACKAGE_ARGS \d+\.\d+\)")
        hooks = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text())["repos"]
        self.assertEqual([each["repo"] for each in hooks], ["https://git.example.com/tools/dovetail", "local"])
        self.assertIn("https://git.example.com/tools/dovetail/releases/download/v", (folder / ".ci/prepare").read_text())
        self.assertEqual(self.run_it(DOVETAIL, "init", "other", "--repository", "$(reboot)").returncode, 2)
        self.assertFalse((self.root / "other").exists())

    def test_what_others_read(self):
        self.must(DOVETAIL, "init", "read")
        folder = self.root / "read"
        for name in (".github/workflows/manifests.yml", ".gitea/workflows/manifests.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"):
            with self.subTest(name):
                self.assertTrue(yaml.safe_load((folder / name).read_text()))
        for name in ("check", "prepare", "review"):
            self.must("sh", "-n", folder / ".ci" / name)
        for file, text in self.files(folder).items():
            self.assertIsNone(re.search(r"@[A-Z]+@", text), file)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[4:]])
