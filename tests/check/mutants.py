"""Generated manifests are sound to `dovetail check`; and each mutant of them is found, or is explained in survivors.txt.

    mutants.py DOVETAIL SURVIVORS (FOLDER PROGRAM ENVIRONMENT)...

PROGRAM prints what the stack relies on in an environment (`-`: it has none) for --externals. A mutant is the whole folder with one thing changed:
  rename   a name that refers to something, or the name of something
  drop     an object; a key of a ConfigMap; a variable; a label; a port; a volume and its mount
  change   a port's number or name; a value of a selector
A survivor is a mutant that the check takes for sound. survivors.txt has a line for each sort of them: a pattern that its
description matches, and the reason. A pattern that matches none is out of date and fails, but for those whose reason is that a
rule is still to come (`open: CON-37`): these are told.
"""

import copy
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

# Where a name refers to something, or is what others refer to; by the way to it from its object, without indices.
NAMES = re.compile(
    r"""(?x)
    ^metadata\.(name|namespace)$
    | (ConfigMap|Secret|secretKey|configMapKey|configMap|secret|Claim|claim|issuer|Auth|account|roleKey)Ref\.(name|key|kind)$
    | \.(configMap|secret|persistentVolumeClaim|service|destination)\.(name|secretName|claimName)$
    | \.items\.key$
    | \.(volumeMounts|volumes|imagePullSecrets|middlewares|services|containers|initContainers)\.name$
    | volumeClaimTemplates\.metadata\.name$
    | \.(serviceName|serviceAccountName|serviceAccount|storageClassName|volumeName|vaultAuthRef|secretName|ingressClassName)$
    | ^metadata\.annotations\.cert-manager\.io/(cluster-)?issuer$
    | envFrom\.(configMapRef|secretRef)\.name$
    | \.(dnsNames|hosts)$
    | \.host$
    | routes\.match$
    """
)
PORTS = re.compile(r"(\.|^)(containerPort|targetPort|nodePort|port|number)$|\.ports\.name$")
SELECTORS = re.compile(r"(^|\.)(matchLabels|selector|labels)\.[^.]+(\.[a-z]+/[^.]+)?$")
# Mappings each of whose entries is a thing of its own, and lists of such things.
KEYED = re.compile(r"^data$|(^|\.)labels$|(^|\.)matchLabels$|^spec\.selector$")
LISTED = re.compile(r"\.(env|envFrom|ports|volumes|volumeMounts|volumeClaimTemplates|services|middlewares|paths|rules|dnsNames)$")


def places(value, way=""):
    """Every value below one, with its way and what holds it: (way, holder, key, value)."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in entries:
        step = way if isinstance(value, list) else f"{way}.{key}" if way else str(key)
        yield step, value, key, held
        yield from places(held, step)


def shown(value):
    if isinstance(value, dict):
        return str(value.get("name", next(iter(value.values()), "")))
    return str(value)


def mutants(documents):
    """(description, documents) of each mutant."""
    for i, document in enumerate(documents):
        title = f"{document['kind']}/{document['metadata']['name']}"
        yield f"drop {title}", documents[:i] + documents[i + 1 :]

        def changed(change, number):
            copied = copy.deepcopy(documents)
            _, holder, key, held = list(places(copied[i]))[number]
            change(holder, key, held)
            return copied

        def drop(holder, key, held):
            del holder[key]

        def put(value):
            def change(holder, key, held):
                holder[key] = value

            return change

        for number, (way, holder, key, held) in enumerate(places(document)):
            where = f"{title} {way} {shown(held)}"
            if isinstance(held, str) and NAMES.search(way):
                if "match" in way:
                    other = held.replace("Host(`", "Host(`x", 1)
                elif "." in held and not way.endswith(("name", "key")):
                    other = "x" + held
                else:
                    other = held + "x"
                yield f"rename {where}", changed(put(other), number)
            if PORTS.search(way) and isinstance(held, (str, int)):
                yield f"change {where}", changed(put(held + 1 if isinstance(held, int) else held + "x"), number)
            if SELECTORS.search(way) and isinstance(held, str):
                yield f"change {where}", changed(put(held + "x"), number)
            if (isinstance(holder, dict) and KEYED.search(way.rpartition(f".{key}")[0] or "")) or (isinstance(holder, list) and LISTED.search(way)):
                yield f"drop {where}", changed(drop, number)


def read_survivors(file):
    """[pattern, reason, how often it matched]"""
    known = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, _, reason = line.partition("  # ")
            known.append([re.compile(pattern.strip()), reason, 0])
    return known


def check_folder(dovetail, known, folder, program, environment):
    """What is wrong, a line each; prints the counts."""
    wrong = []
    with tempfile.NamedTemporaryFile("w", suffix=".json") as externals:
        of = [] if environment == "-" else ["--environment", environment]
        subprocess.run([program, *of, "--externals"], stdout=externals, check=True)
        command = [dovetail, "check", "--no-config", "--externals", externals.name]
        done = subprocess.run([*command, str(folder)], capture_output=True, text=True)
        if done.returncode != 0 or done.stdout:
            return [f"dovetail check {folder} is to be silent, and says:\n{done.stdout}{done.stderr}"]

        documents = []
        for file in sorted(folder.rglob("*.yaml")):
            if file.name != "kustomization.yaml":
                documents += [each for each in yaml.safe_load_all(file.read_text(encoding="utf-8")) if each]
        counts = {}
        explained = 0
        for description, mutated in mutants(documents):
            text = yaml.dump_all(mutated, Dumper=yaml.CSafeDumper)
            done = subprocess.run([*command, "-"], input=text, capture_output=True, text=True)
            if done.returncode == 0:
                # What stacks are held to beside the rules over anybody's YAML.
                done = subprocess.run([*command, "--only", "DOV-74", "-"], input=text, capture_output=True, text=True)
            count = counts.setdefault(description.split(" ", 1)[0], [0, 0])
            count[0] += 1
            explanation = next((each for each in known if each[0].fullmatch(description)), None)
            if done.returncode == 1:
                count[1] += 1
            elif done.returncode != 0:
                wrong.append(f"{description}: exit code {done.returncode}: {done.stderr}")
            elif explanation is None:
                wrong.append(f"{folder}: survives, and survivors.txt does not say why: {description}")
            else:
                explanation[2] += 1
                explained += 1
    for sort, (count, found) in counts.items():
        print(f"{folder}: {sort}: {found} of {count} found")
    print(f"{folder}: {sum(c[1] for c in counts.values())} of {sum(c[0] for c in counts.values())} mutants found, {explained} explained")
    return wrong


def main():
    dovetail, survivors_file, *stacks = sys.argv[1:]
    known = read_survivors(pathlib.Path(survivors_file))
    wrong = []
    for i in range(0, len(stacks), 3):
        wrong += check_folder(dovetail, known, pathlib.Path(stacks[i]), stacks[i + 1], stacks[i + 2])
    for pattern, reason, count in known:
        print(f"{count:>4} {reason}")
        if count == 0 and not reason.startswith("open: "):
            wrong.append(f"survivors.txt explains what does not survive: {pattern.pattern}")
    for each in wrong:
        print(each)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
