"""`dovetail diff` as a program: what it takes, its exit codes, git, kustomize, and what it says to what it cannot do.

    program_test.py DOVETAIL

Its kustomize is a script: that overlays are compared each by itself is seen with it.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {name}\ndata:\n  level: {level}\n"
SECRET_TYPE = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ntype: {type}\n"


class Diff(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def run_it(self, *arguments, **more):
        return subprocess.run([PROGRAM, "diff", *arguments], capture_output=True, text=True, cwd=self.root, timeout=120, **more)

    def git(self, *arguments):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments], cwd=self.root, check=True, capture_output=True)


def live(text):
    """An object as a cluster has it."""
    return text.replace("metadata:\n", "metadata:\n  uid: 3b2f\n  resourceVersion: '12'\n", 1)


class Live(Diff):
    """With a kubectl that is a script: it gives the files `wanted` for what is asked for by name, and `others` for the rest."""

    def setUp(self):
        super().setUp()
        tool = self.root / "bin" / "kubectl"
        tool.parent.mkdir()
        tool.write_text(
            '#!/bin/sh\necho "$*" >> calls\ncase "$*" in\n'
            "*'config view'*) cat name_space;;\n"
            '*--filename*) cat "$(echo "$*" | sed "s/.*--filename=\\([^ ]*\\).*/\\1/")" > asked; cat wanted; cat errors >&2; exit $(cat code);;\n'
            "*) cat others;;\nesac\n"
        )
        tool.chmod(0o755)
        for name in ("wanted", "others", "errors"):
            self.write(name, "")
        self.write("name_space", "shop")
        self.write("code", "0")

    def run_live(self, *arguments):
        return self.run_it("--live", *arguments, env={**os.environ, "PATH": f"{self.root / 'bin'}:{os.environ['PATH']}"})

    def test_objects_are_asked_for_by_their_names_alone(self):
        self.write("a.yaml", SECRET_TYPE.format(type="Opaque") + "stringData: {password: hunter2}\n")
        done = self.run_live("--context", "blue", "a.yaml")
        self.assertEqual((done.returncode, done.stdout), (1, "+ Secret shop/db  (a.yaml:1)\n\n1 object differs: 1 new\n"))
        asked = json.loads((self.root / "asked").read_text())
        self.assertEqual(asked["items"], [{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "db", "namespace": "shop"}}])
        self.assertTrue(all("--context=blue" in each for each in (self.root / "calls").read_text().splitlines()))
        self.assertIn("what the cluster has beside these objects was not looked for", done.stderr)

    def test_what_was_not_applied_stays_as_it_is(self):
        wanted = live(CONFIG.format(name="a", level="info")) + "  by_hand: 'yes'\n"
        applied = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a","annotations":{}},"data":{"level":"info"}}'
        annotated = wanted.replace("  name: a", f"  name: a\n  namespace: shop\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{applied}'")
        self.write("a.yaml", CONFIG.format(name="a", level="info"))
        self.write("wanted", annotated)
        self.assertEqual(self.run_live("a.yaml").stdout, "no difference: 1 object is the same\n")
        # Nobody says what was applied: all that is there is told.
        self.write("wanted", wanted.replace("  name: a", "  name: a\n  namespace: shop"))
        self.assertIn('- data[by_hand]: "yes"', self.run_live("a.yaml").stdout)

    def test_what_was_applied_and_is_said_no_more_goes(self):
        applied = '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"},"data":{"level":"info","old":"1"}}'
        self.write(
            "wanted",
            live(CONFIG.format(name="a", level="warn")).replace(
                "  name: a", f"  name: a\n  namespace: shop\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{applied}'"
            )
            + "  old: '1'\n",
        )
        self.write("a.yaml", CONFIG.format(name="a", level="info"))
        self.assertEqual(
            self.run_live("a.yaml").stdout,
            "~ ConfigMap shop/a  (a.yaml:1)\n    ~ data[level]: warn → info  (:6)\n    - data[old]: \"1\"  (the cluster)\n\n1 object differs: 1 changed\n",
        )

    def test_managed_fields_say_what_was_applied_on_the_server(self):
        self.write(
            "wanted",
            """apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  uid: 3b2f
  annotations: {deployment.kubernetes.io/revision: '3', example.com/seen: 'yes'}
  managedFields:
  - manager: deployer
    operation: Apply
    apiVersion: apps/v1
    fieldsType: FieldsV1
    fieldsV1:
      f:spec:
        f:selector: {}
        f:template:
          f:metadata: {f:labels: {f:app: {}}}
          f:spec:
            f:containers:
              k:{"name":"web"}: {.: {}, f:name: {}, f:image: {}, f:args: {}, f:ports: {'k:{"containerPort":80,"protocol":"TCP"}': {.: {}, f:containerPort: {}}}}
  - manager: kube-controller-manager
    operation: Update
    apiVersion: apps/v1
    fieldsType: FieldsV1
    fieldsV1: {f:metadata: {f:annotations: {f:example.com/seen: {}}}, f:spec: {f:replicas: {}}}
