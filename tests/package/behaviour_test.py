"""What a user's build does, and what it does not do again.

    python3 behaviour_test.py <cmake> <compiler> <prefix>
"""

import re
import sys
import unittest

import project

ARGUMENTS = sys.argv[1:4]


class Behaviour(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.project = project.Project(*ARGUMENTS)
        cls.addClassCleanup(cls.project.close)
        cls.project.must(cls.project.configure())
        cls.project.must(cls.project.build("manifests"))

    def setUp(self):
        self.project.must(self.project.build("manifests"))
        self.sound = self.project.manifests()

    def manifests(self):
        return self.project.must(self.project.build("manifests"))

    def test_nothing_touched_nothing_done(self):
        self.assertIn("no work to do", self.manifests())
        best = min(project.seconds(self.manifests) for _ in range(5))
        print(f"nothing to do: {best * 1000:.0f} ms", file=sys.stderr)

    def test_a_stack_that_is_touched_is_the_only_one_built(self):
        (self.project.source / "names.hpp").touch()
        steps = project.steps(self.manifests())
        self.assertTrue(any("web" in step for step in steps), steps)
        self.assertFalse(any("queue" in step or "pch" in step for step in steps), steps)
        self.assertEqual(self.project.manifests(), self.sound)

    def test_an_edit_arrives_in_its_files_alone(self):
        self.project.edit("names.hpp", "8080", "8081")
        self.addCleanup(self.project.edit, "names.hpp", "8081", "8080")
        self.manifests()
        changed = {name for name, text in self.project.manifests().items() if text != self.sound.get(name)}
        self.assertTrue(changed)
        self.assertTrue(all(name.startswith("k8s/web/") for name in changed), changed)

    def test_the_library_touched_everything_built(self):
        header = next(project.pathlib.Path(ARGUMENTS[2]).glob("include/dovetail/dovetail.hpp"))
        header.touch()
        steps = project.steps(self.manifests())
        for stack in "web", "queue":
            self.assertTrue(any(f"{stack}.cpp" in step for step in steps), steps)

    def test_a_schema_that_changes_is_imported_again(self):
        self.project.edit("crds/widget.yaml", "maximum: 10", "maximum: 2")
        self.addCleanup(self.project.edit, "crds/widget.yaml", "maximum: 2", "maximum: 10")
        code, output = self.project.build("manifests")
        self.assertNotEqual(code, 0, output)
        self.assertIn("Widget `lamp`: spec.parts is 3; the schema asks for 1 to 2 [GRM-50]", output)
        self.assertFalse(any("web" in step or "queue" in step for step in project.steps(output)), output)

    def test_a_schema_that_says_the_same_costs_its_import_alone(self):
        (self.project.source / "crds/widget.yaml").touch()
        steps = project.steps(self.manifests())
        self.assertEqual([step for step in steps if "Importing" not in step], [], steps)

    def test_a_deleted_file_comes_back(self):
        for name in self.sound:
            (self.project.source / "generated" / name).unlink()
        self.manifests()
        self.assertEqual(self.project.manifests(), self.sound)

    def test_an_edit_by_hand_is_caught_and_undone(self):
        name = next(name for name in self.sound if name.startswith("k8s/web/") and name.endswith("service.yaml"))
        path = self.project.source / "generated" / name
        path.write_text(self.sound[name].replace("8080", "9999"))
        code, output = self.project.build("check-manifests")
        self.assertNotEqual(code, 0)
        self.assertRegex(output, r"(?m)^-.*9999")
        self.assertRegex(output, r"(?m)^\+.*8080")
        self.assertIn(name.removeprefix("k8s/web/"), output)
        self.assertIn("9999", path.read_text(), "check-manifests must not write")
        self.manifests()
        self.assertEqual(self.project.manifests(), self.sound)
        self.project.must(self.project.build("check-manifests"))

    def test_a_file_of_somebody_else_stays(self):
        other = self.project.source / "generated/k8s/web/README.md"
        other.write_text("Ours.\n")
        self.addCleanup(other.unlink)
        self.manifests()
        self.assertEqual(other.read_text(), "Ours.\n")
        self.assertIn("no work to do", self.manifests())

    def test_the_program_knows_its_folder_wherever_it_is_started(self):
        program = self.project.binary / "web-manifests"
        whole = f"{self.project.source}/generated/k8s/web"
        for here, folder in (self.project.source, "generated/k8s/web"), (self.project.binary, whole), ("/", whole):
            with self.subTest(here):
                def run(*arguments):
                    return self.project.must(self.project.run("env", "-C", here, program, *arguments))
                self.assertEqual(run("--check"), f"{folder}: {len([n for n in self.sound if n.startswith('k8s/web/')])} files as the stack says\n")
                self.assertIn(f" {folder}/web/service.yaml\n", run("--list"))
                self.assertIn(f"({folder})", run("--help"))
                (self.project.source / "generated/k8s/web/web/service.yaml").unlink()
                self.assertRegex(run(), f"^{re.escape(folder)}: 1 file written")
        self.assertEqual(self.project.manifests(), self.sound)
        self.assertFalse((self.project.binary / "generated").exists())

    def test_programs_share_the_library_unless_they_are_to_be_carried_elsewhere(self):
        def library():
            self.manifests()
            return "libdovetail" in self.project.must(self.project.run("ldd", self.project.binary / "web-manifests"))
        self.assertTrue(library())
        self.assertLess((self.project.binary / "web-manifests").stat().st_size, 500_000)
        self.addCleanup(lambda: self.project.must(self.project.configure("-DDOVETAIL_STACK_LIBRARY=shared")))
        self.project.must(self.project.configure("-DDOVETAIL_STACK_LIBRARY=static"))
        self.assertFalse(library())
        self.assertEqual(self.project.manifests(), self.sound)

    def test_a_folder_that_is_given_is_from_where_one_is(self):
        folder = self.project.binary / "elsewhere"
        self.project.must(self.project.run("env", "-C", self.project.binary, self.project.binary / "queue-manifests", "--output", "elsewhere"))
        self.assertTrue((folder / "service.yaml").exists())
        self.assertEqual(self.project.manifests(), self.sound)

    def test_an_unsound_stack_leaves_the_files_alone(self):
        self.project.edit("queue.cpp", "// unsound: ", "")
        self.addCleanup(self.project.edit, "queue.cpp", "static_assert(false", "// unsound: static_assert(false")
        code, output = self.project.build("manifests")
        self.assertNotEqual(code, 0, output)
        self.assertEqual(self.project.manifests(), self.sound)

    def test_the_artifact(self):
        self.project.must(self.project.build("artifact"))
        first = self.artifacts()
        self.assertEqual({name for name in first if "/" not in name}, {"web.tar.gz", "queue.tar.gz", "gadgets.tar.gz", "SHA256SUMS"})
        self.assertLessEqual({"oci/web/index.json", "oci/queue/index.json", "sbom/web.cdx.json"}, set(first))
        self.project.must(self.project.build("artifact"))
        self.assertEqual(first, self.artifacts())

    def artifacts(self):
        folder = self.project.binary / "artifact"
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def test_validation_says_what_was_not_asked(self):
        output = self.project.must(self.project.build("validate-k8s", {"KUBECONFIG": "/dev/null"}))
        self.assertIn("yamllint: nothing to say", output)
        self.assertRegex(output, "kubectl: not found|Dry run: not done, since kubectl has no cluster configured")


class Refusals(unittest.TestCase):
    """What dovetail_add_stack() and dovetail_import() say to a wrong call."""

    def refused(self, call, words):
        consumer = project.Project(*ARGUMENTS)
        self.addCleanup(consumer.close)
        with open(consumer.source / "CMakeLists.txt", "a", encoding="utf-8") as file:
            file.write(call)
        code, output = consumer.configure()
        self.assertNotEqual(code, 0)
        self.assertRegex(" ".join(output.split()), words)

    def test_no_output(self):
        self.refused("dovetail_add_stack(NAME more SOURCES queue.cpp)", r"dovetail_add_stack\(\) needs OUTPUT")

    def test_an_output_outside_the_project(self):
        self.refused("dovetail_add_stack(NAME more OUTPUT ../more SOURCES queue.cpp)", "must be a folder inside the project")

    def test_the_output_of_another_stack(self):
        self.refused("dovetail_add_stack(NAME more OUTPUT generated/k8s/web SOURCES queue.cpp)", "has the OUTPUT of another stack")

    def test_an_unknown_argument(self):
        self.refused("dovetail_add_stack(NAME more OUTPUT generated/more SOURCE queue.cpp)", "does not know 'SOURCE queue.cpp'")

    def test_a_name_that_is_none(self):
        self.refused("dovetail_add_stack(NAME My_Stack OUTPUT generated/more SOURCES queue.cpp)", "NAME 'My_Stack' must be of")


    def test_an_import_without_schemas(self):
        self.refused("dovetail_import(NAME more)", r"dovetail_import\(\) needs SCHEMAS")

    def test_an_import_of_a_file_that_is_not_there(self):
        self.refused("dovetail_import(NAME more SCHEMAS crds/gadget.yaml)", "there is no file .*crds/gadget.yaml, which SCHEMAS names")

    def test_an_import_of_a_name_that_is_none(self):
        self.refused("dovetail_import(NAME my-types SCHEMAS crds)", "NAME 'my-types' must be of")

    def test_an_import_of_an_unknown_argument(self):
        self.refused("dovetail_import(NAME more SCHEMA crds)", "does not know 'SCHEMA crds'")


class Compiler(unittest.TestCase):
    def check(self, name, version):
        consumer = project.Project(*ARGUMENTS)
        self.addCleanup(consumer.close)
        module = next(project.pathlib.Path(ARGUMENTS[2]).rglob("DovetailCompiler.cmake"))
        script = consumer.source / "compiler.cmake"
        script.write_text(f'include("{module}")\nset(CMAKE_CXX_COMPILER_ID {name})\n'
                          f"set(CMAKE_CXX_COMPILER_VERSION {version})\ndovetail_check_compiler()\n")
        return consumer.run(ARGUMENTS[0], "-P", script)

    def test_old_compilers_are_refused_in_a_sentence(self):
        for name, version in ("GNU", "11.4.0"), ("Clang", "15.0.7"), ("MSVC", "19.40"):
            code, output = self.check(name, version)
            self.assertNotEqual(code, 0)
            self.assertIn(f"this compiler is {name} {version}", " ".join(output.split()))

    def test_others_are_not(self):
        for name, version in ("GNU", "12.2.0"), ("Clang", "16.0.6"), ("Clang", "19.1.7"):
            self.assertEqual(self.check(name, version), (0, ""))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
