"""Checkouts in different folders share what is compiled by ccache's remote storage, and nothing that is not the same.

    python3 caches_test.py <cmake> <compiler> <prefix> <ccache> <redis-server>
"""

import contextlib
import http.server
import pathlib
import sys
import tempfile
import threading
import unittest
import urllib.parse

import monorepo

CMAKE, COMPILER, PREFIX, CCACHE, REDIS = sys.argv[1:6]
IS_CLANG = "clang" in pathlib.Path(COMPILER).name
STACKS = {f"{monorepo.name_of(number)}.cpp" for number in monorepo.NUMBERS}
PLAIN, SCALED, TYPED = monorepo.NUMBERS


@contextlib.contextmanager
def redis(folder):
    port = monorepo.free_port()
    with monorepo.server(REDIS, "--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", folder, port=port):
        yield f"redis://127.0.0.1:{port}"


@contextlib.contextmanager
def http_server(_):
    stored = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def answer(self, code, body=b""):
            self.send_response(code)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def do_GET(self):
            self.answer(*((200, stored[self.path]) if self.path in stored else (404,)))

        do_HEAD = do_GET

        def do_PUT(self):
            stored[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
            self.answer(201)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def shared_folder(folder):
    yield f"file:{urllib.parse.quote(str(folder))}/store"


class Caches(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory(prefix="dovetail ")))  # a space in each path
        cls.prefix = monorepo.library_of_its_own(PREFIX, cls.folder)
        cls.store = cls.enterClassContext(redis(cls.folder))
        cls.first = cls.checkout("first", cls.store)
        cls.first.must_build()
        cls.manifests = cls.first.manifests()
        assert cls.manifests, "nothing was generated"

    @classmethod
    def checkout(cls, name, store, *options, edit=lambda checkout: None, cache=None):
        """A configured checkout, with a local cache that nobody else has."""
        root = cls.folder / name / f"monorepo of {name}"
        made = monorepo.Checkout(root, CMAKE, COMPILER, cls.prefix, {
            "CCACHE_DIR": str(cls.folder / (cache or f"cache of {name}")), "CCACHE_REMOTE_STORAGE": store, "CCACHE_RESHARE": "1",
            "CCACHE_STATSLOG": str(root.parent / "log")})
        edit(made)
        made.configure(f"-DDOVETAIL_COMPILER_LAUNCHER={CCACHE}", *options)
        return made

    def compiled(self, checkout):
        """The names of the sources that ccache did not find."""
        missed, source = set(), ""
        for line in (checkout.root.parent / "log").read_text().splitlines():
            if line.startswith("# "):
                source = pathlib.Path(line[2:]).name
            elif line == "cache_miss":
                missed.add(source)
        return missed

    def assert_nothing_of(self, other, checkout):
        """No file of the checkout names the other one's folder."""
        for path in checkout.root.rglob("*"):
            if path.is_file() and path.suffix in {".o", ".d", ".yaml", ".gch", ".project"}:
                self.assertNotIn(str(other.root).encode(), path.read_bytes(), path)

    def fresh_checkout_compiles_what_changed(self, name, store):
        def edit(checkout):
            checkout.edit(checkout.source(PLAIN), '"LOG_LEVEL", "info"', '"LOG_LEVEL", "debug"')

        checkout = self.checkout(name, store, edit=edit)
        checkout.must_build()
        self.assertEqual(self.compiled(checkout), {"app-0000.cpp"})
        changed = {path for path, text in checkout.manifests().items() if text != self.manifests.get(path)}
        self.assertEqual(changed, {"team-00/app-0000/settings.yaml"})
        self.assertEqual(checkout.manifests().keys(), self.manifests.keys())
        self.assert_nothing_of(self.first, checkout)

    def test_redis(self):
        self.fresh_checkout_compiles_what_changed("by redis", self.store)

    def filled(self, name, make):
        """A storage that has what the first checkout made."""
        store = self.enterContext(make(self.folder))
        self.checkout(f"filling {name}", store, cache="cache of first").must_build()
        return store

    def test_a_folder(self):
        self.fresh_checkout_compiles_what_changed("by folder", self.filled("a folder", shared_folder))

    def test_http(self):
        self.fresh_checkout_compiles_what_changed("by http", self.filled("http", http_server))

    # Each kind of input that is edited, in a checkout of its own; and back again, where all is found.

    def after(self, name, *options, edit=lambda checkout: None, fails=False):
        checkout = self.checkout(name, self.store, *options, edit=edit)
        code, output = checkout.build()
        self.assertEqual(code != 0, fails, output)
        return self.compiled(checkout), checkout, output

    def differences(self, checkout):
        return {path: text for path, text in checkout.manifests().items() if text != self.manifests.get(path)}

    def test_a_header_of_the_stacks(self):
        compiled, checkout, _ = self.after("header", edit=lambda c: c.edit("company/company.hpp", "port<\"http\">(8080)", "port<\"http\">(8081)"))
        self.assertEqual(compiled, STACKS)
        different = self.differences(checkout)
        for number in monorepo.NUMBERS:
            self.assertTrue(any(monorepo.name_of(number) in path for path in different))
        self.assertTrue(all("8081" in text and "8080" not in text for text in different.values()), different)

    def test_an_imported_definition(self):
        compiled, checkout, _ = self.after("definition", edit=lambda c: c.edit("company/crds/dashboard.yaml", "maximum: 12", "maximum: 11"))
        self.assertEqual(compiled & STACKS, {"app-0009.cpp"})
        self.assertEqual(self.differences(checkout), {})

    def test_an_imported_definition_that_the_stack_breaks(self):
        _, checkout, output = self.after("broken", fails=True,
                                         edit=lambda c: c.edit("company/crds/dashboard.yaml", "maximum: 12", "maximum: 9"))
        self.assertRegex(output, r"(?m)^stacks/team-00/app-0009/app-0009\.cpp:\d+: error: Dashboard `app-0009`: spec\.columns is 10; "
                                 r"the schema asks for 1 to 9 \[GRM-50\]")
        self.assertNotIn(str(self.first.root), output)

    def test_a_definition_of_the_preprocessor(self):
        compiled, checkout, _ = self.after("option", "-DCMAKE_CXX_FLAGS=-DCOMPANY_IS_IMPATIENT")
        self.assertLessEqual(STACKS, compiled)
        different = self.differences(checkout)
        self.assertTrue(different)
        self.assertTrue(all("periodSeconds: 5\n" in text and "periodSeconds: 20\n" not in text for text in different.values()), different)

    def test_an_option_of_stacks(self):
        compiled, checkout, _ = self.after("optimised", "-DDOVETAIL_STACK_COMPILE_OPTIONS=-O1;-g0")
        self.assertLessEqual(STACKS, compiled)
        self.assertEqual(self.differences(checkout), {})

    def test_the_library(self):
        header = self.prefix / "include/dovetail/text/did_you_mean.hpp"
        text = header.read_text()
        self.addCleanup(header.write_text, text)
        header.write_text(text + "\n// Another release.\n")
        compiled, checkout, _ = self.after("library")
        self.assertLessEqual(STACKS, compiled)
        self.assertEqual(self.differences(checkout), {})

    def test_a_mistake_is_told_where_it_is(self):
        """Errors are no results that a cache keeps, and say this checkout's places."""
        _, checkout, output = self.after("mistake", fails=True, edit=lambda c: c.edit(
            c.source(PLAIN), "ui_service, http", "ui_servce, http"))
        self.assertIn("app-0000.cpp", output)
        self.assertIn("ui_servce", output)
        self.assertNotIn(str(self.first.root), output)
        code, again = checkout.build()
        self.assertNotEqual(code, 0)
        self.assertIn("ui_servce", again)


