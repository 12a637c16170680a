"""Every check of the catalogue is made or open, and none is both; prints the count of each family."""

import collections
import re
import subprocess
import sys


# Rules that the catalogue does not have, beside those of the family DOV: kinds of faults that others' manifests showed.
BEYOND = {"CON-96", "CON-97", "CON-98", "CON-99", "GRM-55", "GRM-60", "REF-90", "REF-91", "REF-92", "REF-93", "SEC-48"}


def main(program, catalogue):
    state = {}
    faults = []
    for line in subprocess.run([program, "--ids"], stdout=subprocess.PIPE, check=True, text=True).stdout.splitlines():
        rule, what = line.split()
        if rule in state:
            faults.append(f"{rule} is both {state[rule]} and {what}")
        state[rule] = what
    with open(catalogue, encoding="utf-8") as file:
        listed = dict.fromkeys(re.findall(r"\b[A-Z]{3}-\d\d\b", file.read()))
    faults += [f"{rule} is neither made nor open" for rule in listed if rule not in state]
    faults += [f"{rule} is not in the catalogue" for rule in state if rule not in listed and rule not in BEYOND and not rule.startswith("DOV-")]
    faults += [f"{rule} of BEYOND is in the catalogue, or is no rule" for rule in BEYOND if rule in listed or rule not in state]
    count = collections.Counter((rule[:3], what) for rule, what in state.items())
    for family in sorted({key[0] for key in count}):
        print(f"{family}: {count[family, 'made']} made, {count[family, 'open']} open")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
