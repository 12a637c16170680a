"""What `artifact` writes for registries, and how `publish` sends it: its skopeo and its cosign are scripts.

    scripts_test.py CMAKE ROOT DOVETAIL
"""

import gzip
import hashlib
import io
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import unittest

DOVETAIL = os.path.abspath(sys.argv.pop(3))
ROOT = pathlib.Path(sys.argv.pop(2)).resolve()
CMAKE = sys.argv.pop(1)
REGISTRY = "oci://registry.example.com/team"
TITLE = "org.opencontainers.image."

# Keeps what is sent as files named after their references, and says of others what a registry does.
SKOPEO = """#!/bin/sh
echo "$*" >> calls
for last; do :; done
file="sent/$(echo "$last" | tr '/:' '__')"
case "$*" in
*inspect*)
  if [ -f "$file" ]; then cat "$file"; exit 0; fi
  echo 'time="x" level=fatal msg="Error reading manifest: manifest unknown"' >&2; exit 1;;
esac
if [ -f refuses ]; then printf 'time="x" level=fatal msg="%s"\\n' "$(cat refuses)" >&2; exit 1; fi
for each; do case "$each" in oci:*) layout=$each;; esac; done
python3 - "$layout" "$file" <<'PYTHON'
import json, pathlib, sys
folder, tag = sys.argv[1][4:].rsplit(":", 1)
index = json.loads(pathlib.Path(folder, "index.json").read_text())
found = next(each for each in index["manifests"] if each["annotations"]["org.opencontainers.image.ref.name"] == tag)
pathlib.Path(sys.argv[2]).write_bytes(pathlib.Path(folder, "blobs", *found["digest"].split(":")).read_bytes())
PYTHON
"""
COSIGN = '#!/bin/sh\necho "$*" >> signed\n'


