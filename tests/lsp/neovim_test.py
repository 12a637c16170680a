#!/usr/bin/env python3
"""Neovim, without a screen, as the client of `dovetail lsp`: prints its log, a line for each feature.

neovim_test.py PROGRAM NVIM
"""
import os
import pathlib
import subprocess
import sys
import tempfile

program, nvim = sys.argv[1:]
script = pathlib.Path(__file__).with_name("neovim.lua")
with tempfile.TemporaryDirectory() as home:
    folder = pathlib.Path(home, "shop")
    folder.mkdir()
    # Nobody's settings, and nothing written to anybody's home.
    environment = os.environ | {"PROGRAM": os.path.abspath(program), "FOLDER": str(folder), "HOME": home}
    environment |= {f"XDG_{each}_HOME": home for each in ("CONFIG", "DATA", "STATE", "CACHE")}
    ran = subprocess.run([nvim, "--headless", "--clean", "-n", "-c", f"luafile {script}", "-c", "cquit!"], env=environment,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=100)
print(ran.stdout)
sys.exit(0 if ran.returncode == 0 and "all features" in ran.stdout else 1)
