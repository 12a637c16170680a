"""Compiles what functions.py calls wrong, all of it at once: every line must be an error, at the line itself.

    wrong.py wrong.cpp -- COMMAND...
"""

import os
import re
import subprocess
import sys


def main():
    path, command = sys.argv[1], sys.argv[3:]
    with open(path, encoding="utf-8") as source:
        calls = {number: line.strip() for number, line in enumerate(source, 1) if line.startswith("constexpr auto ")}
    done = subprocess.run([*command, path], env={**os.environ, "LC_ALL": "C"}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True)
    name = re.escape(path)
    refused = {int(line) for line in re.findall(rf"^{name}:(\d+): error: ", done.stdout, re.M)}
    taken = [f"{path}:{number}: compiles, or is refused elsewhere: {call}" for number, call in calls.items() if number not in refused]
    # A call that is wrong for another reason shows nothing.
    strange = [line for line in done.stdout.splitlines()
               if re.search(r"error: (no matching|no member named|use of undeclared|unknown type|expected|call to .* is ambiguous)", line)]
    print("\n".join(taken + strange))
    print(f"{len(calls)} wrong calls, {len(taken)} taken, {len(strange)} wrong for another reason")
    return 1 if taken or strange or len(calls) < 1000 else 0


if __name__ == "__main__":
    sys.exit(main())
