"""`dovetail images`: which images manifests use.

    images_test.py DOVETAIL ROOT
"""

import json
import os
import subprocess
import sys
import unittest

ROOT = sys.argv.pop(2)
PROGRAM = os.path.abspath(sys.argv.pop(1))
DIGEST = "sha256:" + "0" * 64

GIVEN = f"""apiVersion: batch/v1
kind: CronJob
metadata: {{name: report, namespace: shop}}
spec:
  schedule: "@daily"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          initContainers: [{{name: wait, image: busybox}}]
          containers: [{{name: report, image: "localhost:5000/shop/report:2@{DIGEST}"}}]
          volumes: [{{name: model, image: {{reference: quay.io/shop/model:v1}}}}]
---
apiVersion: example.com/v1
kind: Database
metadata: {{name: db}}
spec:
  image: postgres:17
  sidecar: {{containers: [{{name: backup, image: registry.example.com/backup:1}}]}}
  page: {{image: logo}}
---
apiVersion: v1
kind: ConfigMap
metadata: {{name: none}}
data: {{image: "nginx:1"}}
"""


class Images(unittest.TestCase):
    def run_it(self, *arguments, given=GIVEN):
        return subprocess.run([PROGRAM, "images", *arguments], input=given, capture_output=True, text=True, cwd=ROOT)

    def test_all_that_run_are_listed_with_who_runs_them(self):
        done = self.run_it("-")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(
            done.stdout,
            "busybox  (CronJob shop/report, container wait)\n"
            f"localhost:5000/shop/report:2@{DIGEST}  (CronJob shop/report, container report)\n"
            "postgres:17  (Database db, spec.image)\n"
            "quay.io/shop/model:v1  (CronJob shop/report, a volume)\n"
            "registry.example.com/backup:1  (Database db, container backup)\n",
        )

    def test_as_json(self):
        made = json.loads(self.run_it("--format", "json", "-").stdout)
        self.assertEqual(made[1], {"image": f"localhost:5000/shop/report:2@{DIGEST}", "tag": "2", "digest": DIGEST, "usedBy": ["CronJob shop/report, container report"]})

    def test_as_a_bill_of_materials(self):
        done = self.run_it("--format", "cyclonedx", "-")
        made = json.loads(done.stdout)
        self.assertEqual((made["bomFormat"], made["specVersion"]), ("CycloneDX", "1.5"))
        self.assertEqual(
            [each["purl"] for each in made["components"]],
            ["pkg:docker/library/busybox@latest", f"pkg:docker/shop/report@{DIGEST}?repository_url=localhost:5000", "pkg:docker/library/postgres@17", "pkg:docker/shop/model@v1?repository_url=quay.io", "pkg:docker/backup@1?repository_url=registry.example.com"],
        )
        self.assertEqual(made["components"][1]["hashes"], [{"alg": "SHA-256", "content": "0" * 64}])
        self.assertEqual(len({each["bom-ref"] for each in made["components"]}), 5)
        self.assertEqual(done.stdout, self.run_it("--format", "cyclonedx", "-").stdout)

    def test_nothing_is_an_empty_list(self):
        given = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n"
        self.assertEqual((self.run_it("-", given=given).returncode, self.run_it("-", given=given).stdout), (0, ""))
        self.assertEqual(json.loads(self.run_it("--format", "json", "-", given=given).stdout), [])

    def test_wrong_usage_is_told(self):
        for arguments, words in ((["gone"], "gone: there is no such file or folder"), (["--format", "spdx", "-"], "no format"), ([], "paths")):
            done = self.run_it(*arguments)
            self.assertEqual(done.returncode, 2)
            self.assertIn(words, done.stderr)
        self.assertEqual(self.run_it("-", given="apiVersion: v1\nkind: [").returncode, 2)


if __name__ == "__main__":
    unittest.main()
