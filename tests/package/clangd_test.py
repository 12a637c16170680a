"""What an editor shows of a user's own stacks: nothing where they are sound, and the finding where they are not.

    python3 clangd_test.py <cmake> <compiler> <prefix> <clangd>
"""

import sys
import unittest

import project

*ARGUMENTS, CLANGD = sys.argv[1:5]


class Clangd(unittest.TestCase):
    def setUp(self):
        self.project = project.Project(*ARGUMENTS)
        self.addCleanup(self.project.close)

    def check(self, file):
        return self.project.run(CLANGD, "--check-locations=0", "--log=error", f"--check={self.project.source / file}")

    def build(self):
        output = self.project.must(self.project.configure())
        # As it is while somebody works: the compiler's own precompiled header lies beside what clangd is told to include.
        self.project.must(self.project.build("manifests"))
        return output

    def test_a_sound_stack_has_nothing_to_be_said_of(self):
        self.assertIn(".clangd, so that clangd shows findings", " ".join(self.build().split()))
        for file in "web.cpp", "names.hpp", "queue.cpp", "gadgets.cpp":
            with self.subTest(file):
                code, output = self.check(file)
                self.assertEqual(code, 0, output)
                self.assertNotRegex(output, r"(?m)^E\[")

    def test_the_file_with_the_mistake_shows_it(self):
        self.build()
        self.project.edit("queue.cpp", self.SOUND, self.WRONG)
        code, output = self.check("queue.cpp")
        self.assertNotEqual(code, 0, output)
        self.assertRegex(output, self.FINDING)
        self.assertNotIn("unknown argument", output)

    SOUND = 'Service<"queue">{queue}.withPort(amqp)'
    WRONG = 'Service<"queue">{queue}.withPort(amqp).edit([](api::core::v1::Service& s) { s.spec.ports[0].targetPort = "ampq"; })'
    FINDING = r"forwards port \d+ to `ampq`.*did you mean `amqp`\? \[REF-06\]"

    def test_the_file_is_written_once_and_is_the_users(self):
        self.build()
        file = self.project.source / ".clangd"
        self.assertIn('CompilationDatabase: "build"', file.read_text())
        file.write_text("Diagnostics:\n  UnusedIncludes: None\n")
        output = self.project.must(self.project.configure())
        self.assertEqual(file.read_text(), "Diagnostics:\n  UnusedIncludes: None\n")
        self.assertIn("it needs this below CompileFlags", " ".join(output.split()))
        self.assertIn("-fconstexpr-steps=", output)

    def test_it_is_not_written_where_it_is_not_wanted(self):
        self.project.must(self.project.configure("-DDOVETAIL_CLANGD=OFF"))
        self.assertFalse((self.project.source / ".clangd").exists())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
