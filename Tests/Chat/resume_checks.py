"""Coming back: to a position, from far behind, to a server that was killed or stopped."""

import asyncio
import json
import random
import re
import signal
import uuid

from websockets.exceptions import ConnectionClosed

from device import Device, judge, narrow, resume
from options import OPTIONS
from server import Server


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
                await socket.send(resume("c", seq, given))
                hello = json.loads(await socket.recv())["data"]["result"]
                assert (hello["recovered"], hello.get("reason"), hello["top"]) == (recovered, reason, top), (seq, given, hello)
                for expected in range(seq + 1, top + 1) if recovered else []:
                    assert json.loads(await socket.recv())["seq"] == expected
        async with server.connect(session) as socket:
            await socket.send(resume("c", -1))
            assert json.loads(await socket.recv())["data"]["error"]["code"] == "bad_frame"


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
            epoch = (await server.call("GET", f"/api/v1/sessions/{session}/messages"))[1]["epoch"]
            await socket.send(resume("c", 1, epoch))
            hello = json.loads(await socket.recv())["data"]["result"]
            assert (hello["recovered"], hello["reason"]) == (False, "too_far_behind"), hello
            await socket.send(resume("c", 20, epoch))
            assert json.loads(await socket.recv())["data"]["result"]["recovered"]
            for expected in range(21, 321):
                assert json.loads(await socket.recv())["seq"] == expected


async def r6_who_missed_more_than_a_queue_holds_is_told_all_of_it():
    async with Server(PARLANCE_LIMITS="messages=100000,requests=100000") as server:
        session = await server.session()
        for number in range(145):
            # Words of nothing, so that their reading takes no time.
            body = {"content": "“" * 7_900}
            status, _ = await server.call("POST", f"/api/v1/sessions/{session}/messages", body, Idempotency_Key=f"k{number}")
            assert status in (200, 202), status
        while len(await server.log(session)) < 290:
            pass
        slow = await narrow(server, session)
        # Meanwhile the server sends what it would send at once.
        for _ in range(100):
            await server.figures()
        heard = b""
        while heard.count(b'"seq":') < 290:
            part = await asyncio.to_thread(slow.recv, 1 << 20)
            assert part, "the server hung up"
            heard += part
        slow.close()
        assert [int(seq) for seq in re.findall(rb'"seq":(\d+)', heard)] == list(range(1, 291))
        assert "parlance_slow_closes_total 0" in await server.figures()


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


async def r8_graceful_stop():
    async with Server() as server:
        session, told = await server.session(), []

        async def client():
            async with server.connect(session) as socket:
                await socket.send(resume(str(uuid.uuid4())))
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
