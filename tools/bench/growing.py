"""Time and memory of a command over documents that double in size; what the growth scripts share.

Example: grow("lines", [program, "extract", path], write, doublings(MB, 8 * MB)) writes the document
with write(size), runs the command on it and prints a line, for 1, 2, 4 and 8 MB.
"""
import math
import os
import re
import subprocess
import sys
import tempfile
from collections import namedtuple

MB = 1 << 20
# Of the time for each MB against the document of half the size; shorter runs tell nothing.
MOST_GROWTH = 1.3
SHORTEST_TIME = 0.3

# One run: seconds of processor time, peak bytes, what a limit said.
Usage = namedtuple("Usage", "seconds peak refused")
# One document of a kind: bytes written, and the run over it.
Step = namedtuple("Step", ("written", *Usage._fields))


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


def measure(command, statuses=(0,)):
    """The Usage of one run; ends the script if it ended with another status and no limit said why.

    The peak is taken by GNU time, which is small: a process that is started from here counts the
    memory of this interpreter as its own, from before it became another program.
    """
    with tempfile.NamedTemporaryFile("r", prefix="jixiao-peak-") as peak:
        child = subprocess.Popen(["/usr/bin/time", "-q", "-f", "%M", "-o", peak.name, *command],
                                 stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                                 stderr=subprocess.PIPE, text=True)
        with child.stderr:
            said = child.stderr.read()
        _, status, usage = os.wait4(child.pid, 0)
        kilobytes = peak.read()
    child.returncode = os.waitstatus_to_exitcode(status)
    limit = re.search(r"\(limit (\w+)", said)
    if child.returncode not in statuses and not limit:
        sys.exit(f"{' '.join(command[:2])} ended with {child.returncode}: {said}")
    # Processor time, so that a busy machine counts for less.
    return Usage(usage.ru_utime + usage.ru_stime, int(kilobytes) * 1024,
                 f"refused by {limit[1]}" if limit else "")


def exponent(points):
    """The k of cost = c * size^k that fits (size, cost) best by least squares of the logarithms: 1 is
    linear, 2 quadratic; a doubling of size costs 2^k times as much."""
    logs = [(math.log(size), math.log(cost)) for size, cost in points]
    mean_x = sum(x for x, _ in logs) / len(logs)
    mean_y = sum(y for _, y in logs) / len(logs)
    return (sum((x - mean_x) * (y - mean_y) for x, y in logs)
            / sum((x - mean_x) ** 2 for x, _ in logs))


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
