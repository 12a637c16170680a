#!/usr/bin/env python3
"""The program over pipes: its life, its exit codes, and what is no protocol.

pipes_test.py PROGRAM
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv.pop(1)

SECRET = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n"
ACCOUNT = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: x\nsecrets:\n  - name: dbb\n"


class Editor:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.process = subprocess.Popen([PROGRAM, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.last = 0

    def write(self, content):
        if isinstance(content, str):
            content = content.encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def notify(self, method, params=None):
        self.write(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}))

    def read(self):
        length = None
        while line := self.process.stdout.readline().strip():
            name, value = line.split(b":")
            if name == b"Content-Length":
                length = int(value)
        return json.loads(self.process.stdout.read(length)) if length is not None else None

    def ask(self, method, params=None):
        self.last += 1
        self.write(json.dumps({"jsonrpc": "2.0", "id": self.last, "method": method, "params": params}))
        while (message := self.read()) is not None:
            if message.get("id") == self.last:
                return message
        return None

    def begin(self):
        answer = self.ask("initialize", {"capabilities": {}, "rootUri": self.folder.as_uri()})
        self.notify("initialized", {})
        return answer

    def findings(self, name):
        """Those that are told next of a file."""
        while (message := self.read()) is not None:
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"].endswith("/" + name):
                return [each["code"] for each in message["params"]["diagnostics"]]
        return None

    def open(self, name, text):
        uri = (self.folder / name).as_uri()
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})

    def end(self):
        self.process.stdin.close()
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        return code


class Pipes(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.editor = Editor(self.folder.name)

    def tearDown(self):
        if self.editor.process.poll() is None:
            self.editor.process.kill()
        self.editor.process.wait()
        for pipe in (self.editor.process.stdin, self.editor.process.stdout):
            try:
                pipe.close()
            except BrokenPipeError:
                pass

    def test_ends_well(self):
        self.editor.begin()
        self.assertIsNone(self.editor.ask("shutdown")["result"])
        self.editor.notify("exit")
        self.assertEqual(self.editor.end(), 0)

    def test_ends_without_shutdown(self):
        self.editor.begin()
        self.editor.notify("exit")
        self.assertEqual(self.editor.end(), 1)

    def test_ends_when_the_editor_is_gone(self):
        self.editor.begin()
        self.assertEqual(self.editor.end(), 1)

    def test_ends_when_nobody_reads(self):
        self.editor.begin()
        self.editor.process.stdout.close()
        self.editor.open("a.yaml", ACCOUNT)
        self.assertEqual(self.editor.process.wait(timeout=60), 1)

    def test_refuses_what_comes_first(self):
        self.assertEqual(self.editor.ask("textDocument/hover", {})["error"]["code"], -32002)

    def test_tells_of_findings_without_being_asked(self):
        (pathlib.Path(self.folder.name) / "db.yaml").write_text(SECRET)
        (pathlib.Path(self.folder.name) / "a.yaml").write_text(ACCOUNT)
        self.editor.begin()
        self.assertEqual(self.editor.findings("a.yaml"), ["REF-35"])
        self.editor.open("a.yaml", ACCOUNT.replace("dbb", "db"))
        self.assertEqual(self.editor.findings("a.yaml"), [])

    def test_follows_the_disk(self):
        (pathlib.Path(self.folder.name) / "a.yaml").write_text(ACCOUNT)
        self.editor.begin()
        self.assertEqual(self.editor.findings("a.yaml"), ["REF-35"])
        (pathlib.Path(self.folder.name) / "db.yaml").write_text(SECRET.replace("db", "dbb"))
        self.editor.notify("workspace/didChangeWatchedFiles", {"changes": []})
        self.assertEqual(self.editor.findings("a.yaml"), [])
        os.remove(pathlib.Path(self.folder.name) / "db.yaml")
        self.editor.notify("workspace/didChangeWatchedFiles", {"changes": []})
        self.assertEqual(self.editor.findings("a.yaml"), ["REF-35"])

    def test_lives_on_after_nonsense(self):
        self.editor.begin()
        self.editor.process.stdin.write(b"Content-Length: nonsense\r\n\r\n")
        self.editor.write(b"{")
        self.editor.write(b"\xff\xfe\x00")
        self.editor.write(b"[1, 2]")
        self.editor.write(json.dumps({"id": 5}))
        self.editor.write("[" * 100000)
        self.editor.open("a.yaml", "\x00\x01\ud7ff{{{[[[\"" * 100)
        self.editor.open("a.yaml", ACCOUNT)
        codes = []
        while len(codes) < 6:
            message = self.editor.read()
            if "error" in message:
                codes.append(message["error"]["code"])
        self.assertEqual(codes, [-32700, -32700, -32700, -32600, -32600, -32700])
        self.assertEqual(self.editor.ask("shutdown").get("error"), None)
        self.editor.notify("exit")
        self.assertEqual(self.editor.end(), 0)

    def test_many_keys_are_one_check(self):
        self.editor.begin()
        self.editor.open("a.yaml", ACCOUNT)
        self.assertEqual(self.editor.findings("a.yaml"), ["REF-35"])
        uri = (pathlib.Path(self.folder.name) / "a.yaml").as_uri()
        begin = time.monotonic()
        for version in range(2, 500):
            self.editor.notify("textDocument/didChange", {
                "textDocument": {"uri": uri, "version": version},
                "contentChanges": [{"range": {"start": {"line": 5, "character": 10}, "end": {"line": 5, "character": 10}}, "text": "b"}]})
        self.editor.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": 500}, "contentChanges": [{"text": ACCOUNT.replace("name: dbb", "name: ''")}]})
        while True:
            message = self.editor.read()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"].get("version") == 500:
                break
        self.assertLess(time.monotonic() - begin, 30)


if __name__ == "__main__":
    unittest.main()
