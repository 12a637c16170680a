"""Holds the program `dovetail` against cases: YAML files that say in their first lines what a check must make of them.

cases.py PROGRAM FOLDER [WORD…]   with words: only the cases whose name has one of them

    # why: a sentence for people
    # options: --profile baseline
    # expect: nothing                no finding, exit code 0
    # expect: exit 2                 this exit code
    # expect: error /regex/          an error with a rule, words or place that match
    # expect: warning /regex/        a warning that does
    # expect: any /regex/            either
    # expect: at 12 /regex/          either, on line 12 of the file
    # expect: once /regex/           exactly one finding does
    # expect: never /regex/          nothing that is printed does: no finding, no mend, no notice
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys

if len(sys.argv) < 3:
    sys.exit(__doc__)
program, folder, words = str(pathlib.Path(sys.argv[1]).absolute()), pathlib.Path(sys.argv[2]), sys.argv[3:]


def header(path):
    """The expectations and the options of a case."""
    expectations, options = [], []
    for line in path.read_text().splitlines():
        found = re.match(r"# (why|options|expect): (.+)$", line)
        if not found:
            break
        if found[1] == "expect":
            expectations.append(found[2])
        elif found[1] == "options":
            options += shlex.split(found[2])
    return expectations, options


def check(path, options):
    """What the program finds, as it prints it for people and for machines."""
    command = [program, "check", "--no-config", *options]
    text = subprocess.run([*command, path.name], cwd=folder, capture_output=True, text=True, timeout=60)
    if text.returncode not in (0, 1, 2):
        sys.exit(f"{path.name}: the program ended with {text.returncode}: {text.stderr}")
    machine = subprocess.run([*command, "--format", "json", path.name], cwd=folder, capture_output=True, text=True, timeout=60)
    findings = json.loads(machine.stdout)["findings"] if machine.stdout else []
    return text, findings


def holds(expectation, text, findings):
    word, _, rest = expectation.partition(" ")
    line = None
    if word == "at":
        number, _, rest = rest.partition(" ")
        line = int(number)
    if word == "nothing":
        return not findings and text.returncode == 0
    if word == "exit":
        return text.returncode == int(rest)
    pattern = re.fullmatch(r"/(.+)/", rest)
    if not pattern:
        sys.exit(f"what is `# expect: {expectation}`?")
    pattern = re.compile(pattern[1])
    if word == "never":
        return not pattern.search(text.stdout + text.stderr)
    matching = [f for f in findings if pattern.search(f"{f['rule']} {f['message']}")]
    if word in ("error", "warning"):
        return any(f["severity"] == word for f in matching)
    if word == "at":
        return any(f["line"] == line for f in matching)
    if word == "once":
        return len(matching) == 1
    if word == "any":
        return bool(matching)
    sys.exit(f"what is `# expect: {expectation}`?")


cases = sorted(p for p in folder.glob("*.yaml") if not words or any(w in p.name for w in words))
if not cases:
    sys.exit(f"{folder}: no case")
wrong = 0
for case in cases:
    expectations, options = header(case)
    if not expectations:
        sys.exit(f"{case.name}: its first lines say nothing of what is expected")
    text, findings = check(case, options)
    failed = [e for e in expectations if not holds(e, text, findings)]
    wrong += bool(failed)
    for expectation in failed:
        print(f"{case.name}: expected {expectation}")
    if failed:
        print("".join(f"    | {line}\n" for line in (text.stdout + text.stderr).splitlines()))
print(f"{len(cases) - wrong} of {len(cases)} cases agree")
sys.exit(wrong != 0)
