"""The pictures of the three systems in docs/pictures, which the README shows.

    pictures.py ROOT DOVETAIL            each is of what the stacks make today
    pictures.py ROOT DOVETAIL --write    makes them anew, by Graphviz

Graphviz of another version puts things elsewhere; so it is what was given to it that is compared, by its sum in the picture.
"""

import hashlib
import pathlib
import subprocess
import sys

SYSTEMS = {"reactbin": "reactbin", "matchid": "matchid/rendered/poc", "ezscale": "ezscale-website/us-prod"}


def main():
    root, dovetail = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
    wrong = []
    for name, folder in SYSTEMS.items():
        command = [dovetail, "graph", "--no-findings", "--no-render", f"generated/k8s/{folder}"]
        dot = subprocess.run([*command, "--format", "dot"], cwd=root, check=True, capture_output=True, text=True).stdout
        mark = f"<!-- of {hashlib.sha256(dot.encode()).hexdigest()} -->"
        file = root / "docs" / "pictures" / f"{name}.svg"
        if "--write" in sys.argv:
            svg = subprocess.run([*command, "--format", "svg"], cwd=root, check=True, capture_output=True, text=True).stdout
            file.write_text(svg[svg.index("<svg") :].replace("<svg", f"{mark}\n<svg", 1), encoding="utf-8")
        elif mark not in file.read_text(encoding="utf-8"):
            wrong.append(f"docs/pictures/{name}.svg is not of what the stack makes: cmake --build build --target pictures")
    print("\n".join(wrong) or f"{len(SYSTEMS)} pictures are as the stacks are")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
