"""What kustomize and Helm make of the trees and the chart beside this file, for tests that do without them.

    render.py [--check] TOOL     writes rendered/, or compares; TOOL runs one of them: tests/conformance/tool
"""

import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
CHART = HERE / "chart"


def made_by(tool, *arguments):
    done = subprocess.run([tool, *arguments], capture_output=True, text=True)
    if done.returncode != 0:
        sys.stderr.write(done.stderr)
        sys.exit(done.returncode)
    return done.stdout


def renderings(tool):
    for tree in [HERE / "base", *sorted((HERE / "overlays").iterdir()), HERE / "stall", HERE / "live"]:
        yield f"{tree.name}.yaml", made_by(tool, "kustomize", "build", str(tree))
    for values in [None, *sorted(CHART.glob("values-*.yaml"))]:
        name = f"chart{values.stem.removeprefix('values')}.yaml" if values else "chart.yaml"
        given = ["--values", str(values)] if values else []
        yield name, made_by(tool, "helm", "template", "reviews", str(CHART), *given)


def main(arguments):
    checks = arguments[:1] == ["--check"]
    wrong = []
    for name, text in renderings(arguments[-1]):
        file = HERE / "rendered" / name
        if not checks:
            file.write_text(text)
        elif not file.is_file() or file.read_text() != text:
            wrong.append(name)
    if wrong:
        sys.exit(f"{', '.join(wrong)}: not what is rendered now: tests/convert/trees/render.py tests/conformance/tool writes them again")


if __name__ == "__main__":
    main(sys.argv[1:])
