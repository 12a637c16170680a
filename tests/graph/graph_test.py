"""`dovetail graph`: what is drawn, how it is grouped, and what it says to what it cannot do.

    graph_test.py DOVETAIL ROOT MATCHID

MATCHID is the program of a stack with kustomize's trees.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

MATCHID = os.path.abspath(sys.argv.pop(3))
ROOT = pathlib.Path(sys.argv.pop(2)).resolve()
PROGRAM = os.path.abspath(sys.argv.pop(1))

SHOP = """apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: shop, namespace: shop}
spec:
  rules: [{host: a.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: web, port: {number: 80}}}}]}}]
---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, namespace: shop, labels: {app: web}}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: web:1
          args: ["--queue=queue.jobs.svc:6379"]
          env:
            - {name: API, value: "http://api:8000/v1"}
            - {name: MODE, value: api}
            - {name: PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}
          envFrom: [{configMapRef: {name: settings}}]
      volumes: [{name: files, persistentVolumeClaim: {claimName: files}}]
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{port: 8000}]}
---
apiVersion: v1
kind: Service
metadata: {name: queue, namespace: jobs}
spec: {selector: {app: queue}, ports: [{port: 6379}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {DB_HOST: "db.example.com"}
---
apiVersion: v1
kind: Secret
metadata: {name: tls, namespace: shop}
stringData: {key: hunter2}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: web, namespace: shop}
spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}
---
apiVersion: secrets.hashicorp.com/v1beta1
kind: VaultStaticSecret
metadata: {name: db, namespace: shop}
spec: {type: kv-v2, mount: secret, path: db, destination: {name: db, create: true}}
"""


class Graph(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        self.write("shop.yaml", SHOP)

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def run_it(self, *arguments, **more):
        return subprocess.run([PROGRAM, "graph", *arguments], capture_output=True, text=True, cwd=self.root, timeout=120, **more)

    def drawn(self, *arguments):
        done = self.run_it("--format", "json", *arguments)
        self.assertEqual(done.returncode, 0, done.stderr)
        made = json.loads(done.stdout)
        title = lambda each: f"{each['kind']} {each.get('namespace', '')}/{each['name']}"
        nodes = {title(each): each for each in made["nodes"]}
        edges = {(title(made["nodes"][each["from"]]), each["says"], title(made["nodes"][each["to"]])): each.get("change", "") for each in made["edges"]}
        return nodes, edges

    def test_who_reaches_whom(self):
        nodes, edges = self.drawn("--no-findings", "shop.yaml")
        self.assertEqual(
            set(edges),
            {
                ("Ingress shop/shop", "routes to", "Service shop/web"),
                ("Service shop/web", "leads to", "Deployment shop/web"),
                ("Deployment shop/web", "calls", "Service shop/api"),
                ("Deployment shop/web", "calls", "Service jobs/queue"),
                ("Deployment shop/web", "reads", "Secret shop/db"),
                ("Deployment shop/web", "reads", "ConfigMap shop/settings"),
                ("Deployment shop/web", "stores in", "PersistentVolumeClaim shop/files"),
                ("NetworkPolicy shop/web", "guards", "Deployment shop/web"),
                ("VaultStaticSecret shop/db", "makes", "Secret shop/db"),
            },
        )
        self.assertEqual({title: each["role"] for title, each in nodes.items()}["Ingress shop/shop"], "way in")
        # One that is made is not outside; one that nobody has is.
        self.assertEqual((nodes["Secret shop/db"]["role"], nodes["PersistentVolumeClaim shop/files"]["role"]), ("configuration", "outside"))
        self.assertEqual((nodes["Deployment shop/web"]["file"], nodes["Deployment shop/web"]["line"]), ("shop.yaml", 12))
        # What has no label is of the application that uses it.
        self.assertEqual(nodes["ConfigMap shop/settings"]["application"], "web")

    def test_findings_stand_where_they_are(self):
        nodes, _ = self.drawn("shop.yaml")
        self.assertTrue(any("settings" in each or "PersistentVolumeClaim" in each or "files" in each for each in nodes["Deployment shop/web"]["findings"]), nodes["Deployment shop/web"])
        self.write("externals.json", json.dumps([{"kind": "PersistentVolumeClaim", "name": "files", "namespace": "shop"}]))
        fewer, _ = self.drawn("--externals", "externals.json", "shop.yaml")
        self.assertLess(len(fewer["Deployment shop/web"].get("findings", [])), len(nodes["Deployment shop/web"]["findings"]))

    def test_each_form_has_each_object(self):
        dot = self.run_it("--no-findings", "shop.yaml").stdout
        self.assertTrue(dot.startswith("digraph manifests {"))
        mermaid = self.run_it("--no-findings", "--format", "mermaid", "shop.yaml").stdout
        self.assertTrue(mermaid.startswith("flowchart LR\n"))
        for text in (dot, mermaid):
            self.assertIn("namespace shop", text)
            for name in ("web", "api", "queue", "settings", "tls", "files"):
                self.assertIn(name, text)
        self.assertEqual(dot.count(" -> "), mermaid.count(" --> "))

    def test_names_are_no_markup(self):
        self.write("odd.yaml", 'apiVersion: example.com/v1\nkind: \'A"<b>\'\nmetadata: {name: \'x"]<script>alert(1)</script>\'}\n')
        for form in ("dot", "mermaid"):
            text = self.run_it("--format", form, "odd.yaml").stdout
            self.assertNotIn('A"<', text)
        self.assertNotIn("<script>", self.run_it("--format", "mermaid", "odd.yaml").stdout)

    def test_what_a_secret_holds_is_in_no_form(self):
        self.write("tls.yaml", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: tls\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{\"stringData\":{\"key\":\"hunter2\"}}'\ndata:\n  key: aHVudGVyMg==\nstringData:\n  text: |\n    hunter2\n    hunter2\n")
        for form in ("dot", "mermaid", "json"):
            said = self.run_it("--format", form, "shop.yaml", "tls.yaml").stdout
            self.assertNotIn("hunter2", said)
            self.assertNotIn("aHVudGVyMg", said)

    def test_a_change_is_in_colours(self):
        git = lambda *arguments: subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments], cwd=self.root, check=True, capture_output=True)
        git("init", "--quiet")
        git("add", ".")
        git("commit", "--quiet", "--message=all")
        self.write("shop.yaml", SHOP.replace("http://api:8000/v1", "http://queue.jobs:1").replace("image: web:1", "image: web:2").replace("name: tls", "name: other"))
        nodes, edges = self.drawn("--git", "HEAD", "shop.yaml")
        becomes = {title: each.get("change", "") for title, each in nodes.items()}
        self.assertEqual(becomes["Deployment shop/web"], "changed")
        self.assertEqual((becomes["Secret shop/tls"], becomes["Secret shop/other"]), ("gone", "new"))
        self.assertEqual(becomes["Ingress shop/shop"], "")
        self.assertEqual(edges["Deployment shop/web", "calls", "Service shop/api"], "gone")
        self.assertEqual(edges["Deployment shop/web", "reads", "ConfigMap shop/settings"], "")
        mermaid = self.run_it("--git", "HEAD", "--format", "mermaid", "shop.yaml").stdout
        self.assertIn("classDef gone", mermaid)
        self.assertIn("-.->", mermaid)

    def test_an_overlay_at_the_root_is_the_same_one_at_a_revision(self):
        tool = self.root / "bin/kustomize"
        tool.parent.mkdir()
        tool.write_text('#!/bin/sh\nfor last; do :; done\ncat "$last/made"\n')
        tool.chmod(0o755)
        (self.root / "shop.yaml").rename(self.root / "made")
        self.write("kustomization.yaml", "resources: []\n")
        git = lambda *arguments: subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments], cwd=self.root, check=True, capture_output=True)
        git("init", "--quiet")
        git("add", ".")
        git("commit", "--quiet", "--message=all")
        self.write("made", SHOP.replace("image: web:1", "image: web:2"))
        done = self.run_it("--git", "HEAD", "--no-findings", "--format", "json", ".", env={**os.environ, "PATH": f"{tool.parent}:{os.environ['PATH']}"})
        self.assertEqual(done.returncode, 0, done.stderr)
        made = json.loads(done.stdout)
        self.assertEqual([each["name"] for each in made["nodes"] if "change" in each], ["web"])
        self.assertEqual([each for each in made["edges"] if "change" in each], [])

    def test_environments_stand_side_by_side(self):
        done = self.run_it("--no-findings", "--format", "dot", str(ROOT / "generated/k8s/ezscale-website"), env={**os.environ, "PATH": "/usr/bin:/bin"})
        self.assertEqual(done.returncode, 0, done.stderr)
        if shutil.which("kubectl", path="/usr/bin:/bin"):
            self.assertIn("us-prod", done.stdout)

    def test_a_file_says_its_form_by_its_name(self):
        done = self.run_it("--no-findings", "-o", "out.mmd", "shop.yaml")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertTrue((self.root / "out.mmd").read_text().startswith("flowchart LR"))
        self.assertEqual([each.name for each in self.root.iterdir() if each.name.startswith("out")], ["out.mmd"])

    def test_standard_input_is_drawn(self):
        done = self.run_it("--format", "mermaid", "-", input=SHOP)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Ingress", done.stdout)

    def stack(self, *arguments, **more):
        return subprocess.run([MATCHID, "--graph", *arguments], cwd=self.root, capture_output=True, text=True, timeout=60, **more)

    def test_a_stack_draws_itself(self):
        done = self.stack("out.json")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        nodes = json.loads((self.root / "out.json").read_text())["nodes"]
        self.assertEqual({each.get("in") for each in nodes}, {"local", "poc"})
        for each in nodes:
            self.assertEqual("file" in each, "source" in each, each)
        source = next(each["source"] for each in nodes if each["kind"] == "Deployment" and each["in"] == "poc")
        file, _, line = source.rpartition(":")
        self.assertIn("Deployment<", (ROOT / file).read_text().splitlines()[int(line) - 1])

    def test_a_stack_draws_one_environment(self):
        done = self.stack("out.json", "--environment", "poc", "--set", "domain=drawn.example.com")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        nodes = json.loads((self.root / "out.json").read_text())["nodes"]
        self.assertEqual({each.get("in") for each in nodes}, {None})
        self.assertTrue(all("source" in each for each in nodes if "file" in each))

    def test_a_stack_says_why_it_is_not_drawn(self):
        for arguments, code, words in (
            (["out.json", "--list"], 2, "--list excludes --graph"),
            ([""], 2, "--graph: there is no file; write --graph FILE"),
            ([f"{self.root}/shop.yaml/out.json"], 2, "shop.yaml"),
        ):
            done = self.stack(*arguments)
            self.assertEqual((done.returncode, done.stdout), (code, ""), arguments)
            self.assertIn(words, done.stderr)
        # A program that was carried elsewhere.
        carried = shutil.copy(MATCHID, self.root)
        done = subprocess.run([carried, "--graph", "out.json"], cwd=self.root, capture_output=True, text=True, env={"PATH": str(self.root)})
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("--graph: the program `dovetail`, which draws, is not in PATH", done.stderr)
        self.assertEqual([each.name for each in self.root.iterdir() if each.name.startswith("out")], [])

    def test_a_stack_s_description_is_one(self):
        self.write("said.json", "{}")
        done = self.run_it("--described", "said.json", "shop.yaml")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("said.json is not what a stack's program writes for --describe", done.stderr)

    def test_wrong_usage_is_one_line(self):
        for arguments, words in (
            (["gone.yaml"], "gone.yaml: there is no such file or folder"),
            (["--format", "png", "shop.yaml"], "png"),
            (["--git", "HEAD", "-"], "--git is for files that git has"),
            (["-o", "shop.yaml/out.dot", "shop.yaml"], "shop.yaml"),
            ([], "paths"),
        ):
            done = self.run_it(*arguments, input="")
            self.assertEqual((done.returncode, done.stdout), (2, ""), arguments)
            self.assertIn(words, done.stderr)
        self.write("none.yaml", "a: b\n")
        self.assertIn("nothing is drawn", self.run_it("none.yaml").stderr)
        alone = self.run_it("--format", "svg", "--no-findings", "shop.yaml", env={"PATH": str(self.root)})
        self.assertEqual(alone.returncode, 2)
        self.assertIn("install the package graphviz", alone.stderr)


if __name__ == "__main__":
    unittest.main()
