"""`dovetail check` over overlays and charts, with kustomize and Helm themselves: what is found, and where it is said to be written.

    rendered_test.py DOVETAIL TOOL

TOOL runs `TOOL kustomize …` and `TOOL helm …`; with exit code 77 where it has none.
"""

import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = os.path.abspath(sys.argv.pop(2))
PROGRAM = os.path.abspath(sys.argv.pop(1))
DEPLOYMENT = """apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: nginx
          ports:
            - {name: http, containerPort: 8080}
          envFrom:
            - configMapRef: {name: settings}
"""
SERVICE = """apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: {app: web}
  ports:
    - port: 80
      targetPort: http
"""


class Rendered(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name, "files")
        self.root.mkdir()
        tools = pathlib.Path(self.folder.name, "tools")
        tools.mkdir()
        for name in ("kustomize", "helm"):
            (tools / name).write_text(f"#!/bin/sh\nexec '{TOOL}' {name} \"$@\"\n")
            (tools / name).chmod(0o755)
        self.environment = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"}

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def state(self):
        return {str(each): hashlib.sha256(each.read_bytes()).hexdigest() if each.is_file() else "" for each in sorted(self.root.rglob("*"))}

    def check(self, *arguments, code=1):
        before = self.state()
        done = subprocess.run([PROGRAM, "check", *arguments], cwd=self.root, capture_output=True, text=True, timeout=300, env=self.environment)
        self.assertEqual(self.state(), before, "something was written")
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def places(self, *arguments, code=1):
        found = json.loads(self.check("--format", "json", *arguments, code=code).stdout)["findings"]
        return [(f"{each['file']}:{each.get('line', 0)}:{each.get('column', 0)}", each["rule"], len(each.get("renderedIn", []))) for each in found]

    def shop(self, environments=("dev", "prod")):
        self.write("base/kustomization.yaml", "resources:\n  - web.yaml\n  - service.yaml\nconfigMapGenerator:\n  - name: settings\n    literals:\n      - A=b\n")
        self.write("base/web.yaml", DEPLOYMENT)
        self.write("base/service.yaml", SERVICE)
        for each in environments:
            self.write(f"overlays/{each}/kustomization.yaml", f"resources:\n  - ../../base\nnamePrefix: {each}-\nnamespace: shop-{each}\n")

    def test_a_sound_base_with_overlays(self):
        self.shop()
        done = self.check(".", code=0)
        self.assertEqual(done.stdout, "")
        self.assertIn("6 objects of 2 files are sound", done.stderr)

    def test_a_fault_of_the_base_is_told_once_at_its_line(self):
        self.shop()
        self.write("base/service.yaml", SERVICE.replace("targetPort: http", "targetPort: htp"))
        done = self.check(".")
        self.assertIn("base/service.yaml:9:19: error: Service `dev-web` forwards port 80 to `htp`", done.stdout)
        self.assertIn("    9 |       targetPort: htp\n", done.stdout)
        self.assertIn("      = in 2 of them: overlay overlays/dev, overlay overlays/prod\n", done.stdout)
        self.assertEqual(done.stdout.count("[REF-06]"), 1)
        # By itself a base that overlays name is not checked, and is where it is all that is given.
        self.assertEqual(self.places("base"), [("base/service.yaml:9:19", "REF-06", 1)])
        self.assertIn("base/service.yaml,line=9,col=19", self.check("--format", "github", ".").stdout)

    def test_a_fault_of_a_patch_stands_in_the_patch(self):
        self.shop()
        patch = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports:\n    - port: 80\n      targetPort: other\n"
        self.write("overlays/prod/patch.yaml", patch)
        settings = (self.root / "overlays/prod/kustomization.yaml").read_text()
        self.write("overlays/prod/kustomization.yaml", settings + "patches:\n  - path: patch.yaml\n")
        self.assertEqual(self.places("."), [("overlays/prod/patch.yaml:7:19", "REF-06", 1)])
        # Written in the kustomization, and as operations.
        inlined = "patches:\n  - patch: |-\n" + "".join("      " + line + "\n" for line in patch.splitlines())
        self.write("overlays/prod/kustomization.yaml", settings + inlined)
        self.assertEqual(self.places("."), [("overlays/prod/kustomization.yaml:13:25", "REF-06", 1)])
        self.write("overlays/prod/kustomization.yaml", settings + "patches:\n  - target: {kind: Service, name: web}\n    patch: |\n      - op: replace\n        path: /spec/ports/0/targetPort\n        value: other\n")
        self.assertEqual(self.places("."), [("overlays/prod/kustomization.yaml:10:16", "REF-06", 1)])

    def test_names_that_kustomize_makes_are_where_they_were_written(self):
        self.shop(("prod",))
        self.write("base/web.yaml", DEPLOYMENT.replace("name: settings", "name: setings"))
        self.assertEqual([place for place, rule, _ in self.places(".") if rule == "REF-22"], ["base/web.yaml:18:36"])
        # Of what a generator makes: its line.
        self.write("base/web.yaml", DEPLOYMENT.split("          envFrom")[0])
        self.assertIn(("base/kustomization.yaml:5:5", "REF-80", 1), self.places(".", code=0))

    def test_what_a_kustomization_changes_stands_there(self):
        self.shop(("prod",))
        self.write("overlays/prod/kustomization.yaml", "resources: [../../base]\nimages:\n  - name: nginx\n    newTag: latest\n")
        self.assertEqual([place for place, rule, _ in self.places("--profile", "production", ".") if rule == "SEC-42"],
                         ["overlays/prod/kustomization.yaml:4:13"])

    def test_a_component_is_none_and_each_overlay_is_checked_alone(self):
        self.shop()
        self.write("component/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches:\n  - path: patch.yaml\n")
        self.write("component/patch.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80, targetPort: other}]}\n")
        self.write("overlays/dev/kustomization.yaml", "resources: [../../base]\ncomponents: [../../component]\n")
        self.assertEqual(self.places("."), [("component/patch.yaml:4:39", "REF-06", 1)])
        # The same objects in two overlays are no doubles, and what the one lacks the other does not give.
        self.write("overlays/prod/kustomization.yaml", "resources: [../../base/web.yaml]\n")
        self.check(".", code=2)

    def test_what_is_applied_beside_is_there(self):
        self.shop(("prod",))
        self.write("base/web.yaml", DEPLOYMENT.replace("name: settings", "name: shared"))
        self.write("infrastructure/kustomization.yaml", "namespace: shop-prod\nresources: [shared.yaml]\n")
        self.write("infrastructure/shared.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: shared}\ndata: {A: b}\n")
        self.assertNotIn("REF-22", [rule for _, rule, _ in self.places(".", code=0)])

    def test_a_waiver_that_one_overlay_needs_is_needed(self):
        self.shop()
        self.write("base/service.yaml", SERVICE.replace("  name: web\nspec", "  name: web\n  annotations: {dovetail/waive-REF-06: it is being moved}\nspec"))
        self.assertEqual([rule for _, rule, _ in self.places(".", code=1)], ["DOV-04"])
        self.write("overlays/prod/kustomization.yaml", "resources: [../../base]\npatches:\n  - target: {kind: Service}\n    patch: |\n      - {op: replace, path: /spec/ports/0/targetPort, value: other}\n")
        self.assertEqual(self.places(".", code=0), [])

    def chart(self):
        self.write("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n")
        self.write("chart/values.yaml", "port: http\nimage: nginx\n")
        self.write("chart/templates/_helpers.tpl", "{{- define \"labels\" -}}\napp: web\n{{- end -}}\n")
        self.write("chart/templates/web.yaml", DEPLOYMENT.replace("image: nginx", "image: {{ .Values.image }}").split("          envFrom")[0].replace(
            "      labels: {app: web}", "      labels:\n        {{- include \"labels\" . | nindent 8 }}"))
        self.write("chart/templates/service.yaml", "{{- if .Values.port }}\n" + SERVICE.replace("targetPort: http", "targetPort: {{ .Values.port }}") + "{{- end }}\n")

    def test_a_chart_with_each_of_its_values(self):
        self.chart()
        self.check(".", code=0)
        self.write("chart/values-prod.yaml", "port: htp\n")
        self.write("chart/ci/small-values.yaml", "port: htp\n")
        self.write("chart/ci/none-values.yaml", "port: null\n")
        self.assertEqual(self.places("."), [("chart/templates/service.yaml:10:19", "REF-06", 2)])
        done = self.check(".")
        self.assertIn("      = in 2 of them: chart chart with ci/small-values.yaml, chart chart with values-prod.yaml\n", done.stdout)
        self.check("--values", "chart/ci/none-values.yaml", ".", code=0)

    def test_a_line_that_no_template_says_is_shown_as_it_is_rendered(self):
        self.chart()
        self.write("chart/templates/_helpers.tpl", "{{- define \"labels\" -}}\napp: {{ \"web_\" }}\n{{- end -}}\n")
        done = self.check(".")
        self.assertRegex(done.stdout, r"(?m)^chart/templates/web.yaml:? ?.*error: ")
        self.assertIn("= rendered as: app: web_", done.stdout)

    def test_what_a_chart_needs_is_told_in_helms_words(self):
        self.chart()
        self.write("chart/templates/need.yaml", "{{ required \"say a host\" .Values.host }}\n")
        self.assertRegex(self.check(".", code=2).stderr, r"chart/Chart.yaml: helm template fails: .*say a host")
        self.write("chart/ci/host-values.yaml", "host: '# a'\n")
        self.assertIn("is checked with the values beside it alone", self.check(".", code=0).stderr)
        self.write("chart/Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\ndependencies: [{name: db, version: 1.0.0, repository: 'https://charts.example.com'}]\n")
        self.assertIn("missing in charts/ directory: db", self.check(".", code=2).stderr)


if __name__ == "__main__":
    for name in ("kustomize", "helm"):
        asked = subprocess.run([TOOL, name, "version"], capture_output=True, text=True)
        if asked.returncode == 77:
            print(asked.stderr, file=sys.stderr)
            sys.exit(77)
    unittest.main()
