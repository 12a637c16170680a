"""The one static file is small, and runs where there is nothing else: no library, no file, no variable.

    standalone_test.py FILE
"""

import pathlib
import struct
import subprocess
import sys

file = pathlib.Path(sys.argv[1]).resolve()
data = file.read_bytes()
assert len(data) <= 15_000_000, f"{file} has {len(data)} bytes"
# Of the program headers of an ELF file, one would name what loads it.
offset, size, count = struct.unpack_from("<Q", data, 32)[0], *struct.unpack_from("<HH", data, 54)
kinds = [struct.unpack_from("<I", data, offset + i * size)[0] for i in range(count)]
interpreter = 3
assert interpreter not in kinds, f"{file} needs a loader"
done = subprocess.run([file, "check", "-"], input="apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {serviceAccountName: web}\n",
                      capture_output=True, text=True, cwd="/", env={})
assert done.returncode == 1 and "[REF-33]" in done.stdout, done
print(f"{len(data) / 1e6:.1f} MB")
