"""What `dovetail check` does with overlays and charts where kustomize and Helm fail or are not there; what is new since a revision and
against a baseline; and that it checks again as files change.

    follow_test.py DOVETAIL

Its kustomize and its Helm are scripts: what the real ones make is rendered_test.py's.
"""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: web, image: nginx}]\n"
WRONG = POD.replace("spec:\n", "spec:\n  serviceAccountName: wep\n")


class Follow(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name, "files")
        self.root.mkdir()
        self.tools = pathlib.Path(self.folder.name, "tools")
        self.tools.mkdir()

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def tool(self, name, script):
        file = self.tools / name
        file.write_text("#!/bin/sh\n" + script + "\n")
        file.chmod(0o755)

    def run_it(self, *arguments, path=None, **more):
        environment = os.environ | {"PATH": str(self.tools) if path is None else path}
        return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, cwd=self.root, timeout=120, env=environment, **more)


class Tools(Follow):
    def test_without_kustomize_files_are_read_as_they_lie_and_a_notice_says_so(self):
        self.write("a/kustomization.yaml", "resources: [web.yaml]\n")
        self.write("a/web.yaml", WRONG)
        self.write("b/kustomization.yaml", "resources: [../a]\n")
        done = self.run_it("check", ".")
        self.assertEqual(done.returncode, 1)
        self.assertIn("web.yaml:5:23: error: Pod `web` runs as", done.stdout)
        self.assertEqual(done.stderr.count("neither kustomize nor kubectl is in PATH"), 1)

    def test_what_kustomize_cannot_do_is_told_in_its_words_and_the_rest_goes_on(self):
        self.tool("kustomize", "case $2 in */good) /bin/cat good/web.yaml;; *) echo 'Error: no such base' >&2; exit 1;; esac")
        self.write("bad/kustomization.yaml", "resources: [web.yaml]\n")
        self.write("bad/web.yaml", POD)
        self.write("good/kustomization.yaml", "resources: [web.yaml]\n")
        self.write("good/web.yaml", WRONG)
        done = self.run_it("check", ".")
        self.assertEqual(done.returncode, 2, done)
        self.assertIn("bad/kustomization.yaml: kustomize build fails: Error: no such base\n", done.stderr)
        self.assertIn("good/web.yaml:5:23: error: Pod `web` runs as", done.stdout)
        self.assertIn("      = in overlay good\n", done.stdout)

    def test_what_is_no_yaml_is_told(self):
        self.tool("kustomize", "printf 'a: [\\n\\001'")
        self.write("kustomization.yaml", "resources: [web.yaml]\n")
        self.write("web.yaml", POD)
        done = self.run_it("check", ".")
        self.assertEqual(done.returncode, 1, done)
        self.assertIn("[YML-01]", done.stdout)

    def test_what_says_nothing_is_nothing(self):
        self.tool("kustomize", "exit 0")
        self.write("kustomization.yaml", "resources: [web.yaml]\n")
        self.write("web.yaml", WRONG)
        done = self.run_it("check", ".")
        self.assertEqual((done.returncode, done.stdout), (2, ""), done)
        self.assertIn("nothing is checked", done.stderr)

    def test_kubectl_has_kustomize_in_it(self):
        self.tool("kubectl", "[ $1 = kustomize ] && /bin/cat web.yaml")
        self.write("kustomization.yaml", "resources: [web.yaml]\n")
        self.write("web.yaml", WRONG)
        self.assertIn("in overlay files", self.run_it("check", ".").stdout)

    def test_nothing_is_fetched(self):
        self.tool("kustomize", "/bin/cat web.yaml")
        self.write("kustomization.yaml", "resources: [web.yaml, 'https://github.com/example/base?ref=v1']\n")
        self.write("web.yaml", WRONG)
        done = self.run_it("check", ".")
        self.assertEqual(done.returncode, 1)
        self.assertIn("is not rendered: it names https://github.com/example/base?ref=v1", done.stderr)
        self.assertNotIn("in overlay", done.stdout)
        self.assertIn("in overlay", self.run_it("check", "--allow-remote", ".").stdout)

    def test_no_render_reads_files_as_they_lie(self):
        self.tool("kustomize", "echo called >&2; exit 1")
        self.tool("helm", "echo called >&2; exit 1")
        self.write("kustomization.yaml", "resources: [web.yaml]\n")
        self.write("web.yaml", POD)
        self.write("chart/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 0.1.0\n")
        done = self.run_it("check", "--no-render", ".")
        self.assertEqual(done.returncode, 0, done)
        self.assertNotIn("called", done.stderr)

    def test_what_helm_cannot_do_is_told_in_its_words(self):
        self.tool("helm", "echo 'Error: missing in charts/ directory: db' >&2; exit 1")
        self.write("chart/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 0.1.0\n")
        self.write("web.yaml", POD)
        done = self.run_it("check", ".")
        self.assertEqual((done.returncode, done.stdout), (2, ""), done)
        self.assertIn("chart/Chart.yaml: helm template fails: Error: missing in charts/ directory: db\n", done.stderr)

    def test_each_file_of_values_is_one_rendering(self):
        self.tool("helm", "echo \"$@\" >>../tools/log\necho '---'\necho '# Source: chart/templates/web.yaml'\n/bin/cat chart/templates/web.yaml")
        self.write("chart/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 0.1.0\n")
        self.write("chart/templates/web.yaml", WRONG)
        for name in ("values.yaml", "values-prod.yaml", "values/small.yaml", "ci/a-values.yaml", "ci/other.yaml"):
            self.write("chart/" + name, "a: b\n")
        done = self.run_it("check", ".")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout.count("[REF-33]"), 1)
        self.assertIn("chart/templates/web.yaml:5:23: error: ", done.stdout)
        self.assertIn("      = in 4 of them: chart chart, chart chart with ci/a-values.yaml, chart chart with values/small.yaml, "
                      "chart chart with values-prod.yaml\n", done.stdout)
        (self.tools / "log").unlink()
        self.run_it("check", "--values", "chart/ci/other.yaml", "--kubernetes-version", "1.33", "-n", "shop", ".")
        self.assertRegex((self.tools / "log").read_text(), r"^template chart \S+/chart --values \S+/chart/ci/other.yaml --namespace shop --kube-version 1.33.0\n$")


