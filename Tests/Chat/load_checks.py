"""Many at once, one who does not read, and a server that stands still: nobody else feels it, nothing is lost or kept."""

import asyncio
import json
import os
import random
import signal
import socket as sockets
import statistics
import time
import uuid

from websockets.exceptions import ConnectionClosed

from device import Device, narrow, resume
from options import OPTIONS
from server import CROWD, Proxy, Server


def resident(pid):
    """In KiB."""
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def processor(pid):
    """Seconds of it used so far."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def descriptors(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def at(share, values):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


async def said(server, session, count, words="你好"):
    for _ in range(count):
        key = str(uuid.uuid4())
        status, _ = await server.call("POST", f"/api/v1/sessions/{session}/messages", {"content": words}, Idempotency_Key=key)
        assert status in (200, 202), status
    while len(log := await server.log(session)) < 2 * count:
        await asyncio.sleep(0.05)
    return log


async def r9_everybody_comes_back_at_once():
    async with Server("--open", **CROWD) as server:
        sessions = [await server.session() for _ in range(10)]
        logs = [await said(server, session, 3) for session in sessions]
        epochs = [(await server.call("GET", f"/api/v1/sessions/{session}/messages"))[1]["epoch"] for session in sessions]
        # After a restart nothing is in memory any more.
        await server.kill()
        await server.start()
        times, lost = [], []

        async def come_back(number):
            which = number % len(sessions)
            await asyncio.sleep(random.uniform(0, OPTIONS.clients / 200))
            start = time.monotonic()
            async with server.connect(sessions[which], open_timeout=60) as socket:
                await socket.send(resume(f"c{number}", 2, epochs[which]))
                frames = []
                while len(frames) < 4:
                    frame = json.loads(await asyncio.wait_for(socket.recv(), 60))
                    if "seq" in frame:
                        frames.append(frame)
                times.append(time.monotonic() - start)
                if frames != logs[which][2:]:
                    lost.append(number)

        await asyncio.gather(*(come_back(number) for number in range(OPTIONS.clients)))
        assert not lost, lost
        print(f"  {OPTIONS.clients} resumes: p50 {statistics.median(times):.3f} s, p95 {at(0.95, times):.3f} s")


async def r11_one_who_reads_a_byte_a_second():
    async with Server("--open", **CROWD) as server:
        session, quiet = await server.session(), await server.session()
        with Device(server, quiet) as neighbour:
            await neighbour.answered(await neighbour.say("你好"))
            slow = await narrow(server, session)
            before = resident(server.process.pid)

            async def trickle():
                while True:
                    await asyncio.to_thread(slow.recv, 1)
                    await asyncio.sleep(1)

            reading = asyncio.ensure_future(trickle())
            # Words of nothing, so that their reading takes no time: the echoes alone fill the queue.
            words, count, delays = "“" * 7_900, 0, []
            while "parlance_slow_closes_total 1" not in await server.figures():
                assert count < 600, "the socket was never closed"
                key = str(uuid.uuid4())
                status, _ = await server.call("POST", f"/api/v1/sessions/{session}/messages", {"content": words}, Idempotency_Key=key)
                assert status in (200, 202), status
                count += 1
                if count % 20 == 0:
                    start = time.monotonic()
                    await neighbour.answered(await neighbour.say("你好"))
                    delays.append(time.monotonic() - start)
            grown = resident(server.process.pid) - before
            reading.cancel()
            slow.close()
            print(f"  closed after {count} messages of 24 KB, {grown} KiB more in memory, the neighbour's slowest answer {max(delays, default=0):.3f} s")
            # The log itself is in memory for a while as well, in SQLite's cache.
            assert grown < 24_000, grown
        with Device(server, session, name="slow") as back:
            await back.until(lambda device: len([f for f in device.frames if f.get("reply_to")]) == count, 120)
            assert back.frames == await server.log(session)


async def r12_a_server_that_stands_still():
    async with Server("--open", **CROWD) as server:
        session = await server.session()
        devices = [Device(server, session) for _ in range(12)]
        for device in devices:
            device.__enter__()
        try:
            for device in devices:
                await device.until(lambda device: device.socket)
            server.process.send_signal(signal.SIGSTOP)
            await asyncio.sleep(OPTIONS.stall)
            server.process.send_signal(signal.SIGCONT)
            id = await devices[0].say("你好")
            for device in devices:
                await device.answered(id, 60)
            assert [device.hellos for device in devices] == [1] * 12, "somebody was disconnected"
        finally:
            for device in devices:
                device.__exit__()


async def r13_a_hello_that_comes_too_late():
    """The client has given up and come again: one socket of it is left, and one alone is told."""
    async with Server() as server, Proxy(server.port) as proxy:
        session = await server.session()
        async with server.connect(session, proxy.port) as first:
            proxy.held = True
            await first.send(resume("tab"))
            async with server.connect(session) as second:
                await second.send(resume("tab"))
                assert json.loads(await asyncio.wait_for(second.recv(), 30))["data"]["action"] == "hello"
                proxy.held = False
                # Whichever of the two the server heard last has the place, and the other is closed.
                end = time.monotonic() + 30
                while first.close_code is None and second.close_code is None:
                    assert time.monotonic() < end, "two live sockets of one tab"
                    for socket in (first, second):
                        try:
                            await asyncio.wait_for(socket.recv(), 0.1)
                        except (TimeoutError, ConnectionClosed):
                            pass
                assert sorted([first.close_code or 0, second.close_code or 0]) == [0, 4409]
                alive = first if first.close_code is None else second
                await alive.send(json.dumps({"v": 1, "type": "user_message", "id": "m", "cseq": 1, "data": {"content": "你好"}}))
                seen = []
                while not any(frame.get("reply_to") == "m" and "seq" in frame for frame in seen):
                    seen.append(json.loads(await asyncio.wait_for(alive.recv(), 30)))
                seqs = [frame["seq"] for frame in seen if "seq" in frame]
                assert seqs == [1, 2], seqs


async def r24_sockets_that_say_nothing():
    """What they cost while they are there, and that nothing of them is left."""
    async with Server("--open", **CROWD) as server:
        pid = server.process.pid
        sessions = [await server.session() for _ in range(max(10, OPTIONS.clients // 5))]

        async def crowd(hold):
            opened = []
            for number in range(OPTIONS.clients):
                socket = await server.connect(sessions[number % len(sessions)], open_timeout=60)
                await socket.send(resume(f"c{number}"))
                await asyncio.wait_for(socket.recv(), 60)
                opened.append(socket)
            figures = (resident(pid), processor(pid))
            await asyncio.sleep(hold)
            used = processor(pid) - figures[1]
            await asyncio.gather(*(socket.close() for socket in opened))
            while "parlance_open_sockets 0" not in await server.figures():
                await asyncio.sleep(0.1)
            return figures[0], used / hold if hold else 0

        empty = resident(pid)
        full, share = await crowd(OPTIONS.hold)
        each = (full - empty) / OPTIONS.clients
        before, files = resident(pid), descriptors(pid)
        await crowd(0)
        after, left = resident(pid), descriptors(pid)
        print(f"  {OPTIONS.clients} sockets: {each:.1f} KiB each, {share:.1%} of a core; after one crowd {before} KiB, after two {after} KiB, {files} and {left} descriptors")
        assert left <= files + 2, (files, left)
        assert after <= before * 1.25 + 4_096, (before, after)
        assert each <= 40, each
