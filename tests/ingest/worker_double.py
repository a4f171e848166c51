#!/usr/bin/env python3
"""A worker that goes wrong where the name of a document says so, and else hands on to a real one.

    JIXIAO_REAL=build/jixiao tests/ingest/worker_double.py worker --rules rules

A name with "segfault", "exit", "spin", "silent", "allocate", "garbage", "lies" or "children" in it
does that; with "once" as well only the first time. JIXIAO_DOUBLE is a folder for what it notes: a
file "starts" that holds N makes the next N workers die as they start.
"""
import fcntl
import json
import os
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

NOTES = Path(os.environ["JIXIAO_DOUBLE"])


def receive(stream):
    head = stream.read(4)
    if len(head) < 4:
        return None
    return stream.read(struct.unpack(">I", head)[0])


def send(stream, payload):
    stream.write(struct.pack(">I", len(payload)) + payload)
    stream.flush()


def spin():
    while True:
        pass


def allocate():
    kept = []
    while len(kept) < 40:  # beyond the limit of the tests, 512 MB
        kept.append(bytearray(1 << 24))
    sys.exit("no limit held")


def garbage():
    sys.stdout.buffer.write(b"Segmentation fault\n" * 100)
    sys.stdout.buffer.flush()
    time.sleep(600)


def children():
    for command in (["sleep", "611"], ["sh", "-c", "sleep 611 & sleep 611"]):
        subprocess.Popen(command)
    spin()


def segfault():
    print("here it comes", file=sys.stderr, flush=True)
    os.kill(os.getpid(), signal.SIGSEGV)


WRONG = {
    "segfault": segfault,
    "exit": lambda: os._exit(3),
    "spin": spin,
    "silent": lambda: time.sleep(600),
    "allocate": allocate,
    "garbage": garbage,
    "lies": lambda: send(sys.stdout.buffer, b'{"schema":"jixiao/report/1"}'),
    "children": children,
}


def go_wrong(name):
    for word, wrong in WRONG.items():
        if word in name:
            mark = NOTES / (word + ".done")
            if "once" in name and mark.exists():
                return
            mark.touch()
            wrong()


def dies_on_start():
    """Whether this worker is one of those that the tests let die; several may ask at once."""
    if not (NOTES / "starts").exists():
        return False
    with open(NOTES / "starts", "r+") as starts:
        fcntl.flock(starts, fcntl.LOCK_EX)
        left = int(starts.read())
        if left > 0:
            starts.seek(0)
            starts.truncate()
            starts.write(str(left - 1))
        return left > 0


def main():
    if dies_on_start():
        sys.exit("this one dies on start")
    with open(NOTES / "pids", "a") as pids:
        pids.write(f"{os.getpid()}\n")
    real = subprocess.Popen([os.environ["JIXIAO_REAL"], *sys.argv[1:]], stdin=subprocess.PIPE,
                            stdout=subprocess.PIPE)
    send(sys.stdout.buffer, receive(real.stdout))
    while (request := receive(sys.stdin.buffer)) is not None:
        go_wrong(json.loads(request).get("name", ""))
        send(real.stdin, request)
        while True:
            answer = receive(real.stdout)
            send(sys.stdout.buffer, answer)
            if not answer.startswith(b'{"schema":"jixiao/worker/1","stage"'):
                break


main()
