"""A scalar, a list, a map or an optional object of the model has no initial values (dsl/include/dovetail/model/scalar.hpp says why), so
one that is declared by itself has braces: `model::text name{};`.

    python3 initial_values.py <root>     says which has none
"""

import pathlib
import re
import sys

FOLDERS = "dsl", "stack", "examples", "tests", "bench"
SUFFIXES = ".hpp", ".cpp"
TYPES = "list|map|optional|text|integer|number|boolean|quantity|time|bytes|choice|int_or_string"
# `list<T> a, b{};`, as a variable or a member; what is returned, called or declared as a parameter ends otherwise.
BARE = re.compile(rf"\s+(?:mutable |static |thread_local )*(?:(?:dovetail::)?model::)?(?:{TYPES})(?:<[^;()=]*>)? "
                  r"(?P<names>\w+(?:\{\})?(?:, \w+(?:\{\})?)*);")


def bare_names(line):
    """The names that a line declares without initial values."""
    found = BARE.fullmatch(line.split("//")[0].rstrip())
    return [name for name in found["names"].split(", ") if not name.endswith("{}")] if found else []


def main(root):
    faults = 0
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix not in SUFFIXES or not path.is_file() or path == root / "dsl/include/dovetail/model/scalar.hpp":
                continue
            for number, line in enumerate(path.read_text().splitlines(), 1):
                for name in bare_names(line):
                    faults += 1
                    print(f"{path.relative_to(root)}:{number}: `{name}` has no initial values and may be anything; write `{name}{{}}`")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
