"""docs/rules.md is what rules-table prints; --write makes it so."""

import subprocess
import sys


def main(arguments):
    write = arguments[0] == "--write"
    program, page = arguments[-2:]
    printed = subprocess.run([program], stdout=subprocess.PIPE, check=True).stdout
    if write:
        with open(page, "wb") as file:
            file.write(printed)
        return 0
    with open(page, "rb") as file:
        if file.read() == printed:
            return 0
    print(f"{page} is not what the rules say: cmake --build build --target rules-page")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