spec:
  replicas: 7
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: sidecar, image: proxy}
      - {name: web, image: web:1, args: [a], ports: [{containerPort: 80, protocol: TCP}, {containerPort: 81, protocol: TCP}]}
""",
        )
        said = """apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
      - {name: web, image: web:1, args: [a], ports: [{containerPort: 80}]}
"""
        self.write("a.yaml", said)
        self.assertEqual(self.run_live("a.yaml").stdout, "no difference: 1 object is the same\n")
        self.write("a.yaml", said.replace("args: [a], ", "").replace("web:1", "web:2"))
        changed = self.run_live("a.yaml").stdout
        self.assertIn("~ spec.template.spec.containers[web].image: web:1 → web:2", changed)
        self.assertIn("- spec.template.spec.containers[web].args", changed)
        self.assertNotIn("sidecar", changed)
        self.assertNotIn("replicas:", changed)

    def test_what_is_beside_is_found_by_labels(self):
        labelled = CONFIG.format(name="a", level="info").replace("  name: a", "  name: a\n  labels: {app.kubernetes.io/part-of: shop}")
        self.write("a.yaml", labelled)
        self.write("wanted", live(labelled.replace("  name: a", "  name: a\n  namespace: shop")))
        beside = live(labelled.replace("  name: a", "  name: b\n  namespace: shop"))
        owned = live(labelled.replace("  name: a", "  name: c\n  namespace: shop\n  ownerReferences: [{kind: Job, name: x, controller: true, apiVersion: batch/v1, uid: z}]"))
        self.write("others", f"{beside}---\n{owned}")
        done = self.run_live("a.yaml")
        self.assertEqual(done.stdout, "- ConfigMap shop/b  (the cluster)\n\n1 object differs: 1 gone; 1 is the same\n")
        self.assertIn("--selector=app.kubernetes.io/part-of=shop --namespace=shop", (self.root / "calls").read_text())
        self.run_live("--selector", "team=blue", "a.yaml")
        self.assertIn("--selector=team=blue --namespace=shop", (self.root / "calls").read_text())

    def test_what_is_beside_in_a_namespace_of_its_own_was_applied(self):
        space = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n"
        self.write("a.yaml", space)
        self.write("wanted", live(space))
        by_hand = live(CONFIG.format(name="a", level="info").replace("  name: a", "  name: a\n  namespace: shop"))
        applied = by_hand.replace("  name: a", "  name: b\n  managedFields: [{manager: flux, operation: Apply, fieldsV1: {f:data: {f:level: {}}}}]")
        self.write("others", f"{by_hand}---\n{applied}")
        self.assertEqual(self.run_live("a.yaml").stdout, "- ConfigMap shop/b  (the cluster)\n\n1 object differs: 1 gone; 1 is the same\n")

    def test_a_kind_that_the_cluster_lacks_is_new(self):
        self.write("a.yaml", "apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: w\n")
        self.write("errors", 'resource mapping not found for name: "w" namespace: "" from "x": no matches for kind "Widget" in version "example.com/v1"\nensure CRDs are installed first\n')
        self.write("code", "1")
        done = self.run_live("a.yaml")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("+ Widget w", done.stdout)
        self.assertIn("the cluster does not know the kind Widget, and has none of it", done.stderr)

    def test_a_cluster_that_does_not_answer_is_one_line(self):
        self.write("a.yaml", CONFIG.format(name="a", level="info"))
        self.write("errors", "The connection to the server localhost:8080 was refused - did you specify the right host or port?\n")
        self.write("code", "1")
        done = self.run_live("a.yaml")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)
        self.assertIn("--live: kubectl get: The connection to the server localhost:8080 was refused", done.stderr)

    def test_wrong_usage_is_told(self):
        self.write("a.yaml", CONFIG.format(name="a", level="info"))
        for arguments, words in (
            (["--live", "--git", "main", "a.yaml"], "--live and --git"),
            (["--context", "blue", "a.yaml", "a.yaml"], "--context and --selector are of --live"),
        ):
            done = self.run_it(*arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn(words, done.stderr)
        alone = self.run_it("--live", "a.yaml", env={**os.environ, "PATH": str(self.root)})
        self.assertEqual(alone.returncode, 2)
        self.assertIn("kubectl is not in PATH", alone.stderr)


class Usage(Diff):
    def test_exit_codes_are_those_of_diff(self):
        self.write("a.yaml", CONFIG.format(name="a", level="info"))
        self.write("b.yaml", CONFIG.format(name="a", level="debug"))
        same = self.run_it("a.yaml", "a.yaml")
        self.assertEqual((same.returncode, same.stdout), (0, "no difference: 1 object is the same\n"))
        other = self.run_it("a.yaml", "b.yaml")
        self.assertEqual(other.returncode, 1)
        self.assertEqual(
            other.stdout,
            "~ ConfigMap a  (b.yaml:1)\n    ~ data[level]: info → debug  (:6)\n\n1 object differs: 1 changed\n",
        )

    def test_what_fails_may_be_the_rules_alone(self):
        self.write("a.yaml", SECRET_TYPE.format(type="Opaque"))
        self.write("b.yaml", SECRET_TYPE.format(type="example.com/other"))
        self.write("c.yaml", SECRET_TYPE.format(type="Opaque") + "immutable: true\n")
        self.assertEqual(self.run_it("--fail-on", "error", "a.yaml", "c.yaml").returncode, 0)
        refused = self.run_it("--fail-on", "error", "a.yaml", "b.yaml")
        self.assertEqual(refused.returncode, 1)
        self.assertIn("! refused: Secret db changes `type`, which cannot change once it is there [UPD-07]  (:5)", refused.stdout)
        accepted = self.run_it("--fail-on", "error", "--accept", "UPD-07:Secret/db", "a.yaml", "b.yaml")
        self.assertEqual(accepted.returncode, 0)
        self.assertIn("! accepted: ", accepted.stdout)

    def test_standard_input_is_one_of_the_two(self):
        self.write("a.yaml", CONFIG.format(name="a", level="info"))
        done = self.run_it("a.yaml", "-", input=CONFIG.format(name="a", level="info"))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        both = self.run_it("-", "-", input="")
        self.assertEqual(both.returncode, 2)
        self.assertIn("standard input is there once", both.stderr)

    def test_wrong_usage_is_told(self):
        self.write("a.yaml", CONFIG.format(name="a", level="info"))
        for arguments, words in (
            (["a.yaml"], "diff takes two versions, OLD and NEW"),
            (["a.yaml", "gone.yaml"], "gone.yaml: there is no such file or folder"),
            (["--format", "htm", "a.yaml", "a.yaml"], "did you mean `html`?"),
            (["--fail-on", "errors", "a.yaml", "a.yaml"], "did you mean `error`?"),
            (["--accept", "UPD-01", "a.yaml", "a.yaml"], "say the rule and the object"),
            (["--git", "nowhere", "--", "a.yaml"], "--git"),
            (["--git", "main..", "--", "a.yaml"], "say both revisions"),
            (["--kubernetes-version", "9", "a.yaml", "a.yaml"], "`9` is no version of Kubernetes"),
        ):
            done = self.run_it(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn(words, done.stderr)

    def test_what_cannot_be_read_is_told_and_the_rest_is_compared(self):
        self.write("old/a.yaml", CONFIG.format(name="a", level="info"))
        self.write("new/a.yaml", CONFIG.format(name="a", level="debug"))
        self.write("new/b.yaml", "apiVersion: v1\nkind: [\n")
        done = self.run_it("old", "new")
        self.assertEqual(done.returncode, 2)
        self.assertIn("new/b.yaml:", done.stderr)
        self.assertIn("data[level]: info → debug", done.stdout)

    def test_nothing_at_all_is_not_the_same(self):
        self.write("old/a.txt", "")
        self.write("new/a.txt", "")
        done = self.run_it("old", "new")
        self.assertEqual(done.returncode, 2)
        self.assertIn("nothing is compared", done.stderr)

    def test_check_does_not_take_rules_of_updates(self):
        done = subprocess.run([PROGRAM, "check", "--only", "UPD-01", "-"], input="", capture_output=True, text=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn("UPD-01 is about two versions of an object: dovetail diff", done.stderr)

    def test_rules_are_listed_and_explained(self):
        rules = subprocess.run([PROGRAM, "rules"], capture_output=True, text=True).stdout
        self.assertIn("UPD-01  error    the selector of a workload stays what it is\n", rules)
        explained = subprocess.run([PROGRAM, "explain", "UPD-01"], capture_output=True, text=True).stdout
        self.assertIn("an update that does it, from the lines marked - to those marked +:", explained)
        self.assertIn("\n  -      app: web\n  +      tier: front\n", explained)


class Git(Diff):
    def setUp(self):
        super().setUp()
        self.git("init", "-q", "-b", "main")
        self.write("deploy/a.yaml", CONFIG.format(name="a", level="info"))
        self.write("deploy/b.yaml", CONFIG.format(name="b", level="info"))
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "one")

    def test_a_revision_is_compared_with_what_is_there(self):
        self.write("deploy/a.yaml", "# A comment.\n" + CONFIG.format(name="a", level="debug"))
        (self.root / "deploy/b.yaml").rename(self.root / "deploy/moved.yaml")
        done = self.run_it("--git", "main", "--", "deploy")
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(
            done.stdout,
            "~ ConfigMap a  (deploy/a.yaml:2)\n    ~ data[level]: info → debug  (:7)\n\n"
            "1 object differs: 1 changed; 1 is the same\n",
        )

    def test_what_is_gone_stands_where_it_was(self):
        (self.root / "deploy/b.yaml").unlink()
        done = self.run_it("--git", "main", "deploy")
        self.assertIn("- ConfigMap b  (main:deploy/b.yaml:1)\n", done.stdout)

    def test_a_folder_may_be_new_or_gone(self):
        self.write("more/c.yaml", CONFIG.format(name="c", level="info"))
        self.assertIn("+ ConfigMap c", self.run_it("--git", "main", "more").stdout)
        self.git("rm", "-q", "-r", "deploy")
        self.assertIn("2 objects differ: 2 gone", self.run_it("--git", "main", "deploy").stdout)

    def test_two_revisions(self):
        self.write("deploy/a.yaml", CONFIG.format(name="a", level="debug"))
        self.git("commit", "-q", "-a", "-m", "two")
        done = self.run_it("--git", "main~1..main", "--", "deploy")
        self.assertIn("data[level]: info → debug  (:6)", done.stdout)
        self.assertEqual(self.run_it("--git", "main..main", "--", "deploy").returncode, 0)
        # As git has it: what stands before `--` are revisions.
        for arguments in (["main~1", "main"], ["--all", "main~1", "--format", "text", "main"], ["--all", "--git", "main~1..main"], ["--git=main~1..main", "--all"], ["--quiet", "main~1..main"]):
            self.assertEqual(self.run_it(*arguments, "--", "deploy").stdout, done.stdout, arguments)
        self.assertEqual(self.run_it("main", "--", "deploy").returncode, 0)
        self.assertIn("nowhere", self.run_it("nowhere", "--", "deploy").stderr)


class Rendered(Diff):
    def test_overlays_are_compared_each_by_itself(self):
        tools = self.root / "tools"
        self.write("tools/kustomize", '#!/bin/sh\nfor last; do :; done\ncat "$last/made"\n')
        (tools / "kustomize").chmod(0o755)
        for side, level in (("old", "info"), ("new", "debug")):
            self.write(f"{side}/base/kustomization.yaml", "resources: []\n")
            for overlay in ("dev", "prod"):
                self.write(f"{side}/{overlay}/kustomization.yaml", "resources: [../base]\n")
                self.write(f"{side}/{overlay}/made", CONFIG.format(name="a", level=level if overlay == "prod" else "trace"))
        done = self.run_it("--format", "json", "old", "new", env=os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"})
        self.assertEqual(done.returncode, 1, done.stderr)
        objects = json.loads(done.stdout)["objects"]
        self.assertEqual([(each["in"], each["change"]) for each in objects], [("overlay prod", "changed")])


if __name__ == "__main__":
    unittest.main()
