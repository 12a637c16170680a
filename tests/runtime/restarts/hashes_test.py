"""Holds the hashes of a rendered stack against those that are computed here, of what its ConfigMaps and Secrets hold; that names with a
hash are followed; and that a change of what somebody reads changes his pods, and nobody else's.

    python3 hashes_test.py <the program restarts>
"""

import hashlib
import json
import subprocess
import sys

import yaml

program = sys.argv[1]
faults = []


def rendered(environment, **values):
    settings = [word for name, value in {"token": "given", **values}.items() for word in ("--set", f"{name}={value}")]
    done = subprocess.run([program, "--stdout", "--environment", environment, *settings], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{environment}, {values}: {done.stderr}")
    return {(each["kind"], each["metadata"]["name"]): each for each in yaml.safe_load_all(done.stdout) if each}


def sum_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def checksum(held):
    """As the documentation has it: of what `sha256sum` prints for the keys as files."""
    is_secret = held["kind"] == "Secret"
    text, base64 = (held.get(field) or {} for field in (("stringData", "data") if is_secret else ("data", "binaryData")))
    lines = [f"{sum_of(text[key])}  {key}\n" for key in sorted(text)] + [f"{sum_of(base64[key])} *{key}\n" for key in sorted(base64)]
    return sum_of("".join(lines))


def names_in(tree):
    """The ConfigMaps that a tree names."""
    if isinstance(tree, dict):
        for key, what in tree.items():
            if key in ("configMap", "configMapRef", "configMapKeyRef"):
                yield what["name"]
            yield from names_in(what)
    elif isinstance(tree, list):
        for what in tree:
            yield from names_in(what)


def check(title, objects):
    annotations = 0
    for (kind, name), each in objects.items():
        if kind not in ("Deployment", "StatefulSet", "DaemonSet"):
            continue
        template = each["spec"]["template"]
        for key, said in template["metadata"].get("annotations", {}).items():
            of_kind, _, of_name = key.removeprefix("checksum/").partition("-")
            held = objects[("Secret" if of_kind == "secret" else "ConfigMap", of_name)]
            annotations += 1
            if said != checksum(held):
                faults.append(f"{title}: {kind} {name}: {key} is {said}, and {checksum(held)} is the hash")
        for read in names_in(template):
            optional = read == "debug-settings"
            if ("ConfigMap", read) not in objects and not optional:
                faults.append(f"{title}: {kind} {name} names ConfigMap {read}, which is not there")
    hashed = [(name, each) for (kind, name), each in objects.items() if kind == "ConfigMap" and name.startswith(("site-", "restarts-own-"))]
    if len(hashed) != 2:
        faults.append(f"{title}: {len(hashed)} names with a hash, and not 2")
    for name, each in hashed:
        if name.rpartition("-")[2] != checksum(each)[:10]:
            faults.append(f"{title}: ConfigMap {name} holds what has the hash {checksum(each)}")
    if annotations < 3:
        faults.append(f"{title}: {annotations} annotations, and not 3 or more")
    if "\x01" in str(objects):
        faults.append(f"{title}: a marker is left")


def templates(objects):
    return {key: each["spec"]["template"] for key, each in objects.items() if "template" in each.get("spec", {})}


def changed(before, after):
    one, other = templates(before), templates(after)
    return sorted(name for (kind, name) in one if one[(kind, name)] != other[(kind, name)])


for environment in ("local", "shared"):
    before = rendered(environment)
    check(environment, before)
    for values, readers in (
        ({"greeting": "two\nlines, \"quoted\""}, ["agent", "queue", "web"]),
        ({"workers": 7}, ["agent", "queue", "web"]),
        ({"token": "another"}, ["web"]),
        # What this environment takes out of it is no change.
        ({"hosts": "c.example.com"}, ["agent", "queue", "web"] if environment == "local" else []),
    ):
        after = rendered(environment, **values)
        check(f"{environment}, {values}", after)
        if (found := changed(before, after)) != sorted(readers):
            faults.append(f"{environment}, {values}: {found} start anew, and {sorted(readers)} read it")

# Whoever compares what is written asks for it by the names that it has there.
described = json.loads(subprocess.run([program, "--describe", "--set", "token=given"], capture_output=True, text=True, check=True).stdout)
for environment in ("local", "shared"):
    said = sorted((each["kind"], each["name"]) for each in described["objects"] if each["environment"] == environment)
    if said != sorted(rendered(environment)):
        faults.append(f"{environment}: --describe tells of {said}")

if faults:
    sys.exit("\n".join(faults))
