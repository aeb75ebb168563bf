"""Links that are cut, silent or shared."""

import asyncio
import json
import random
import time
import urllib.request

from device import Device, judge, resume
from options import OPTIONS
from server import Proxy, Server


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


async def r2_cut_after_commit_before_ack():
    async with Server() as server:
        session, message = await server.session(), {"v": 1, "type": "user_message", "id": "m-1", "cseq": 1, "data": {"content": "创建客户 上海云启科技"}}
        for attempt in range(3):
            async with server.connect(session) as socket:
                await socket.send(resume())
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


async def r10_half_open_link():
    async with Server() as server, Proxy(server.port) as proxy:
        session = await server.session()
        async with server.connect(session, proxy.port) as socket:
            await socket.send(resume())
            await socket.recv()
            proxy.held = True
            start = time.monotonic()
            while time.monotonic() - start < 40:
                text = await asyncio.to_thread(lambda: urllib.request.urlopen(f"http://127.0.0.1:{server.port}/metrics", timeout=5).read().decode())
                if "parlance_open_sockets 0" in text:
                    return
                await asyncio.sleep(1)
            raise AssertionError("the server did not notice")
