"""Who comes in and with what: strangers, nonsense, floods, other clients."""

import asyncio
import json
import time
import uuid

from websockets.exceptions import ConnectionClosed, InvalidStatus

from device import Device, resume
from options import OPTIONS, ROOT
from server import Server


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
            await socket.send(resume())
            await socket.recv()
            assert (await server.call("POST", "/api/v1/auth/logout", {}, token=tokens["eve"]))[0] == 204
            start = time.monotonic()
            try:
                while True:
                    await asyncio.wait_for(socket.recv(), 6)
            except ConnectionClosed:
                assert socket.close_code == 4403 and time.monotonic() - start < 5, socket.close_code


async def r22_frames_that_are_none():
    async with Server() as server:
        session = await server.session()

        async def code(*messages):
            async with server.connect(session) as socket:
                await socket.send(resume())
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
        writer.write(f"GET /ws/{session} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{key}\r\n".encode())
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


async def r23_flood():
    async with Server() as server:
        session, quiet = await server.session(), await server.session()
        with Device(server, quiet) as neighbour:
            async with server.connect(session) as socket:
                await socket.send(resume())
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
            await socket.send(resume("d"))
            for _ in range(80):
                await socket.send(json.dumps(first))
            acks = 0
            while acks < 80:
                frame = json.loads(await asyncio.wait_for(socket.recv(), 5))
                assert frame["type"] != "error", frame
                acks += frame["data"].get("action") == "ack"


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
            future = {"client_id": "c", "seq": 0, "epoch": "", "caps": ["stream", "holograms:9"], "colour": "blue"}
            await socket.send(json.dumps({"v": 1, "type": "status_update", "future": 1, "data": {"action": "resume", "result": future}}))
            assert json.loads(await socket.recv())["data"]["action"] == "hello"
        async with server.connect(session) as first, server.connect(session) as second:
            for each in (first, second):
                await each.send(resume("same"))
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