class Launchers(unittest.TestCase):
    """Which launcher stands before a stack's compiler."""

    def launched(self, *options):
        with tempfile.TemporaryDirectory() as folder:
            checkout = monorepo.Checkout(folder, CMAKE, COMPILER, PREFIX)
            checkout.configure(*options)
            return checkout.must(CMAKE, "--build", checkout.binary, "--target", "app-0000-manifests", "--", "-n", "-v")

    def test_none(self):
        self.assertNotIn("ccache", self.launched())

    def test_cmakes_own(self):
        self.assertRegex(self.launched(f"-DCMAKE_CXX_COMPILER_LAUNCHER={CCACHE}"), rf"CCACHE_DEPEND=1 {CCACHE} .*app-0000\.cpp")

    def test_that_of_stacks_goes_before(self):
        self.assertRegex(self.launched("-DCMAKE_CXX_COMPILER_LAUNCHER=other", "-DDOVETAIL_COMPILER_LAUNCHER=env;A=b"),
                         r"dovetail-errors env A=b \S+ .*app-0000\.cpp")

    def test_none_for_stacks(self):
        self.assertNotIn("ccache", self.launched(f"-DCMAKE_CXX_COMPILER_LAUNCHER={CCACHE}", "-DDOVETAIL_COMPILER_LAUNCHER=OFF")
                         .split("company_types.cpp")[-1])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[6:]])
