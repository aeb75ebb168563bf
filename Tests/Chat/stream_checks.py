"""Answers that are told while they are made: whole at the end, taken up again after a cut, ended by a stop and by nothing else."""

import json
import re

from device import Device
from provider import Provider
from server import Proxy, Server

PRAISE = "你真厉害呀"


def stop(message):
    return json.dumps({"v": 1, "type": "status_update", "reply_to": message, "data": {"action": "stop"}})


def pieces(device):
    return [frame for frame in device.passed if frame["type"] == "ai_response"]


async def r7_an_answer_is_told_in_pieces():
    async with Provider("谢谢", "！我可以", "建客户。") as provider, Server("--open", **provider.environment) as server:
        session = await server.session()
        with Device(server, session, caps=["stream"]) as one, Device(server, session) as two:
            await one.until(lambda device: device.socket)
            await two.until(lambda device: device.socket)
            id = await one.say(PRAISE)
            for number, words in enumerate(("谢谢", "谢谢！我可以")):
                provider.open()
                await one.until(lambda device: "".join(f["data"]["content"] for f in pieces(device)) == words)
                assert [frame["stream"]["n"] for frame in pieces(one)] == list(range(number + 1))
            # Who comes back while it is made gets all there is, and goes on from there.
            with Device(server, session, caps=["stream"]) as three:
                await three.until(pieces)
                place = pieces(three)[0]
                assert place["stream"]["mode"] == "snapshot" and place["stream"]["n"] == 1, place
                assert place["data"]["content"] == "谢谢！我可以" and place["reply_to"] == id
                provider.open()
                whole = await one.answered(id)
                await three.answered(id)
            assert whole["id"] == place["stream"]["id"] == place["id"]
            assert whole["data"]["content"].startswith("谢谢！我可以建客户。"), whole
            await two.answered(id)
            assert not pieces(two), "who did not ask for pieces gets none"
            labels = [frame["data"]["result"] for frame in two.passed if frame["data"].get("action") == "progress"]
            assert labels and labels[0]["step"] == 1 and labels[0]["label"], labels
            assert one.frames == two.frames == await server.log(session)
            figures = await server.figures()
            assert "parlance_first_delta_seconds_count 1" in figures
            assert 'parlance_turns_total{intent="none",outcome="answered"} 1' in figures


async def r16_r17_a_stop_ends_the_work_and_a_cut_does_not():
    async with Provider("谢谢", "！我可以", "建客户。") as provider, Server("--open", **provider.environment) as server, Proxy(server.port) as proxy:
        session = await server.session()
        with Device(server, session, proxy.port, caps=["stream"]) as one, Device(server, session) as two:
            id = await one.say(PRAISE)
            provider.open()
            await one.until(pieces)
            hellos = one.hellos
            proxy.cut()
            await one.until(lambda device: device.hellos > hellos)
            assert provider.cut == 0, "a lost socket stops nothing"
            provider.open(2)
            assert (await one.answered(id))["data"]["content"].startswith("谢谢！我可以建客户。")
            id = await one.say(PRAISE)
            provider.open()
            await one.until(lambda device: any(frame["reply_to"] == id for frame in pieces(device)))
            await two.socket.send(stop(id))
            told = await two.answered(id)
            assert told["type"] == "ai_response" and told["data"]["content"] == "谢谢", told
            assert told["data"]["result"]["stopped"] is True
            await two.until(lambda _: provider.cut == 1)
            await one.answered(id)
            assert one.frames == two.frames == await server.log(session)


async def r17_a_stop_takes_the_question_back():
    async with Provider(thinks=True) as provider, Server("--open", **provider.environment) as server:
        session = await server.session()
        with Device(server, session) as one:
            card = await one.answered(await one.say("创建客户 上海云启科技，电话13800138000"))
            assert any(block["kind"] == "confirm" for block in card["data"]["result"]["blocks"])
            id, later = await one.say("哦豁咕噜咕噜"), await one.say("确认")
            await one.until(lambda _: provider.streaming == 1)
            await one.socket.send(stop(id))
            told = await one.answered(id)
            assert told["data"]["result"]["stopped"] is True and told["data"]["content"] == "", told
            await one.until(lambda _: provider.cut == 1)
            # What was stopped has changed nothing: the card is still open.
            done = await one.answered(later)
            assert done["data"]["result"]["operation_id"], done


async def r25_a_trace_goes_through_to_the_provider():
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    async with Provider("谢谢") as provider, Server("--open", **provider.environment) as server:
        session = await server.session()
        provider.open(3)
        with Device(server, session) as one:
            await one.answered(await one.say(PRAISE, frame={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"}))
            await one.answered(await one.say(PRAISE, frame={"traceparent": "nonsense"}))
        given = {"traceparent": f"00-{trace[::-1]}-00f067aa0ba902b7-01", "Prefer": "wait=30"}
        status, _ = await server.call("POST", f"/api/v1/sessions/{session}/messages", {"content": PRAISE}, Idempotency_Key="t1", **given)
        assert status == 200, status
        seen = [re.search(r"traceparent: 00-([0-9a-f]{32})-([0-9a-f]{16})-", head).groups() for head in provider.heads]
        assert len(seen) == 6 and len(set(seen)) == 6, seen
        assert [place[0] for place in seen[:2]] == [trace] * 2 and [place[0] for place in seen[4:]] == [trace[::-1]] * 2, seen
        assert seen[2][0] == seen[3][0] != trace