class New(Follow):
    def git(self, *arguments):
        return subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments], cwd=self.root, check=True, capture_output=True, text=True).stdout

    def check(self, *arguments):
        return self.run_it("check", *arguments, path=os.environ["PATH"])

    def test_since_a_revision_only_what_is_new_is_told(self):
        self.write("deploy/web.yaml", WRONG)
        self.git("init", "-q", "-b", "main")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "first")
        self.write("untracked.txt", "mine\n")
        before = (self.git("status", "--porcelain"), (self.root / ".git/index").read_bytes())
        done = self.check("--since", "main", "deploy")
        self.assertEqual(before, ((self.root / ".git/index").read_bytes(), self.git("status", "--porcelain"))[::-1])
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        self.assertIn("note: 1 finding that was there at main already is left out\n", done.stderr)
        # Lines move, files too; another object has the fault as well, and one that is there twice is one more.
        (self.root / "deploy/web.yaml").unlink()
        self.write("deploy/moved.yaml", "# a comment\n" + WRONG)
        self.write("deploy/api.yaml", WRONG.replace("{name: web}", "{name: api}"))
        for options in ((), ("--format", "json"), ("--format", "sarif"), ("--format", "github")):
            done = self.check("--since", "main", *options, "deploy")
            self.assertEqual(done.returncode, 1, done.stderr)
            self.assertIn("deploy/api.yaml", done.stdout)
            self.assertNotIn("deploy/moved.yaml", done.stdout)
        # From another folder, and by a whole path.
        for path in ("../deploy", self.root / "deploy"):
            (self.root / "other").mkdir(exist_ok=True)
            done = subprocess.run([PROGRAM, "check", "--since", "HEAD", path], cwd=self.root / "other", capture_output=True, text=True, timeout=120)
            self.assertEqual((done.returncode, done.stdout.count("[REF-33]")), (1, 1), done)
        done = self.check("--since", "nowhere", "deploy")
        self.assertEqual(done.returncode, 2)
        self.assertIn("there is no revision `nowhere`", done.stderr)

    def test_since_needs_a_repository_and_files(self):
        self.write("web.yaml", WRONG)
        done = self.check("--since", "main", "-")
        self.assertEqual(done.returncode, 2)
        self.assertIn("standard input", done.stderr)
        done = self.run_it("check", "--since", "main", "web.yaml")
        self.assertEqual(done.returncode, 2)
        self.assertIn("git, which is not in PATH", done.stderr)

    def test_a_baseline(self):
        self.write("web.yaml", WRONG + "---\n" + WRONG.replace("{name: web}", "{name: api}"))
        done = self.check("--write-baseline", "base.json", "web.yaml")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done)
        written = json.loads((self.root / "base.json").read_text())
        self.assertEqual([(each["rule"], each["object"], each["file"]) for each in written["findings"]],
                         [("REF-33", "default/Pod/api", "web.yaml"), ("REF-33", "default/Pod/web", "web.yaml")])
        text = (self.root / "base.json").read_text()
        self.check("--write-baseline", "base.json", "web.yaml")
        self.assertEqual(text, (self.root / "base.json").read_text())
        done = self.check("--baseline", "base.json", "web.yaml")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        self.assertIn("2 findings that it has are left out\nnothing new in ", done.stderr)
        # One more in the same words, and lines that move.
        self.write("more.yaml", WRONG.replace("{name: web}", "{name: web, namespace: other}"))
        self.write("web.yaml", "# moved\n" + WRONG)
        for options in ((), ("--format", "json"), ("--format", "sarif"), ("--format", "github")):
            done = self.check("--baseline", "base.json", *options, ".")
            self.assertEqual(done.returncode, 1, done)
            self.assertIn("more.yaml", done.stdout)
            self.assertNotIn("./web.yaml", done.stdout)
            self.assertNotIn('"web.yaml"', done.stdout)
            self.assertIn("1 finding of it is there no more", done.stderr)
            self.assertIn("Pod `api`", done.stderr)
        # Of what is not looked at nothing is said.
        self.assertNotIn("no more", self.check("--baseline", "base.json", "more.yaml").stderr)

    def test_a_baseline_that_is_none(self):
        self.write("web.yaml", WRONG)
        for text, words in (("", "is no baseline"), ("[]", "is no baseline"), ("{", "neither JSON nor YAML"), ('{"version": 2, "findings": []}', "another version"),
                            ('{"version": 1, "findings": [{"rule": "REF-33"}]}', "no message"),
                            ('{"version": 1, "findings": [{"rule": "REF-33", "message": "a", "count": "x"}]}', "no number")):
            self.write("base.json", text)
            done = self.check("--baseline", "base.json", "web.yaml")
            self.assertEqual((done.returncode, done.stdout), (2, ""), done)
            self.assertIn(words, done.stderr)
        self.assertEqual(self.check("--write-baseline", "web.yaml/base.json", "web.yaml").returncode, 2)


