"""Holds a chart against the stack that it is made of, by the real Helm: it lints, each file of values and each combination of
the switches renders what the stack's own program renders, what the schema forbids is refused, and no template makes a
random value.

    python3 chart.py <helm command> <chart> <folder of the rendered environments> <stack's program>

Exit code 77 where the command has it: it says why it cannot be run here.
"""

import concurrent.futures
import functools
import itertools
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import yaml

helm, chart, rendered_folder, program = shlex.split(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4]
name = yaml.safe_load((chart / "Chart.yaml").read_text())["name"]
schema = json.loads((chart / "values.schema.json").read_text())
defaults = yaml.safe_load((chart / "values.yaml").read_text())
faults = []


def run(*command):
    return subprocess.run(command, capture_output=True, text=True)


@functools.cache
def documents(text):
    return list(yaml.load_all(text, Loader=yaml.CSafeLoader))


def resources(text):
    """The resources by what names them."""
    found = {}
    # A document is the same in most combinations, and parsed once: a line of `---` begins another one, wherever it stands.
    for document in (each for part in re.split(r"^---$", text, flags=re.MULTILINE) for each in documents(part)):
        if document is None:
            continue
        metadata = document["metadata"]
        key = (document["apiVersion"], document["kind"], metadata.get("namespace", ""), metadata["name"])
        if key in found:
            faults.append(f"{key} is there twice")
        found[key] = document
    return found


def template(namespace, *more):
    done = run(*helm, "template", name, chart, "--namespace", namespace, *more)
    if done.returncode != 0:
        sys.exit(f"helm template {' '.join(map(str, more))} failed:\n{done.stderr}")
    return resources(done.stdout)


def difference(made, said, path=""):
    """The first place at which two documents differ."""
    if isinstance(made, dict) and isinstance(said, dict):
        for key in [*made, *(key for key in said if key not in made)]:
            if made.get(key) != said.get(key):
                return difference(made.get(key), said.get(key), f"{path}.{key}")
    if isinstance(made, list) and isinstance(said, list) and len(made) == len(said):
        for i, (one, other) in enumerate(zip(made, said)):
            if one != other:
                return difference(one, other, f"{path}[{i}]")
    return f"{path or 'the whole'} is {made!r} by Helm, and {said!r} as rendered"


def compare(title, made, said):
    for key in sorted(made.keys() | said.keys()):
        if made.get(key) != said.get(key):
            faults.append(f"{title}: {' '.join(key)}: {difference(made.get(key), said.get(key))}")


def each_value(properties, path=()):
    """Every value that the schema knows, with its path."""
    for key, what in properties.items():
        if what["type"] == "object":
            yield from each_value(what.get("properties", {}), path + (key,))
        else:
            yield ".".join(path + (key,)), what


def has(tree, path):
    for key in path.split("."):
        if key not in tree:
            return False
        tree = tree[key]
    return True


version = run(*helm, "version")
if version.returncode == 77:
    sys.stderr.write(version.stderr)
    sys.exit(77)
if version.returncode != 0:
    sys.exit(f"{' '.join(helm)} cannot be run:\n{version.stderr}")

values = dict(each_value(schema["properties"]))
secrets = [path for path in values if "given at deployment" in (chart / "README.md").read_text().split(f"`{path}`")[-1].split("\n")[0]]
environments = {file.stem.removeprefix("values-"): file for file in sorted(chart.glob("values-*.yaml"))}
folders = sorted(folder.name for folder in rendered_folder.iterdir() if folder.is_dir())
if folders != sorted(environments):
    sys.exit(f"the chart has values for {sorted(environments)}, and {rendered_folder} has {folders}")

# ---- it lints, and its environments are what is rendered

namespaces = {}
for environment, file in environments.items():
    linted = run(*helm, "lint", "--strict", chart, "--values", file, *[word for path in secrets for word in ("--set", f"{path}=given")])
    if linted.returncode != 0 or "[WARNING]" in linted.stdout:
        faults.append(f"helm lint --strict, {environment}:\n{linted.stdout}{linted.stderr}")
    said = resources("---\n".join(path.read_text() for path in sorted((rendered_folder / environment).rglob("*.yaml"))
                                  if path.name != "kustomization.yaml"))
    namespaces[environment] = next(key[2] for key in said if key[2])
    # Rendered with `given` for the secrets that the environment does not have itself.
    own = yaml.safe_load(file.read_text()) or {}
    missing = [path for path in secrets if not has(own, path)]
    made = template(namespaces[environment], "--values", file, *[word for path in missing for word in ("--set", f"{path}=given")])
    compare(environment, made, said)
    print(f"{environment}: {len(made)} resources as rendered")

