"""Fails unless the kinds that the library registers are exactly those that the headers of api/ and crd/ have.

    python3 registered.py <include/dovetail> <table of kinds>...
"""

import pathlib
import re
import sys

include, *tables = map(pathlib.Path, sys.argv[1:])
name_space = re.compile(r"^namespace dovetail::([\w:]+) \{$", re.MULTILINE)
text_member = "  static constexpr std::string_view {} = "
kind = re.compile(
    r"^struct (\w+) \{\n" + text_member.format("api_version") + r".*\n" + text_member.format("kind"), re.MULTILINE
)

defined = set()
for header in [*include.glob("api/**/*.hpp"), *include.glob("crd/**/*.hpp")]:
    text = header.read_text()
    for name in kind.findall(text):
        defined.add(f"{name_space.findall(text)[-1]}::{name}")
rows = [row for table in tables for row in re.findall(r"kind_of<([\w:]+)>\(\)", table.read_text())]
registered = set(rows)

for name in sorted(defined - registered):
    print(f"{name} is a kind, but in no table: add it")
for name in sorted(registered - defined):
    print(f"{name} is in a table, but no kind")
for name in sorted({row for row in rows if rows.count(row) > 1}):
    print(f"{name} is registered twice")
print(f"{len(defined & registered)} kinds are registered")
sys.exit(not defined or defined != registered or len(rows) != len(registered))
