"""Makes one mistake at a time in a copy of stack/reactbin and asks the compiler. Each must fail with the words below, which
name the stack's file and line; the copy as it stands must compile.

    reactbin_test.py ROOT COMPILER-COMMAND...
"""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

# (the mistake, the file, what stands there, what is written instead, what the compiler must say)
MISTAKES = [
    ("an Ingress to an unknown Service", "ingress.hpp", r'withPath\("/", ui_service, ui_http\)', 'withPath("/", "uii", 8080)',
     r"stack/reactbin/ingress\.hpp:\d+: Ingress `reactbin` routes `/` to Service `uii`, .*; did you mean `ui`\? \[REF-09\]"),
    ("a Service port that no container has", "ui.hpp", r"\{ui\}\.withPort\(ui_http\)", '{ui}.withPort("http", 8080, 8081)',
     r"stack/reactbin/ui\.hpp:\d+: Service `ui` forwards port 8080 to `8081`, .* listens on 8080/TCP `http` \[REF-06\]"),
    ("a named port that no container has", "ui.hpp", r"\{ui\}\.withPort\(ui_http\)", '{ui}.withPort("http", 8080, "htpp")',
     r"stack/reactbin/ui\.hpp:\d+: Service `ui` forwards port 8080 to `htpp`, .*; did you mean `http`\? \[REF-06\]"),
    ("a key that the Vault secret lacks", "api.hpp", r'requiring\("DATABASE_URL"\)', 'requiring("DATABASE_URI")',
     r"stack/reactbin/api\.hpp:\d+: Deployment `api` needs key `DATABASE_URI` of Secret `api-env`, .*; did you mean "
     r"`DATABASE_URL`\? \[REF-21\]"),
    ("a mount of an undeclared volume", "minio.hpp", r"withVolumeMount\(minio_data,", 'withVolumeMount("minio-dta",',
     r"stack/reactbin/minio\.hpp:\d+: StatefulSet `minio`, container `minio` mounts volume `minio-dta`, .*; did you mean "
     r"`minio-data`\? \[REF-01\]"),
    ("`/` before `/api/`", "ingress.hpp", r'(\.withPath\("/api/", api_service, http\))(\s*)(\.withPath\("/", ui_service, ui_http\))',
     r"\3\2\1", r"stack/reactbin/ingress\.hpp:\d+: Ingress `reactbin` has path `/` before `/api/`, .* \[DOV-01\]"),
    ("a second object of the same kind and name", "ui.hpp", r'Service<"ui">\{ui\}', 'Service<"api">{ui}',
     r"stack/reactbin/ui\.hpp:\d+: Service `api` stands in the stack twice; the other is at stack/reactbin/api\.hpp:\d+ \[IDN-28\]"),
    ("a bad quantity", "minio.hpp", r"withStorage\(10_Gi\)", 'withStorage("10Gb")',
     r"stack/reactbin/minio\.hpp:\d+: .*`10Gb`, which is no quantity: .*; did you mean `10Gi`\? \[GRM-14\]"),
    ("a bad name", "api.hpp", r'Deployment<"api">', 'Deployment<"Api_Server">',
     r"`Api_Server` is no name for a Deployment: .*; did you mean `api-server`\?"),
    ("a bad name: its line", "api.hpp", r'Deployment<"api">', 'Deployment<"Api_Server">', r"stack/reactbin/api\.hpp:\d+"),
    ("a root container without a waiver", "minio.hpp", r'\.withWaiver\("SEC-03",\s*"[^"]*"(\s*"[^"]*")*\)', "",
     r"stack/reactbin/minio\.hpp:\d+: Job `minio-init-bucket`, container `mc` may run as root: .*SEC-03.* \[SEC-03\]"),
    ("an Ingress to MinIO", "ingress.hpp", r'(#include "ui\.hpp"[\s\S]*)\.withPath\("/", ui_service, ui_http\)',
     r'#include "minio.hpp"\n\1.withPath("/minio/", minio_service, s3).withPath("/", ui_service, ui_http)',
     r"stack/reactbin/ingress\.hpp:\d+: Ingress `reactbin` routes `/minio/` to Service `minio`, which is internal only: .* \[DOV-02\]"),
]


def main():
    root, command = pathlib.Path(sys.argv[1]), sys.argv[2:]
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "stack" / "reactbin"
        shutil.copytree(root / "stack" / "reactbin", copy)

        def compile_copy():
            done = subprocess.run([*command, "stack/reactbin/reactbin.cpp"], cwd=folder, capture_output=True, text=True)
            return done.returncode, done.stderr

        code, output = compile_copy()
        if code != 0:
            print(f"FAILED  reactbin as it stands does not compile:\n{output}")
            return 1
        for mistake, name, sound, wrong, expected in MISTAKES:
            path = copy / name
            original = path.read_text(encoding="utf-8")
            mutated, count = re.subn(sound, wrong, original)
            if count != 1:
                print(f"FAILED  {mistake}: stack/reactbin/{name} has {count} places that match {sound}")
                failures += 1
                continue
            path.write_text(mutated, encoding="utf-8")
            code, output = compile_copy()
            path.write_text(original, encoding="utf-8")
            if code == 0 or not re.search(expected, output):
                print(f"FAILED  {mistake}: expected {expected}\n{output if code else 'It compiles.'}")
                failures += 1
            else:
                print(f"refused  {mistake}")
    print(f"{len(MISTAKES) - failures} of {len(MISTAKES)} mistakes refused as they should be")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
