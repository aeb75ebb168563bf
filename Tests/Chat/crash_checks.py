"""Servers that end, stop or cannot write in the middle of a turn: each message has its answer, and none has its effect twice."""

import asyncio
import json
import random
import resource
import signal

from device import Device, judge, resume
from options import OPTIONS
from provider import Provider
from server import CROWD, Server, free_port

PRAISE = "你真厉害呀"


def error(frame):
    return (frame["data"].get("error") or {}).get("code")


async def found(server, words):
    """How many customers have that in their names."""
    from urllib.parse import quote

    status, body = await server.call("GET", f"/api/v1/lookup?kind=customer&q={quote(words)}&limit=20")
    assert status == 200, body
    return len(body["items"])


async def r7_a_disk_that_is_full_in_mid_turn():
    """The effect is told once there is room again, in the same process."""
    async with Provider("谢谢", "！") as provider, Server("--open", **provider.environment) as server:
        session = await server.session()
        with Device(server, session, caps=["stream"]) as one:
            await one.answered(await one.say("你好"))
            id = await one.say(PRAISE)
            provider.open()
            await one.until(lambda device: any(frame["type"] == "ai_response" for frame in device.passed))
            limits = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (1, limits[1]))
            provider.open()
            await one.until(lambda device: any(error(frame) == "unavailable" for frame in device.errors))
            assert one.answer(id) is None and server.process.returncode is None
            later = await one.say("你好")
            await one.until(lambda device: [error(frame) for frame in device.errors].count("unavailable") > 1)
            resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, limits)
            told = await one.answered(id, 60)
            assert told["data"]["content"].startswith("谢谢！"), told
            await one.socket.close()
            await one.answered(later, 60)
            judge(await server.log(session), [frame["id"] for frame in one.frames if frame["type"] == "user_message"], one)


async def r7_what_another_living_process_is_at_work_on():
    """A second server on the same data leaves it alone, and tells of it once the first one is gone."""
    async with Provider("谢谢", "！") as provider, Server("--open", **provider.environment) as first:
        session = await first.session()
        with Device(first, session, caps=["stream"]) as one:
            id = await one.say(PRAISE)
            provider.open()
            await one.until(lambda device: any(frame["type"] == "ai_response" for frame in device.passed))
            second = Server("--open")
            second.data, second.port = first.data, free_port()
            await second.start()
            try:
                assert [frame["id"] for frame in await second.log(session)] == [id], "the second server took the message for its own"
                with Device(second, session) as other:
                    await other.until(lambda device: device.seq == 1)
                    await first.kill()
                    told = await other.answered(id, 60)
                    assert error(told) == "interrupted", told
                    # The session goes on where it was.
                    await other.answered(await other.say("你好"))
                    assert other.frames == await second.log(session)
            finally:
                second.process.kill()
                await second.process.wait()


async def r8_a_turn_that_outlasts_a_graceful_stop():
    async with Provider("谢谢", "！") as provider, Server("--open", **provider.environment) as server:
        session = await server.session()
        with Device(server, session, caps=["stream"]) as one:
            id = await one.say(PRAISE)
            provider.open()
            await one.until(lambda device: any(frame["type"] == "ai_response" for frame in device.passed))
            server.process.send_signal(signal.SIGTERM)
            assert await asyncio.wait_for(server.process.wait(), 60) == 0
            assert provider.cut == 1
            await server.start()
            assert error(await one.answered(id)) == "interrupted"


async def r7_killed_at_any_moment():
    """However often: the log is what was said, in order; who was told that it is done has it once, who was not has it once or not at all."""
    async with Provider("谢谢", "！", "好") as provider, Server("--open", **provider.environment, **CROWD) as server:
        session, sent, names = await server.session(), [], {}
        provider.open(1_000_000)
        with Device(server, session, caps=["stream"]) as one:
            for number in range(OPTIONS.rounds):
                kind = random.choice(["create", "create", "import", "talk"])
                if kind == "create":
                    name = f"上海第{number}号贸易有限公司"
                    sent.append(await one.say(f"创建客户 {name}"))
                    sent.append(await one.say("确认"))
                    names[name] = sent[-1]
                elif kind == "import":
                    rows = [[f"北京第{number}号商行{letter}"] for letter in "甲乙丙丁"]
                    table = {"intent": "create_customer", "columns": ["客户"], "slots": ["customer_name"], "rows": rows}
                    sent.append(await one.say("导入（4 行）", action="import", result=table))
                    sent.append(await one.say("确认"))
                    names |= {row[0]: sent[-1] for row in rows}
                else:
                    sent.append(await one.say(PRAISE))
                await one.until(lambda device: device.socket, 60)
                await asyncio.sleep(random.uniform(0, 0.4))
                epoch = one.epoch
                await server.kill()
                await server.start()
                hellos = one.hellos
                await one.until(lambda device: device.hellos > hellos or device.socket, 60)
                assert one.epoch == epoch
                # What a kill has left open does not run into the next round.
                await one.until(lambda device: all(device.answer(id) for id in sent), 60)
                sent.append(await one.say("取消"))
                await one.answered(sent[-1], 60)
            judge(await server.log(session), sent, one)
            done = [f["data"]["result"]["operation_id"] for f in one.frames if (f["data"].get("result") or {}).get("operation_id")]
            assert len(done) == len(set(done)), "an operation was told of twice"
            for name, id in names.items():
                count = await found(server, name)
                told = one.answer(id)
                isDone = bool((told["data"].get("result") or {}).get("operation_id")) or (told["data"].get("content") or "").startswith("已经完成")
                assert count <= 1 and (count == 1 or not isDone), (name, count, told)
            outcomes = [error(one.answer(id)) or "answered" for id in sent]
            print(f"  {OPTIONS.rounds} rounds: {len(sent)} messages, {outcomes.count('answered')} answered, {outcomes.count('interrupted')} interrupted")


async def r4_a_message_in_front_of_hello_overtakes_nothing():
    async with Server() as server:
        session, sent = await server.session(), []
        message = lambda cseq: json.dumps({"v": 1, "type": "user_message", "id": f"m-{cseq}", "cseq": cseq, "data": {"content": "你好"}})
        for number in range(1, 2 * max(3, OPTIONS.rounds), 2):
            async with server.connect(session) as socket:
                # Typed before anything was heard, while an older one waits in the outbox.
                await socket.send(resume("tab"))
                await socket.send(message(number + 1))
                codes = []
                while True:
                    frame = json.loads(await asyncio.wait_for(socket.recv(), 30))
                    if frame["type"] == "error":
                        codes.append((error(frame), frame["data"]["error"].get("next_cseq")))
                        break
                assert codes == [("out_of_order", number)], codes
                for cseq in (number, number + 1):
                    sent.append(f"m-{cseq}")
                    await socket.send(message(cseq))
                acks = 0
                while acks < 2:
                    acks += json.loads(await asyncio.wait_for(socket.recv(), 30))["data"].get("action") == "ack"
        async with server.connect(session) as socket:
            await socket.send(message(99))
            assert error(json.loads(await asyncio.wait_for(socket.recv(), 30))) == "bad_frame", "nothing is taken before resume"
        with Device(server, session) as one:
            await one.until(lambda device: len([f for f in device.frames if f.get("reply_to")]) == len(sent), 60)
            judge(await server.log(session), sent, one)
