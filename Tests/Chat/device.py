"""A device of a user, and what must be true of its log."""

import asyncio
import json
import random
import socket as sockets
import time
import uuid

import websockets
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from websockets.exceptions import ConnectionClosed, InvalidStatus

from options import ROOT

SCHEMA = json.loads((ROOT / "Sources/Chat/Schemas/chat.json").read_text())
FRAMES = Draft202012Validator(
    {"$ref": "/api/v1/schema#/$defs/ServerFrame"}, registry=Registry().with_resource("/api/v1/schema", Resource.from_contents(SCHEMA))
)


def resume(client="c", seq=0, epoch="", caps=None):
    result = {"client_id": client, "seq": seq, "epoch": epoch, **({"caps": caps} if caps else {})}
    return json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": result}})


async def narrow(server, session):
    """A bare socket, resumed from the beginning, of which nobody reads yet and that takes little at a time."""
    wire = sockets.socket()
    wire.setsockopt(sockets.SOL_SOCKET, sockets.SO_RCVBUF, 4_096)
    wire.connect(("127.0.0.1", server.port))
    key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: parlance.chat.v1\r\nAuthorization: Bearer any\r\n"
    wire.sendall(f"GET /ws/{session} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{key}\r\n".encode())
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += await asyncio.to_thread(wire.recv, 1)
    text = resume("slow").encode()
    length = [0x80 | len(text)] if len(text) < 126 else [0xFE, *len(text).to_bytes(2, "big")]
    wire.sendall(bytes([0x81, *length]) + b"\0\0\0\0" + text)
    return wire


class Device:
    """A client that keeps the rules: an outbox, positions without holes, everything resent after each hello."""

    def __init__(self, server, session, port=None, name=None, caps=None):
        self.caps, self.passed = caps, []
        self.server, self.session, self.port, self.client = server, session, port or server.port, name or str(uuid.uuid4())
        self.frames, self.seq, self.epoch, self.outbox, self.next, self.acks, self.errors = [], 0, "", [], 1, {}, []
        self.socket, self.hellos, self.task, self.wake = None, 0, None, asyncio.Event()

    def __enter__(self):
        self.task = asyncio.get_running_loop().create_task(self.live())
        return self

    def __exit__(self, *_):
        self.task.cancel()

    async def live(self):
        while True:
            try:
                async with self.server.connect(self.session, self.port) as socket:
                    await self.run(socket)
            except (OSError, ConnectionClosed, InvalidStatus, TimeoutError, EOFError, websockets.InvalidMessage, websockets.InvalidHandshake):
                pass
            self.socket = None
            await asyncio.sleep(random.uniform(0, 0.1))

    async def run(self, socket):
        await socket.send(resume(self.client, self.seq, self.epoch, self.caps))
        async for text in socket:
            await self.hear(socket, json.loads(text))

    async def hear(self, socket, frame):
        FRAMES.validate(frame)
        seq, data = frame.get("seq"), frame["data"]
        if seq is not None:
            if seq == self.seq + 1:
                self.seq = seq
                self.frames.append(frame)
            else:
                assert seq <= self.seq, f"a hole: {seq} after {self.seq}"
        elif frame["type"] == "error":
            self.errors.append(frame)
            if data["error"]["code"] == "rate_limited":
                await asyncio.sleep(data["error"]["retry_after_ms"] / 1000)
                await self.pump(socket)
            elif data["error"]["code"] == "unavailable":
                # In time, and with all that came after it.
                await asyncio.sleep(0.2)
                await socket.close()
        elif frame["type"] == "ai_response":
            self.passed.append(frame)
        elif data["action"] == "hello":
            assert data["result"]["recovered"], data
            self.epoch, self.socket, self.hellos = data["result"]["epoch"], socket, self.hellos + 1
            await self.pump(socket)
        elif data["action"] == "ack":
            self.acks.setdefault(frame["reply_to"], []).append(data["result"])
            self.outbox = [message for message in self.outbox if message["id"] != frame["reply_to"]]
        elif data["action"] == "ping":
            await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "pong"}}))
        else:
            self.passed.append(frame)

    async def pump(self, socket):
        for message in list(self.outbox):
            await socket.send(json.dumps(message))

    async def say(self, content=None, frame=None, **data):
        body = {**({"content": content} if content else {}), **data}
        message = {"v": 1, "type": "user_message", "id": str(uuid.uuid4()), "cseq": self.next, "data": body, **(frame or {})}
        self.next += 1
        self.outbox.append(message)
        if self.socket:
            try:
                await self.socket.send(json.dumps(message))
            except ConnectionClosed:
                pass
        return message["id"]

    async def until(self, condition, seconds=30):
        end = time.monotonic() + seconds
        while not condition(self):
            assert not self.task.done(), self.task.exception()
            assert time.monotonic() < end, f"waited too long: at {self.seq}, {len(self.outbox)} in the outbox, {self.errors[-1:]}"
            await asyncio.sleep(0.01)

    def answer(self, id):
        return next((frame for frame in self.frames if frame.get("reply_to") == id), None)

    async def answered(self, id, seconds=30):
        await self.until(lambda device: device.answer(id), seconds)
        return self.answer(id)


def judge(log, sent, *devices):
    assert [frame["seq"] for frame in log] == list(range(1, len(log) + 1)), "positions have holes"
    said = [frame["id"] for frame in log if frame["type"] == "user_message"]
    assert said == sent, f"{len(said)} in the log, {len(sent)} sent"
    answers = [frame["reply_to"] for frame in log if frame.get("reply_to")]
    assert sorted(answers) == sorted(sent), "each message has one answer"
    for device in devices:
        assert device.frames == log, "a device differs from the log"
