"""An editor's side of the language server protocol: opens files in clangd, types into them, and waits for what is said of them."""

import json
import os
import pathlib
import queue
import subprocess
import threading
import time
from typing import NamedTuple


class Moment(NamedTuple):
    """A time, and what processor time clangd had used by then."""
    seconds: float
    processor: float


class Answer(NamedTuple):
    """What clangd publishes of a file, and what it took since the file was sent."""
    diagnostics: list
    seconds: float
    processor: float

    def messages(self):
        """Each message with its line, as an editor counts lines."""
        return [f"{said['range']['start']['line'] + 1}: {said['message']}" for said in self.diagnostics]


class Session:
    """A running clangd. A file's versions are counted from 0, which is what is on disk."""

    def __init__(self, program, root, *options, log=subprocess.DEVNULL, patience=600):
        self.process = subprocess.Popen([program, *options], cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
        self.patience, self.inbox, self.requests, self.texts, self.sent = patience, queue.Queue(), 0, {}, {}
        threading.Thread(target=self._read, daemon=True).start()
        self._request("initialize", {"processId": None, "rootUri": pathlib.Path(root).as_uri(), "capabilities": {}})
        self._notify("initialized", {})

    def close(self):
        self._request("shutdown", None)
        self._notify("exit", None)
        self.process.wait(timeout=60)
        self.process.stdin.close()
        self.process.stdout.close()

    def memory(self):
        """The highest resident set so far, in MB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) / 1024

    def open(self, path):
        """Opens a file as it is on disk, and waits for what is said of it."""
        self.texts[path], self.sent[path] = path.read_text(), [self._now()]
        self._notify("textDocument/didOpen", {"textDocument": {"uri": path.as_uri(), "languageId": "cpp", "version": 0,
                                                               "text": self.texts[path]}})
        return self._answer(path)

    def press(self, path, text):
        """Makes this the file's text in the editor, as a key does; on disk it stays as it is."""
        self.texts[path] = text
        self.sent[path].append(self._now())
        self._notify("textDocument/didChange", {"textDocument": {"uri": path.as_uri(), "version": len(self.sent[path]) - 1},
                                                "contentChanges": [{"text": text}]})

    def type(self, path, text):
        """Presses a key, and waits for what is said of this text."""
        self.press(path, text)
        return self._answer(path)

    def save(self, path, other, wanted):
        """Saves a file, and waits until such diagnostics are published of another open one, which includes it."""
        path.write_text(self.texts[path])
        begin = self._now()
        self._notify("textDocument/didSave", {"textDocument": {"uri": path.as_uri()}})
        return self._published(other, begin, lambda answer, _: wanted(answer))

    def _answer(self, path):
        version = len(self.sent[path]) - 1
        return self._published(path, self.sent[path][version], lambda _, of: of == version)

    def _published(self, path, begin, wanted):
        while True:
            message = self._next(lambda message: message.get("method") == "textDocument/publishDiagnostics"
                                 and message["params"]["uri"] == path.as_uri())
            at, said = message["at"], message["params"]
            answer = Answer(said["diagnostics"], at.seconds - begin.seconds, at.processor - begin.processor)
            if wanted(answer, said.get("version")):
                return answer

    def _now(self):
        # The second field is the program's name, in parentheses.
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return Moment(time.perf_counter(), (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"))

    def _request(self, method, params):
        self.requests += 1
        self._write({"id": self.requests, "method": method, "params": params})
        self._next(lambda message: message.get("id") == self.requests and "method" not in message)

    def _notify(self, method, params):
        self._write({"method": method, "params": params})

    def _write(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _read(self):
        stream = self.process.stdout
        while line := stream.readline():
            if line.lower().startswith(b"content-length:"):
                while stream.readline().strip():
                    pass
                message = json.loads(stream.read(int(line.split(b":")[1])))
                self.inbox.put({**message, "at": self._now()})
        self.inbox.put(None)

    def _next(self, wanted):
        end = time.monotonic() + self.patience
        while True:
            try:
                message = self.inbox.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                raise TimeoutError(f"clangd says nothing of it for {self.patience} s") from None
            if message is None:
                raise EOFError(f"clangd ended with exit code {self.process.wait()}")
            if wanted(message):
                return message
