"""The program around it all: exit codes and signals, standard output, what it hands on, DOVETAIL_RAW_ERRORS.

    process.py DOVETAIL-ERRORS RECORDED
"""

import os
import pathlib
import pty
import signal
import subprocess
import sys
import time
import unittest

PROGRAM, RECORDED = sys.argv[1], pathlib.Path(sys.argv[2])
FINDING = (RECORDED / "route.g++.said").read_bytes()
SHOWN = (RECORDED / "route.g++.shown").read_bytes()


def run(script, *arguments, environment=None, **options):
    """A shell's script in the place of the compiler."""
    return subprocess.run([PROGRAM, "sh", "-c", script, *arguments], capture_output=True, cwd=RECORDED,
                          env={**os.environ, **(environment or {})}, **options)


class Process(unittest.TestCase):
    def test_it_shows_the_finding_and_keeps_the_exit_code(self):
        done = run("cat route.g++.said >&2; echo out; exit 3")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (3, b"out\n", SHOWN))

    def test_what_compiles_is_unchanged(self):
        warnings = b"web.cpp:1: warning: \xff\n\x1b[1mx\r\nno end"
        octal = "".join("\\%03o" % byte for byte in warnings)
        done = run(f"printf '{octal}' >&2; cat; exit 0", input=b"in")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"in", warnings))

    def test_it_is_switched_off(self):
        done = run("cat route.g++.said >&2; exit 1", environment={"DOVETAIL_RAW_ERRORS": "1"})
        self.assertEqual((done.returncode, done.stderr), (1, FINDING))
        done = run("cat route.g++.said >&2; exit 1", environment={"DOVETAIL_RAW_ERRORS": "0"})
        self.assertEqual((done.returncode, done.stderr), (1, SHOWN))

    def test_a_compiler_that_is_killed_loses_nothing(self):
        done = run("printf 'web.cpp:1: error: the value of x is not usable in a constant expression\\nhalf' >&2; kill -SEGV $$")
        self.assertEqual(done.returncode, -signal.SIGSEGV)
        self.assertEqual(done.stderr, b"web.cpp:1: error: the value of x is not usable in a constant expression\nhalf")

    def test_a_signal_reaches_the_compiler(self):
        started = subprocess.Popen([PROGRAM, "sh", "-c", "trap 'echo stopped >&2; exit 9' TERM; echo ready; while :; do sleep 0.05; done"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(started.stdout.readline(), b"ready\n")
        started.terminate()
        _, said = started.communicate(timeout=20)
        self.assertEqual((started.returncode, said), (9, b"stopped\n"))

    def test_what_the_compiler_leaves_running_is_not_waited_for(self):
        begin = time.monotonic()
        done = run("sleep 30 >/dev/null & echo said >&2; exit 2")
        self.assertEqual((done.returncode, done.stderr), (2, b"said\n"))
        self.assertLess(time.monotonic() - begin, 20)

    def test_a_compiler_that_is_not_there(self):
        for switched_off in "", "1":
            done = subprocess.run([PROGRAM, "/no/such/compiler"], capture_output=True, env={**os.environ, "DOVETAIL_RAW_ERRORS": switched_off})
            self.assertEqual(done.returncode, 127)
            self.assertIn(b"cannot run /no/such/compiler", done.stderr)

    def test_without_a_command_it_says_what_it_is_for(self):
        done = subprocess.run([PROGRAM], capture_output=True)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"COMPILER", done.stderr)

    def test_much_is_handed_on_as_it_comes(self):
        done = run("i=0; while [ $i -lt 20000 ]; do echo web.cpp:$i: warning: unused >&2; i=$((i+1)); done")
        self.assertEqual(done.stderr.count(b"\n"), 20000)

    def colours(self, *options, terminal="xterm"):
        """The compiler's options as it gets them where standard error is a terminal."""
        reader, writer = pty.openpty()
        environment = {**os.environ, "TERM": terminal}
        environment.pop("GCC_COLORS", None)
        done = subprocess.run([PROGRAM, "echo", "-c", *options], stdout=subprocess.PIPE, stderr=writer, env=environment)
        os.close(writer)
        os.close(reader)
        return done.stdout.decode().split()

    def test_a_terminal_has_colours(self):
        self.assertEqual(self.colours(), ["-c", "-fdiagnostics-color=always"])
        self.assertEqual(self.colours("--", "a.cpp"), ["-c", "-fdiagnostics-color=always", "--", "a.cpp"])
        self.assertEqual(self.colours(terminal="dumb"), ["-c"])
        for chosen in "-fno-diagnostics-color", "-fdiagnostics-color=never", "-fcolor-diagnostics":
            self.assertEqual(self.colours(chosen), ["-c", chosen])
        self.assertEqual(run('echo "$@"', "x").stdout, b"\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
