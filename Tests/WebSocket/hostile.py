"""Clients that mean harm, against `parlance serve`, by hand-made bytes: what one does is not felt by another.

    .build/chat-tools/bin/python Tests/WebSocket/hostile.py [--binary .build/debug/parlance] [NAME …]
"""

import argparse
import asyncio
import json
import os
import pathlib
import socket
import ssl
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Tests"), str(ROOT / "Tests/Chat")]

import tally  # noqa: E402
from device import Device, judge  # noqa: E402
from options import OPTIONS  # noqa: E402
from server import CROWD, Server  # noqa: E402

PATIENCE = 60
HANDSHAKE = (
    "GET /ws/{} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer any\r\n\r\n"
)


class Wire:
    """A connection of which every byte is our own."""

    def __init__(self, port, source=None):
        self.port, self.source = port, source

    async def __aenter__(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=self.source and (self.source, 0))
        return self

    async def __aexit__(self, *_):
        self.writer.transport.abort()

    async def send(self, data):
        self.writer.write(data if isinstance(data, bytes) else data.encode())
        await self.writer.drain()

    async def to_end(self):
        try:
            return await asyncio.wait_for(self.reader.read(-1), PATIENCE)
        except ConnectionError:
            return b""

    async def upgrade(self, session):
        await self.send(HANDSHAKE.format(session))
        answer = await asyncio.wait_for(self.reader.readuntil(b"\r\n\r\n"), PATIENCE)
        assert b" 101 " in answer, answer


def frame(opcode, payload, *, length=None, first=0x80):
    size = len(payload) if length is None else length
    head = bytes([first | opcode])
    head += bytes([0x80 | size]) if size < 126 else bytes([0xFE]) + size.to_bytes(2, "big") if size < 65_536 else bytes([0xFF]) + size.to_bytes(8, "big")
    return head + b"\0\0\0\0" + payload


async def status(server, request, source=None):
    """The statuses of all that comes back until the server closes."""
    async with Wire(server.port, source) as wire:
        await wire.send(request)
        wire.writer.write_eof()
        answer = await wire.to_end()
    return [int(line.split()[1]) for line in answer.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]


