"""Runs commands one after the other and says what each cost: a JSON object a line, in and out.

    {"command": ["/bin/true"], "seconds": 10, "out": "/tmp/out", "err": "/tmp/err"}
    {"status": 0, "seconds": 0.002, "peak_kib": 9216}

A process of its own because the peak of a child counts what its parent held when it forked: this
one holds little, so no figure is more than some 10 MiB too high. "status" is negative for a signal
and null where the command ran over its time and was ended.
"""
import json
import os
import signal
import sys
import time


def run(command, seconds, out, err):
    begin = time.monotonic()
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, out, flags, 0o644),
        (os.POSIX_SPAWN_OPEN, 2, err, flags, 0o644)])
    late = []

    def end(*_):
        late.append(True)
        os.kill(pid, signal.SIGKILL)

    signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    _, status, usage = os.wait4(pid, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    return {"status": None if late else os.waitstatus_to_exitcode(status),
            "seconds": round(time.monotonic() - begin, 3), "peak_kib": usage.ru_maxrss}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(**json.loads(line))), flush=True)
