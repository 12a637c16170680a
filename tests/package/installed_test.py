"""What is installed beside the library: the program by both of its names, its manual, and what completes its command line.

    installed_test.py PREFIX
"""

import pathlib
import subprocess
import sys

prefix = pathlib.Path(sys.argv[1])


def said(program, *arguments):
    return subprocess.run([prefix / "bin" / program, *arguments], check=True, capture_output=True, text=True).stdout


made = {
    "share/bash-completion/completions/dovetail": said("dovetail", "completions", "bash"),
    "share/zsh/site-functions/_dovetail": said("dovetail", "completions", "zsh"),
    "share/fish/vendor_completions.d/dovetail.fish": said("dovetail", "completions", "fish"),
    "share/man/man1/dovetail.1": said("dovetail", "manual"),
    "share/man/man1/dovetail-import.1": ".so man1/dovetail.1\n",
}
wrong = [name for name, text in made.items() if (prefix / name).read_text() != text]


def options_of(help_text, name):
    return [line for line in help_text.replace(name, "NAME").splitlines()[2:] if "--version" not in line]


# Two names of one thing.
if options_of(said("dovetail", "import", "--help"), "dovetail import") != options_of(said("dovetail-import", "--help"), "dovetail-import"):
    wrong.append("bin/dovetail-import")
if wrong:
    sys.exit(f"not what the program says: {', '.join(wrong)}")
print(f"{len(made)} files are what the program says")
