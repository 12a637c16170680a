"""A stack of this repository in a folder of its own, where it can be edited, with what clangd reads of a project."""

import json
import pathlib
import shutil

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def copy(name, build, folder):
    """Copies stack/<name> into the folder, and its commands from the build folder's database; returns its folder."""
    stack = folder / "stack" / name
    shutil.copytree(ROOT / "stack" / name, stack)
    shutil.copy(ROOT / ".clangd", folder)
    commands = []
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if pathlib.Path(entry["file"]).parent == ROOT / "stack" / name:
            command = entry["command"].replace(f"{ROOT}/stack/{name}", str(stack)).replace(f"={ROOT}/=", f"={folder}/=")
            commands.append({**entry, "command": command, "file": entry["file"].replace(f"{ROOT}/", f"{folder}/")})
    if not commands:
        raise ValueError(f"{build}/compile_commands.json has nothing of stack/{name}")
    (folder / "build").mkdir()
    (folder / "build/compile_commands.json").write_text(json.dumps(commands))
    return stack
