"""What EZSCALE is asked for of its image and its release, read in the Dockerfile and the workflow.

    ezscale_image_facts_test.py ROOT
"""

import json
import pathlib
import re
import shlex
import sys
import unittest

import yaml

ROOT = pathlib.Path(sys.argv[1])
DOCKERFILE = ROOT / "generated/docker/ezscale-website/Dockerfile"
RELEASE = ROOT / "generated/ci/ezscale-website/.gitea/workflows/release.yml"
IMAGE = "git.ezscale.cloud/ezscale/website"
ROLES = ["app", "horizon", "scheduler"]


def read_stages(text):
    """Each stage: what it starts from, and its instructions as (name, arguments)."""
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    stages, whole = {}, ""
    for line in lines:
        whole += line.removesuffix("\\")
        if line.endswith("\\"):
            continue
        name, _, rest = whole.partition(" ")
        whole = ""
        if name == "FROM":
            base, word, stage = rest.split()
            assert word == "AS"
            current = []
            stages[stage] = (base, current)
        else:
            current.append((name, json.loads(rest) if rest.startswith("[") else rest))
    assert whole == ""
    return stages


STAGES = read_stages(DOCKERFILE.read_text(encoding="utf-8"))


def arguments(stage, name):
    return [rest for instruction, rest in STAGES[stage][1] if instruction == name]


class Image(unittest.TestCase):
    def test_stages_in_their_order(self):
        self.assertEqual([(name, base) for name, (base, _) in STAGES.items()],
                         [("composer-deps", "composer:2"), ("node-build", "node:24-alpine"),
                          ("runtime-base", "php:8.3-fpm-bookworm")] + [(role, "runtime-base") for role in ROLES])

    def test_dependencies_of_composer(self):
        (run,) = arguments("composer-deps", "RUN")
        self.assertEqual(run[:2], ["composer", "install"])
        self.assertLessEqual({"--no-dev", "--no-scripts", "--prefer-dist"}, set(run))
        self.assertEqual(arguments("composer-deps", "COPY"), ["composer.json composer.lock ./"])

    def test_build_of_node(self):
        self.assertEqual(arguments("node-build", "RUN"), [["npm", "ci"], ["npm", "run", "build"]])

    def test_extensions_of_php(self):
        (run,) = arguments("runtime-base", "RUN")
        commands = [shlex.split(command) for command in run.split("&&")]
        installed = {word for command in commands if command[0] == "docker-php-ext-install" for word in command[1:]}
        self.assertLessEqual({"pdo_mysql", "intl", "bcmath", "gd", "zip", "pcntl", "exif", "sockets", "opcache"}, installed)
        # posix is in the image already; that it is there is asked while building.
        self.assertIn("extension_loaded(\"posix\")", run)
        self.assertIn(["pecl", "install", "redis"], commands)
        self.assertIn(["docker-php-ext-enable", "redis"], commands)

    def test_what_is_copied_in_is_of_www_data(self):
        self.assertEqual(arguments("runtime-base", "WORKDIR"), ["/var/www/html"])
        copies = arguments("runtime-base", "COPY")
        self.assertTrue(all("--chown=www-data:www-data" in copy.split() for copy in copies))
        found = [[word for word in copy.split() if not word.startswith("--chown")] for copy in copies]
        self.assertEqual(found, [[".", "./"], ["--from=composer-deps", "/app/vendor/", "./vendor/"],
                                 ["--from=node-build", "/app/public/build/", "./public/build/"]])
        for stage in STAGES:
            for copy in arguments(stage, "COPY"):
                for source in re.findall(r"--from=(\S+)", copy):
                    self.assertIn(source, STAGES)

    def test_targets(self):
        self.assertEqual([arguments(role, "CMD") for role in ROLES],
                         [[["php-fpm"]], [["php", "artisan", "horizon"]], [["php", "artisan", "schedule:work"]]])
        self.assertEqual([arguments(role, "EXPOSE") for role in ROLES], [["9000"], [], []])
        # Horizon is ended by SIGTERM; PHP's image says SIGQUIT.
        self.assertEqual([arguments(role, "STOPSIGNAL") for role in ROLES], [[], ["SIGTERM"], ["SIGTERM"]])

    def test_no_secret_is_copied(self):
        ignored = DOCKERFILE.with_name("Dockerfile.dockerignore").read_text(encoding="utf-8").split("\n")
        self.assertLessEqual({".env", ".git", "node_modules", "storage/*.key"}, set(ignored))


class Release(unittest.TestCase):
    workflow = yaml.safe_load(RELEASE.read_text(encoding="utf-8"))
    images = workflow["jobs"]["images"]["steps"]
    deploy = workflow["jobs"]["deploy"]

    @staticmethod
    def commands(step):
        return [shlex.split(line) for line in step["run"].replace("\\\n", "").strip().split("\n")]

    def test_on_version_tags(self):
        # YAML 1.1 reads `on` as true.
        self.assertEqual(self.workflow[True], {"push": {"tags": ["v*"]}})

    def test_login_by_the_secret_token(self):
        (step,) = [each for each in self.images if "docker login" in each.get("run", "")]
        self.assertEqual(step["env"]["CI_TOKEN"], "${{ secrets.CI_TOKEN }}")
        self.assertIn("git.ezscale.cloud", shlex.split(step["run"]))
        self.assertIn("--password-stdin", shlex.split(step["run"]))

    def test_targets_are_built_and_pushed(self):
        steps = [each for each in self.images if "docker build" in each.get("run", "")]
        self.assertEqual(len(steps), len(ROLES))
        for role, step in zip(ROLES, steps):
            self.assertEqual(step["env"], {"VERSION": "${{ github.ref_name }}"})
            tags = [f"{IMAGE}:{role}-$VERSION", f"{IMAGE}:{role}-latest"]
            self.assertEqual(self.commands(step), [
                ["docker", "build", "--file", DOCKERFILE.relative_to(ROOT).as_posix(), "--target", role,
                 "--tag", tags[0], "--tag", tags[1], "."], *(["docker", "push", tag] for tag in tags)])

    def test_the_chart_is_deployed_then(self):
        self.assertEqual(self.deploy["needs"], ["images"])
        step = self.deploy["steps"][-1]
        self.assertEqual(step["env"], {"VERSION": "${{ github.ref_name }}"})
        self.assertEqual(self.commands(step)[-1], shlex.split(
            "helm upgrade --install ezscale-website generated/helm/ezscale-website -n ezscale "
            "-f generated/helm/ezscale-website/values-us-prod.yaml --set image.tag=$VERSION"))

    def test_the_cluster_is_known_to_the_runner_alone(self):
        self.assertEqual(self.deploy["runs-on"], "self-hosted")
        text = RELEASE.read_text(encoding="utf-8")
        self.assertNotIn("kubeconfig", text.lower())
        self.assertEqual(set(re.findall(r"secrets\.(\w+)", text)), {"CI_TOKEN"})

    def test_no_script_runs_what_a_tag_is_called(self):
        for job in self.workflow["jobs"].values():
            for step in job["steps"]:
                self.assertNotIn("${{", step.get("run", ""))


unittest.main(argv=sys.argv[:1])