async def what_two_servers_read_differently_is_refused_and_nothing_behind_it_is_read():
    chunked = "Transfer-Encoding: chunked\r\n"
    bodies = {
        f"Content-Length: 5\r\n{chunked}": 400, f"{chunked}Content-Length: 5\r\n": 400, "Content-Length: 5\r\nContent-Length: 5\r\n": 400,
        "Content-Length: 5\r\nContent-Length: 6\r\n": 400, "Content-Length: +5\r\n": 400, "Content-Length: 5, 5\r\n": 400, "Transfer-Encoding: identity\r\n": 501,
        "Transfer-Encoding: chunked, chunked\r\n": 501, "Transfer-Encoding : chunked\r\n": 400, "X: a\r\n folded\r\n": 400, "X: a\nY: b\r\n": 400,
        "X: a\rY: b\r\n": 400, "X: a\0b\r\n": 400, "Host: localhost\r\n": 400, "Expect: 200-maybe\r\nContent-Length: 5\r\n": None,
    }
    starts = {
        "GET / HTTP/1.1\nHost: a\n\n": 400, "GET /": 400, "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n": 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n": 505,
        "CONNECT a:80 HTTP/1.1\r\nHost: localhost\r\n\r\n": 501, "GET / HTTP/1.1\r\n\r\n": 400, "\x16\x03\x01": 400, "GET /\x7f HTTP/1.1\r\nHost: localhost\r\n\r\n": 400,
        f"GET /{'a' * 20_000} HTTP/1.1\r\nHost: localhost\r\n\r\n": 414, f"GET / HTTP/1.1\r\nHost: localhost\r\nX: {'a' * 100_000}\r\n\r\n": 431,
        "GET / HTTP/1.1\r\nHost: localhost\r\n" + "X: a\r\n" * 1_000 + "\r\n": 431,
    }
    chunks = ["5\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "0x5\r\nhello\r\n0\r\n\r\n", "ffffffffffffffff5\r\nhello\r\n0\r\n\r\n", "-5\r\nhello\r\n0\r\n\r\n"]
    behind = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    async with Server() as server:
        for fields, expected in bodies.items():
            answer = await status(server, f"POST /healthz HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n0\r\n\r\n{behind}")
            if expected is not None:
                assert answer == [expected], (fields, answer)
        for start, expected in starts.items():
            answer = await status(server, start + behind if start.endswith("\n") else start)
            assert answer == [expected] or start in ("GET /", "\x16\x03\x01") and answer in ([], [400]), (start[:60], answer)
        for chunk in chunks:
            answer = await status(server, f"POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any\r\nContent-Type: application/json\r\n{chunked}\r\n{chunk}{behind}")
            assert answer == [400], (chunk, answer)


async def odd_targets_are_names_or_nothing():
    secret = {"GET /../etc/passwd": 400, "GET /%2e%2e/%2e%2e/etc/passwd": 400, "GET /assets/..%2f..%2fetc/passwd": 404, "GET //etc/passwd": 404, "GET /api%2Fv1%2Fsessions": 404}
    odd = {
        "GET http://other.example/healthz": 403, "GET HTTP://other.example/healthz": 403, "GET http://other.example": None, "GET ftp://a/healthz": 400, "GET *": 400, "OPTIONS *": None,
        "GET /healthz/": 404, "GET /healthz/.": 400, "GET /api/v1/../../healthz": 400, "GET /healthz%00": 400, "GET /healthz;x": 404, "GET /HEALTHZ": 404, "GET \\healthz": 400, "TRACE /healthz": 405,
    }
    async with Server() as server:
        for line, expected in {**secret, **odd}.items():
            host = "other.example" if "other" in line else "localhost"
            answer = await status(server, f"{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            assert len(answer) == 1 and (expected is None or answer == [expected]), (line, answer)
            assert answer[0] < 500 or expected == answer[0], (line, answer)


async def bodies_that_swell_sink_or_lie_are_refused():
    def post(body, fields=""):
        return f"POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any\r\nConnection: close\r\nContent-Type: application/json\r\n{fields}Content-Length: {len(body)}\r\n\r\n".encode() + body

    deep = b"[" * 100_000 + b"]" * 100_000
    bomb = bytes.fromhex("1f8b08000000000000030b0000000000")
    cases = [
        (post(deep), (400, 413)), (post(b'{"id":' * 5_000 + b"1" + b"}" * 5_000), (400, 413)), (post(b'{"id": 1e999999999}'), (400,)), (post(b'{"id": "' + b"9" * 10_000 + b'"}'), (400,)),
        (post(b'{"id": "\\ud800"}'), (400,)), (post(b'{"id": "a", "id": "b"}'), (400,)), (post(b'{"id": "a\\u0000"}'), (400,)), (post(b"\xff\xfe"), (400,)), (post(b""), (200, 201, 400)),
        (post(b"x" * (8 << 20)), (400, 413)), (post(bomb, "Content-Encoding: gzip\r\n"), (400, 415)), (post(b"-" + b"9" * 5_000), (400,)),
    ]
    async with Server() as server:
        for request, expected in cases:
            answer = await status(server, request)
            # Who is refused before he has sent all of it may be cut off while he still sends.
            assert len(answer) <= 1 and (not answer and len(request) > 1 << 20 or answer[0] in expected), (request[:220], answer)
        assert server.process.returncode is None
        await server.session()


async def one_address_does_not_take_all_connections():
    async with Server() as server:
        held = [socket.create_connection(("127.0.0.1", server.port), PATIENCE) for _ in range(256)]
        request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        for _ in range(3):
            async with Wire(server.port) as wire:
                answer = await wire.to_end()
                assert b" 503 " in answer.split(b"\r\n")[0] and b"retry-after" in answer, answer
        assert await status(server, request, source="127.0.0.2") == [200]
        for each in held:
            each.close()
        for _ in range(600):
            if await status(server, request) == [200]:
                return
            await asyncio.sleep(0.1)
        raise AssertionError("connections that are gone are still counted")


async def thousands_that_say_nothing_keep_nobody_waiting():
    async with Server("--open", **CROWD) as server:
        held = []
        for _ in range(3_000):
            each = socket.socket()
            each.setblocking(False)
            each.connect_ex(("127.0.0.1", server.port))
            held.append(each)
        with Device(server, await server.session()) as device:
            for _ in range(10):
                await device.answered(await device.say("你好"), PATIENCE)
        for each in held:
            each.close()


async def two_hundred_at_work_are_not_felt_by_the_polite():
    """Each of the hostile is in the middle of what it does before the polite one begins and after it has its last answer."""
    async with Server("--open", **CROWD) as server:
        session, work = await server.session(), asyncio.Event()
        begun, ended = [], []

        async def hostile(number, act):
            while not work.is_set():
                try:
                    async with Wire(server.port) as wire:
                        await act(number, wire)
                except (ConnectionError, asyncio.IncompleteReadError, TimeoutError):
                    await asyncio.sleep(0.01)

        async def drip(wire, data):
            for index in range(len(data)):
                await wire.send(data[index : index + 1])
                note(wire)
                await asyncio.sleep(0.2)

        def note(wire):
            begun.append(id(wire))

        async def heads(_, wire):
            await drip(wire, b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 200)

        async def bodies(_, wire):
            await wire.send("POST /api/v1/sessions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer any\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n")
            await drip(wire, b'{"id": "' + b"x" * 392)

        async def frames(number, wire):
            await wire.upgrade(f"half-{number}")
            await wire.send(frame(1, b"", length=60_000))
            await drip(wire, b"x" * 300)

        async def floods(number, wire):
            await wire.upgrade(f"flood-{number}")
            note(wire)
            message = json.dumps({"type": "user_message", "data": {"content": "帮助"}}).encode()
            for _ in range(60):
                await wire.send(frame(1, message))
            await wire.to_end()

        async def deaf(number, wire):
            wire.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
            await wire.upgrade(f"deaf-{number}")
            note(wire)
            wire.reader._transport.pause_reading()
            for _ in range(20):
                await wire.send(frame(1, json.dumps({"type": "user_message", "data": {"content": "你能干什么"}}).encode()))
                await wire.send(frame(9, b"p" * 125) * 50)
            await asyncio.sleep(5)

        async def nonsense(number, wire):
            await wire.upgrade(f"nonsense-{number}")
            note(wire)
            await wire.send(frame(1, b"[" * 60_000))
            await wire.send(frame(1, b'{"type":' * 5_000))
            await wire.send(frame(1, b"\xff"))
            await wire.to_end()

        acts = [heads, bodies, frames, floods, deaf, nonsense]
        tasks = [asyncio.create_task(hostile(number, acts[number % len(acts)])) for number in range(200)]
        try:
            end = time.monotonic() + PATIENCE
            while len(set(begun)) < 150:
                assert time.monotonic() < end, "the hostile do not get to work"
                await asyncio.sleep(0.05)
            with Device(server, session) as polite:
                sent = []
                for _ in range(8):
                    count = len(begun)
                    sent.append(await polite.say("你好"))
                    await polite.answered(sent[-1], PATIENCE)
                    while len(begun) == count:
                        await asyncio.sleep(0.01)
                judge(await server.log(session), sent, polite)
            assert not any(task.done() for task in tasks), next(task for task in tasks if task.done())
        finally:
            work.set()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        assert server.process.returncode is None


class Held(Server):
    """A server whose socket is held by somebody else, as by systemd."""

    def __init__(self):
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        super().__init__("--open", **CROWD)
        self.port = self.listener.getsockname()[1]

    async def start(self):
        script = 'exec 3<&"$1"; shift; LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"'
        number = self.listener.fileno()
        command = ["bash", "-c", script, "held", str(number), OPTIONS.binary, "serve", "--data", self.data, "--user", "me", *self.arguments]
        self.process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=self.environment, pass_fds=[number], stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
        line = await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)
        assert str(self.port).encode() in line, line


async def restarts_refuse_nobody_and_lose_nothing():
    async with Held() as server:
        refused, stop = [], asyncio.Event()

        async def visit():
            while not stop.is_set():
                try:
                    answer = await status(server, "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    if answer != [200]:
                        refused.append(answer)
                except OSError as error:
                    refused.append(error)
                await asyncio.sleep(0.01)

        sessions = [await server.session() for _ in range(5)]
        devices, sent = [Device(server, session) for session in sessions], [[] for _ in sessions]
        for device in devices:
            device.__enter__()
        visitor = asyncio.create_task(visit())

        async def talk(device, sent):
            while not stop.is_set():
                sent.append(await device.say("你好"))
                await asyncio.sleep(0.3)

        talks = [asyncio.create_task(talk(*pair)) for pair in zip(devices, sent)]
        try:
            for _ in range(3):
                hellos = [device.hellos for device in devices]
                await asyncio.sleep(1)
                server.process.terminate()
                assert await asyncio.wait_for(server.process.wait(), PATIENCE) == 0
                await server.start()
                for device, before in zip(devices, hellos):
                    await device.until(lambda device: device.hellos > before, PATIENCE)
            stop.set()
            await asyncio.gather(*talks, visitor)
            for device, session, words in zip(devices, sessions, sent):
                await device.until(lambda device: len([f for f in device.frames if f.get("reply_to")]) == len(words), 2 * PATIENCE)
                log = await server.log(session)
                judge(log, words, device)
                assert all(frame["type"] != "error" for frame in log), next(frame for frame in log if frame["type"] == "error")
            assert not refused, refused[:3]
        finally:
            stop.set()
            for device in devices:
                device.__exit__()


async def openssl(port, *arguments, said=""):
    process = await asyncio.create_subprocess_exec(
        "openssl", "s_client", "-connect", f"127.0.0.1:{port}", *arguments, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    output, _ = await asyncio.wait_for(process.communicate(said.encode()), PATIENCE)
    return process.returncode, output.decode(errors="replace")


async def tls_is_modern_and_no_handshake_holds_another_up():
    with tempfile.TemporaryDirectory() as folder:
        files = {"PARLANCE_TLS_CERTIFICATE": f"{folder}/certificate.pem", "PARLANCE_TLS_KEY": f"{folder}/key.pem"}
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
             "-keyout", files["PARLANCE_TLS_KEY"], "-out", files["PARLANCE_TLS_CERTIFICATE"]], check=True, capture_output=True,
        )
        context = ssl.create_default_context(cafile=files["PARLANCE_TLS_CERTIFICATE"])

        class Secure(Server):
            async def start(self):
                command = [OPTIONS.binary, "serve", "--port", "0", "--data", self.data, "--open"]
                self.process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=self.environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
                line = (await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)).decode()
                assert "https://" in line, line
                self.port = int(line.strip().rstrip("/").rsplit(":", 1)[1])

        request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

        async def polite():
            reader, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", server.port, ssl=context), PATIENCE)
            writer.write(request.encode())
            answer = await asyncio.wait_for(reader.read(-1), PATIENCE)
            writer.close()
            assert b" 200 " in answer.split(b"\r\n")[0], answer
            assert b"strict-transport-security" in answer, answer
            return writer

        async with Secure(**CROWD, **files) as server:
            await polite()
            for version in ("-tls1", "-tls1_1"):
                code, output = await openssl(server.port, version, "-cipher", "DEFAULT:@SECLEVEL=0", said=request)
                assert "200 OK" not in output, output
            for version in ("-tls1_2", "-tls1_3"):
                code, output = await openssl(server.port, version, "-ign_eof", "-CAfile", files["PARLANCE_TLS_CERTIFICATE"], said=request)
                assert "200 OK" in output and "Verify return code: 0" in output and "Compression: NONE" in output, output
            code, output = await openssl(server.port, "-tls1_2", "-cipher", "NULL:RC4:3DES:EXP:@SECLEVEL=0", said=request)
            assert "200 OK" not in output, output
            # What the peer asks for in the middle of a session: a new handshake.
            code, output = await openssl(server.port, "-tls1_2", said="R\n")
            assert "no renegotiation" in output.lower() and "200 OK" not in output, output
            code, output = await openssl(server.port, "-alpn", "h2", said=request)
            assert "200 OK" not in output, output
            # Half a hello, garbage, plain text, and hands that are shaken one byte at a time, many at once.
            held = []
            incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
            shaking = context.wrap_bio(incoming, outgoing, server_hostname="127.0.0.1")
            try:
                shaking.do_handshake()
            except ssl.SSLWantReadError:
                hello = outgoing.read()
            for number in range(200):
                each = socket.create_connection(("127.0.0.1", server.port), PATIENCE)
                each.sendall([hello[: 20 + number], b"\x16\x03\x01\x02\x00" + b"\xff" * number, request.encode(), hello][number % 4])
                held.append(each)
            for index in range(20, len(hello)):
                held[0].sendall(hello[index : index + 1])
                if index % 40 == 0:
                    await polite()
            await polite()
            for each in held:
                each.close()
            await polite()
            assert server.process.returncode is None


CHECKS = [
    what_two_servers_read_differently_is_refused_and_nothing_behind_it_is_read,
    odd_targets_are_names_or_nothing,
    bodies_that_swell_sink_or_lie_are_refused,
    one_address_does_not_take_all_connections,
    thousands_that_say_nothing_keep_nobody_waiting,
    two_hundred_at_work_are_not_felt_by_the_polite,
    restarts_refuse_nobody_and_lose_nothing,
    tls_is_modern_and_no_handshake_holds_another_up,
]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/parlance"))
    parser.add_argument("names", nargs="*")
    parser.parse_args(namespace=OPTIONS)
    return tally.run(CHECKS, OPTIONS.names)


if __name__ == "__main__":
    sys.exit(main())
