"""Stacks are compiled by distcc's workers, and what there is to say of them is said in the same words, at the same places.

    python3 distribution_test.py <cmake> <compiler> <prefix> <distcc> <distccd>

The workers have the checkout at the same path, as by a shared folder: so they have the precompiled header, which does not travel.
"""

import pathlib
import re
import sys
import tempfile
import unittest

import monorepo

CMAKE, COMPILER, PREFIX, DISTCC, DISTCCD = sys.argv[1:6]
PLAIN, SCALED, TYPED = monorepo.NUMBERS


class Distribution(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="dovetail ")))
        # A worker that root starts is another user from then on.
        cls.folder.chmod(0o755)
        cls.logs, hosts = [], []
        for number in 1, 2:
            port, log = monorepo.free_port(), cls.folder / f"worker {number}"
            log.touch()
            log.chmod(0o666)
            cls.enterClassContext(monorepo.server(
                DISTCCD, "--no-detach", "--daemon", "--listen", "127.0.0.1", "--allow", "127.0.0.1", "--port", port, "--jobs", "2",
                "--log-level", "info", "--log-file", log, port=port))
            cls.logs.append(log)
            hosts.append(f"127.0.0.1:{port}/1,lzo")
        (cls.folder / "state").mkdir()
        # No work for this machine: neither by choice nor where a worker fails.
        workers = {"DISTCC_HOSTS": " ".join(hosts), "DISTCC_FALLBACK": "0", "DISTCC_SKIP_LOCAL_RETRY": "1", "DISTCC_DIR": str(cls.folder / "state")}
        cls.here = monorepo.Checkout(cls.folder / "here", CMAKE, COMPILER, PREFIX)
        cls.there = monorepo.Checkout(cls.folder / "there", CMAKE, COMPILER, PREFIX, workers)
        cls.here.configure()
        cls.there.configure(f"-DDOVETAIL_COMPILER_LAUNCHER={DISTCC}")
        cls.here.must_build()
        cls.there.must_build("-j", "2")

    def compiled_by_workers(self):
        return [re.findall(r"COMPILE_OK.* (\S+\.cpp)$", log.read_text(), re.MULTILINE) for log in self.logs]

    def test_the_workers_compile_the_stacks(self):
        by_each = self.compiled_by_workers()
        self.assertTrue(all(by_each), by_each)
        for number in monorepo.NUMBERS:
            self.assertTrue(any(name.endswith(f"{monorepo.name_of(number)}.cpp") for names in by_each for name in names), by_each)

    def test_the_manifests_are_the_same(self):
        self.assertTrue(self.here.manifests())
        self.assertEqual(self.there.manifests(), self.here.manifests())

    def said(self, checkout, output):
        """What the compiler has to say, without what tells the folders apart."""
        return [line.replace(str(checkout.root), "ROOT") for line in output.splitlines()
                if not line.startswith(("[", "FAILED:", "ninja:", "generated/", "distcc[")) and "dovetail-errors" not in line]

    def test_findings_are_said_in_the_same_words_at_the_same_places(self):
        for old, new, words in (
            ("ui_service, http", 'Service<"uii">{ui}, http', r"stacks/team-00/app-0000/app-0000\.cpp:\d+: error: .*\[REF-09\]"),
            ('image("registry.example.com/app-0000:1.0")', 'image("registry.example.com/App:1.0")', "app-0000.cpp:"),
        ):
            with self.subTest(new):
                outputs = []
                for checkout in self.here, self.there:
                    source = checkout.source(PLAIN)
                    text = source.read_text()
                    self.addCleanup(source.write_text, text)
                    checkout.edit(source, old, new)
                    code, output = checkout.build()
                    self.assertNotEqual(code, 0, output)
                    outputs.append(self.said(checkout, output))
                    source.write_text(text)
                self.assertEqual(outputs[1], outputs[0])
                self.assertRegex("\n".join(outputs[0]), words)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[6:]])
