"""Holds what Helm computes of values against what the stack's program renders with the same ones: texts that YAML, templates and shells
read in their own way, numbers, switches, lists.

    python3 values_test.py <helm command> <chart> <the program restarts>

Exit code 77 where the command has it: it says why it cannot be run here.
"""

import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

import yaml

helm, chart, program = shlex.split(sys.argv[1]), sys.argv[2], sys.argv[3]
texts = ["plain", "it's \"quoted\" \\ back", "two\nlines\n", "\n", "", " blanks ", "päss 😀 \u00a0", "{{ .Values.title }} }}", "<&>", "1e3", "true",
         "null", "# none", "a: b", "%s %d %%", "---\nmore\n---\n"]
lines = [each for each in texts if "\n" not in each]
cases = [{"greeting": text, "title": lines[i % len(lines)] or "one"} for i, text in enumerate(texts)]
cases += [{"workers": number} for number in (0, 7, 1000000, 9007199254740991)]
cases += [{"debug": True}, {"debug": False}, {"disk": "s3"}, {"hosts": ["c.example.com"]}, {"hosts": ["a.example.com", "b.example.com"]}]


def objects(text):
    return {(each["kind"], each["metadata"]["name"]): each for each in yaml.safe_load_all(text) if each}


def written(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(value) if isinstance(value, list) else str(value)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode == 77:
        sys.stderr.write(done.stderr)
        sys.exit(77)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr}")
    return objects(done.stdout)


faults, seen = [], set()
for environment in ("local", "shared"):
    for case in cases:
        values = {"token": "it's \"given\"\n", **case}
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "values.json"
            file.write_text(json.dumps(values, ensure_ascii=False))
            made = run(*helm, "template", "restarts", chart, "--namespace", environment, "--values", f"{chart}/values-{environment}.yaml",
                       "--values", str(file))
        said = run(program, "--stdout", "--environment", environment,
                   *[word for name, value in values.items() for word in ("--set", f"{name}={written(value)}")])
        for key in sorted(made.keys() | said.keys()):
            if made.get(key) != said.get(key):
                faults.append(f"{environment}, {case}: {key}\n  Helm:     {made.get(key)}\n  rendered: {said.get(key)}")
        seen.add(said[("Deployment", "web")]["spec"]["template"]["metadata"]["annotations"]["checksum/configmap-restarts-settings"])
if len(seen) < len(cases):
    faults.append(f"{len(seen)} hashes of {2 * len(cases)} cases: a change of values hardly shows")
print(f"{2 * len(cases)} settings of values, {len(seen)} hashes")
if faults:
    sys.exit("\n".join(faults[:10]))
