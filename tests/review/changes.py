"""The changes of docs/review.md: each is made to a copy of its stack, compiled, and reviewed by the program.

    changes.py ROOT BUILD OUTPUT            what the page says of a change is what `dovetail review` says
    changes.py ROOT BUILD OUTPUT --write    writes into the page what it says
    changes.py ROOT BUILD OUTPUT --list     JSON: of each change the folders with the manifests before and after, and what the page
                                            says the API server answers, for who asks it

A change stands in the page as

    <!-- change STACK -->                   a folder of stack/, and behind it the folder below its manifests that a cluster has
    ```diff
    stack/reactbin/minio.hpp
    -        .withStorage(10_Gi);
    +        .withStorage(20_Gi);
    ```
    ````markdown
    what the review says of the stack
    ````
    > The server takes it.                  or: > The server refuses it: `words of its answer`
"""

import json
import pathlib
import re
import shlex
import shutil
import subprocess
import sys

PAGE = "docs/review.md"
CHANGE = re.compile(
    r"(?P<head>### (?P<title>[^\n]+)\n<!-- change (?P<stack>\S+) (?P<deployed>\S+) -->\n```diff\n(?P<diff>.*?)```\n\n?)"
    r"(?:````markdown\n(?P<review>.*?)````\n)?\n?"
    r"(?P<tail>> The server (?P<answer>takes|refuses) it(?:: `(?P<words>.*?)`)?[^\n]*\n)",
    re.S,
)
OVERVIEW = re.compile(r"\A.*?(?=^### )", re.S | re.M)


class Failure(Exception):
    pass


def run(command, folder, **more):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, **more)
    if done.returncode != 0:
        raise Failure(f"{shlex.join(map(str, command))}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout


def edited(text, removed, added, name):
    """A text in which some lines, which stand there once, are others. What is only added follows the line before it."""
    if text.count(removed) != 1:
        raise Failure(f"{name} does not have once:\n{removed}")
    return text.replace(removed, added)


def patch(root, diff):
    """Lines with ' ', '-' or '+' before them, below the name of their file."""
    name, old, new = None, "", ""

    def apply():
        if name is not None:
            path = root / name
            path.write_text(edited(path.read_text(encoding="utf-8"), old, new, name), encoding="utf-8")

    for line in diff.splitlines(keepends=True):
        if line.startswith("stack/"):
            apply()
            name, old, new = line.strip(), "", ""
        elif line[0] in " -":
            old += line[1:]
        if line[0] in " +" and not line.startswith("stack/"):
            new += line[1:]
    apply()


class Change:
    def __init__(self, root, build, folder, number, match):
        self.root, self.build, self.number = root, build, number
        self.title, self.stack, self.deployed, self.diff = match["title"], match["stack"], match["deployed"], match["diff"]
        self.review, self.answer, self.words = match["review"], match["answer"], match["words"]
        self.folder = folder / str(number)
        entries = json.loads((build / "compile_commands.json").read_text())
        main = root / "stack" / self.stack
        self.entry = next(each for each in entries if pathlib.Path(each["file"]).parent == main and pathlib.Path(each["file"]).stem == self.stack)

    def compiled(self):
        """The program of the changed stack. It is compiled as the build compiles the stack, from another folder."""
        sources = self.folder / "sources"
        shutil.copytree(self.root / "stack" / self.stack, sources / "stack" / self.stack)
        patch(sources, self.diff)
        main = pathlib.Path(self.entry["file"])
        command = shlex.split(self.entry["command"])
        command[command.index("-o") + 1] = str(self.folder / "main.o")
        command[command.index(str(main))] = str(sources / "stack" / self.stack / main.name)
        command.append(f"-fmacro-prefix-map={sources}/=")
        run(command, self.entry["directory"])
        program = self.folder / "manifests"
        library = self.build / "dsl"
        run([command[0], self.folder / "main.o", "-o", program, library / "libdovetail.so", f"-Wl,-rpath,{library}"], self.folder)
        return program

    def reviewed(self, dovetail):
        """What the review says of the stack. Leaves the manifests before and after."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        program = self.compiled()
        repository = self.folder / "repository"
        name = run([program, "--version"], self.folder).split(",")[0]
        manifests = pathlib.Path("generated") / "k8s" / name
        shutil.copytree(self.root / manifests, repository / manifests)
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
        run([*git, "init", "--quiet", "--initial-branch=main"], repository)
        run([*git, "add", "."], repository)
        run([*git, "commit", "--quiet", "--message=before"], repository)
        shutil.copytree(repository / manifests / self.deployed, self.folder / "before")
        run([program, "--no-warnings", "--output", manifests], repository)
        shutil.copytree(repository / manifests / self.deployed, self.folder / "after")
        description = self.folder / "description.json"
        description.write_text(run([program, "--describe", "--no-warnings"], repository), encoding="utf-8")
        said = run([dovetail, "review", "--git", "main", description], repository)
        return OVERVIEW.sub("", said).strip() + "\n"


def main():
    root, build, folder = (pathlib.Path(each).resolve() for each in sys.argv[1:4])
    how = sys.argv[4] if len(sys.argv) > 4 else ""
    page = (root / PAGE).read_text(encoding="utf-8")
    changes = [Change(root, build, folder, i + 1, match) for i, match in enumerate(CHANGE.finditer(page))]
    if len(changes) < 10:
        raise Failure(f"{PAGE} has {len(changes)} changes")
    said = [each.reviewed(build / "dsl" / "cli" / "dovetail") for each in changes]
    if how == "--list":
        fields = [{"title": each.title, "before": str(each.folder / "before"), "after": str(each.folder / "after"), "answer": each.answer, "words": each.words or ""} for each in changes]
        print(json.dumps(fields))
        return 0
    if how == "--write":
        words = iter(said)
        (root / PAGE).write_text(CHANGE.sub(lambda match: f"{match['head']}````markdown\n{next(words)}````\n\n{match['tail']}", page), encoding="utf-8")
        return 0
    wrong = [each for each, words in zip(changes, said) if each.review != words]
    for each in wrong:
        print(f"{PAGE}: of '{each.title}' the review says:\n{said[each.number - 1]}")
    print(f"{len(changes)} changes, {len(wrong)} of which the page says something else of")
    return 1 if wrong else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as problem:
        sys.exit(f"changes.py: {problem}")
