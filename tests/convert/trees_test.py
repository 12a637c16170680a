"""dovetail convert of kustomize trees and of a chart: what is an environment, how it is named, and what is told where a tool is missing.

    trees_test.py DOVETAIL TREES
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
TREES = pathlib.Path(sys.argv.pop(1)).resolve()


class Trees(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)

    def run_it(self, *arguments, tools=TREES / "tools"):
        path = f"{tools}:/usr/bin:/bin"
        return subprocess.run([PROGRAM, "convert", *map(str, arguments), "--output", "out"], capture_output=True, text=True, cwd=self.root,
                              env={**os.environ, "PATH": path}, timeout=120)

    def text(self, name):
        return (self.root / "out" / name).read_text()

    def test_overlays_are_environments(self):
        done = self.run_it(TREES / "base", TREES / "overlays", "--name", "shop")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(".withEnvironments(dev, prod)", self.text("stack.hpp"))
        dev, prod = self.text("dev.hpp"), self.text("prod.hpp")
        self.assertIn('.inNamespace("shop-dev")', dev)
        self.assertIn('.edit(every_resource().set<"metadata.labels[environment]">("dev"))', dev)
        self.assertIn('.set<"spec.replicas">(1)', dev)
        self.assertIn('.unset<"spec.minReadySeconds">()', dev)
        self.assertIn('Deployment<"mail">{}', dev)
        self.assertIn('.append<"spec.template.spec.containers">', prod)
        # The base's job is only where nobody has taken it out.
        self.assertNotIn("report", prod)
        self.assertNotIn('Deployment<"web">', dev + prod)

    def test_the_folder_of_all_is_the_same_as_its_parts(self):
        self.assertEqual(self.run_it(TREES / "overlays", "--name", "shop").returncode, 0)
        alone = self.text("prod.hpp")
        shutil.rmtree(self.root / "out")
        self.assertEqual(self.run_it(TREES / "base", TREES / "overlays", "--name", "shop").returncode, 0)
        self.assertEqual(self.text("prod.hpp"), alone)

    def test_a_base_alone_has_no_environments(self):
        done = self.run_it(TREES / "base", "--name", "shop")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("withEnvironments", self.text("stack.hpp"))

    def test_a_chart_has_an_environment_for_each_file_of_values(self):
        done = self.run_it(TREES / "chart", "--name", "reviews")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(".withEnvironments(prod, staging)", self.text("stack.hpp"))
        self.assertIn('file("reviews.yaml", group(reviews_config, reviews_service, reviews_deployment))', self.text("stack.hpp"))
        self.assertIn('.set<"data[LEVEL]">("debug")', self.text("staging.hpp"))
        self.assertIn('Ingress<"reviews">', self.text("prod.hpp"))
        self.assertNotIn("Source:", self.text("reviews.hpp"))

    def test_values_that_are_asked_for(self):
        done = self.run_it(TREES / "chart", "--values", TREES / "chart/values-prod.yaml", "--name", "reviews")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(".withEnvironments(prod)", self.text("stack.hpp"))
        self.assertEqual(self.run_it(TREES / "base", "--values", "x.yaml", "--name", "shop").returncode, 2)

    def test_what_cannot_be_rendered_is_told(self):
        other = self.root / "in/overlays/other"
        other.mkdir(parents=True)
        (other / "kustomization.yaml").write_text("resources: [../../nowhere, deployment.yaml]\n")
        (self.root / "in/pod.yaml").write_text(
            "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: nginx}]}\n")
        done = self.run_it("in", "--name", "shop")
        self.assertEqual(done.returncode, 1)
        self.assertIn("in/overlays/other/kustomization.yaml:1: a kustomization is left out: `kustomize build` says: no tree of these tests",
                      done.stderr)

    def test_where_nothing_can_be_rendered_it_is_said_why(self):
        other = self.root / "overlays/other"
        other.mkdir(parents=True)
        (other / "kustomization.yaml").write_text("resources: [../../nowhere]\n")
        done = self.run_it("overlays", "--name", "shop")
        self.assertEqual(done.returncode, 2)
        self.assertIn("overlays: there is no object to convert\n", done.stderr)
        self.assertIn("overlays/other/kustomization.yaml:1: a kustomization is left out: `kustomize build` says: no tree of these tests",
                      done.stderr)

    def test_a_base_without_a_namespace_is_where_its_only_overlay_says(self):
        done = self.run_it(TREES / "live", "--name", "shop")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(".withEnvironments(live)", self.text("stack.hpp"))
        self.assertNotIn("metadata.namespace", self.text("stall.hpp") + self.text("live.hpp"))

    def test_one_that_only_lists_files_needs_no_tool(self):
        folder = self.root / "in"
        folder.mkdir()
        (folder / "kustomization.yaml").write_text("resources: [pod.yaml]\n")
        (folder / "pod.yaml").write_text(
            "# Mine.\napiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: nginx}]}\n")
        done = self.run_it("in", "--name", "shop", tools=self.root)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('.withComment("Mine.")', self.text("web.hpp"))

    def test_what_no_kustomization_names_is_told(self):
        for name in ("named", "forgotten"):
            (self.root / f"{name}.yaml").write_text(f"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {name}}}\n")
        (self.root / "kustomization.yaml").write_text("resources: [named.yaml]\n")
        done = self.run_it(".", "--name", "shop")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("forgotten.yaml: is left out: the kustomization beside it does not name it\n", done.stderr)
        self.assertNotIn("named.yaml: is left out", done.stderr.replace("forgotten.yaml", ""))

    def test_environments_without_an_object_in_common(self):
        (self.root / "in").mkdir()
        for each in ("values-a.yaml", "values-b.yaml"):
            (self.root / each).write_text("")
        tools = self.root / "tools"
        tools.mkdir()
        (tools / "helm").write_text('#!/bin/sh\ncase "$*" in *values-*) echo "{apiVersion: v1, kind: ConfigMap, metadata: {name: x$(basename "$5" .yaml)}}";; '
                                    '*) exit 1;; esac\n')
        (tools / "helm").chmod(0o755)
        (self.root / "in/Chart.yaml").write_text("name: x\n")
        done = self.run_it("in", "--values", "values-a.yaml", "--values", "values-b.yaml", "--name", "shop", tools=tools)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(".remove(xvalues_a_config)", self.text("b.hpp"))

    def test_without_the_tool(self):
        tools = self.root / "tools"
        tools.mkdir()
        for folder, name in ((TREES / "base", "kustomization"), (TREES / "chart", "Helm chart")):
            done = subprocess.run([PROGRAM, "convert", folder, "--name", "shop", "--output", "out"], capture_output=True, text=True,
                                  cwd=self.root, env={"PATH": str(tools)}, timeout=120)
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(name, done.stderr)
            self.assertIn("| dovetail convert -", done.stderr)
            self.assertFalse((self.root / "out").exists())


if __name__ == "__main__":
    unittest.main()
