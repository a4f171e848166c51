"""Time and memory of a command over documents that double in size; what the growth scripts share.

Example: grow("lines", [program, "extract", path], write, doublings(MB, 8 * MB)) writes the document
with write(size), runs the command on it and prints a line, for 1, 2, 4 and 8 MB.
"""
import os
import re
import subprocess
import sys
from collections import namedtuple

MB = 1 << 20
# Of the time for each MB against the document of half the size; shorter runs tell nothing.
MOST_GROWTH = 1.3
SHORTEST_TIME = 0.3

# One document of a kind: bytes written, seconds, peak bytes, what a limit said.
Step = namedtuple("Step", "written seconds peak refused")


def fill(out, front, piece, behind, size):
    """Writes pieces until `size` bytes are reached; the bytes written."""
    written = out.write(front.encode())
    i = 0
    while written < size:
        written += out.write(piece(i).encode())
        i += 1
    return written + out.write(behind.encode())


def write_file(path, pieces, size):
    with open(path, "wb") as out:
        return fill(out, *pieces, size)


def doublings(smallest, largest):
    """The smallest size, twice as much … and the largest itself."""
    size = smallest
    while size < largest:
        yield size
        size *= 2
    yield largest


def measure(command):
    """Seconds and peak bytes of one run, and what was said if a limit refused the document; ends the
    script if the program fails otherwise."""
    with open(os.devnull, "wb") as nowhere:
        child = subprocess.Popen(command, stdout=nowhere, stdin=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True)
        said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    limit = re.search(r"\(limit (\w+)", said)
    if child.returncode != 0 and not limit:
        sys.exit(f"{' '.join(command[:2])} ended with {child.returncode}: {said}")
    # Processor time, so that a busy machine counts for less.
    return (usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024,
            f"refused by {limit[1]}" if limit else "")


def grow(kind, command, write, sizes, told=lambda step: ("", [])):
    """Prints a line for each size; how many bounds are broken. told(step) gives more to print and
    the bounds of its own that the step breaks."""
    broken = 0
    before = None
    for size in sizes:
        written = write(size)
        step = Step(written, *measure(command))
        rate = step.seconds / written
        growth = rate / before if before else 1
        words, marks = told(step)
        if step.seconds >= SHORTEST_TIME and growth > MOST_GROWTH:
            marks.insert(0, "slower than linear")
        broken += len(marks)
        if step.refused:
            marks.insert(0, step.refused)
        print(f"{kind:16} {written / MB:6.2f} MB {step.seconds:7.2f} s  {rate * MB:7.3f} s/MB"
              f"  x{growth:4.2f} {words}  {', '.join(marks)}".rstrip(), flush=True)
        before = rate
    return broken
