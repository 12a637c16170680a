"""The test of includes, on small trees that are wrong in each way in which a tree can be wrong."""

import pathlib
import tempfile
import unittest

import includes

ROOMS = """# A comment.
text  | dsl/include/dovetail/text | texts
check | dsl/include/dovetail/check, dsl/src/check | the rules, `a|b` among them
front | dsl/include/dovetail, dsl/src | all of it
cli   | dsl/cli | the program
"""
SOUND = {
    "dsl/include/dovetail/text/names.hpp": "#pragma once\n#include <string_view>\n",
    "dsl/include/dovetail/check/pod.hpp": '#pragma once\n#include "dovetail/text/names.hpp"\n',
    "dsl/include/dovetail/all.hpp": "#include <dovetail/check/pod.hpp>\n",
    "dsl/src/check/words.hpp": '#include "dovetail/text/names.hpp"\n',
    "dsl/src/check/pod.cpp": '#include "words.hpp"\n#  include "dovetail/check/pod.hpp"\n',
    "dsl/src/all.cpp": '#include "check/words.hpp"\n#include "../src/check/words.hpp"\n',
    "dsl/cli/main.cpp": '#include "cli/deep/more.hpp"\n',
    "dsl/cli/deep/more.hpp": "// #include \"nothing.hpp\"\n",
}


class Includes(unittest.TestCase):
    def faults(self, changed=None, rooms=ROOMS, page=None):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for path, text in {**SOUND, **(changed or {})}.items():
                if text is not None:
                    (root / path).parent.mkdir(parents=True, exist_ok=True)
                    (root / path).write_text(text, encoding="utf-8")
            (root / "dsl").mkdir(exist_ok=True)
            (root / includes.TABLE).write_text(rooms, encoding="utf-8")
            (root / includes.PAGE).write_text(page or "Words.\n\n" + includes.Rooms(rooms).page() + "\nMore.\n", encoding="utf-8")
            return includes.check(root)[0]

    def only_fault(self, words, *arguments, **named):
        faults = self.faults(*arguments, **named)
        self.assertEqual(len(faults), 1, faults)
        self.assertRegex(faults[0], words)

    def test_a_sound_tree(self):
        self.assertEqual(self.faults(), [])

    def test_all_includes_are_counted(self):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "dsl/cli").mkdir(parents=True)
            (root / "dsl/cli/a.hpp").write_text("#include <vector>\n")
            (root / "dsl/cli/a.cpp").write_text('#include "a.hpp"\n')
            self.assertEqual(includes.faults_of(root, includes.Rooms("cli | dsl/cli | x"))[1], 1)

    def test_an_include_against_the_arrow(self):
        self.only_fault(
            r"^dsl/include/dovetail/text/names.hpp:2: room `text` does not know room `check`, .*: move what is needed of "
            r"dsl/include/dovetail/check/pod.hpp into `text`",
            {"dsl/include/dovetail/text/names.hpp": '#pragma once\n#include "dovetail/check/pod.hpp"\n',
             "dsl/include/dovetail/check/pod.hpp": ""})

    def test_one_in_angle_brackets(self):
        self.only_fault("names.hpp:1: room `text` does not know room `check`",
                        {"dsl/include/dovetail/text/names.hpp": "#include <dovetail/check/pod.hpp>\n",
                         "dsl/include/dovetail/check/pod.hpp": ""})

    def test_a_source_of_a_room_that_includes_the_front(self):
        self.only_fault("pod.cpp:1: room `check` does not know room `front`",
                        {"dsl/src/check/pod.cpp": '#include "dovetail/all.hpp"\n'})

    def test_a_library_that_includes_the_program(self):
        self.only_fault("all.cpp:1: room `front` does not know room `cli`", {"dsl/src/all.cpp": '#include "cli/deep/more.hpp"\n'})

    def test_a_circle(self):
        self.only_fault(r"it includes itself: (dsl/src/check/\w+.hpp) → dsl/src/check/\w+.hpp → dsl/src/check/\w+.hpp → \1: move",
                        {"dsl/src/check/words.hpp": '#include "more.hpp"\n', "dsl/src/check/more.hpp": '#include "most.hpp"\n',
                         "dsl/src/check/most.hpp": '#include "words.hpp"\n'})

    def test_a_file_that_includes_itself(self):
        self.only_fault(r"words.hpp:1: it includes itself", {"dsl/src/check/words.hpp": '#include "words.hpp"\n'})

    def test_a_folder_that_the_table_lacks(self):
        self.only_fault(r"^dsl/include/dovetail/build/part.hpp:1: dsl/include/dovetail/build is of no room: add it to dsl/rooms.txt",
                        {"dsl/include/dovetail/build/step.hpp": '#include "dovetail/text/names.hpp"\n',
                         "dsl/include/dovetail/build/part.hpp": '#include "dovetail/build/step.hpp"\n'})

    def test_a_folder_of_the_table_that_is_not_there(self):
        self.only_fault("room `build` has the folder dsl/src/build, in which there is no file", rooms=ROOMS + "build | dsl/src/build | x\n")

    def test_a_header_that_is_not_there(self):
        self.only_fault("pod.cpp:1: there is no wrods.hpp", {"dsl/src/check/pod.cpp": '#include "wrods.hpp"\n'})
        self.only_fault("all.hpp:1: there is no dovetail/pod.hpp", {"dsl/include/dovetail/all.hpp": "#include <dovetail/pod.hpp>\n"})

    def test_a_private_header_of_another_room_by_its_bare_name(self):
        self.only_fault("all.cpp:1: there is no words.hpp .*: name the header of another room with its folder",
                        {"dsl/src/all.cpp": '#include "words.hpp"\n'})

    def test_a_page_with_another_order(self):
        page = includes.Rooms(ROOMS).page()
        self.only_fault("^CONTRIBUTING.md:1: its rooms are not those", page=page.replace("text → check", "check → text"))
        self.only_fault("^CONTRIBUTING.md:1: its rooms are not those", page=page.replace("| texts |", "| words |"))
        self.only_fault("^CONTRIBUTING.md:1: its rooms are not those", page="Words.\n")

    def test_a_table_that_is_none(self):
        for rooms, words in (("text dsl/text\n", ":1: a line is"), (ROOMS + "cli | dsl/schema | x\n", "room `cli` is there twice"),
                             (ROOMS + "more | dsl/cli | x\n", "dsl/cli is of room `cli` already")):
            with self.assertRaisesRegex(includes.Unreadable, words):
                includes.Rooms(rooms)


unittest.main()
