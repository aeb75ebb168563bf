"""The server that is tried, and a link to it that can be cut."""

import asyncio
import json
import os
import shutil
import socket
import tempfile
import urllib.error
import urllib.request
import uuid

import websockets

from options import OPTIONS, ROOT

# What many clients on one address may do.
CROWD = {"PARLANCE_LIMITS": "connections-of-address=100000,sockets-of-user=100000,sockets-of-session=100000,sockets-of-address=100000,messages=100000,requests=1000000"}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One `parlance serve --open` on a folder of its own."""

    def __init__(self, *arguments, **environment):
        self.environment = {**os.environ, **environment}
        self.port, self.data, self.process = free_port(), tempfile.mkdtemp(prefix="chat-check-"), None
        self.arguments = arguments or ("--open",)

    async def __aenter__(self):
        await self.start()
        return self

    async def __aexit__(self, *_):
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
        shutil.rmtree(self.data, ignore_errors=True)

    async def start(self):
        command = [OPTIONS.binary, "serve", "--port", str(self.port), "--data", self.data, "--user", "me", *self.arguments]
        with open(f"{self.data}/errors.txt", "ab") as errors:
            self.process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=self.environment, stdout=asyncio.subprocess.DEVNULL, stderr=errors, restore_signals=False)
        for _ in range(400):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2)
                return
            except (OSError, urllib.error.HTTPError):
                await asyncio.sleep(0.05)
        raise AssertionError(f"the server does not get ready: {self.errors()[-500:]}")

    def errors(self):
        with open(f"{self.data}/errors.txt", encoding="utf-8") as errors:
            return errors.read()

    async def kill(self):
        self.process.kill()
        await self.process.wait()

    def ask(self, method, path, body=None, token="any", **headers):
        headers = {"Authorization": f"Bearer {token}", **{name.replace("_", "-"): value for name, value in headers.items()}}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=40) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            text = error.read()
            return error.code, json.loads(text) if text else None

    async def call(self, *arguments, **named):
        return await asyncio.to_thread(self.ask, *arguments, **named)

    async def figures(self):
        read = lambda: urllib.request.urlopen(f"http://127.0.0.1:{self.port}/metrics", timeout=30).read().decode()
        return await asyncio.to_thread(read)

    async def session(self):
        id = str(uuid.uuid4())
        status, _ = await self.call("POST", "/api/v1/sessions", {"id": id})
        assert status == 201, status
        return id

    async def log(self, session):
        frames, before = [], None
        while True:
            path = f"/api/v1/sessions/{session}/messages?limit=100" + (f"&before_seq={before}" if before else "")
            status, page = await self.call("GET", path)
            assert status == 200, status
            frames = page["frames"] + frames
            if not page["has_more"]:
                return frames
            before = frames[0]["seq"]

    def connect(self, session, port=None, **options):
        options.setdefault("subprotocols", ["parlance.chat.v1"])
        options.setdefault("additional_headers", {"Authorization": "Bearer any"})
        return websockets.connect(f"ws://127.0.0.1:{port or self.port}/ws/{session}", ping_interval=None, max_size=None, **options)


class Proxy:
    """Passes bytes on, and resets or silences everybody when told to."""

    def __init__(self, target):
        self.target, self.port, self.pairs, self.held = target, 0, set(), False

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.accept, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        self.cut()
        self.server.close()

    async def accept(self, reader, writer):
        try:
            there = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            return writer.transport.abort()
        pair = (writer.transport, there[1].transport)
        self.pairs.add(pair)
        try:
            await asyncio.gather(self.pump(reader, there[1]), self.pump(there[0], writer), return_exceptions=True)
        except asyncio.CancelledError:
            pass
        self.pairs.discard(pair)

    async def pump(self, reader, writer):
        while data := await reader.read(4096):
            while self.held:
                await asyncio.sleep(0.02)
            writer.write(data)
            await writer.drain()
        writer.close()

    def cut(self):
        for pair in list(self.pairs):
            for transport in pair:
                transport.abort()
