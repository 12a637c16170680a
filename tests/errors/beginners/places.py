"""No text that a user writes may be taken for a source file's name: what records the caller's line is one parameter of its own
type, the last one, and nothing else in a header asks the compiler where it is."""

import pathlib
import re
import sys

PARAMETER = re.compile(r"place \w+ = place\{__builtin_FILE\(\), __builtin_LINE\(\)\}(?=\))")
WHERE = re.compile(r"__builtin_(?:FILE|LINE|source_location)|std::source_location|__FILE__|__LINE__")


def faults_of(text):
    text = re.sub(r"//[^\n]*", "", text)
    return [match.group() for match in WHERE.finditer(PARAMETER.sub("", text))]


def main(folder):
    headers = sorted(pathlib.Path(folder).rglob("*.hpp"))
    found = False
    uses = 0
    for header in headers:
        text = header.read_text(encoding="utf-8")
        uses += len(PARAMETER.findall(text))
        for fault in faults_of(text):
            found = True
            print(f"{header}: `{fault}` is not the last parameter `place written = place{{__builtin_FILE(), __builtin_LINE()}}`", file=sys.stderr)
    # A text that has such a parameter must be found, or nothing was looked at.
    assert uses > 50, f"{folder} has {uses} such parameters: not the library's headers"
    assert faults_of("int run(std::string_view source = __builtin_FILE());")
    assert faults_of("f(place written = place{__builtin_FILE(), __builtin_LINE()}, int more = 0)")
    return 1 if found else 0


sys.exit(main(sys.argv[1]))
