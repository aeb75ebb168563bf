"""A provider of language models that says what it is told to, when it is told to."""

import asyncio
import json


class Provider:
    """Reads every message as praise, and answers praise in pieces: each of `pieces` once the gate was opened for it."""

    def __init__(self, *pieces, thinks=0):
        self.pieces, self.thinks = pieces, thinks
        self.gate, self.port, self.heads, self.streaming, self.cut = asyncio.Semaphore(0), 0, [], 0, 0

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        self.server.close()

    @property
    def environment(self):
        return {
            "PARLANCE_AI": "deepseek", "PARLANCE_DEEPSEEK_URL": f"http://127.0.0.1:{self.port}", "PARLANCE_DEEPSEEK_KEY": "sk-test",
            "PARLANCE_AI_TIMEOUT": "60",
        }

    def open(self, pieces=1):
        for _ in range(pieces):
            self.gate.release()

    async def serve(self, reader, writer):
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
                length = next(int(line.split(":")[1]) for line in head.split("\r\n") if line.startswith("content-length"))
                body = json.loads(await reader.readexactly(length))
                self.heads.append(head)
                if body.get("stream"):
                    return await self.stream(reader, writer)
                if self.thinks:
                    return await self.think(reader)
                text = json.dumps({"commands": [{"do": "chitchat", "name": "praise", "words": None}]})
                answer = {"choices": [{"index": 0, "finish_reason": "stop", "message": {"content": text}}], "usage": {"prompt_tokens": 9, "completion_tokens": 1}}
                bytes = json.dumps(answer).encode()
                writer.write(f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(bytes)}\r\n\r\n".encode() + bytes)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def think(self, reader):
        """Never answers, and notes when the question is taken back."""
        self.streaming += 1
        await reader.read()
        self.cut += 1

    async def stream(self, reader, writer):
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n")
        self.streaming += 1
        end = asyncio.ensure_future(reader.read())
        for number, piece in enumerate(self.pieces):
            turn = asyncio.ensure_future(self.gate.acquire())
            await asyncio.wait([turn, end], return_when=asyncio.FIRST_COMPLETED)
            if end.done():
                turn.cancel()
                self.cut += 1
                return
            finish = "stop" if number == len(self.pieces) - 1 else None
            event = {"choices": [{"delta": {"content": piece}, "finish_reason": finish}]}
            writer.write(f"data: {json.dumps(event)}\n\n".encode())
            await writer.drain()
        end.cancel()
