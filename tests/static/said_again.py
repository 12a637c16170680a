"""Looks for each `with…` of the library's builders in the test of what a second call does: no function can be forgotten.

    said_again.py <again_test.cpp> <header>...

A function is in the test where a chain of it has it twice. Those of which a second call is nothing to test are listed here.
"""

import re
import sys

FUNCTION = re.compile(r"^  (?:template <[^\n]*>\s*)?(?:constexpr|consteval) auto (with[A-Z]\w*)\(", re.MULTILINE)

# What has no argument, and says the same however often it is called.
WITHOUT_ARGUMENTS = re.compile(r"\b(with[A-Z]\w*)\(\) const")
# Their headers are not the stacks' builders: a Dockerfile's instructions stand in the order of the calls (dockerfile_test.cpp).
OTHER_TESTS = {"dockerfile.hpp", "chart.hpp"}


def functions(path):
    with open(path, encoding="utf-8") as source:
        text = source.read()
    return set(FUNCTION.findall(text)) - set(WITHOUT_ARGUMENTS.findall(text))


def main():
    test, *headers = sys.argv[1:]
    with open(test, encoding="utf-8") as source:
        # A chain ends with its statement.
        chains = [re.findall(r"\.(with[A-Z]\w*)(?:<[^()]*>)?\(", chain) for chain in source.read().split(";\n")]
    twice = {name for chain in chains for name in chain if chain.count(name) > 1}
    missing = []
    for header in headers:
        if header.rsplit("/", 1)[-1] not in OTHER_TESTS:
            missing += [f"{header}: {name}" for name in sorted(functions(header) - twice)]
    for each in missing:
        print(f"{each} is called twice in no chain of {test}: add one, with what the second call does", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
