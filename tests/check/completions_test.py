"""What completes the program's command line in a shell, and its manual: each has all that --help has, and the tool that it is for takes it.

    completions_test.py DOVETAIL bash|zsh|fish|mandoc TOOL
"""

import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile
import unittest

PROGRAM, KIND, TOOL = sys.argv[1:4]
del sys.argv[1:4]
PROGRAM = os.path.abspath(PROGRAM)


def said(*arguments):
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True, text=True).stdout


COMMANDS = re.findall(r"^  (\w+) ", said("--help").partition("Subcommands:\n")[2].partition("\n\n")[0], re.M)
OPTIONS = {command: set(re.findall(r"(?<![\w-])(--?[a-z][\w-]*)", " ".join(re.findall(r"^  (-\S+)", said(command, "--help"), re.M))))
           for command in COMMANDS}


class Shell(unittest.TestCase):
    """A script of the shell's own, in a folder with a file, where `dovetail` is the program."""

    @classmethod
    def setUpClass(cls):
        cls.root = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        (cls.root / "bin").mkdir()
        (cls.root / "bin/dovetail").symlink_to(PROGRAM)
        (cls.root / "two words.yaml").touch()
        cls.environment = {"PATH": f"{cls.root}/bin:{os.environ['PATH']}", "HOME": str(cls.root), "LC_ALL": "C.UTF-8", "TERM": "dumb"}

    def run_it(self, *command, **more):
        done = subprocess.run(command, cwd=self.root, env=self.environment, capture_output=True, text=True, timeout=60, **more)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return done.stdout

    def test_what_help_has(self):
        self.assertIn("check", COMMANDS)
        self.assertIn("--profile", OPTIONS["check"])
        self.assertTrue(set(COMMANDS) <= set(self.completed("dovetail ")))
        self.assertEqual(self.completed("dovetail ch"), ["check"])
        for command in COMMANDS:
            with self.subTest(command):
                found = self.completed(f"dovetail {command} -", f"dovetail {command} --")
                self.assertEqual({word for word in found if word.startswith("-")} - {"-", "--"}, OPTIONS[command])

    def test_values(self):
        self.assertEqual(self.completed("dovetail check --profile re"), ["restricted"])
        self.assertEqual(self.completed("dovetail check --format=js"), ["json"])
        self.assertEqual(self.completed("dovetail check --only REF-09"), ["REF-09"])
        self.assertIn("REF-09", self.completed("dovetail explain REF-0"))
        self.assertEqual(set(self.completed("dovetail completions ")), {"bash", "fish", "zsh"})

    def test_files(self):
        for line in ("dovetail check ", "dovetail check --config ", "dovetail import --output x "):
            self.assertIn("two words.yaml", self.completed(line), line)


class Bash(Shell):
    def completed(self, *lines):
        found = []
        for line in lines:
            # As bash splits a line: `=` is a word.
            words = re.findall(r"=|[^\s=]+", line) + [""] * line.endswith((" ", "="))
            script = 'source <(dovetail completions bash)\nCOMP_WORDS=("$@") COMP_CWORD=$(($# - 1))\n_dovetail\n'
            script += "((${#COMPREPLY[@]})) && printf '%s\\n' \"${COMPREPLY[@]}\" || compgen -f -- \"${COMP_WORDS[-1]}\"\n"
            found += self.run_it(TOOL, "--norc", "-c", script + "true", "bash", *words).splitlines()
        return found

    def test_several_ids(self):
        self.assertEqual(self.completed("dovetail check --only REF-06,REF-09"), ["REF-06,REF-09"])

    def test_it_says_how_it_is_completed(self):
        self.assertIn("-F _dovetail dovetail", self.run_it(TOOL, "--norc", "-c", "source <(dovetail completions bash); complete -p dovetail"))


class Fish(Shell):
    def completed(self, *lines):
        lists = [self.run_it(TOOL, "--no-config", "-c", "dovetail completions fish | source; complete -C $argv[1]", "--", line) for line in lines]
        words = [line.split("\t")[0] for each in lists for line in each.splitlines()]
        # A name of a file is escaped; a value behind a name is given with it.
        return [word.replace("\\ ", " ").rpartition("=")[2] for word in words]


class Zsh(Shell):
    """Zsh completes in its editor alone, so it has a terminal; what it would add is written down by a compadd around its own."""

    SETUP = r"""
PS1=
unsetopt auto_list
autoload -Uz compinit && compinit -C -u -d $HOME/known
source <(dovetail completions zsh)
compadd() {
  if [[ ${@[1,(i)(-|--)]} != *-[OAD]\ * ]]; then
    local -a found
    builtin compadd -A found "$@"
    print -rl -- $found >> found
  fi
  builtin compadd "$@"
}
complete-and-exit() { BUFFER=$LINE CURSOR=$#LINE; zle complete-word; exit }
zle -N complete-and-exit
bindkey x complete-and-exit
print -r -- rea""dy
"""

    def completed(self, *lines):
        words = []
        for line in lines:
            found = self.root / "found"
            found.write_text("")
            (self.root / "setup").write_text(self.SETUP)
            process, terminal = pty.fork()
            if process == 0:
                os.chdir(self.root)
                os.execve(TOOL, [TOOL, "-f", "-i"], {**self.environment, "LINE": line})
            read = ""
            os.write(terminal, b"source ./setup\n")
            try:
                while data := os.read(terminal, 65536).decode(errors="replace") if select.select([terminal], [], [], 30)[0] else "":
                    typed, read = "ready\r\n" in read, read + data
                    if not typed and "ready\r\n" in read:
                        os.write(terminal, b"x")
            except OSError:  # It has ended.
                pass
            os.close(terminal)
            os.waitpid(process, 0)
            words += [word.replace("\\ ", " ") for word in found.read_text().splitlines() if word]
        return words


class Manual(unittest.TestCase):
    def test_it_has_what_help_has(self):
        page = said("manual")
        done = subprocess.run([TOOL, "-T", "lint", "-W", "warning"], input=page, capture_output=True, text=True)
        # A date would be another one with each build.
        self.assertEqual([line for line in done.stdout.splitlines() if "missing date" not in line], [])
        text = subprocess.run([TOOL, "-T", "utf8"], input=page, check=True, capture_output=True, text=True).stdout
        text = re.sub(r".\x08", "", text)
        for command in COMMANDS:
            with self.subTest(command):
                section = re.search(rf"^ {{1,4}}dovetail {command}$(.*?)(?=^ {{1,4}}\S|^\S)", text, re.M | re.S)
                self.assertIsNotNone(section, text)
                for option in OPTIONS[command]:
                    self.assertRegex(section[1], rf"(?<![\w-]){option}\b")


if __name__ == "__main__":
    chosen = {"bash": Bash, "fish": Fish, "zsh": Zsh, "mandoc": Manual}[KIND]
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(chosen)
    sys.exit(not unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful())
