"""What a user sees of a mistake: at the stack's own line, once, whatever stands before the compiler.

    python3 errors_test.py <cmake> <compiler> <prefix>
"""

import re
import shutil
import subprocess
import sys
import unittest

import project

ARGUMENTS = sys.argv[1:4]
# As editors and CI read a build's output.
MATCHER = re.compile(r"^(.*):(\d+)(:(\d+))?: (error|warning)", re.MULTILINE)


class Errors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.project = project.Project(*ARGUMENTS)
        cls.addClassCleanup(cls.project.close)
        cls.project.must(cls.project.configure())

    def mistake(self, old, new):
        self.project.edit("web.cpp", old, new)
        self.addCleanup(self.project.edit, "web.cpp", new, old)

    def output_of_failure(self, environment=None):
        code, output = self.project.build("web-manifests", environment)
        self.assertNotEqual(code, 0, output)
        return output

    def wrong_ports(self):
        self.mistake("{web}.withPort(http)", '{web}.withPort("http", 8081, 8081).withPort("admin", 8082, 8082)')

    def test_a_finding_stands_at_its_line_once(self):
        self.wrong_ports()
        output = self.output_of_failure()
        lines = output.splitlines()
        for port in "8081", "8082":
            at = [i for i, line in enumerate(lines) if line.startswith("web.cpp:12: error: Service `web` forwards port " + port) and
                  line.endswith(" [DOV-74]")]
            self.assertEqual(len(at), 1, output)
            self.assertIn("   12 | inline constexpr auto web_service", lines[at[0] + 1])
            self.assertRegex(lines[at[0] + 2], r"^      \| +\^~~~$")
            self.assertEqual(lines[at[0] + 1][lines[at[0] + 2].index("^"):][:4], port)
        self.assertEqual({match[1] for match in MATCHER.finditer(output)}, {"web.cpp"}, output)
        for left_out in "must_be_mended", "In file included from", "required from", "static assertion failed":
            self.assertNotIn(left_out, output)
        self.assertRegex(output, r"\ndovetail: \d+ lines of the compiler left out; with DOVETAIL_RAW_ERRORS=1 it says them\n")

    def test_the_compiler_speaks_where_it_is_asked_to(self):
        self.wrong_ports()
        output = self.output_of_failure({"DOVETAIL_RAW_ERRORS": "1"})
        self.assertRegex(output, r"compile_error\.hpp:\d+.*error: ")
        self.assertNotIn("dovetail: ", output)

    def test_a_local_error_is_a_sentence(self):
        self.project.edit("names.hpp", "8080", "70000")
        self.addCleanup(self.project.edit, "names.hpp", "70000", "8080")
        lines = self.output_of_failure().splitlines()
        at = [i for i, line in enumerate(lines) if line == "names.hpp:5: error: a port's number is from 1 to 65535"]
        self.assertEqual(len(at), 1, lines)
        self.assertIn("(70000)", lines[at[0] + 1])
        self.assertRegex(lines[at[0] + 2], r"\^~*$")

    def test_the_compilers_own_words_stay(self):
        self.mistake("withReplicas(2)", "withReplicas(tow)")
        output = self.output_of_failure()
        self.assertRegex(output, r"web\.cpp:8: error: .tow. was not declared|web\.cpp:8: error: use of undeclared identifier 'tow'")
        self.assertNotIn("dovetail: ", output)

    def test_a_cache_comes_after_it(self):
        ccache = shutil.which("ccache")
        if ccache is None:
            self.skipTest("ccache is not installed")
        self.wrong_ports()
        environment = {"CCACHE_DIR": str(self.project.binary / "cache"), "CCACHE_SLOPPINESS": "pch_defines,time_macros"}
        lists = self.project.source / "CMakeLists.txt"
        before = lists.read_text()
        self.addCleanup(lambda: self.project.must(self.project.configure("-DDOVETAIL_COMPILER_LAUNCHER=")))
        self.addCleanup(lists.write_text, before)
        for option, of_the_target in ((ccache, ""), ("", f'set_property(TARGET web-manifests PROPERTY CXX_COMPILER_LAUNCHER "{ccache}")\n')):
            lists.write_text(before + of_the_target)
            self.project.must(self.project.configure(f"-DDOVETAIL_COMPILER_LAUNCHER={option}"))
            commands = subprocess.run(["ninja", "-C", str(self.project.binary), "-t", "commands", "web-manifests"], text=True,
                                      capture_output=True, check=True).stdout
            self.assertRegex(commands, r'dovetail-errors"? .*ccache"? .*web\.cpp')
            self.assertIn("web.cpp:12: error: Service `web` forwards port 8081", self.output_of_failure(environment))

    def test_editors_see_the_compiler_alone(self):
        self.project.must(self.project.configure("-DCMAKE_EXPORT_COMPILE_COMMANDS=ON"))
        commands = (self.project.binary / "compile_commands.json").read_text()
        self.assertIn("web.cpp", commands)
        self.assertNotIn("dovetail-errors", commands)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
