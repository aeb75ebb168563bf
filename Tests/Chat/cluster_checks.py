"""Two servers on one Redis behind nginx: whatever ends and whatever gets lost, no message is lost and none doubled."""

import asyncio
import collections
import json
import random
import signal
import time
import urllib.error
import urllib.request
import uuid

from websockets.exceptions import ConnectionClosed

from cluster import Cluster, Sentinels
from device import Device, resume
from options import OPTIONS
from provider import Provider
from server import Proxy


class Talk:
    """A session with devices that say things until they are told to end."""

    def __init__(self, cluster, session, ports):
        self.session, self.sent = session, []
        self.devices = [Device(cluster, session, port) for port in ports]

    def __enter__(self):
        for device in self.devices:
            device.__enter__()
        return self

    def __exit__(self, *_):
        for device in self.devices:
            device.__exit__()

    async def say(self, count):
        """Each says so many things, not faster than one may for long."""
        async def one(device):
            for _ in range(count):
                self.sent.append((device.client, await device.say("你好")))
                await asyncio.sleep(random.uniform(0.2, 0.5))
        await asyncio.gather(*(one(device) for device in self.devices))

    async def end(self, seconds=90):
        """Everybody has everything; what the log has that was not there before is nobody's."""
        for device in self.devices:
            await device.until(lambda device: not device.outbox, seconds)
        for device in self.devices:
            await device.until(lambda device: sum("reply_to" in frame for frame in device.frames) == len(self.sent), seconds)

    async def judge(self, cluster):
        log = await cluster.log(self.session)
        assert [frame["seq"] for frame in log] == list(range(1, len(log) + 1)), "positions have holes"
        said = [frame["id"] for frame in log if frame["type"] == "user_message"]
        assert sorted(said) == sorted(id for _, id in self.sent), f"{len(said)} in the log, {len(self.sent)} sent"
        for device in self.devices:
            own = [id for client, id in self.sent if client == device.client]
            assert [id for id in said if id in set(own)] == own, "out of order"
        answers = collections.Counter(frame["reply_to"] for frame in log if frame.get("reply_to"))
        assert all(count == 1 for count in answers.values()) and len(answers) == len(said), "each message has one answer"
        for device in self.devices:
            assert device.frames == log, f"a device differs from the log: {len(device.frames)} of {len(log)}"
        return [frame["data"]["error"]["code"] for frame in log if frame["type"] == "error"]


def nodes(cluster):
    return [node.port for node in cluster.nodes]


