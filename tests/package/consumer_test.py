"""The installed library makes a user's manifests: configure, build, compare with what is expected.

    python3 consumer_test.py <cmake> <compiler> <prefix>
"""

import difflib
import sys

import project

consumer = project.Project(*sys.argv[1:])
try:
    consumer.must(consumer.configure())
    consumer.must(consumer.build("manifests"))
    made = consumer.manifests()
    folder = project.HERE / "expected"
    wanted = {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}
    differences = [
        line
        for name in sorted(made.keys() | wanted.keys())
        for line in difflib.unified_diff(wanted.get(name, "").splitlines(), made.get(name, "").splitlines(),
                                         f"expected/{name}", f"generated/{name}", lineterm="")
    ]
    if differences or not made:
        sys.exit("\n".join(differences) or "nothing was generated")
    print(f"{len(made)} files are as expected")
finally:
    consumer.close()
