"""The page of `dovetail graph`, in a browser without a screen: nothing is wrong in its console, and each object is drawn, is found by the
search, comes into view, and tells what it is. Screenshots are kept in FOLDER.

    browser_test.py DOVETAIL ROOT FOLDER
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

FOLDER = pathlib.Path(sys.argv.pop(3)).resolve()
ROOT = pathlib.Path(sys.argv.pop(2)).resolve()
PROGRAM = os.path.abspath(sys.argv.pop(1))
BROWSER = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--v=0"]


def service(i, space):
    """A service of a large application: it calls the next two."""
    return f"""apiVersion: apps/v1
kind: Deployment
metadata: {{name: s{i}, namespace: {space}, labels: {{app: s{i}}}}}
spec:
  selector: {{matchLabels: {{app: s{i}}}}}
  template:
    metadata: {{labels: {{app: s{i}}}}}
    spec:
      containers:
        - name: a
          image: a:1
          env: [{{name: A, value: "http://s{2 * i + 1}:80"}}, {{name: B, value: "http://s{2 * i + 2}:80"}}]
          envFrom: [{{configMapRef: {{name: s{i}}}}}]
---
apiVersion: v1
kind: Service
metadata: {{name: s{i}, namespace: {space}}}
spec: {{selector: {{app: s{i}}}, ports: [{{port: 80}}]}}
---
apiVersion: v1
kind: ConfigMap
metadata: {{name: s{i}, namespace: {space}}}
data: {{a: b}}
"""


class Page(unittest.TestCase):
    def look_at(self, name, *arguments):
        FOLDER.mkdir(parents=True, exist_ok=True)
        page = FOLDER / f"{name}.html"
        done = subprocess.run([PROGRAM, "graph", "--quiet", "--output", str(page), *arguments], cwd=ROOT, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        with tempfile.TemporaryDirectory() as profile:
            more = [f"--user-data-dir={profile}", "--window-size=1600,1000"]
            dumped = subprocess.run([*BROWSER, *more, "--dump-dom", f"file://{page}#check"], capture_output=True, text=True, timeout=120)
            subprocess.run([*BROWSER, *more, f"--screenshot={FOLDER / name}.png", f"file://{page}"], capture_output=True, timeout=120, check=True)
        told = [line for line in dumped.stderr.splitlines() if "CONSOLE" in line]
        self.assertEqual(told, [])
        found = re.search(r'<div id="checked">(\d+) objects, (\d+) wrong ([^<]*)</div>', dumped.stdout)
        self.assertIsNotNone(found, dumped.stderr[-2000:])
        self.assertEqual(int(found[2]), 0, found[3])
        self.assertGreater((FOLDER / f"{name}.png").stat().st_size, 10000)
        return int(found[1])

    def test_a_small_application(self):
        self.assertGreaterEqual(self.look_at("small", "generated/k8s/reactbin"), 12)

    def test_an_application_of_fifty_objects(self):
        self.assertGreaterEqual(self.look_at("shop", "examples/shop/manifests/prod"), 50)

    def test_three_hundred_objects(self):
        with tempfile.TemporaryDirectory() as folder:
            for space in ("blue", "green"):
                (pathlib.Path(folder) / f"{space}.yaml").write_text("---\n".join(service(i, space) for i in range(50)))
            self.assertGreaterEqual(self.look_at("large", "--no-findings", folder), 300)

    def test_markup_in_names_and_values_is_none(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "a.yaml").write_text("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: '</script><script>console.error(1)</script><img src=x onerror=console.error(2)>'}\n")
            self.assertEqual(self.look_at("markup", folder), 1)


if __name__ == "__main__":
    unittest.main()
