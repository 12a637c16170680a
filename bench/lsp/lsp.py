"""What a key costs whoever types into manifests with `dovetail lsp`: folders of 60 to 5,000 documents, sound, a file each.

    python3 lsp.py PROGRAM

A key is one change of a name that something else refers to, so that it makes a finding or mends it; the time is that until the
server has told of it, the moment included that it waits for the next key (40 ms). Prints a table: the start, that is until the
first findings; a key, the median and the longest of thirty; a completion. Nothing is asserted.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "check"))
from check import documents  # noqa: E402


class Session:
    def __init__(self, program, folder):
        self.server = subprocess.Popen([program, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ask("initialize", {"capabilities": {}, "rootUri": folder.as_uri()})
        self.notify("initialized", {})

    def send(self, message):
        content = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.server.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def read(self):
        length = 0
        while line := self.server.stdout.readline().strip():
            name, value = line.split(b":")
            length = int(value) if name == b"Content-Length" else length
        return json.loads(self.server.stdout.read(length))

    def ask(self, method, params):
        self.send({"id": 1, "method": method, "params": params})
        while "id" not in (message := self.read()):
            pass
        return message

    def findings(self, uri):
        while True:
            message = self.read()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                return message["params"]["diagnostics"]

    def end(self):
        self.ask("shutdown", None)
        self.notify("exit", None)
        self.server.wait()


def write(folder, count):
    """So many documents; gives the Deployment that is typed into."""
    folder.joinpath(".dovetail.yaml").write_text("externals: [Secret/shared]\n")
    typed = None
    for number, document in enumerate(documents(count, 1)[:count]):
        file = folder / f"{number:05}.yaml"
        file.write_text(document)
        typed = typed or (file if "kind: Deployment" in document else None)
    return typed


def measure(program, count):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        typed = write(folder, count)
        text = typed.read_text()
        line = next(i for i, each in enumerate(text.split("\n")) if "serviceAccountName:" in each)
        column = len(text.split("\n")[line])
        uri = typed.as_uri()
        begin = time.perf_counter()
        session = Session(program, folder)
        session.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "yaml", "version": 1, "text": text.replace("serviceAccountName: ", "serviceAccountName: x")}})
        session.findings(uri)
        start = time.perf_counter() - begin
        keys, completions = [], []
        at = {"line": line, "character": column + 1}
        for version in range(2, 32):
            change = {"range": {"start": {"line": line, "character": column - len("app-0")},
                                "end": {"line": line, "character": column - len("app-0") + (1 if version % 2 == 0 else 0)}},
                      "text": "" if version % 2 == 0 else "x"}
            begin = time.perf_counter()
            session.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [change]})
            session.findings(uri)
            keys.append(time.perf_counter() - begin)
            begin = time.perf_counter()
            session.ask("textDocument/completion", {"textDocument": {"uri": uri}, "position": at})
            completions.append(time.perf_counter() - begin)
        session.end()
        return start, statistics.median(keys), max(keys), statistics.median(completions)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program")
    given = arguments.parse_args()
    print(f"{'documents':>9}  {'start':>8}  {'a key':>8}  {'longest':>8}  {'completion':>10}")
    for count in (60, 300, 1000, 5000):
        times = [f"{1000 * each:.0f} ms" for each in measure(given.program, count)]
        print(f"{count:>9}  {times[0]:>8}  {times[1]:>8}  {times[2]:>8}  {times[3]:>10}", flush=True)


if __name__ == "__main__":
    main()