async def r14_resume_on_the_other_node():
    async with Cluster() as cluster, Proxy(cluster.port) as proxy:
        with Talk(cluster, await cluster.session(), [proxy.port, proxy.port]) as talk:
            async def cut():
                while True:
                    await asyncio.sleep(random.uniform(0.3, 1))
                    proxy.cut()
            cutting = asyncio.get_running_loop().create_task(cut())
            await talk.say(OPTIONS.messages // 2)
            cutting.cancel()
            await talk.end()
            assert await talk.judge(cluster) == []
            assert all(device.hellos > 1 for device in talk.devices)
            for node in cluster.nodes:
                assert "parlance_connections_total 0" not in await node.figures()


async def r14_wake_ups_get_lost():
    async with Cluster() as cluster:
        with Talk(cluster, await cluster.session(), nodes(cluster)) as talk:
            async def deafen():
                while True:
                    await cluster.redis.command("CLIENT", "KILL", "TYPE", "pubsub")
                    await asyncio.sleep(0.05)
            deafening = asyncio.get_running_loop().create_task(deafen())
            await talk.say(OPTIONS.messages // 3)
            await talk.end(60)
            deafening.cancel()
            assert await talk.judge(cluster) == []


async def r14_a_node_dies():
    async with Cluster() as cluster:
        for _ in range(OPTIONS.rounds):
            talks = [Talk(cluster, await cluster.session(), [cluster.port] * 2) for _ in range(4)]
            for talk in talks:
                talk.__enter__()
            saying = [asyncio.get_running_loop().create_task(talk.say(8)) for talk in talks]
            await asyncio.sleep(random.uniform(0.2, 2))
            dead = random.choice(cluster.nodes)
            await dead.kill()
            await asyncio.gather(*saying)
            for talk in talks:
                await talk.end()
                assert set(await talk.judge(cluster.nodes[1 - cluster.nodes.index(dead)])) <= {"interrupted"}
                talk.__exit__()
            await dead.start()


async def r14_redis_dies():
    async with Cluster() as cluster:
        for _ in range(OPTIONS.rounds):
            talks = [Talk(cluster, await cluster.session(), nodes(cluster)) for _ in range(4)]
            for talk in talks:
                talk.__enter__()
            saying = [asyncio.get_running_loop().create_task(talk.say(8)) for talk in talks]
            await asyncio.sleep(random.uniform(0.2, 2))
            await cluster.redis.kill()
            status, text = await asyncio.to_thread(ready, cluster.nodes[0])
            assert status == 503 and "Redis" in text, (status, text)
            await asyncio.sleep(random.uniform(0, 2))
            await cluster.redis.start()
            await asyncio.gather(*saying)
            for talk in talks:
                await talk.end()
                assert set(await talk.judge(cluster)) <= {"interrupted"}
                talk.__exit__()


async def until(condition, seconds=60):
    end = time.monotonic() + seconds
    while not await condition():
        assert time.monotonic() < end, "waited too long"
        await asyncio.sleep(0.1)


async def r14_a_node_sleeps_longer_than_its_lease():
    async with Cluster() as cluster:
        for _ in range(max(1, OPTIONS.rounds // 3)):
            sleeper, other = random.sample(cluster.nodes, 2)
            with Talk(cluster, await cluster.session(), [sleeper.port, other.port, other.port]) as talk:
                saying = asyncio.get_running_loop().create_task(talk.say(8))
                await asyncio.sleep(random.uniform(0.2, 2))
                sleeper.process.send_signal(signal.SIGSTOP)

                async def is_forgotten():
                    living = await cluster.redis.command("KEYS", "parlance:node:*")
                    return len(living.split()) == 1 and await cluster.redis.command("ZCARD", "parlance:unanswered") == "0"
                await until(is_forgotten)
                sleeper.process.send_signal(signal.SIGCONT)
                await saying
                await talk.end()
                assert set(await talk.judge(other)) <= {"interrupted"}


async def r14_a_sentinel_names_another():
    async with Cluster(redis=Sentinels()) as cluster:
        await until(cluster.redis.is_ready)
        with Talk(cluster, await cluster.session(), nodes(cluster)) as talk:
            await talk.say(2)
            await talk.end()
            await cluster.redis.fail_over()
            await talk.say(6)
            await talk.end()
            assert set(await talk.judge(cluster)) <= {"interrupted"}


def ready(node):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{node.port}/readyz", timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


async def r14_one_card_one_effect_on_two_nodes():
    async with Cluster() as cluster:
        session = await cluster.session()
        one, two = (Device(cluster, session, port) for port in nodes(cluster))
        with one, two:
            card = await one.answered(await one.say("创建客户 上海云启科技，电话13800138000"))
            id = next(block["confirm_id"] for block in card["data"]["result"]["blocks"] if block["kind"] == "confirm")
            await two.until(lambda device: device.seq == one.seq)
            yes = {"action": "confirm", "result": {"confirm_id": id, "accepted": True}}
            presses = await asyncio.gather(one.say(**yes), two.say(**yes))
            answers = [await one.answered(press) for press in presses]
            outcomes = sorted((answer["data"].get("error") or {}).get("code", "done") for answer in answers)
            assert outcomes == ["already_resolved", "done"], outcomes
            _, found = await cluster.call("GET", "/api/v1/lookup?kind=customer&q=%E4%BA%91%E5%90%AF&limit=20")
            assert len(found["items"]) == 1, found
            # The dialogue goes on at the other node where it stands.
            undone = await two.answered(await two.say("撤销"))
            assert undone["type"] == "ai_response", undone
            await one.until(lambda device: device.seq == two.seq)
            assert one.frames == two.frames


async def r14_an_answer_is_told_and_stopped_on_the_other_node():
    async with Provider("谢谢", "！我可以", "建客户。") as provider, Cluster("--open", **provider.environment) as cluster:
        session = await cluster.session()
        one, two = (Device(cluster, session, port, caps=["stream"]) for port in nodes(cluster))
        with one, two:
            await one.until(lambda device: device.socket)
            await two.until(lambda device: device.socket)
            id = await one.say("你真厉害呀")
            provider.open()
            pieces = lambda device: [frame for frame in device.passed if frame["type"] == "ai_response"]
            await two.until(pieces)
            assert pieces(two)[0]["data"]["content"] == "谢谢" and pieces(two)[0]["reply_to"] == id
            stop = {"v": 1, "type": "status_update", "reply_to": id, "data": {"action": "stop"}}
            await two.socket.send(json.dumps(stop))
            answer = await two.answered(id)
            assert answer["data"]["result"]["stopped"] and answer["data"]["content"] == "谢谢", answer
            await one.until(lambda device: device.seq == two.seq)
            assert one.frames == two.frames


async def r23_attempts_to_log_in_are_counted_together():
    async with Cluster("--role", "sales") as cluster:
        statuses = []
        for number in range(8):
            guess = {"username": "eve", "password": f"correct horse guess {number}"}
            statuses.append((await cluster.nodes[number % 2].call("POST", "/api/v1/auth/login", guess))[0])
        assert statuses == [401] * 5 + [429] * 3, statuses


async def r20_a_logout_is_seen_on_the_other_node():
    async with Cluster("--role", "sales") as cluster:
        command = [OPTIONS.binary, "user", "add", "eve", "--data", cluster.data]
        add = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL)
        await add.communicate(b"correct horse battery\n")
        one, two = cluster.nodes
        status, login = await one.call("POST", "/api/v1/auth/login", {"username": "eve", "password": "correct horse battery"})
        assert status == 200, login
        token = login["access_token"]
        session = str(uuid.uuid4())
        assert (await one.call("POST", "/api/v1/sessions", {"id": session}, token=token))[0] == 201
        # A ticket of one node opens a socket of the other, once.
        _, ticket = await one.call("POST", "/api/v1/ws-ticket", {}, token=token)
        async with two.connect(f"{session}?ticket={ticket['ticket']}", additional_headers={}) as socket:
            await socket.send(resume())
            await socket.recv()
            assert (await one.call("POST", "/api/v1/auth/logout", {}, token=token))[0] == 204
            start = time.monotonic()
            try:
                while True:
                    await asyncio.wait_for(socket.recv(), 30)
            except ConnectionClosed:
                assert socket.close_code == 4403, socket.close_code
            took = time.monotonic() - start
            assert took < 10, f"seen after {took:.1f} s"
