"""A provider of chat completions on loopback that answers at once, or streams for as long as its client listens.

    scripted_provider.py PORT_FILE
"""
import asyncio
import json
import sys

COMMANDS = json.dumps({"commands": [{"do": "start", "name": "create_customer", "words": None},
                                    {"do": "set", "name": "customer_name", "words": "云启科技"}]})
WHOLE = json.dumps({"id": "1", "object": "chat.completion", "choices": [
    {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": COMMANDS}}],
    "usage": {"prompt_tokens": 2000, "completion_tokens": 40, "prompt_tokens_details": {"cached_tokens": 1920}}}).encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(WHOLE)
STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
EVENT = "data: " + json.dumps({"choices": [{"index": 0, "delta": {"content": "好的"}}]}, ensure_ascii=False) + "\n\n"


async def serve(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
            body = await reader.readexactly(length)
            if b'"stream":true' not in body:
                writer.write(HEAD + WHOLE)
                continue
            writer.write(STREAM)
            # Twenty words a second, as models speak.
            while not writer.is_closing():
                writer.write(EVENT.encode())
                await writer.drain()
                await asyncio.sleep(0.05)
            return
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, backlog=512)
    with open(sys.argv[1], "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    await server.serve_forever()


asyncio.run(main())
