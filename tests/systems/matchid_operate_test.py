"""What matchID's operators run: the script, with stand-ins for the programs that it calls, and the smoke test's workflow.

    matchid_operate_test.py ROOT
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import yaml

ROOT = pathlib.Path(sys.argv[1])
SCRIPT = ROOT / "stack" / "matchid" / "operate"
WORKFLOW = ROOT / "generated" / "ci" / "matchid" / "smoke.yaml"
STAND_IN = '#!/bin/sh\necho "$(basename "$0") $*" >> "$CALLS"\n'


def shell_faults(script):
    return subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True).stderr


class Script(unittest.TestCase):
    def call(self, *arguments, answers=None, code=0, typed=""):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("k3d", "kubectl", "curl"):
                path = pathlib.Path(folder) / name
                path.write_text(STAND_IN + (answers or {}).get(name, ""), encoding="utf-8")
                path.chmod(0o755)
            calls = pathlib.Path(folder) / "calls"
            done = subprocess.run([SCRIPT, *arguments], text=True, capture_output=True, input=typed, cwd=folder,
                                  env={"PATH": f"{folder}:{os.environ['PATH']}", "CALLS": str(calls)})
            self.assertEqual(done.returncode, code, done.stdout + done.stderr)
            return (calls.read_text(encoding="utf-8") if calls.exists() else ""), done.stdout + done.stderr

    def test_syntax(self):
        self.assertEqual(shell_faults(SCRIPT.read_text(encoding="utf-8")), "")

    def test_cluster(self):
        calls, _ = self.call("create")
        self.assertIn("k3d cluster create matchid", calls)
        self.assertIn("--port 30080:30080@", calls)
        self.assertIn("--port 30083:30083@", calls)
        self.assertEqual(self.call("delete")[0], "k3d cluster delete matchid\n")

    def test_apply(self):
        self.assertRegex(self.call("apply", "local")[0], r"^kubectl apply --server-side -k \S*/generated/k8s/matchid/rendered/local\n$")
        context = {"kubectl": '[ "$1" = config ] && echo kapsule\nexit 0\n'}
        self.assertIn("rendered/poc", self.call("apply", "poc", answers=context, typed="kapsule\n")[0])
        calls, said = self.call("apply", "poc", answers=context, typed="other\n", code=1)
        self.assertNotIn("apply", calls)
        self.assertIn("nothing was applied", said)
        self.call("apply", "prod", code=1)

    def test_forward_logs_status(self):
        calls, _ = self.call("forward")
        self.assertIn("port-forward service/deces-ui 8083:8083", calls)
        self.assertIn("port-forward service/deces-backend 8080:8080", calls)
        self.assertIn("logs statefulset/elasticsearch", self.call("logs", "elasticsearch")[0])
        self.assertIn("logs deployment/redis", self.call("logs", "redis")[0])
        self.call("logs", "postgres", code=1)
        self.assertIn("get events", self.call("status")[0])

    def test_smoke(self):
        calls, said = self.call("smoke", answers={"curl": "echo '{\"msg\":\"OK\"}'\n"})
        self.assertIn("http://localhost:30080/deces/api/v1/healthcheck", calls)
        self.assertIn("http://localhost:30083/", calls)
        self.assertIn("healthy", said)
        _, said = self.call("smoke", answers={"curl": "echo '{\"msg\":\"starting\"}'\n"}, code=1)
        self.assertIn('"starting"', said)

    def test_wrong_calls(self):
        self.assertIn("there is no command 'start'", self.call("start", code=1)[1])
        self.assertIn("operate create", self.call(code=2)[1])


class Workflow(unittest.TestCase):
    def setUp(self):
        self.steps = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["k3d"]["steps"]

    def test_scripts_are_shell(self):
        scripts = [step["run"] for step in self.steps if "run" in step]
        self.assertGreater(len(scripts), 5)
        for script in scripts:
            self.assertEqual(shell_faults(script), "", script)

    def test_waits_in_the_order_of_needs(self):
        waited = [match.group(1) for step in self.steps if (match := re.fullmatch(r"Wait for (\S+)", step.get("name", "")))]
        self.assertEqual(waited, ["elasticsearch", "redis", "deces-backend", "deces-ui"])
        for step in self.steps:
            if step.get("name", "").startswith("Wait for"):
                self.assertIn("--timeout=30s", step["run"])
                self.assertIn("get pods", step["run"])
                self.assertIn("get events", step["run"])

    def test_ends(self):
        names = {step.get("name"): step for step in self.steps}
        self.assertEqual(names["Diagnostics"]["if"], "failure() || cancelled()")
        self.assertEqual(names["Delete the cluster"]["if"], "always()")
        self.assertIn("operate smoke", names["Ask the backend and the UI"]["run"])

    def test_commands_exist(self):
        usage = subprocess.run([SCRIPT, "help"], text=True, capture_output=True, check=True).stdout
        for command in re.findall(r"stack/matchid/operate (\w+)", WORKFLOW.read_text(encoding="utf-8")):
            self.assertIn(f"operate {command}", usage)


unittest.main(argv=sys.argv[:1])
