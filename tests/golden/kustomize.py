"""Compares what kustomize makes of each overlay with the environment as it is rendered, resource by resource.

    python3 kustomize.py <kustomize command> <folder with rendered/ and overlays/>

Exit code 77 where the command has it: it says why it cannot be run here.
"""

import pathlib
import shlex
import subprocess
import sys

import yaml

command, folder = shlex.split(sys.argv[1]), pathlib.Path(sys.argv[2])


def resources(documents):
    """The resources by what names them, and whatever stands there twice."""
    found, twice = {}, []
    for document in documents:
        if document is None:
            continue
        metadata = document["metadata"]
        name = (document["apiVersion"], document["kind"], metadata.get("namespace", ""), metadata["name"])
        if name in found:
            twice.append(name)
        found[name] = document
    return found, twice


def built(overlay):
    done = subprocess.run([*command, overlay], capture_output=True, text=True)
    if done.returncode == 77:
        sys.stderr.write(done.stderr)
        sys.exit(77)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} {overlay} failed:\n{done.stderr}")
    if done.stderr:
        sys.exit(f"{' '.join(command)} {overlay} is not content:\n{done.stderr}")
    return resources(yaml.safe_load_all(done.stdout))


def rendered(environment):
    paths = [path for path in sorted(environment.rglob("*.yaml")) if path.name != "kustomization.yaml"]
    return resources(document for path in paths for document in yaml.safe_load_all(path.read_text()))


environments = sorted(path.name for path in (folder / "rendered").iterdir())
overlays = sorted(path.name for path in (folder / "overlays").iterdir())
if environments != overlays or not environments:
    sys.exit(f"{folder}: rendered are {environments}, overlays are {overlays}")
faults = []
for environment in environments:
    (made, made_twice), (said, said_twice) = built(folder / "overlays" / environment), rendered(folder / "rendered" / environment)
    faults += [f"{environment}: {name} is there twice" for name in made_twice + said_twice]
    for name in sorted(made.keys() | said.keys()):
        if made.get(name) != said.get(name):
            faults.append(f"{environment}: {name}\n  kustomize: {made.get(name)}\n  rendered:  {said.get(name)}")
    print(f"{environment}: {len(said)} resources")
if faults:
    sys.exit("\n".join(faults))