class Scripts(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name)
        for name in ("bin", "sent", "docker"):
            (self.root / name).mkdir()
        self.tool("skopeo", SKOPEO)
        self.plain = self.stack("plain", {"kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": self.pod("nginx:1.27"), "b/b.yaml": "x: y\n"})
        self.tree = self.stack("tree", {f"rendered/{each}/kustomization.yaml": f"# {each}\n" for each in ("prod", "test")} | {"base/x.yaml": "b: 1\n"})
        self.chart = self.stack("web-chart", {"Chart.yaml": '# by Dovetail\napiVersion: v2\nname: web\ndescription: "It\'s \\"the\\" web."\nversion: "1.0.0+3"\n', "templates/a.yaml": "a: {{ 1 }}\n"})

    def tool(self, name, text):
        file = self.root / "bin" / name
        file.write_text(text)
        file.chmod(0o755)

    def pod(self, image):
        return f"apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n    - name: a\n      image: {image}\n"

    def stack(self, name, files):
        for path, text in files.items():
            file = self.root / "generated" / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return self.root / "generated" / name

    def script(self, name, *arguments, **environment):
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("DOVETAIL_", "COSIGN_", "GIT_", "DOCKER_", "SOURCE_DATE"))}
        path = f"{self.root / 'bin'}:/usr/bin:/bin"
        return subprocess.run([CMAKE, *arguments, "-P", ROOT / "cmake/scripts" / f"{name}.cmake"], cwd=self.root, capture_output=True, text=True,
                              env={**clean, "PATH": path, "DOCKER_CONFIG": str(self.root / "docker"), "GIT_CEILING_DIRECTORIES": str(self.root.parent), **environment})

    def pack(self, *more, folders=None, **environment):
        folders = folders or [self.plain, self.tree, self.chart]
        done = self.script("artifact", f"-DNAMES={';'.join(each.name for each in folders)}", f"-DFOLDERS={';'.join(map(str, folders))}", "-DARTIFACTS=artifact", f"-DDOVETAIL={DOVETAIL}", *more, **environment)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return self.root / "artifact" / "oci"

    def publish(self, *more, registry=REGISTRY, **environment):
        return self.script("publish", "-DARTIFACTS=artifact", f"-DREGISTRY={registry}", *more, **environment)

    def git(self, *arguments):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments], cwd=self.root, check=True, capture_output=True, env={**os.environ, "GIT_COMMITTER_DATE": "2026-01-02T03:04:05Z"})

    def layout(self, folder):
        """The manifests of a layout by their tags, once everything in it is what its digest says."""
        self.assertEqual(json.loads((folder / "oci-layout").read_text()), {"imageLayoutVersion": "1.0.0"})
        blobs = {f"sha256:{each.name}": each.read_bytes() for each in (folder / "blobs/sha256").iterdir()}
        for digest, blob in blobs.items():
            self.assertEqual(digest, f"sha256:{hashlib.sha256(blob).hexdigest()}")
        named, used = {}, set()

        def look(at):
            self.assertEqual(len(blobs[at["digest"]]), at["size"])
            used.add(at["digest"])
            return blobs[at["digest"]]

        for each in json.loads((folder / "index.json").read_text())["manifests"]:
            manifest = json.loads(look(each))
            for part in [manifest["config"], *manifest["layers"], *([manifest["subject"]] if "subject" in manifest else [])]:
                look(part)
            named[each["annotations"][TITLE + "ref.name"]] = manifest
        self.assertEqual(used, set(blobs))
        return named, blobs

    def files_of(self, layer):
        with tarfile.open(fileobj=io.BytesIO(gzip.decompress(layer))) as archive:
            return {each.name: archive.extractfile(each).read().decode() for each in archive if each.isfile()}

    def test_each_environment_and_each_chart_is_a_layout(self):
        oci = self.pack("-DVERSION=2.0.1")
        found = sorted(each.parent.relative_to(oci).as_posix() for each in oci.rglob("index.json"))
        self.assertEqual(found, ["charts/web", "plain", "tree-prod", "tree-test"])
        named, blobs = self.layout(oci / "plain")
        manifest = named["2.0.1"]
        self.assertEqual(manifest["config"]["mediaType"], "application/vnd.oci.image.config.v1+json")
        self.assertEqual([each["mediaType"] for each in manifest["layers"]], ["application/vnd.oci.image.layer.v1.tar+gzip"])
        layer = blobs[manifest["layers"][0]["digest"]]
        self.assertEqual(self.files_of(layer), {path.relative_to(self.plain).as_posix(): path.read_text() for path in self.plain.rglob("*.yaml")})
        config = json.loads(blobs[manifest["config"]["digest"]])
        self.assertEqual(config["rootfs"]["diff_ids"], [f"sha256:{hashlib.sha256(gzip.decompress(layer)).hexdigest()}"])
        self.assertEqual(manifest["annotations"], {TITLE + "title": "plain", TITLE + "version": "2.0.1"})
        named, blobs = self.layout(oci / "tree-prod")
        self.assertEqual(self.files_of(blobs[named["2.0.1"]["layers"][0]["digest"]]), {"kustomization.yaml": "# prod\n"})

    def test_a_chart_is_as_helm_makes_it(self):
        named, blobs = self.layout(self.pack() / "charts/web")
        manifest = named["1.0.0_3"]
        self.assertEqual(manifest["config"]["mediaType"], "application/vnd.cncf.helm.config.v1+json")
        self.assertEqual([each["mediaType"] for each in manifest["layers"]], ["application/vnd.cncf.helm.chart.content.v1.tar+gzip"])
        self.assertEqual(json.loads(blobs[manifest["config"]["digest"]])["version"], "1.0.0+3")
        self.assertEqual(set(self.files_of(blobs[manifest["layers"][0]["digest"]])), {"web/Chart.yaml", "web/templates/a.yaml"})
        self.assertEqual(manifest["annotations"][TITLE + "version"], "1.0.0+3")

    def test_the_bill_of_materials_is_about_it(self):
        named, blobs = self.layout(self.pack("-DVERSION=1") / "plain")
        digest = hashlib.sha256(json.dumps(named["1"]).encode()).hexdigest()
        [tag] = [each for each in named if each.endswith(".sbom")]
        bill = named[tag]
        self.assertEqual(bill["artifactType"], "application/vnd.cyclonedx+json")
        self.assertEqual(tag, f"sha256-{bill['subject']['digest'].split(':')[1]}.sbom")
        self.assertEqual(json.loads(blobs[bill["subject"]["digest"]]), named["1"], digest)
        text = blobs[bill["layers"][0]["digest"]].decode()
        self.assertIn("pkg:docker/library/nginx@1.27", text)
        self.assertEqual(text, (self.root / "artifact/sbom/plain.cdx.json").read_text())

    def test_git_says_where_it_comes_from(self):
        self.git("init", "--quiet")
        self.git("remote", "add", "origin", "https://somebody:secret@git.example.com/shop.git")
        self.git("add", "generated")
        self.git("commit", "--quiet", "--message=all")
        self.git("tag", "v3.1.0")
        first = {path.relative_to(self.root): path.read_bytes() for path in self.pack().rglob("*") if path.is_file()}
        named, _ = self.layout(self.root / "artifact/oci/plain")
        revision = subprocess.run(["git", "rev-parse", "HEAD"], cwd=self.root, capture_output=True, text=True, check=True).stdout.strip()
        self.assertEqual(set(named) - {each for each in named if each.endswith(".sbom")}, {"3.1.0", revision[:12]})
        self.assertEqual(named["3.1.0"]["annotations"], {TITLE + "created": "2026-01-02T03:04:05Z", TITLE + "revision": revision, TITLE + "source": "https://git.example.com/shop.git", TITLE + "title": "plain", TITLE + "version": "3.1.0"})
        self.assertFalse(any(b"secret" in each or b"somebody" in each for each in first.values()))
        # The same bytes each time; a change that nobody has committed is told.
        self.assertEqual(first, {path.relative_to(self.root): path.read_bytes() for path in self.pack().rglob("*") if path.is_file()})
        (self.plain / "a.yaml").write_text(self.pod("nginx:1.28"))
        self.assertIn(f"{revision[:12]}-dirty", self.layout(self.pack() / "plain")[0])

    def test_what_is_gone_is_in_no_layout(self):
        self.pack()
        oci = self.pack(folders=[self.plain])
        self.assertEqual([each.name for each in oci.iterdir() if (each / "index.json").exists()], ["plain"])
        self.assertEqual([each.name for each in (self.root / "artifact/sbom").glob("**/*.json")], ["plain.cdx.json"])

    def test_it_is_sent_once(self):
        self.pack("-DVERSION=1.0.0")
        done = self.publish()
        self.assertEqual(done.returncode, 0, done.stderr)
        for each in ("plain:1.0.0", "tree-prod:1.0.0", "charts/web:1.0.0_3"):
            self.assertIn(f"{REGISTRY}/{each}: sha256:", done.stdout)
        self.assertIn("Nothing is signed", done.stdout)
        sent = [each for each in (self.root / "calls").read_text().splitlines() if " copy " in each]
        self.assertTrue(all("--preserve-digests" in each and "--dest-tls-verify=true" in each for each in sent))
        again = self.publish()
        self.assertEqual(again.stdout.count("there already"), len(sent))
        self.assertEqual([each for each in (self.root / "calls").read_text().splitlines() if " copy " in each], sent)

    def test_a_version_stays_what_it_is(self):
        self.pack("-DVERSION=1.0.0")
        self.publish()
        (self.plain / "a.yaml").write_text(self.pod("nginx:1.28"))
        self.pack("-DVERSION=1.0.0")
        done = self.publish()
        self.assertNotEqual(done.returncode, 0)
        self.assertRegex(done.stderr, rf"\n +Not published, {REGISTRY}/plain:1\.0\.0: this version is there with another content, sha256:[^\n]*\n")
        self.assertEqual(self.publish("-DMOVES=ON").returncode, 0)

    def test_the_same_files_of_another_commit_are_the_same_version(self):
        self.pack("-DVERSION=1.0.0", SOURCE_DATE_EPOCH="0")
        self.publish()
        self.git("init", "--quiet")
        self.git("commit", "--quiet", "--message=none", "--allow-empty")
        self.pack("-DVERSION=1.0.0", SOURCE_DATE_EPOCH="0")
        done = self.publish()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("plain:1.0.0: there already, with the same files", done.stdout)

    def test_this_machine_is_spoken_to_without_tls(self):
        self.pack()
        for registry, verify in (("oci://localhost:5000/a", "false"), ("oci://127.0.0.1:5000", "false"), ("oci://localhost.example.com/a", "true")):
            (self.root / "calls").unlink(missing_ok=True)
            self.assertEqual(self.publish(registry=registry).returncode, 0)
            self.assertTrue(all(f"-tls-verify={verify}" in each for each in (self.root / "calls").read_text().splitlines()), registry)
        (self.root / "calls").unlink()
        self.publish("-DINSECURE=ON")
        self.assertNotIn("-tls-verify=true", (self.root / "calls").read_text())

    def test_the_environment_goes_before_the_cache(self):
        self.pack()
        self.assertIn("oci://other.example.com/b/plain:", self.publish(DOVETAIL_REGISTRY="oci://other.example.com/b").stdout)

    def test_it_is_signed_where_there_is_a_key(self):
        self.pack("-DVERSION=1.0.0", folders=[self.plain])
        lonely = self.publish(COSIGN_KEY="cosign.key")
        self.assertNotEqual(lonely.returncode, 0)
        self.assertIn("cosign, which signs with it, is not in PATH", lonely.stderr)
        self.tool("cosign", COSIGN)
        self.assertEqual(self.publish(COSIGN_KEY="cosign.key").returncode, 0)
        digest = json.loads((self.root / "artifact/oci/plain/index.json").read_text())["manifests"][0]["digest"]
        self.assertEqual((self.root / "signed").read_text(), f"sign --yes --key cosign.key registry.example.com/team/plain@{digest}\n")

    def test_what_is_wrong_is_one_line(self):
        self.pack()
        for said, words in (
            ("unauthorized: authentication required", "who asks may not, or with another password: `docker login registry.example.com` keeps one"),
            ("pinging container registry x: dial tcp: lookup x: no such host", "registry.example.com cannot be reached: is that its name and port?"),
            ("http: server gave HTTP response to HTTPS client", "set DOVETAIL_REGISTRY_INSECURE"),
            ("something else", "something else"),
        ):
            (self.root / "refuses").write_text(said)
            done = self.publish()
            self.assertNotEqual(done.returncode, 0)
            [line] = [each for each in done.stderr.splitlines() if "Not published, oci://registry.example.com/team/" in each]
            self.assertIn(words, line)
        for registry, words in (
            ("", "publish needs a registry: DOVETAIL_REGISTRY=oci://"),
            ("registry.example.com/team", "should be like oci://registry.example.com/team"),
            ("oci://me:hunter2@registry.example.com/team", "without credentials"),
            ("oci://registry.example.com/Team", "in lower case"),
        ):
            done = self.publish(registry=registry)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(words, done.stderr)
            self.assertNotIn("hunter2", done.stdout + done.stderr)
        (self.root / "bin/skopeo").unlink()
        if not pathlib.Path("/usr/bin/skopeo").exists():
            self.assertIn("publish needs skopeo", self.publish().stderr)

    def test_nothing_to_publish_is_told(self):
        self.assertIn("There is nothing to publish", self.publish().stderr)

    def test_a_version_that_is_no_tag_is_told(self):
        done = self.script("artifact", "-DNAMES=plain", f"-DFOLDERS={self.plain}", "-DARTIFACTS=artifact", "-DVERSION=one two")
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("'one two' is no tag", done.stderr)


if __name__ == "__main__":
    unittest.main()
