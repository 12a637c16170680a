"""The runners of the error tests, on files that are wrong in each way in which an error test can be wrong.

    python3 runner_test.py <gcc|clang> <compiler> [options]
"""

import pathlib
import sys
import tempfile
import unittest

import run
import together

FILES = pathlib.Path(__file__).parent / "runner"
KIND, *COMMAND = sys.argv[1:]


class Runner(unittest.TestCase):
    def refused(self, name, reason):
        with self.assertRaisesRegex(run.Failure, reason):
            run.check(str(FILES / f"{name}.cpp"), KIND, COMMAND)

    def test_a_sound_test_passes_and_returns_what_the_compiler_said(self):
        output = run.check(str(FILES / "sound.cpp"), KIND, COMMAND)
        self.assertIn("the words that a user is to read", output)

    def test_an_expectation_that_does_not_match(self):
        self.refused("unmatched", "does not say `words that no compiler says`")

    def test_all_expectations_must_match(self):
        self.refused("one_of_two", "does not say `and more words that are not there`")

    def test_the_source_itself_is_no_match(self):
        self.refused("only_in_the_source", "does not say")

    def test_a_file_that_compiles(self):
        self.refused("compiles", "must not compile, and does")

    def test_a_file_that_fails_mended_as_well(self):
        self.refused("not_mended", "must compile once mended")

    def test_a_missing_include_is_no_error_test_even_if_its_name_matches(self):
        self.refused("missing_include", "for a reason of its own")

    def test_words_that_must_not_appear(self):
        self.refused("forbidden_words", "must not say `these are noise`")

    def test_an_expectation_that_matches_anything(self):
        self.refused("matches_anything", "would match almost anything")

    def test_a_file_without_expectation(self):
        self.refused("no_expectation", "must be `// error: <regex>`")

    def test_a_file_without_mend(self):
        self.refused("no_mend", "has no `#ifdef FIXED`")

    @unittest.skipUnless(KIND == "gcc", "clang prints them")
    def test_characters_that_gcc_prints_as_numbers(self):
        self.refused("beyond_ascii", "beyond ASCII")

    def test_an_expectation_for_a_compiler_that_does_not_exist(self):
        self.refused("other_compiler_only", "must be `// error: <regex>`")


class Together(unittest.TestCase):
    """What is wrong with one test among many is never taken for right, and takes nothing from the others."""

    def right(self, *names):
        tests = [str(FILES / f"{name}.cpp") for name in names]
        with tempfile.TemporaryDirectory() as folder:
            shown, _ = together.shown(tests, KIND, COMMAND, str(pathlib.Path(folder) / "group.cpp"))
        return {pathlib.Path(test).stem: said for test, said in shown.items()}

    def test_two_sound_tests_pass_each_with_its_own_words(self):
        right = self.right("sound", "sound_too")
        self.assertEqual(set(right), {"sound", "sound_too"})
        self.assertIn("the words that a user is to read", right["sound"])
        self.assertNotIn("the words that a user is to read", right["sound_too"])

    def test_the_words_of_another_test_are_no_match(self):
        self.assertEqual(set(self.right("sound", "words_of_another")), {"sound"})

    def test_one_that_is_wrong_leaves_the_others_alone(self):
        for wrong in "unmatched", "one_of_two", "only_in_the_source", "compiles", "forbidden_words":
            with self.subTest(wrong):
                self.assertEqual(set(self.right("sound", wrong, "sound_too")), {"sound", "sound_too"})

    def test_one_that_spoils_the_compilation_leaves_all_to_be_compiled_alone(self):
        for wrong in "not_mended", "missing_include", "no_mend":
            with self.subTest(wrong):
                self.assertEqual(self.right("sound", wrong, "sound_too"), {})

    def test_lines_before_and_after_an_error_are_its_own(self):
        output = ("In file included from a.hpp:1,\n                 from b.hpp:2:\na.hpp: In instantiation of 'x':\n"
                  "one.cpp:3:   required from here\nlib.hpp:4: error: first\nIn file included from b.hpp:2:\n"
                  "lib.hpp:5: note: declared here\ntwo.cpp:6: error: second\nlib.hpp:7: note: here\n"
                  "lib.hpp: In instantiation of 'error_test_2::x':\n"
                  "lib.hpp:7:   [ skipping 2 instantiation contexts ]\nlib.hpp:8: error: third\nlib.hpp:9: error: and so on\n")
        said, rest = together.by_test(output, ["one.cpp", "two.cpp", "three.cpp"])
        self.assertRegex(said["one.cpp"], r"(?s)\AIn file .*first.*declared here\n\Z")
        self.assertRegex(said["two.cpp"], r"\Atwo.cpp:6: error: second\nlib")
        self.assertRegex(said["three.cpp"], r"(?s)\Alib.hpp: In.*third.*and so on\n\Z")
        self.assertEqual(rest, "")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
