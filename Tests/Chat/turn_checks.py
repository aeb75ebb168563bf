"""One turn seen from several devices: stopped, confirmed, taken back."""

import json

from device import Device
from server import Server


async def r17_stop():
    async with Server() as server:
        session = await server.session()
        with Device(server, session) as one, Device(server, session) as two:
            await one.until(lambda device: device.socket)
            await two.until(lambda device: device.socket)
            id = await one.say("你好")
            stop = json.dumps({"v": 1, "type": "status_update", "reply_to": id, "data": {"action": "stop"}})
            await two.socket.send(stop)
            await two.socket.send(stop)
            await one.answered(id)
            await two.socket.send(stop)
            await two.answered(id)
            await one.answered(await one.say("你好"))
            await two.until(lambda device: device.seq == one.seq)
            assert len([f for f in one.frames if f.get("reply_to") == id]) == 1
            assert one.frames == two.frames == await server.log(session)


async def r19_one_card_one_effect():
    async with Server() as server:
        session = await server.session()
        with Device(server, session) as one, Device(server, session) as two:
            card = await one.answered(await one.say("创建客户 上海云启科技，电话13800138000"))
            id = next(block["confirm_id"] for block in card["data"]["result"]["blocks"] if block["kind"] == "confirm")
            yes = {"action": "confirm", "result": {"confirm_id": id, "accepted": True}}
            await two.until(lambda device: device.socket)
            presses = [await one.say(**yes), await two.say(**yes), await one.say(**yes)]
            for press in presses:
                await one.answered(press)
            outcomes = sorted((one.answer(press)["data"].get("error") or {}).get("code", "done") for press in presses)
            assert outcomes == ["already_resolved", "already_resolved", "done"], outcomes
            _, found = await server.call("GET", "/api/v1/lookup?kind=customer&q=%E4%BA%91%E5%90%AF&limit=20")
            assert len(found["items"]) == 1, found
            wrong = await one.answered(await one.say(action="confirm", result={"confirm_id": "never-shown", "accepted": True}))
            assert wrong["data"]["error"]["code"] == "expired", wrong
            undone = await one.answered(await one.say(action="undo", result={"target_id": id}))
            assert undone["type"] == "ai_response", undone
            again = await one.answered(await one.say(action="undo", result={"target_id": id}))
            assert again["data"]["error"]["code"] == "already_resolved", again
            events = [frame["data"]["action"] for frame in one.frames if frame["type"] == "status_update"]
            assert events == ["confirm_resolved", "undone"], events
            await two.until(lambda device: device.seq == one.seq)
            assert one.frames == two.frames