class Watch(Follow):
    def start(self, *arguments):
        self.running = subprocess.Popen([PROGRAM, "check", "--watch", *arguments], cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                                        env=os.environ | {"PATH": str(self.tools)})
        self.said, self.at = [], 0
        self.reader = threading.Thread(target=lambda: self.said.extend(iter(lambda: self.running.stdout.read(1), "")), daemon=True)
        self.reader.start()
        self.addCleanup(self.end)

    def end(self):
        self.running.kill()
        self.running.wait()
        self.reader.join()
        self.running.stdout.close()

    def until(self, *words):
        """What it says of one look at the files."""
        end = time.monotonic() + 60
        while time.monotonic() < end:
            text = "".join(self.said)[self.at:]
            if "watching; Ctrl-C ends it\n" in text:
                self.at += text.index("ends it\n") + len("ends it\n")
                text = text[:text.index("ends it\n")]
                for word in words:
                    self.assertIn(word, text)
                return
            time.sleep(0.02)
        self.fail("nothing was said: " + "".join(self.said))

    def test_checks_again_as_files_change(self):
        self.write("deploy/web.yaml", POD)
        self.start("deploy")
        self.until("1 object of 1 file is sound")
        self.write("deploy/web.yaml", WRONG)
        self.until("[REF-33]")
        # As editors do: a new file gets the name.
        self.write("deploy/.web.yaml.new", POD)
        os.rename(self.root / "deploy/.web.yaml.new", self.root / "deploy/web.yaml")
        self.until("is sound")
        # A folder that was not there.
        self.write("deploy/more/api.yaml", WRONG.replace("{name: web}", "{name: api}"))
        self.until("[REF-33]", "2 objects of 2 files")
        self.running.send_signal(signal.SIGINT)
        self.assertEqual(self.running.wait(60), 1)

    def test_ends_with_the_last_exit_code_and_outlives_settings_that_are_wrong(self):
        self.write("web.yaml", POD)
        self.write(".dovetail.yaml", "profil: baseline\n")
        self.start("web.yaml")
        self.until("dovetail: ")
        self.write(".dovetail.yaml", "profile: wiring\n")
        self.until("is sound")
        self.running.send_signal(signal.SIGINT)
        self.assertEqual(self.running.wait(60), 0)

    def test_sees_a_base_that_lies_elsewhere(self):
        self.tool("kustomize", "/bin/cat base/web.yaml")
        self.write("base/kustomization.yaml", "resources: [web.yaml]\n")
        self.write("base/web.yaml", POD)
        self.write("overlays/prod/kustomization.yaml", "resources: [../../base]\n")
        self.start("overlays/prod")
        self.until("is sound")
        self.write("base/web.yaml", WRONG)
        self.until("base/web.yaml:5:23", "in overlay overlays/prod")

    def test_is_for_files(self):
        self.assertEqual(self.run_it("check", "--watch", "-").returncode, 2)


if __name__ == "__main__":
    unittest.main()