# ---- every combination of the switches

deciders = {path: ["true", "false"] if what["type"] == "boolean" else what["enum"]
            for path, what in values.items() if what["type"] == "boolean" or "enum" in what}
combinations = list(itertools.product(*deciders.values()))
if len(combinations) > 2048:
    sys.exit(f"{len(combinations)} combinations are too many to render one by one")

with tempfile.TemporaryDirectory() as folder:
    # What people give in files: several lines, quotes, what looks like a number or like a template.
    odd = ["line one\nline two\n", "1e3", "it's \"quoted\" \\ {{ .Values.x }}", "true", " # no comment: ", "0o17", "päss"]
    given = {path: odd[i % len(odd)] + str(i) for i, path in enumerate(secrets)}
    for path, text in given.items():
        (pathlib.Path(folder) / path).write_text(text)
    helm_secrets = [word for path in given for word in ("--set-file", f"{path}={pathlib.Path(folder) / path}")]
    own_secrets = [word for path, text in given.items() for word in ("--set", f"{path}={text}")]

    def one(index):
        chosen = dict(zip(deciders, combinations[index]))
        # The environments by turns, whatever a single switch is; where they edit, the chart itself asks which it is.
        environment = list(environments)[index.bit_count() % len(environments)]
        if set(values.get("environment", {}).get("enum", ())) == set(environments):
            environment = chosen.pop("environment")
        settings = [f"{path}={word}" for path, word in chosen.items()]
        done = run(program, "--stdout", "--environment", environment, *own_secrets,
                   *[word for setting in settings for word in ("--set", setting)])
        title = f"{environment}, {' '.join(settings)}"
        if done.returncode != 0:
            return title, None, f"the stack's program failed:\n{done.stderr}"
        return title, template(namespaces[environment], "--values", environments[environment], *helm_secrets,
                               *[word for setting in settings for word in ("--set", setting)]), done.stdout

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        compared = 0
        for title, made, said in pool.map(one, range(len(combinations))):
            if made is None:
                faults.append(f"{title}: {said}")
            else:
                compare(title, made, resources(said))
            compared += 1
            if len(faults) > 20:
                break
    print(f"{compared} combinations of {', '.join(deciders)} as rendered")

# ---- what is of the wrong type, or unknown

wrong = {"boolean": "maybe", "integer": "many", "array": "no-list", "string": "0"}
refused = 0
for path, what in values.items():
    # `--set` makes numbers of what looks like one: a text is refused as a number, all others as a text.
    done = run(*helm, "template", name, chart, "--set", f"{path}={wrong[what['type']]}")
    if done.returncode == 0 or path.split(".")[-1] not in done.stderr:
        faults.append(f"{path} takes {wrong[what['type']]}, which is no {what['type']}:\n{done.stderr[:500]}")
    refused += 1
unknown = run(*helm, "template", name, chart, "--set", "imag.tag=v1")
if unknown.returncode == 0 or "imag" not in unknown.stderr:
    faults.append("an unknown value is taken")
print(f"{refused} values of a wrong type and an unknown one refused")

# ---- nothing random, and no secret

random = re.compile(r"\b(rand\w*|gen(PrivateKey|CA\w*|SelfSigned\w*|Signed\w*)|uuidv4|bcrypt|htpasswd|derivePassword|shuffle|now|lookup)\b")
actions = re.compile(r"\{\{.*?\}\}", re.S)
for path in sorted((chart / "templates").rglob("*")):
    for action in actions.findall(path.read_text()):
        if found := random.search(action):
            faults.append(f"{path}: {action} has {found.group()}, which is something else each time")
for path in secrets:
    there = defaults
    for key in path.split("."):
        there = there[key]
    if there != "":
        faults.append(f"values.yaml has a default for the secret {path}")

if faults:
    sys.exit("\n".join(faults))
