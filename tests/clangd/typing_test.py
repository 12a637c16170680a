"""What an editor with clangd shows while somebody types into a stack: a fault at its line, and nothing once it is mended.

    python3 typing_test.py <clangd> <build folder> [Reactbin|Ezscale]
"""

import pathlib
import sys
import tempfile
import unittest

import copied_stack
import session

CLANGD, BUILD, *CHOSEN = sys.argv[1:]


class Stack:
    """Both kinds of fault are made by one key in a header of a stack, and mended by the next."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.stack = copied_stack.copy(self.NAME, pathlib.Path(BUILD), pathlib.Path(folder.name).resolve())
        # What else clangd would do meanwhile, it does for all files of the project.
        self.session = session.Session(CLANGD, folder.name, "--background-index=false", "--log=error")
        self.addCleanup(self.session.close)
        self.program, self.header = self.stack / f"{self.NAME}.cpp", self.stack / self.HEADER

    def press(self, text):
        return self.tell("key in the header", self.session.type(self.header, text))

    def tell(self, what, answer):
        print(f"{self.NAME}: {what}: {answer.seconds:.2f} s, processor {answer.processor:.2f} s", flush=True)
        return answer

    def test_a_fault_is_shown_at_its_line_and_gone_with_the_key_that_mends_it(self):
        self.assertEqual(self.tell("the program opened", self.session.open(self.program)).messages(), [])
        self.assertEqual(self.tell("the header opened", self.session.open(self.header)).messages(), [])
        sound = self.session.texts[self.header]

        # A handle is written anew, key by key: no part of its name is a name.
        begin = sound.index(self.HANDLE_BEFORE) + len(self.HANDLE_BEFORE)
        end = begin + len(self.HANDLE)
        line = sound.count("\n", 0, begin) + 1
        for length in range(len(self.HANDLE) - 3, len(self.HANDLE)):
            written = self.HANDLE[:length]
            said = self.press(sound[:begin] + written + sound[end:]).messages()
            self.assertTrue(any(m.startswith(f"{line}: ") and f"'{written}'" in m for m in said), said)
        self.assertEqual(self.press(sound).messages(), [])

        # What only the whole stack shows, clangd says of the program's file, once the header is saved.
        line = sound.count("\n", 0, sound.index(self.RIGHT)) + 1
        wrong = sound.replace(self.RIGHT, self.WRONG)
        self.assertNotEqual(wrong, sound)
        self.assertEqual(self.press(wrong).messages(), [])
        found = self.tell("the header saved, to the finding",
                          self.session.save(self.header, self.program, lambda answer: answer.diagnostics))
        self.assertRegex("\n".join(found.messages()), rf"(?s)^4: .*stack/{self.NAME}/{self.HEADER}:{line}: {self.FINDING}")
        self.press(sound)
        self.tell("the header mended and saved, to nothing",
                  self.session.save(self.header, self.program, lambda answer: not answer.diagnostics))

        written = self.session.texts[self.program]
        self.assertEqual(self.tell("key in the program", self.session.type(self.program, f"{written}//\n")).messages(), [])


class Reactbin(Stack, unittest.TestCase):
    NAME, HEADER = "reactbin", "ingress.hpp"
    HANDLE_BEFORE, HANDLE = '.withPath("/", ', "ui_service"
    RIGHT, WRONG = '.withIngressClassName("nginx")', '.withIngressClassName("nginxx")'
    FINDING = r".*IngressClass `nginxx`.*did you mean `nginx`\? \[REF-\d+\]"


class Ezscale(Stack, unittest.TestCase):
    NAME, HEADER = "ezscale", "web.hpp"
    HANDLE_BEFORE, HANDLE = '.withVolumeMount(source, ', "root_folder"
    RIGHT = ".withRequests(50_m, 64_Mi)\n        .withLimits(250_m"
    WRONG = ".withRequests(500_m, 64_Mi)\n        .withLimits(250_m"
    FINDING = r".*container `nginx` requests cpu `500m`, more than its limit `250m`.*\[CON-\d+\]"


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *CHOSEN])
