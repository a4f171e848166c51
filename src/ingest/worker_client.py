"""A client of `jixiao worker`, to be used or copied.

    with Worker("build/jixiao") as worker:
        report = worker.ask(path="in/a.docx")
"""
import base64
import json
import struct
import subprocess


class Worker:
    def __init__(self, program, *arguments):
        command = [program, "worker", *arguments]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.greeting = self.receive()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()

    def receive(self):
        (length,) = struct.unpack(">I", self.process.stdout.read(4))
        return json.loads(self.process.stdout.read(length))

    def ask(self, **request):
        if "bytes" in request:
            request["bytes"] = base64.b64encode(request["bytes"]).decode()
        payload = json.dumps(request).encode()
        self.process.stdin.write(struct.pack(">I", len(payload)) + payload)
        self.process.stdin.flush()
        return self.receive()
