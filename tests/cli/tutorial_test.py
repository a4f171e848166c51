#!/usr/bin/env python3
"""rules/TUTORIAL.md, done as it says: every command is run, every change is made, and what it shows
is what comes.

    python3 tests/cli/tutorial_test.py build/jixiao [--show]

```sh    is run by bash, in a folder that holds samples/ and has the program in its path
```text  what the commands before it print; a line … stands for any lines, as in sha256:…
```diff  a change to the pack: lines - and + of it, others as they stand; a line … begins another
--show prints what each command really prints, for the author of the tutorial.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SHOW = "--show" in sys.argv
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "build/jixiao"
TUTORIAL = ROOT / "rules/TUTORIAL.md"
PACK = "my-rules/cn.qinghe.project/pack.yml"


def blocks():
    text = TUTORIAL.read_text(encoding="utf-8")
    return re.findall(r"^```(sh|text|diff)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def fits(shown, printed):
    """Do the lines shown stand for those printed?"""
    pattern = "".join(r"(?:.*\n)*?" if line == "…" else re.escape(line) + r"\n"
                      for line in shown.splitlines()).replace("sha256:…", "sha256:[0-9a-f]{64}")
    return re.fullmatch(pattern, printed) is not None


def changed(text, change):
    for hunk in re.split(r"^…\n", change, flags=re.MULTILINE):
        lines = hunk.splitlines()
        old = "".join(line[1:] + "\n" for line in lines if line[:1] in " -")
        new = "".join(line[1:] + "\n" for line in lines if line[:1] in " +")
        if text.count(old) != 1:
            raise AssertionError(f"these lines stand {text.count(old)} times in the pack:\n{old}")
        text = text.replace(old, new)
    return text


class Tutorial(unittest.TestCase):
    def test_is_what_happens(self):
        folder = Path(tempfile.mkdtemp(prefix="jixiao-tutorial-"))
        self.addCleanup(shutil.rmtree, folder)
        shutil.copytree(ROOT / "samples", folder / "samples")
        env = dict(os.environ, PATH=f"{PROGRAM.parent}:{os.environ['PATH']}")
        printed, shown = "", 0
        for kind, body in blocks():
            if kind == "sh":
                result = subprocess.run(["bash", "-c", body], cwd=folder, env=env, timeout=60,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                printed = result.stdout.decode()
                if SHOW:
                    print(f"$ {body}{printed}")
            elif kind == "diff":
                path = folder / PACK
                path.write_text(changed(path.read_text(encoding="utf-8"), body), encoding="utf-8")
            else:
                shown += 1
                self.assertTrue(fits(body, printed), f"shown:\n{body}\nprinted:\n{printed}")
        self.assertGreater(shown, 5)
        # What the reader ends with is whole.
        for command in ("check", "test"):
            result = subprocess.run([PROGRAM, "rules", command, folder / "my-rules"],
                                    capture_output=True, timeout=60)
            self.assertEqual(result.returncode, 0, result.stdout.decode())
        lint = subprocess.run([PROGRAM, "rules", "lint", folder / "my-rules"], capture_output=True,
                              timeout=60)
        self.assertEqual(lint.stdout.decode(), "")
        self.assertEqual((folder / PACK).read_text(encoding="utf-8").count("请定"), 0)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
