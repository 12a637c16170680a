"""Makes mistakes in a copy of a stack and asks the compiler. Each must fail with the words that tests/errors/stacks has for it,
which name the stack's file and line; the copy as it stands must compile.

    stack_test.py ROOT STACK COMPILER-COMMAND...

A compilation of a real stack takes seconds, whatever is wrong in it. So all mistakes are made at once first, and only those that
this does not show to be told as they should are made one by one.
"""

import dataclasses
import importlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# g++ gives a finding as a template's argument, clang as the message of a static_assert.
FINDING = re.compile(r"(stack/\S+:\d+: .*? \[[A-Z]{3}-\d\d\])")


@dataclasses.dataclass
class Mistake:
    """What is wrong, the file, what stands there, what is written instead, and what the compiler must say; `alone` where it
    must find nothing else."""

    name: str
    file: str
    sound: str
    wrong: str
    says: str
    alone: bool = False


@dataclasses.dataclass
class Program:
    """A program of the stack that has exactly these findings, and the edits (file, what stands there, what is written
    instead) that mend it."""

    name: str
    file: str
    findings: list
    mend: list


class Copy:
    def __init__(self, root, stack, command, folder):
        self.stack, self.command, self.folder = stack, command, folder
        self.path = pathlib.Path(folder) / "stack" / stack
        shutil.copytree(root / "stack" / stack, self.path)

    def compile(self, file):
        done = subprocess.run([*self.command, f"stack/{self.stack}/{file}"], cwd=self.folder, capture_output=True, text=True)
        return done.returncode, done.stderr

    def edit(self, file, sound, wrong):
        """Writes the edited file and returns what it was; an edit that fits no place, or several, is an error."""
        path = self.path / file
        original = path.read_text(encoding="utf-8")
        edited, count = re.subn(sound, wrong, original)
        if count != 1:
            raise ValueError(f"stack/{self.stack}/{file} has {count} places that match {sound}")
        path.write_text(edited, encoding="utf-8")
        return original

    def restore(self, file, original):
        (self.path / file).write_text(original, encoding="utf-8")


def findings_in(output):
    return sorted(set(FINDING.findall(output)))


def shown_together(copy, mistakes):
    """Those of the mistakes that are told as they should be when all are made at once. Each has a finding of its own; where all
    of them are to be found alone, there is no other finding."""
    originals, made = [], []
    for mistake in mistakes:
        try:
            originals.append((mistake.file, copy.edit(mistake.file, mistake.sound, mistake.wrong)))
            made.append(mistake)
        except ValueError:  # another one has changed the place
            continue
    code, output = copy.compile(f"{copy.stack}.cpp")
    for file, original in reversed(originals):
        copy.restore(file, original)
    found = findings_in(output)
    told = [[each for each in found if re.search(mistake.says, each)] for mistake in made]
    if code == 0 or (all(mistake.alone for mistake in made) and len(found) != len(made)):
        return []
    return [mistake for mistake, own in zip(made, told) if len(own) == 1 and told.count(own) == 1]


def shown_in_rounds(copy, mistakes):
    """The same, as often as that shows any: one mistake may hide another, and no longer does where it is not made."""
    if len(mistakes) < 2:
        return []
    shown = shown_together(copy, mistakes)
    if shown:
        return shown + shown_in_rounds(copy, [each for each in mistakes if each not in shown])
    half = len(mistakes) // 2
    return [] if half < 2 else shown_in_rounds(copy, mistakes[:half]) + shown_in_rounds(copy, mistakes[half:])


def check_mistake(copy, mistake):
    original = copy.edit(mistake.file, mistake.sound, mistake.wrong)
    code, output = copy.compile(f"{copy.stack}.cpp")
    copy.restore(mistake.file, original)
    if code == 0:
        return "It compiles."
    if not re.search(mistake.says, output):
        return f"expected {mistake.says}\n{output}"
    if mistake.alone and len(findings_in(output)) != 1:
        return f"expected nothing else than {mistake.says}\n{output}"
    return ""


def check_program(copy, program):
    code, output = copy.compile(program.file)
    found = findings_in(output)
    if code == 0:
        return "It compiles."
    missing = [regex for regex in program.findings if not any(re.search(regex, each) for each in found)]
    if missing or len(found) != len(program.findings):
        return f"found {found}, without {missing}\n{output}"
    originals = [(file, copy.edit(file, sound, mended)) for file, sound, mended in program.mend]
    code, output = copy.compile(program.file)
    for file, original in reversed(originals):
        copy.restore(file, original)
    return f"mended, it does not compile:\n{output}" if code != 0 else ""


def main():
    root, stack, command = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
    table = importlib.import_module(f"stacks.{stack}")
    cases = [(each, check_mistake) for each in table.MISTAKES]
    cases += [(each, check_program) for each in getattr(table, "PROGRAMS", [])]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy(root, stack, command, folder)
        code, output = copy.compile(f"{stack}.cpp")
        if code != 0:
            print(f"FAILED  {stack} as it stands does not compile:\n{output}")
            return 1
        shown = []
        for alone in (True, False):
            shown += shown_in_rounds(copy, [each for each in table.MISTAKES if each.alone == alone])
        for case, check in cases:
            try:
                fault = "" if case in shown else check(copy, case)
            except ValueError as problem:
                fault = str(problem)
            print(f"FAILED   {case.name}: {fault}" if fault else f"refused  {case.name}")
            failures += 1 if fault else 0
    print(f"{len(cases) - failures} of {len(cases)} refused as they should be, {len(shown)} of them together")
    return 1 if failures or not cases else 0


if __name__ == "__main__":
    # The tables import this module by its name.
    sys.modules["stack_test"] = sys.modules["__main__"]
    sys.exit(main())
