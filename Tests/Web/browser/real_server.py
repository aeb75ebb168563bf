"""`parlance serve` on an embedded CRM of its own, started, killed and started again on the same port."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from engines import free_port

ROOT = Path(__file__).resolve().parents[3]
sys.path.append(str(ROOT / "Tests/Chat"))

from provider import Provider  # noqa: E402: stands beside the checks of the chat


class Talker:
    """The provider of language models, on a thread of its own."""

    def __init__(self, *pieces, thinks=0):
        self.provider, self.loop = Provider(*pieces, thinks=thinks), asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    def __enter__(self):
        self.thread.start()
        asyncio.run_coroutine_threadsafe(self.provider.__aenter__(), self.loop).result(30)
        return self

    def __exit__(self, *_):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(30)

    def open(self, pieces=1):
        self.loop.call_soon_threadsafe(self.provider.open, pieces)



class RealServer:
    def __init__(self, program, *arguments, **environment):
        self.program, self.port, self.arguments = program, free_port(), arguments
        self.environment = {**os.environ, **environment}
        self.base = f"http://127.0.0.1:{self.port}"
        self.folder = Path(tempfile.mkdtemp(prefix="parlance-serve-"))
        self.process = None

    def start(self):
        self.log = open(self.folder / "log.txt", "a")
        words = [self.program, "serve", "--data", str(self.folder / "data"), "--intents", str(ROOT / "Intents"),
                 "--web", str(ROOT / ".build/web"), "--port", str(self.port), *self.arguments]
        self.process = subprocess.Popen(words, stdout=self.log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, cwd=ROOT, env=self.environment)
        for _ in range(600):
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended at once:\n{self.said()}")
            try:
                urllib.request.urlopen(self.base + "/healthz", timeout=1)
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"the server does not answer:\n{self.said()}")

    def said(self):
        return (self.folder / "log.txt").read_text()

    def setup_path(self):
        """The way to the first administrator, as the server printed it."""
        link = re.search(r"/setup#\S+", self.said())
        assert link, self.said()
        return link.group()

    def kill(self):
        self.process.kill()
        self.process.wait()

    def forget_key(self):
        """What was signed before is worth nothing after the next start."""
        (self.folder / "data/token.key").unlink()

    def remove(self):
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)
