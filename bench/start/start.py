"""What it takes the program to start, say something and end, beside a program that does nothing.

    start.py DOVETAIL STANDALONE
"""

import statistics
import subprocess
import sys
import time

RUNS = 100


def milliseconds(*command):
    times = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


print(f"{'ms, median of ' + str(RUNS):24} {'--version':>10} {'explain':>10} {'a mistake':>10}")
for title, program in (("/bin/true", "/bin/true"), ("dovetail", sys.argv[1]), ("standalone", sys.argv[2])):
    figures = (milliseconds(program, *arguments) for arguments in (["--version"], ["explain", "REF-06"], ["explain", "REF-6"]))
    print(f"{title:24} " + " ".join(f"{figure:10.2f}" for figure in figures))
