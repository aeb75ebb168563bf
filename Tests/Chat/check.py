"""What the chat must survive, tried on the built server by a client of another make.

    python3 Tests/Chat/check.py [--binary .build/debug/parlance] [--rounds 5] [--messages 60] [NAME …]

The oracle: the log is what was sent, in order, once; every device ends equal to the log.
"""

import argparse
import asyncio
import json
import os
import random
import shutil
import signal
import socket
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from pathlib import Path

import websockets
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from websockets.exceptions import ConnectionClosed, InvalidStatus

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "Sources/Chat/Schemas/chat.json").read_text())
FRAMES = Draft202012Validator(
    {"$ref": "/api/v1/schema#/$defs/ServerFrame"}, registry=Registry().with_resource("/api/v1/schema", Resource.from_contents(SCHEMA))
)
OPTIONS = argparse.Namespace()
CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One `parlance serve --open` on a folder of its own."""

    def __init__(self, *arguments):
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
        self.process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL)
        for _ in range(400):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=2)
                return
            except (OSError, urllib.error.HTTPError):
                await asyncio.sleep(0.05)
        raise AssertionError("the server does not get ready")

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


class Device:
    """A client that keeps the rules: an outbox, positions without holes, everything resent after each hello."""

    def __init__(self, server, session, port=None, name=None):
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
        resume = {"client_id": self.client, "seq": self.seq, "epoch": self.epoch}
        await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": resume}}))
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
        elif data["action"] == "hello":
            assert data["result"]["recovered"], data
            self.epoch, self.socket, self.hellos = data["result"]["epoch"], socket, self.hellos + 1
            await self.pump(socket)
        elif data["action"] == "ack":
            self.acks.setdefault(frame["reply_to"], []).append(data["result"])
            self.outbox = [message for message in self.outbox if message["id"] != frame["reply_to"]]
        elif data["action"] == "ping":
            await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "pong"}}))

    async def pump(self, socket):
        for message in list(self.outbox):
            await socket.send(json.dumps(message))

    async def say(self, content=None, **data):
        body = {**({"content": content} if content else {}), **data}
        message = {"v": 1, "type": "user_message", "id": str(uuid.uuid4()), "cseq": self.next, "data": body}
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


@check
async def r1_cut_at_random_frames():
    async with Server() as server, Proxy(server.port) as proxy:
        for _ in range(OPTIONS.rounds):
            session, sent = await server.session(), []
            with Device(server, session, proxy.port) as device:
                for _ in range(OPTIONS.messages):
                    sent.append(await device.say("你好"))
                    await asyncio.sleep(random.uniform(0.3, 0.7))
                    if random.random() < 0.2:
                        await asyncio.sleep(random.uniform(0, 0.02))
                        proxy.cut()
                await device.until(lambda device: len([f for f in device.frames if f.get("reply_to")]) == len(sent), 60)
                judge(await server.log(session), sent, device)


@check
async def r2_cut_after_commit_before_ack():
    async with Server() as server:
        session, message = await server.session(), {"v": 1, "type": "user_message", "id": "m-1", "cseq": 1, "data": {"content": "创建客户 上海云启科技"}}
        resume = {"v": 1, "type": "status_update", "data": {"action": "resume", "result": {"client_id": "c", "seq": 0, "epoch": ""}}}
        for attempt in range(3):
            async with server.connect(session) as socket:
                await socket.send(json.dumps(resume))
                await socket.send(json.dumps(message))
                while True:
                    frame = json.loads(await asyncio.wait_for(socket.recv(), 10))
                    if frame["data"].get("action") == "ack":
                        assert frame["data"]["result"] == {"seq": 1, "duplicate": attempt > 0}, frame
                        break
                socket.transport.abort()
        for _ in range(100):
            log = await server.log(session)
            if len(log) == 2:
                break
            await asyncio.sleep(0.05)
        judge(log, ["m-1"])


@check
async def r3_three_devices_are_equal():
    async with Server() as server, Proxy(server.port) as proxy:
        session, sent = await server.session(), []
        with Device(server, session, proxy.port) as one, Device(server, session, proxy.port) as two, Device(server, session) as three:
            for number in range(OPTIONS.messages):
                sent.append(await random.choice([one, two, three]).say("你好"))
                await asyncio.sleep(0.15)
                if number % 7 == 0:
                    proxy.cut()
            for device in (one, two, three):
                await device.until(lambda device: len([f for f in device.frames if f.get("reply_to")]) == len(sent), 60)
            log = await server.log(session)
            judge(log, [frame["id"] for frame in log if frame["type"] == "user_message"], one, two, three)
            assert sorted(sent) == sorted(frame["id"] for frame in log if frame["type"] == "user_message")


@check
async def r5_each_position_has_its_answer():
    async with Server() as server:
        session = await server.session()
        with Device(server, session) as device:
            for _ in range(3):
                await device.answered(await device.say("你好"))
            top, epoch = device.seq, device.epoch
        cases = [
            (0, "", True, None), (0, epoch, True, None), (top, epoch, True, None), (top, epoch, True, None), (2, epoch, True, None),
            (top + 1, epoch, False, "ahead_of_log"), (top, "other", False, "unknown_epoch"), (2, "", False, "unknown_epoch"),
        ]
        for seq, given, recovered, reason in cases:
            async with server.connect(session) as socket:
                result = {"client_id": "c", "seq": seq, "epoch": given}
                await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": result}}))
                hello = json.loads(await socket.recv())["data"]["result"]
                assert (hello["recovered"], hello.get("reason"), hello["top"]) == (recovered, reason, top), (seq, given, hello)
                for expected in range(seq + 1, top + 1) if recovered else []:
                    assert json.loads(await socket.recv())["seq"] == expected
        async with server.connect(session) as socket:
            bad = {"client_id": "c", "seq": -1, "epoch": ""}
            await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": bad}}))
            assert json.loads(await socket.recv())["data"]["error"]["code"] == "bad_frame"


@check
async def r6_far_behind_pages():
    async with Server() as server:
        session = await server.session()
        for number in range(160):
            status, _ = await server.call("POST", f"/api/v1/sessions/{session}/messages", {"content": "你好"}, Idempotency_Key=f"k{number}")
            assert status in (200, 202)
        log = []
        while len(log) < 320:
            log = await server.log(session)
        async with server.connect(session) as socket:
            resume = {"client_id": "c", "seq": 1, "epoch": (await server.call("GET", f"/api/v1/sessions/{session}/messages"))[1]["epoch"]}
            await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": resume}}))
            hello = json.loads(await socket.recv())["data"]["result"]
            assert (hello["recovered"], hello["reason"]) == (False, "too_far_behind"), hello
            await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": {**resume, "seq": 20}}}))
            start = time.monotonic()
            assert json.loads(await socket.recv())["data"]["result"]["recovered"]
            for expected in range(21, 321):
                assert json.loads(await socket.recv())["seq"] == expected
            assert time.monotonic() - start < 2


@check
async def r7_kill_and_restart():
    async with Server() as server:
        session, sent = await server.session(), []
        with Device(server, session) as device:
            for _ in range(OPTIONS.rounds):
                for _ in range(4):
                    sent.append(await device.say("创建客户 上海云启科技，电话13800138000"))
                    sent.append(await device.say("确认"))
                    await asyncio.sleep(random.uniform(0, 0.3))
                await asyncio.sleep(random.uniform(0, 0.2))
                epoch = device.epoch
                await server.kill()
                await server.start()
                hellos = device.hellos
                await device.until(lambda device: device.hellos > hellos or device.socket, 10)
                assert not epoch or device.epoch == epoch
            await device.until(lambda device: all(device.answer(id) for id in sent), 60)
            judge(await server.log(session), sent, device)
            done = [f["data"]["result"]["operation_id"] for f in device.frames if (f["data"].get("result") or {}).get("operation_id")]
            assert len(done) == len(set(done)), "an operation was told of twice"


@check
async def r8_graceful_stop():
    async with Server() as server:
        session, told = await server.session(), []

        async def client():
            async with server.connect(session) as socket:
                await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": {"client_id": str(uuid.uuid4()), "seq": 0, "epoch": ""}}}))
                try:
                    async for text in socket:
                        told.append(json.loads(text)["data"])
                except ConnectionClosed:
                    pass
                return socket.close_code

        clients = [asyncio.create_task(client()) for _ in range(4)]
        await asyncio.sleep(1)
        server.process.send_signal(signal.SIGTERM)
        assert await asyncio.gather(*clients) == [4103] * 4
        delays = [each["result"]["reconnect_in_ms"] for each in told if each["action"] == "shutdown"]
        assert len(delays) == 4 and all(0 <= delay <= 5000 for delay in delays), delays
        assert await asyncio.wait_for(server.process.wait(), 12) == 0


@check
async def r10_half_open_link():
    async with Server() as server, Proxy(server.port) as proxy:
        session = await server.session()
        async with server.connect(session, proxy.port) as socket:
            await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": {"client_id": "c", "seq": 0, "epoch": ""}}}))
            await socket.recv()
            proxy.held = True
            start = time.monotonic()
            while time.monotonic() - start < 40:
                text = await asyncio.to_thread(lambda: urllib.request.urlopen(f"http://127.0.0.1:{server.port}/metrics", timeout=5).read().decode())
                if "parlance_open_sockets 0" in text:
                    return
                await asyncio.sleep(1)
            raise AssertionError("the server did not notice")


@check
async def r17_stop():
    async with Server() as server:
        session = await server.session()
        with Device(server, session) as one, Device(server, session) as two:
            await one.until(lambda device: device.socket)
            await two.until(lambda device: device.socket)
            id = await one.say("你好")
            stop = json.dumps({"v": 1, "type": "status_update", "reply_to": id, "data": {"action": "stop"}})
            await two.socket.send(stop)
            await two.socket.send(stop)
            await one.answered(id)
            await two.socket.send(stop)
            await two.answered(id)
            await one.answered(await one.say("你好"))
            await two.until(lambda device: device.seq == one.seq)
            assert len([f for f in one.frames if f.get("reply_to") == id]) == 1
            assert one.frames == two.frames == await server.log(session)


@check
async def r19_one_card_one_effect():
    async with Server() as server:
        session = await server.session()
        with Device(server, session) as one, Device(server, session) as two:
            card = await one.answered(await one.say("创建客户 上海云启科技，电话13800138000"))
            id = next(block["confirm_id"] for block in card["data"]["result"]["blocks"] if block["kind"] == "confirm")
            yes = {"action": "confirm", "result": {"confirm_id": id, "accepted": True}}
            await two.until(lambda device: device.socket)
            presses = [await one.say(**yes), await two.say(**yes), await one.say(**yes)]
            for press in presses:
                await one.answered(press)
            outcomes = sorted((one.answer(press)["data"].get("error") or {}).get("code", "done") for press in presses)
            assert outcomes == ["already_resolved", "already_resolved", "done"], outcomes
            _, found = await server.call("GET", "/api/v1/lookup?kind=customer&q=%E4%BA%91%E5%90%AF&limit=20")
            assert len(found["items"]) == 1, found
            wrong = await one.answered(await one.say(action="confirm", result={"confirm_id": "never-shown", "accepted": True}))
            assert wrong["data"]["error"]["code"] == "expired", wrong
            undone = await one.answered(await one.say(action="undo", result={"target_id": id}))
            assert undone["type"] == "ai_response", undone
            again = await one.answered(await one.say(action="undo", result={"target_id": id}))
            assert again["data"]["error"]["code"] == "already_resolved", again
            events = [frame["data"]["action"] for frame in one.frames if frame["type"] == "status_update"]
            assert events == ["confirm_resolved", "undone"], events
            await two.until(lambda device: device.seq == one.seq)
            assert one.frames == two.frames


@check
async def r20_r21_who_may_come_in():
    async with Server("--role", "sales") as server:
        for name in ("eve", "bob"):
            add = await asyncio.create_subprocess_exec(OPTIONS.binary, "user", "add", name, "--data", server.data, cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL)
            await add.communicate(b"correct horse battery\n")
        tokens = {}
        for name in ("eve", "bob"):
            status, login = await server.call("POST", "/api/v1/auth/login", {"username": name, "password": "correct horse battery"})
            assert status == 200, login
            tokens[name] = login["access_token"]
        session = str(uuid.uuid4())
        assert (await server.call("POST", "/api/v1/sessions", {"id": session}, token=tokens["eve"]))[0] == 201
        assert (await server.call("GET", f"/api/v1/sessions/{session}", token=tokens["bob"]))[0] == 404
        own = f"http://127.0.0.1:{server.port}"

        async def status(headers, protocols=("parlance.chat.v1",), query=""):
            try:
                async with server.connect(session + query, subprotocols=list(protocols), additional_headers=headers) as socket:
                    assert socket.subprotocol in (None, "parlance.chat.v1")
                    return 101
            except InvalidStatus as refused:
                return refused.response.status_code

        bearer = lambda name: {"Authorization": f"Bearer {tokens[name]}"}
        offered = ("parlance.chat.v1", f"bearer.{tokens['eve']}")
        assert await status(bearer("eve")) == 101
        assert await status(bearer("bob")) == 404
        assert await status({}) == 403
        assert await status({"Origin": own}) == 401
        assert await status({"Origin": own}, offered) == 101
        for origin in ("https://evil.example", "null", own.replace(str(server.port), "1"), own.replace("http", "https")):
            assert await status({"Origin": origin}, offered) == 403, origin
        assert await status({"Authorization": "Bearer forged.token.here"}) == 401
        assert await status({"Origin": own}, query=f"?token={tokens['eve']}") == 401
        _, ticket = await server.call("POST", "/api/v1/ws-ticket", {}, token=tokens["eve"])
        assert await status({}, query=f"?ticket={ticket['ticket']}") == 101
        assert await status({}, query=f"?ticket={ticket['ticket']}") == 401
        async with server.connect(session, additional_headers=bearer("eve")) as socket:
            await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": {"client_id": "c", "seq": 0, "epoch": ""}}}))
            await socket.recv()
            assert (await server.call("POST", "/api/v1/auth/logout", {}, token=tokens["eve"]))[0] == 204
            start = time.monotonic()
            try:
                while True:
                    await asyncio.wait_for(socket.recv(), 6)
            except ConnectionClosed:
                assert socket.close_code == 4403 and time.monotonic() - start < 5, socket.close_code


@check
async def r22_frames_that_are_none():
    async with Server() as server:
        session = await server.session()

        async def code(*messages):
            async with server.connect(session) as socket:
                await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": {"client_id": "c", "seq": 0, "epoch": ""}}}))
                await socket.recv()
                try:
                    for message in messages:
                        await socket.send(message)
                    while True:
                        await asyncio.wait_for(socket.recv(), 2)
                except TimeoutError:
                    return None
                except ConnectionClosed:
                    return socket.close_code

        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nAuthorization: Bearer any\r\n"
        writer.write(f"GET /ws/{session} HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{key}\r\n".encode())
        assert b" 101 " in await reader.readline()
        await reader.readuntil(b"\r\n\r\n")
        # A text of ten megabytes is refused by its header.
        writer.write(b"\x81\xff" + (10 << 20).to_bytes(8, "big") + b"\0\0\0\0")
        assert (await asyncio.wait_for(reader.read(4), 5))[2:] == (1009).to_bytes(2, "big")
        writer.close()
        wave = json.dumps({"v": 1, "type": "status_update", "data": {"action": "wave"}})
        assert await code("x" * 65_537) == 1009
        assert await code("{}", "[", "nonsense") == 4400
        assert await code("[" * 60_000) is None
        assert await code(b"\x00", b"\x01", b"\x02") == 4400
        assert await code(*[wave] * 5) is None
        assert server.process.returncode is None


@check
async def r23_flood():
    async with Server() as server:
        session, quiet = await server.session(), await server.session()
        with Device(server, quiet) as neighbour:
            async with server.connect(session) as socket:
                await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": {"client_id": "c", "seq": 0, "epoch": ""}}}))
                codes = set()
                try:
                    for number in range(1, 60):
                        await socket.send(json.dumps({"v": 1, "type": "user_message", "id": f"m{number}", "cseq": number, "data": {"content": "你好"}}))
                    while True:
                        frame = json.loads(await asyncio.wait_for(socket.recv(), 5))
                        codes.add((frame["data"].get("error") or {}).get("code"))
                except ConnectionClosed:
                    pass
                assert "rate_limited" in codes and socket.close_code == 4129, (codes, socket.close_code)
            await neighbour.answered(await neighbour.say("你好"), 5)
        first = {"v": 1, "type": "user_message", "id": "again", "cseq": 1, "data": {"content": "你好"}}
        async with server.connect(quiet) as socket:
            await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": {"client_id": "d", "seq": 0, "epoch": ""}}}))
            for _ in range(80):
                await socket.send(json.dumps(first))
            acks = 0
            while acks < 80:
                frame = json.loads(await asyncio.wait_for(socket.recv(), 5))
                assert frame["type"] != "error", frame
                acks += frame["data"].get("action") == "ack"


@check
async def r26_other_clients():
    async with Server() as server:
        old = {"type": "user_message", "timestamp": "2026-11-23T10:15:30Z", "session_id": "basic", "data": {"content": "你好", "action": None, "result": None, "error": None}}
        async with server.connect("basic", subprotocols=None) as socket:
            await socket.send(json.dumps(old))
            while True:
                frame = json.loads(await asyncio.wait_for(socket.recv(), 10))
                assert set(frame) == {"type", "timestamp", "session_id", "data"} and set(frame["data"]) == {"content", "action", "result", "error"}
                if frame["type"] == "ai_response":
                    break
        session = await server.session()
        async with server.connect(session) as socket:
            resume = {"client_id": "c", "seq": 0, "epoch": "", "caps": ["stream", "holograms:9"], "colour": "blue"}
            await socket.send(json.dumps({"v": 1, "type": "status_update", "future": 1, "data": {"action": "resume", "result": resume}}))
            assert json.loads(await socket.recv())["data"]["action"] == "hello"
        async with server.connect(session) as first, server.connect(session) as second:
            for each in (first, second):
                await each.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "resume", "result": {"client_id": "same", "seq": 0, "epoch": ""}}}))
                await each.recv()
            try:
                await asyncio.wait_for(first.recv(), 5)
            except ConnectionClosed:
                pass
            assert first.close_code == 4409
        async with server.connect(session) as silent:
            try:
                await asyncio.wait_for(silent.recv(), 14)
            except ConnectionClosed:
                pass
            assert silent.close_code == 4408


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/parlance"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--messages", type=int, default=30)
    parser.add_argument("names", nargs="*")
    parser.parse_args(namespace=OPTIONS)
    random.seed(int(os.environ.get("SEED", "1")))
    passed = failed = 0
    for each in CHECKS:
        if OPTIONS.names and not any(each.__name__.startswith(name) for name in OPTIONS.names):
            continue
        start = time.monotonic()
        try:
            await asyncio.wait_for(each(), 600)
            passed += 1
            print(f"✔ {each.__name__} ({time.monotonic() - start:.1f} s)", flush=True)
        except Exception as error:  # every check is told of, whatever ended it
            failed += 1
            print(f"✘ {each.__name__}: {type(error).__name__}: {error}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
