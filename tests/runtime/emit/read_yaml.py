"""Prints what PyYAML reads from a file of one YAML document: a line for each scalar, key or value, in the document's order,
with its type and its text in hexadecimal. With the loader in Python and, where it was built, with libyaml's."""
import sys

try:
    import yaml
except ImportError:
    sys.exit("PyYAML is missing: install python3-yaml for " + sys.executable)


def scalars(value):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from scalars(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from scalars(inner)
    else:
        yield value


loaders = [yaml.SafeLoader] + ([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])
for loader in loaders:
    with open(sys.argv[1], "rb") as document:
        for scalar in scalars(yaml.load(document, Loader=loader)):
            print(type(scalar).__name__, str(scalar).encode("utf-8", "surrogatepass").hex() or "-")
    print("end", loader.__name__)
