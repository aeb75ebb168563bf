"""The built program from outside: its command line, and a REPL that answers line by line."""

import json
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Parlance:
    """A data folder of its own, on one Odoo."""

    def __init__(self, binary, odoo, user="wang", login="sales.wang", **environment):
        self.binary, self.user = binary, user
        self.data = tempfile.TemporaryDirectory(prefix="parlance-odoo-")
        self.environment = {
            **os.environ, "PARLANCE_ODOO_URL": odoo.url, "PARLANCE_ODOO_DB": "crm19", "PARLANCE_DATA": self.data.name,
            "PARLANCE_INTENTS": str(ROOT / "Intents"), "HOME": self.data.name, **environment,
        }
        if login:
            self.run("key", "add", user, login, input=f"key-of-{login}\n")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.data.cleanup()

    def run(self, *arguments, input=""):
        return subprocess.run([self.binary, *arguments], input=input, env=self.environment, cwd=ROOT, text=True,
                              capture_output=True, timeout=300)

    def intents(self):
        return {json.loads(line)["intent"] for line in self.run("intents", "--json").stdout.splitlines()}

    def repl(self, *arguments):
        return Repl(self, arguments)


class Repl:
    def __init__(self, parlance, arguments):
        self.process = subprocess.Popen(
            [parlance.binary, "repl", "--json", "--user", parlance.user, *arguments], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=parlance.environment, cwd=ROOT, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.process.stdout.close()
        self.process.stderr.close()

    def say(self, words):
        """The answer to one line: its kinds, its text, and the whole."""
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise AssertionError(f"the program ended at {words!r}: {self.process.stderr.read()}")
        self.last = Turn(json.loads(line))
        return self.last

    def answer_danger(self, turn):
        """A card of danger wants the effect by name."""
        if "confirm danger" in turn.kinds[0] or "（危险" in turn.text:
            self.say("删除")


class Turn:
    def __init__(self, value):
        self.value = value
        self.kinds = [part["kind"] for part in value["parts"]]
        self.text = "\n".join(part["text"] for part in value["parts"])

    def __repr__(self):
        return f"{self.kinds} {self.text}"
