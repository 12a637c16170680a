"""Compares what `kubectl kustomize` and `kustomize build` make of a stack's folder with the resources that its program prints.

    python3 kustomize.py <tests/conformance/tool> <program> <folder>

Exit code 77 where the tools cannot be built here; they say so.
"""

import subprocess
import sys

import yaml

tool, program, folder = sys.argv[1:]


def objects(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(done.returncode)
    found = {}
    for each in yaml.safe_load_all(done.stdout):
        name = (each["apiVersion"], each["kind"], each["metadata"].get("namespace"), each["metadata"]["name"])
        if name in found:
            sys.exit(f"{command[0]}: {name} comes twice")
        found[name] = each
    return found


wanted = objects(program, "--stdout")
for command in ([tool, "kubectl", "kustomize", folder], [tool, "kustomize", "build", folder]):
    made = objects(*command)
    for name in sorted(wanted.keys() | made.keys(), key=str):
        if wanted.get(name) != made.get(name):
            sys.exit(f"{' '.join(command[1:])}: {name} is not what the stack says:\n{made.get(name)}\n{wanted.get(name)}")
    print(f"{' '.join(command[1:3])}: {len(made)} resources, as the stack says")
