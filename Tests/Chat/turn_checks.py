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


async def r19_rows_are_one_card_one_operation_and_one_undo():
    async with Server() as server:
        session = await server.session()
        columns = ["客户名称", "联系电话"]
        rows = [["上海云启科技", "13800138000"], ["北京飞石贸易", "13900139000"], ["", "13700137000"], ["广州明达", "abc"], ["上海云启科技", "13800138000"]]
        with Device(server, session) as one:
            sheet = {"name": "客户.csv", "intent": "create_customer", "columns": columns, "slots": ["customer_name", "phone"], "rows": rows}
            dry = await one.answered(await one.say("导入 客户.csv（5 行）", action="import", result=sheet))
            *tables, card = dry["data"]["result"]["blocks"]
            assert [row["status"] for row in tables[0]["rows"]] == ["ready", "ready", "refused", "refused", "warning"], tables
            assert [row["cells"] for row in tables[0]["rows"]] == rows
            assert all(bool(row.get("note")) == (row["status"] != "ready") for row in tables[0]["rows"]), tables
            assert card["kind"] == "confirm" and len(tables) == 1
            find = "/api/v1/lookup?kind=customer&q=%E4%BA%91%E5%90%AF&limit=20"
            assert (await server.call("GET", find))[1]["items"] == []
            yes = {"confirm_id": card["confirm_id"], "accepted": True}
            done = await one.answered(await one.say(action="confirm", result=yes))
            result = done["data"]["result"]
            assert [row["status"] for row in result["blocks"][0]["rows"]] == ["done", "done"], result
            told = [frame["data"]["result"] for frame in one.passed if frame["data"].get("action") == "progress"]
            assert told and told[-1]["of"] in (2, 5) and told[-1]["step"] <= told[-1]["of"], told
            assert len((await server.call("GET", find))[1]["items"]) == 1
            again = await one.answered(await one.say("导入 客户.csv（5 行）", action="import", result=sheet))
            assert [row["status"] for row in again["data"]["result"]["blocks"][0]["rows"]] == ["warning", "warning", "refused", "refused", "warning"]
            undone = await one.answered(await one.say(action="undo", result={"target_id": result["undo"]["operation_id"]}))
            assert undone["type"] == "ai_response", undone
            assert (await server.call("GET", find))[1]["items"] == []
            # The headings alone say what is meant, or it is asked.
            bare = {"columns": columns, "rows": [["杭州一心", "13600136000"]]}
            dry = await one.answered(await one.say("导入（1 行）", action="import", result={**bare, "intent": "create_customer"}))
            assert [row["status"] for row in dry["data"]["result"]["blocks"][0]["rows"]] == ["ready"], dry
            for member, wrong in (("intent", {"intent": "no_such"}), ("slots", {"intent": "create_customer", "slots": [None, None]}), ("intent", {"columns": ["a", "b"]}), ("slots", {"intent": "create_customer", "slots": [None, "phone"]})):
                refused = await one.answered(await one.say("导入（1 行）", action="import", result={**bare, **wrong}))
                error = refused["data"]["error"]
                assert (error["code"], error["field"]) == ("invalid_value", member), error


async def r19_more_rows_than_a_table_shows():
    async with Server() as server:
        session = await server.session()
        rows = [[f"上海第{number}贸易有限公司", f"138{number:08}"] for number in range(120)]
        with Device(server, session) as one:
            sheet = {"intent": "create_customer", "columns": ["客户名称", "联系电话"], "slots": ["customer_name", "phone"], "rows": rows}
            dry = await one.answered(await one.say("导入（120 行）", action="import", result=sheet), 120)
            *tables, card = dry["data"]["result"]["blocks"]
            assert [len(table["rows"]) for table in tables] == [50, 50, 20] and tables[2]["title"] == "101–120"
            done = await one.answered(await one.say(action="confirm", result={"confirm_id": card["confirm_id"], "accepted": True}), 120)
            statuses = [row["status"] for table in done["data"]["result"]["blocks"] for row in table["rows"]]
            assert statuses == ["done"] * 120, done["data"]["content"]
            undone = await one.answered(await one.say("撤销"), 120)
            assert undone["type"] == "ai_response" and len(undone["data"]["content"]) < 100, undone
            _, found = await server.call("GET", "/api/v1/lookup?kind=customer&q=%E4%B8%8A%E6%B5%B7%E7%AC%AC&limit=20")
            assert found["items"] == []
