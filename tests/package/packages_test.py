"""What a release has: the Debian package in an empty root, where a project is built against it; the wheel in a fresh Python; the checksums;
the action, given a release; and the hook, run by pre-commit.

    packages_test.py <cmake> <compiler> <build folder> <folder for the packages>
"""

import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import project

CMAKE, COMPILER, BUILD, FOLDER = sys.argv[1:5]
FOLDER = pathlib.Path(FOLDER)
ROOT = pathlib.Path(__file__).resolve().parents[2]
WRONG = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {serviceAccountName: wep, containers: [{name: web, image: nginx}]}\n"


def run(*command, **more):
    return subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)


def must(*command, **more):
    done = run(*command, **more)
    if done.returncode != 0:
        raise AssertionError(f"{command}: {done.stdout}")
    return done.stdout


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="dovetail ")))
        must(ROOT / ".ci/packages", BUILD, FOLDER)
        cls.program, = FOLDER.glob("dovetail-*-linux-*")
        cls.version = cls.program.name.split("-")[1]

    def test_each_file_has_its_checksum(self):
        named = dict(reversed(line.split("  ")) for line in (FOLDER / "SHA256SUMS").read_text().splitlines())
        self.assertEqual(named, {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in FOLDER.iterdir() if file.name != "SHA256SUMS"})
        self.assertEqual(len(named), 3)

    def test_debian_package(self):
        package, = FOLDER.glob("*.deb")
        needed = must("dpkg-deb", "--field", package, "Depends")
        for name in ("libboost-dev", "libfmt-dev", "libyaml-cpp-dev", "libc6"):
            self.assertIn(name, needed)
        root = self.work / "root"
        must("dpkg-deb", "--extract", package, root)
        self.assertIn(self.version, must(root / "usr/bin/dovetail", "--version"))
        for file in ("share/man/man1/dovetail.1", "share/bash-completion/completions/dovetail", "share/zsh/vendor-completions/_dovetail",
                     "share/fish/vendor_completions.d/dovetail.fish", "share/doc/dovetail/copyright"):
            self.assertTrue((root / "usr" / file).is_file(), file)
        consumer = project.Project(CMAKE, COMPILER, root / "usr")
        self.addCleanup(consumer.close)
        consumer.must(consumer.configure())
        consumer.must(consumer.build("manifests-web"))
        expected = pathlib.Path(__file__).parent / "expected/k8s/web"
        wanted = {f"k8s/web/{file.relative_to(expected).as_posix()}": file.read_text() for file in expected.rglob("*") if file.is_file()}
        self.assertEqual(consumer.manifests(), wanted)

    def test_wheel(self):
        wheel, = FOLDER.glob("*.whl")
        self.assertIn("manylinux", wheel.name)
        python = self.work / "python"
        must(sys.executable, "-m", "venv", python)
        must(python / "bin/pip", "install", "--quiet", "--no-index", wheel)
        done = run(python / "bin/dovetail", "check", "-", input=WRONG)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[REF-33]", done.stdout)
        must(python / "bin/pip", "uninstall", "--quiet", "--yes", "dovetail-k8s")
        self.assertFalse((python / "bin/dovetail").exists())

    def action(self, **environment):
        folder = self.work / "checkout"
        folder.mkdir(exist_ok=True)
        (folder / "web.yaml").write_text(WRONG)
        temporary = self.work / "runner"
        temporary.mkdir(exist_ok=True)
        return run(ROOT / ".github/action/check", cwd=folder,
                   env={"PATH": os.environ["PATH"], "RUNNER_TEMP": str(temporary), "RELEASES": (self.work / "releases").as_uri(),
                        "RELEASE": f"v{self.version}", "PATHS": ".", "OPTIONS": "", **environment})

    def test_action(self):
        release = self.work / "releases" / f"v{self.version}"
        shutil.copytree(FOLDER, release, dirs_exist_ok=True)
        done = self.action()
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertRegex(done.stdout, r"::error file=(\./)?web\.yaml,line=4,")
        done = self.action(OPTIONS="--external=ServiceAccount/wep\n--strict\n", PATHS="web.yaml\n")
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("is no release", self.action(RELEASE="main").stdout)
        self.assertIn("cannot be fetched", self.action(RELEASE="v99.0.0").stdout)
        # Another file than the one that was released does not run.
        with (release / self.program.name).open("ab") as file:
            file.write(b"more")
        done = self.action()
        self.assertEqual(done.returncode, 2)
        self.assertIn("is not the file that the release's SHA256SUMS names", done.stdout)

    def test_hook(self):
        python = self.work / "pre-commit"
        must(sys.executable, "-m", "venv", python)
        must(python / "bin/pip", "install", "--quiet", "--disable-pip-version-check", "pre-commit")
        programs = self.work / "programs"
        programs.mkdir()
        (programs / "dovetail").symlink_to(self.program.resolve())
        # What pre-commit reads of a repository: the hooks, in a repository of their own, since it clones it.
        hooks, checkout = self.work / "hooks", self.work / "manifests"
        git = ("git", "-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "init.defaultBranch=main")
        for folder, name, text in ((hooks, ".pre-commit-hooks.yaml", (ROOT / ".pre-commit-hooks.yaml").read_text()), (checkout, "web.yaml", WRONG)):
            folder.mkdir()
            (folder / name).write_text(text)
            must(*git, "init", "--quiet", folder)
            must(*git, "-C", folder, "add", ".")
            must(*git, "-C", folder, "commit", "--quiet", "--message", "all")
        environment = {**os.environ, "PATH": f"{programs}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(self.work / "kept")}
        hook = (python / "bin/pre-commit", "try-repo", hooks, "dovetail-check-system", "--all-files", "--verbose")
        done = run(*hook, cwd=checkout, env=environment)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("[REF-33]", done.stdout)
        (checkout / "web.yaml").write_text(WRONG.replace("serviceAccountName: wep, ", ""))
        done = run(*hook, cwd=checkout, env=environment)
        self.assertEqual(done.returncode, 0, done.stdout)
        must(python / "bin/pre-commit", "validate-manifest", hooks / ".pre-commit-hooks.yaml")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[5:]])
