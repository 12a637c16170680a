"""The program dovetail, as a user calls it: what it prints where, and its exit codes.

    program_test.py DOVETAIL
"""

import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: web, image: nginx}]\n"
WRONG = POD.replace("spec:\n", "spec:\n  serviceAccountName: wep\n")


class Program(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def run_it(self, *arguments, stdin="", **more):
        return subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, text=True, cwd=self.root, timeout=120, **more)

    def test_sound_says_nothing(self):
        self.write("web.yaml", POD)
        done = self.run_it("check", "web.yaml")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        self.assertEqual(done.stderr, "1 object of 1 file is sound\n")
        done = self.run_it("check", "--quiet", "web.yaml")
        self.assertEqual((done.returncode, done.stdout + done.stderr), (0, ""))

    def test_findings(self):
        done = self.run_it("check", "-", stdin=WRONG)
        self.assertEqual(done.returncode, 1)
        self.assertIn("standard input:5:23: error: Pod `web` runs as ServiceAccount `wep`", done.stdout)
        self.assertIn("1 error in 1 object of 1 file\n", done.stderr)

    def test_what_a_kustomization_changes_is_no_fault(self):
        # By a base whose overlay stands beside it: the namespace, labels, variables, generators, patches.
        self.write("base/kustomization.yaml", "resources: [web.yaml, space.yaml]\nconfigMapGenerator:\n- name: settings\n  literals: [A=b]\n")
        self.write("base/space.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: {name: _}\n")
        self.write("base/web.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: system}\nspec:\n  template:\n    spec:\n"
                   "      containers: [{name: web, image: nginx, envFrom: [{configMapRef: {name: settings}}]}, {name: beside, image: nginx, args: [$(HOST_NAME)]}]\n")
        self.write("overlay/kustomization.yaml", "resources: [../base]\nnamespace: shop\ncommonLabels: {app: web}\nvars: [{name: HOST_NAME}]\n"
                   "patches: [{path: patch.yaml}]\n")
        self.write("overlay/patch.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n")
        done = self.run_it("check", "--no-render", ".")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        self.assertIn("kustomize build", done.stderr)
        # Without the overlay all of that is one.
        done = self.run_it("check", "--no-render", "base")
        self.assertEqual(done.returncode, 1)
        for rule in ("GRM-01", "GRM-50", "REF-75", "REF-77"):
            self.assertIn(f"[{rule}]", done.stdout)
        self.assertNotIn("`settings`", done.stdout)
        # What no kustomization mends is told all the same.
        self.write("base/web.yaml", (self.root / "base/web.yaml").read_text().replace("name: settings", "name: setings"))
        self.assertIn("[REF-22]", self.run_it("check", "--no-render", ".").stdout)

    def test_kustomizations_that_are_applied_apart_may_have_the_same_objects(self):
        settings = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {A: b}\n"
        pod = POD.replace("image: nginx", "image: nginx, envFrom: [{configMapRef: {name: settings}}]")
        self.write("base/kustomization.yaml", "resources: [web.yaml]\n")
        self.write("base/web.yaml", pod)
        for environment in ("dev", "prod"):
            self.write(f"overlays/{environment}/kustomization.yaml", "resources: [../../base, settings.yaml]\n")
            self.write(f"overlays/{environment}/settings.yaml", settings)
        done = self.run_it("check", "--no-render", ".")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        # One that has both has them twice.
        self.write("all/kustomization.yaml", "resources: [../overlays/dev, ../overlays/prod]\n")
        self.assertIn("[IDN-28]", self.run_it("check", "--no-render", ".").stdout)

    def test_names_that_a_kustomization_changes_are_known(self):
        self.write("kustomization.yaml", "resources: [web.yaml, account.yaml]\nnamePrefix: shop-\nnameSuffix: -a\n")
        self.write("account.yaml", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web}\n")
        self.write("web.yaml", POD.replace("spec:\n", "spec:\n  serviceAccountName: shop-web-a\n"))
        done = self.run_it("check", "--no-render", ".")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        self.write("web.yaml", POD.replace("spec:\n", "spec:\n  serviceAccountName: shop-wep-a\n"))
        self.assertIn("[REF-33]", self.run_it("check", "--no-render", ".").stdout)

    def test_what_a_patch_adds_is_there(self):
        self.write("service.yaml", "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 443, targetPort: https}]}\n")
        self.write("web.yaml", POD.replace("name: web}", "name: web, labels: {app: web}}"))
        self.write("proxy.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers: [{name: proxy, image: proxy, ports: [{name: https, containerPort: 8443}]}]\n")
        for patches in ("patches: [{path: proxy.yaml}]", "patchesStrategicMerge: [proxy.yaml]",
                        "patches:\n- target: {kind: Pod}\n  patch: |\n    - {op: add, path: /spec/containers/0/ports, value: [{name: https, containerPort: 1}]}"):
            self.write("kustomization.yaml", f"resources: [web.yaml, service.yaml]\n{patches}\n")
            done = self.run_it("check", "--no-render", ".")
            self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        # Files one by one, as `dovetail check *.yaml` names them.
        self.write("kustomization.yaml", "resources: [web.yaml, service.yaml]\npatches: [{path: proxy.yaml}]\n")
        done = self.run_it("check", "--no-render", "kustomization.yaml", "proxy.yaml", "service.yaml", "web.yaml")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        self.assertIn("proxy.yaml: note: is a part that a kustomization puts in", done.stderr)
        # A patch of something else adds no port.
        self.write("proxy.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {priorityClassName: https}\n")
        self.assertIn("[REF-06]", self.run_it("check", "--no-render", ".").stdout)

    def test_what_flux_says_of_a_folder(self):
        self.write("clusters/home/shop.yaml", "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: shop, namespace: flux-system}\n"
                   "spec: {path: ./apps/shop, targetNamespace: shop, prune: true, interval: 1h, sourceRef: {kind: GitRepository, name: home}}\n")
        roles = ("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: runner}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\n"
                 "metadata: {name: runner}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}\n"
                 "subjects: [{kind: ServiceAccount, name: runner, namespace: shop}]\n")
        self.write("apps/shop/roles.yaml", roles)
        self.assertEqual(self.run_it("check", "--no-render", ".", "--external", "Namespace/*").stdout, "")
        self.write("apps/market/roles.yaml", roles.replace("runner", "seller"))
        self.assertIn("[REF-38]", self.run_it("check", "--no-render", ".", "--external", "Namespace/*").stdout)

    def test_alternatives_are_told_once(self):
        objects = "---\n".join(f"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: map-{i}}}\ndata: {{}}\n" for i in range(5))
        self.write("one.yaml", objects)
        self.write("two.yaml", objects)
        found = json.loads(self.run_it("check", "--format", "json", "--only", "IDN-28", ".").stdout)["findings"]
        self.assertEqual([each["message"] for each in found], ["ConfigMap `map-0` and 4 more are there twice: in ./one.yaml, too; "
                                                              "what is for one or the other is checked one at a time"])
        # A waiver of one of them is not one of the others.
        waived = objects.replace("{name: map-0}", "{name: map-0, annotations: {dovetail/waive-IDN-28: one or the other}}")
        self.write("two.yaml", waived)
        found = json.loads(self.run_it("check", "--format", "json", "--only", "IDN-28", ".").stdout)["findings"]
        self.assertEqual([each["name"] for each in found], ["map-1"])
        self.assertIn("and 3 more", found[0]["message"])
        # One object is a mistake of its own.
        self.write("two.yaml", objects.split("---\n")[0])
        found = json.loads(self.run_it("check", "--format", "json", "--only", "IDN-28", ".").stdout)["findings"]
        self.assertEqual([each["message"] for each in found], ["ConfigMap `map-0` is there twice; the other is at ./one.yaml:1"])

    def test_comments_of_helm_are_taken(self):
        done = self.run_it("check", "-", stdin="---\n# Source: shop/templates/web.yaml\n" + POD + "---\n# Source: shop/templates/none.yaml\n---\n")
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    def test_config_is_found_and_the_command_line_wins(self):
        self.write(".dovetail.yaml", "profile: restricted\n")
        self.write("a/web.yaml", POD)
        self.assertEqual(self.run_it("check", "a").returncode, 1)
        self.assertEqual(self.run_it("check", "a", "--profile", "wiring").returncode, 0)
        self.assertEqual(self.run_it("check", "a", "--no-config").returncode, 0)
        other = self.write("b/other.yaml", "skip: [SEC-02, SEC-03, SEC-07, SEC-17]\nprofile: restricted\n")
        self.assertEqual(self.run_it("check", "a", "--config", other).returncode, 0)

    def test_a_waiver_that_nothing_needs_points_into_the_config(self):
        self.write(".dovetail.yaml", "profile: restricted\nwaivers:\n  - {rule: SEC-03, resource: Pod/none, reason: why}\n")
        done = self.run_it("check", "-", "--only", "DOV-04", stdin=POD)
        self.assertIn(".dovetail.yaml:3:5: error: SEC-03 is waived for Pod `none`", done.stdout)
        self.assertIn("    3 |   - {rule: SEC-03", done.stdout)

    def test_what_was_not_looked_at_is_not_green(self):
        removed = "apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: a}\n"
        wrong_type = POD.replace("spec:\n", "spec:\n  hostNetwork: 'yes'\n")
        for text in ("a: [\n", removed, wrong_type, "kind: {{ .Values.kind }}\n", "metadata: {name: a}\n", "[]\n", "", "# nothing\n", "---\n---\n"):
            for choice in (("--only", "SEC-01"), ("--skip", "YML-01,YML-02,YML-04,GRM-50")):
                for form in ("text", "json", "sarif", "github"):
                    with self.subTest(text=text, choice=choice, form=form):
                        done = self.run_it("check", "-", *choice, "--format", form, "--quiet", stdin=text)
                        self.assertEqual(done.returncode, 2, done)
                        self.assertTrue(done.stderr)
                        if form in ("json", "sarif"):
                            json.loads(done.stdout)

    def test_a_folder_without_an_object(self):
        (self.root / "a").mkdir()
        self.assertEqual(self.run_it("check", "a").returncode, 2)
        self.write("a/values.yaml", "replicaCount: 1\n")
        done = self.run_it("check", "a")
        self.assertEqual(done.returncode, 2)
        self.assertIn("nothing is checked", done.stderr)
        self.assertEqual(self.run_it("check", "a/values.yaml").returncode, 0)
        self.write("a/web.yaml", POD)
        self.assertEqual(self.run_it("check", "a").returncode, 0)

    def test_files_for_other_tools_beside_manifests(self):
        self.write("a/web.yaml", POD)
        self.write("a/tsconfig.json", "{\n  // comments\n  \"compilerOptions\": {},\n}\n")
        self.write("a/skaffold.yaml", "apiVersion: skaffold/v4beta11\nkind: Config\n")
        self.write("a/.github/workflows/ci.yml", "on: [push]\njobs: {}\n")
        self.write("a/compose.yaml", "services: {web: {image: nginx}}\n")
        self.write("a/notes.yaml", "a: {{ b }}: c\n")
        done = self.run_it("check", "a")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done)
        for words in ("tsconfig.json: note: is for TypeScript", "Config of skaffold/v4beta11 is passed: it is for skaffold", "compose.yaml: note: is for docker compose", "notes.yaml: note: has no object"):
            self.assertIn(words, done.stderr)

    def test_a_file_is_read_once(self):
        file = self.write("web.yaml", WRONG)
        (self.root / "link.yaml").symlink_to(file)
        done = self.run_it("check", "web.yaml", "web.yaml", "link.yaml", ".", "--format", "json")
        self.assertEqual(len(json.loads(done.stdout)["findings"]), 1)

    def test_waivers_of_the_settings(self):
        self.write("web.yaml", WRONG)
        self.write(".dovetail.yaml", "waivers:\n  - {rule: 'REF-*', resource: 'Pod/w*', reason: the platform makes it}\n")
        self.assertEqual(self.run_it("check", "web.yaml").returncode, 0)
        self.write(".dovetail.yaml", "waivers:\n  - {rule: 'REF-*', resource: 'Pod/x*', reason: the platform makes it}\n")
        done = self.run_it("check", "web.yaml")
        self.assertIn(".dovetail.yaml:2:5: error: REF-* is waived for Pod `x*`, which is not among the objects", done.stdout)
        self.assertIn("[REF-33]", done.stdout)
        self.write(".dovetail.yaml", "waivers:\n  - {rule: 'REF-2*', resource: '*', reason: the platform makes it}\n")
        self.assertIn("REF-2* is waived for every object, but nothing there breaks it", self.run_it("check", "web.yaml").stdout)
        self.write(".dovetail.yaml", "waivers:\n  - {rule: GRM-50, resource: '*', reason: why}\n")
        done = self.run_it("check", "web.yaml")
        self.assertEqual(done.returncode, 2)
        self.assertIn("GRM-50 is not waived: the API server refuses", done.stderr)

    def test_externals_of_the_settings_are_patterns_too(self):
        self.write("web.yaml", WRONG)
        self.write(".dovetail.yaml", "externals: ['ServiceAccount/w*']\n")
        self.assertEqual(self.run_it("check", "web.yaml").returncode, 0)

    def test_numbers_of_policies(self):
        self.write("web.yaml", POD.replace("spec:\n", "spec:\n  dnsConfig: {options: [{name: ndots, value: '5'}]}\n"))
        self.write(".dovetail.yaml", "policies: {ndots: 2}\n")
        self.assertIn("sets the DNS option ndots to `5`, which is more than 2 [REL-21]", self.run_it("check", "web.yaml").stdout)
        self.write(".dovetail.yaml", "policies: {ndots: 5}\n")
        self.assertEqual(self.run_it("check", "web.yaml").returncode, 0)
        self.assertIn("number:   min_replicas", self.run_it("explain", "REL-10").stdout)

    def test_findings_that_are_alike_are_one(self):
        self.write("web.yaml", "---\n".join(WRONG.replace("name: web}\nspec", f"name: web-{i}}}\nspec") for i in range(30)))
        done = self.run_it("check", "web.yaml")
        self.assertEqual(done.stdout.count("[REF-33]"), 1)
        self.assertIn("and in 29 more places: web.yaml:12:23, ", done.stdout)
        self.assertIn("    30 REF-33  ", done.stderr)
        self.assertIn("30 errors in 30 objects", done.stderr)
        self.assertIn("30 findings are about what is not among these objects; what is elsewhere is named by: --external 'ServiceAccount/wep'", done.stderr)
        self.assertEqual(self.run_it("check", "--all", "web.yaml").stdout.count("[REF-33]"), 30)
        self.assertEqual(len(json.loads(self.run_it("check", "web.yaml", "--format", "json").stdout)["findings"]), 30)
        self.assertEqual(len(json.loads(self.run_it("check", "web.yaml", "--format", "sarif").stdout)["runs"][0]["results"]), 30)

    def test_says_its_version(self):
        done = self.run_it("--version")
        self.assertRegex(done.stdout, r"^dovetail \d+\.\d+\.\d+ \(Kubernetes 1\.29 to 1\.\d\d\)\n$")
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_usage_errors(self):
        for arguments, words in (
            ((), "subcommand"),
            (("chek",), "there is no subcommand `chek`; did you mean `check`?"),
            (("check",), "paths is required"),
            (("check", "--frobnicate", "-"), "--frobnicate"),
            (("check", "-", "--profile", "produktion"), "did you mean `production`?"),
            (("check", "-", "--only", "REF-9"), "did you mean `REF-09`?"),
            (("check", "-", "--skip", "REF-09,REF-1"), "there is no rule `REF-1`"),
            (("check", "-", "--external", "Secret"), "is no external"),
            (("check", "-", "--externals", "none.json"), "none.json: cannot be read"),
            (("check", "-", "--kubernetes-version", "1.2"), "1.29 to 1."),
            (("check", "-", "--format", "xml"), "there is no format `xml`"),
            (("check", "-", "--config", "none.yaml"), "none.yaml: cannot be read"),
            (("check", "-", "--crds", "none.yaml"), "none.yaml: cannot be read"),
            (("explain", "REF-0"), "there is no rule `REF-0`"),
            (("explain",), "rules is required"),
        ):
            with self.subTest(arguments):
                done = self.run_it(*arguments)
                self.assertEqual(done.returncode, 2, done)
                self.assertIn(words, done.stderr)
                self.assertEqual(done.stdout, "")

    def test_options_do_not_take_the_paths(self):
        self.write("web.yaml", WRONG)
        for option in (("--only", "REF-33"), ("--skip", "SEC-03,SEC-42"), ("--external", "Secret/db"), ("--profile", "wiring")):
            with self.subTest(option):
                done = self.run_it("check", *option, "web.yaml")
                self.assertEqual(done.returncode, 1, done.stderr)
                self.assertIn("[REF-33]", done.stdout)

    def test_what_cannot_be_read(self):
        self.write("web.yaml", WRONG)
        done = self.run_it("check", "web.yaml", "none.yaml")
        self.assertEqual(done.returncode, 2)
        self.assertIn("[REF-33]", done.stdout)
        self.assertIn("none.yaml: cannot be read: No such file or directory", done.stderr)
        self.assertIn("1 error in 1 object of 1 file; 1 cannot be read\n", done.stderr)
        done = self.run_it("check", "none.yaml")
        self.assertEqual(done.returncode, 2)
        self.assertNotIn("sound", done.stderr)

    def test_a_full_disk_is_told(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "check", "-"], input=WRONG.encode(), stdout=full, stderr=subprocess.PIPE, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"standard output cannot be written: No space left on device", done.stderr)
        with open("/dev/full", "wb") as full:
            self.assertEqual(subprocess.run([PROGRAM, "rules"], stdout=full, stderr=full, timeout=60).returncode, 2)

    def test_bad_text_does_not_crash(self):
        for name, text in (("binary", bytes(range(256)) * 100), ("utf-8", b"kind: \xff\n"), ("bomb", b"a: &a [x,x]\n" + b"".join(b"%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n" % (c, c, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1) for c in range(98, 110))),
                           ("deep", b"[" * 100000), ("utf-16", "kind: Pod".encode("utf-16")), ("long", b"kind: " + b"x" * 5000000), ("keys", b"? [a, b]\n: c\n")):
            with self.subTest(name):
                for form in ("text", "json", "sarif", "github"):
                    done = subprocess.run([PROGRAM, "check", "-", "--format", form], input=text, capture_output=True, timeout=120)
                    # One that has nothing of an object is not checked.
                    self.assertEqual(done.returncode, 2 if name == "bomb" else 1, (name, done.stderr[:500]))
                    done.stdout.decode("utf-8")
                    if form in ("json", "sarif"):
                        json.loads(done.stdout)

    def test_a_name_that_is_no_utf_8(self):
        path = os.fsencode(self.root) + b"/\xff.yaml"
        with open(path, "wb") as file:
            file.write(WRONG.encode())
        for form in ("text", "json", "sarif", "github"):
            done = subprocess.run([PROGRAM, "check", path, "--format", form], capture_output=True, timeout=60)
            self.assertEqual(done.returncode, 1)
            done.stdout.decode("utf-8")

    def test_sarif_has_what_the_standard_asks_for(self):
        self.write("a b/web.yaml", WRONG)
        done = self.run_it("check", "a b/web.yaml", "--format", "sarif", "--profile", "restricted")
        self.assertEqual(done.returncode, 1)
        sarif = json.loads(done.stdout)
        self.assertEqual(sarif["version"], "2.1.0")
        run, = sarif["runs"]
        rules = run["tool"]["driver"]["rules"]
        self.assertEqual([rule["id"] for rule in rules], ["REF-33", "SEC-02", "SEC-03", "SEC-07", "SEC-17"])
        for rule in rules:
            for text in ("shortDescription", "fullDescription", "help"):
                self.assertTrue(rule[text]["text"])
            self.assertIn(rule["defaultConfiguration"]["level"], ("error", "warning", "note", "none"))
        self.assertEqual(len(run["results"]), 5)
        for result in run["results"]:
            self.assertEqual(rules[result["ruleIndex"]]["id"], result["ruleId"])
            self.assertTrue(result["message"]["text"])
            location = result["locations"][0]["physicalLocation"]
            self.assertEqual(location["artifactLocation"]["uri"], "a%20b/web.yaml")
            self.assertGreaterEqual(location["region"]["startLine"], 1)
            self.assertGreaterEqual(location["region"]["startColumn"], 1)

    def coloured(self, **environment):
        """What the program prints to a terminal."""
        file = self.write("web.yaml", WRONG)
        ours, theirs = pty.openpty()
        kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        subprocess.run([PROGRAM, "check", "--quiet", file], stdout=theirs, env=kept | environment, timeout=60)
        os.close(theirs)
        text = b""
        try:
            while block := os.read(ours, 4096):
                text += block
        except OSError:
            pass
        os.close(ours)
        return b"\x1b[" in text

    def test_colours_are_for_terminals(self):
        self.assertTrue(self.coloured())
        self.assertFalse(self.coloured(NO_COLOR="1"))
        self.assertNotIn("\x1b", self.run_it("check", "-", stdin=WRONG).stdout)

    def test_rules(self):
        table = self.run_it("rules")
        self.assertEqual(table.returncode, 0)
        self.assertIn("REF-09  error    an Ingress routes to Services that exist\n", table.stdout)
        rules = json.loads(self.run_it("rules", "--format", "json").stdout)
        self.assertEqual(len(rules), len(table.stdout.splitlines()))
        for rule in rules:
            self.assertEqual({"id", "statement", "sort", "severity", "profiles", "source", "mend", "mendInStacks", "ofStacksOnly"} - set(rule), set())

    def test_explain(self):
        done = self.run_it("explain", "REF-09", "SEC-03")
        self.assertEqual(done.returncode, 0)
        self.assertIn("REF-09: an Ingress routes to Services that exist", done.stdout)
        self.assertIn("SEC-03: ", done.stdout)

    def test_help(self):
        done = self.run_it("--help")
        commands = re.findall(r"^  (\w+) ", done.stdout.partition("Subcommands:\n")[2].partition("\n\n")[0], re.M)
        self.assertEqual(done.returncode, 0)
        self.assertTrue({"init", "check", "explain", "rules", "import", "completions", "manual"} <= set(commands), commands)
        for command in commands:
            done = self.run_it(command, "--help")
            self.assertEqual(done.returncode, 0)
            self.assertRegex(done.stdout, rf"\nExamples?:\n  .*dovetail {command}\b")

    def test_the_importer_is_a_subcommand(self):
        self.write("crd.yaml", "apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: beds.garden.example.com}\nspec:\n"
                   "  group: garden.example.com\n  names: {kind: Bed, plural: beds, singular: bed}\n  scope: Namespaced\n  versions:\n"
                   "  - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {width: {type: integer}}}}}}}\n")
        done = self.run_it("import", "--library", "garden", "--output", "made", "crd.yaml")
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        self.assertIn("dovetail import: 2 types in 1 groups and versions", done.stderr)
        self.assertIn("To make it again: dovetail import crd.yaml\n", (self.root / "made/include/garden.hpp").read_text())
        done = self.run_it("import", "nothing.yaml")
        self.assertEqual(done.returncode, 1)
        self.assertIn("dovetail import: error: ", done.stderr)


if __name__ == "__main__":
    unittest.main()
