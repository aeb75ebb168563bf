"""A scripted stand-in for the server, for checks in a browser: the contract of Sources/Chat/Schemas over a log in memory.

    python3 server.py <port> [history=<messages>]
"""

import asyncio
import json
import sys
from pathlib import Path

from aiohttp import WSMsgType, web
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import script

ROOT = Path(__file__).resolve().parents[3]
BUILT = ROOT / ".build/web"
SCHEMA = json.loads((ROOT / "Sources/Chat/Schemas/chat.json").read_text())
registry = Registry().with_resource("/api/v1/schema", Resource.from_contents(SCHEMA))
validators = {name: Draft202012Validator({"$ref": f"/api/v1/schema#/$defs/{name}"}, registry=registry) for name in ("ClientFrame", "ServerFrame")}
CSP = ("default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors {}")
TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".html": "text/html", ".webmanifest": "application/manifest+json"}


class Session:
    def __init__(self, id, title=""):
        self.id, self.title, self.log, self.sockets, self.seen, self.next = id, title, [], set(), {}, {}
        self.meta = {"pinned": False, "archived": False, "read": 0, "created_at": script.now()}

    def summary(self):
        last = next((f for f in reversed(self.log) if f["data"].get("content")), None)
        preview = (last["data"]["content"] if last else "")[:120]
        updated = self.log[-1]["timestamp"] if self.log else self.meta["created_at"]
        first = next((f["data"]["content"] for f in self.log if f["type"] == "user_message"), "")
        return {"id": self.id, "title": self.title or first[:40], "updated_at": updated, "top": len(self.log), "preview": preview, **self.meta}

    def stamp(self):
        return {"v": 1, "timestamp": script.now(), "session_id": self.id}

    async def append(self, frame):
        frame = {**self.stamp(), **frame, "seq": len(self.log) + 1}
        self.log.append(frame)
        await self.publish(frame)
        return frame

    async def publish(self, frame):
        validators["ServerFrame"].validate(frame) if frame.get("id", "") != "bad-block" else None
        for socket in list(self.sockets):
            await send(socket, frame)


async def send(socket, frame):
    if not socket.closed:
        try:
            await socket.send_str(json.dumps(frame, ensure_ascii=False))
        except ConnectionError:
            pass


sessions: dict[str, Session] = {}
state = {"history": 1000}


def begin():
    """As it is before anybody came."""
    sessions.clear()
    sessions["s-1"] = Session("s-1", "云启的商机")
    fill(state["history"])
    state.update({"up": True, "working": {}, "origins": [], "violations": [], "requests": []})


def fill(count):
    session = sessions["s-long"] = Session("s-long", "很长的会话")
    for number in range(count // 2):
        at = f"2026-11-{1 + number // 60 % 20:02d}T{8 + number % 10:02d}:{number % 60:02d}:00.000Z"
        base = {"v": 1, "timestamp": at, "session_id": session.id}
        session.log.append({**base, "type": "user_message", "id": f"m{number}", "seq": len(session.log) + 1, "data": {"content": f"第 {number} 个问题：查一下云启的电话"}})
        result = {"blocks": [script.RECORD]} if number % 5 == 0 else {}
        session.log.append({**base, "type": "ai_response", "id": f"a{number}", "seq": len(session.log) + 1, "reply_to": f"m{number}",
                            "data": {"content": f"第 {number} 个回答：电话是 **138 0013 8000**。", "result": result}})


async def socket(request):
    session = sessions.get(request.match_info["id"])
    if not state["up"] or session is None:
        return web.Response(status=404 if state["up"] else 503)
    ws = web.WebSocketResponse(protocols=["parlance.chat.v1"], max_msg_size=65536)
    await ws.prepare(request)
    client = {"id": ""}
    async for message in ws:
        if message.type == WSMsgType.TEXT:
            await hear(session, ws, client, json.loads(message.data))
    session.sockets.discard(ws)
    return ws


async def hear(session, ws, client, frame):
    for fault in validators["ClientFrame"].iter_errors(frame):
        state["violations"].append(fault.message)
    action, result = frame["data"].get("action"), frame["data"].get("result") or {}
    status = lambda action, result=None, **top: {**session.stamp(), "type": "status_update", **top, "data": {"action": action, **({"result": result} if result is not None else {})}}
    if frame["type"] == "user_message":
        return await said(session, ws, client, frame, status)
    if action == "resume":
        client["id"] = result["client_id"]
        top = len(session.log)
        recovered = top - result["seq"] <= 300 and result["epoch"] in ("e1", "") and not (result["epoch"] == "" and result["seq"] > 0)
        hello = {"conn_id": "k", "epoch": "e1", "recovered": recovered, "top": top, "heartbeat_ms": 25000, "server_time": script.now(), "next_cseq": session.next.get(client["id"], 1)}
        await send(ws, status("hello", hello if recovered else {**hello, "reason": "too_far_behind"}))
        if recovered:
            session.sockets.add(ws)
            for each in session.log[result["seq"]:]:
                await send(ws, each)
    elif action == "ping":
        await send(ws, status("pong"))
    elif action == "read":
        session.meta["read"] = max(session.meta["read"], result["seq"])
    elif action == "stop":
        work = state["working"].get(frame["reply_to"])
        if work:
            work.set()


async def said(session, ws, client, frame, status):
    if frame["id"] in session.seen:
        return await send(ws, status("ack", {"seq": session.seen[frame["id"]], "duplicate": True}, reply_to=frame["id"]))
    expected = session.next.get(client["id"], 1)
    if frame["cseq"] != expected:
        error = {"code": "out_of_order", "message": "乱序", "retryable": True, "request_id": "r", "next_cseq": expected}
        return await send(ws, {**session.stamp(), "type": "error", "reply_to": frame["id"], "data": {"error": error}})
    session.next[client["id"]] = expected + 1
    data = {"content": "", **frame["data"]}
    echo = await session.append({"type": "user_message", "id": frame["id"], "data": data})
    session.seen[frame["id"]] = echo["seq"]
    await send(ws, status("ack", {"seq": echo["seq"], "duplicate": False}, reply_to=frame["id"]))
    asyncio.get_running_loop().create_task(answer(session, frame, status))


async def answer(session, frame, status):
    id, data = frame["id"], frame["data"]
    text, action, result = data.get("content") or "", data.get("action"), data.get("result") or {}
    reply = {"type": "ai_response", "id": f"a-{id[-20:]}", "reply_to": id}
    event = lambda name, value: session.append({"type": "status_update", "data": {"action": name, "result": value}})
    if action == "confirm":
        accepted = result["accepted"]
        await event("confirm_resolved", {"confirm_id": result["confirm_id"], "outcome": "accepted" if accepted else "declined"})
        done = script.IMPORTED if result["confirm_id"] == "c-3" else script.DONE
        return await session.append({**reply, "data": {"content": "已完成。" if accepted else "好的，没有改动。", "result": done if accepted else {}}})
    if action == "form_submit":
        if not result["values"].get("phone"):
            error = {"code": "invalid_value", "message": "请填写电话。", "retryable": False, "request_id": "r", "field": "phone", "form_id": result["form_id"]}
            return await session.append({"type": "error", "id": reply["id"], "reply_to": id, "data": {"error": error}})
        await event("form_resolved", {"form_id": result["form_id"], "outcome": "submitted"})
        return await session.append({**reply, "data": {"content": "已保存。"}})
    if action == "undo":
        await event("undone", {"operation_id": result["target_id"]})
        return await session.append({**reply, "data": {"content": "已撤销。"}})
    if action == "import":
        return await session.append({**reply, "data": {"content": "检查好了。", "result": {"blocks": [script.DRY_RUN, {**script.CONFIRM, "confirm_id": "c-3", "prompt": "创建 2 个客户？"}]}}})
    if "出错" in text:
        error = {"code": "crm_unavailable", "message": "Odoo 没有回应，什么都没有改。", "retryable": True, "request_id": "r"}
        return await session.append({"type": "error", "id": reply["id"], "reply_to": id, "data": {"error": error}})
    if "慢" in text or "故事" in text:
        return await work(session, reply, text, status)
    for word, (content, value) in script.ANSWERS.items():
        if word in text:
            bad = {"id": "bad-block"} if word == "坏块" else {}
            return await session.append({**reply, **bad, "data": {"content": content, "result": value}})
    await session.append({**reply, "data": {"content": f"收到：{text}"}})


async def work(session, reply, text, status):
    stop = state["working"][reply["reply_to"]] = asyncio.Event()
    told, count = "", 0

    async def stopped(seconds):
        try:
            await asyncio.wait_for(stop.wait(), seconds)
            return True
        except asyncio.TimeoutError:
            return False

    await session.publish(status("typing", {"on": True, "label": "正在查询客户"}))
    if "慢" in text:
        for step in range(1, 40):
            await session.publish(status("progress", {"step": step, "of": 40, "label": "逐条检查"}, reply_to=reply["reply_to"]))
            if await stopped(0.5):
                break
    for part in ["从前", "有一位", "销售", "，她", "每天", "只和", "一个", "助手", "说话。"] * 6:
        if await stopped(0.06):
            break
        told += part
        await session.publish({**session.stamp(), **reply, "stream": {"id": reply["id"], "n": count, "mode": "delta", "done": False}, "data": {"content": part}})
        count += 1
    result = {"stopped": True} if stop.is_set() else {}
    await session.append({**reply, "stream": {"id": reply["id"], "n": count, "done": True}, "data": {"content": told, "result": result}})


# The HTTP side.

def login():
    return {"access_token": "header.payload.signature", "token_type": "Bearer", "expires_in": 900, "user": script.USER}


def refused(status, code, message):
    return web.json_response({"error": {"code": code, "message": message, "retryable": False, "request_id": "r"}}, status=status)


async def api(request):
    method, path = request.method, request.match_info["path"]
    state["requests"].append(f"{method} {path}")
    body = await request.json() if request.can_read_body else {}
    parts = path.split("/")
    if path == "auth/login":
        if body["password"] != "correct horse":
            return refused(401, "unauthenticated", "")
        return logged_in()
    if path == "auth/refresh":
        return logged_in() if request.cookies.get("parlance_refresh") else web.Response(status=204)
    if parts[0] == "auth":
        answer = web.Response(status=204)
        answer.del_cookie("parlance_refresh", path="/api/v1/auth")
        return answer
    if path == "setup":
        return web.json_response({"needed": True}) if method == "GET" else logged_in()
    if path == "embed":
        return web.json_response({"origins": state["origins"]})
    if not request.headers.get("Authorization"):
        return refused(401, "unauthenticated", "")
    if path == "sessions":
        return sessions_answer(method, request, body)
    if parts[0] == "sessions":
        return session_answer(method, parts, request, body)
    return web.json_response(other(path, request))


def other(path, request):
    q = request.query.get("q", "")
    if path == "lookup":
        names = ["上海云启科技", "北京飞石", "广州南星", "深圳云图"]
        return {"items": [{"value": f"customer/{n}", "label": name, "hint": "客户"} for n, name in enumerate(names) if q in name]}
    if path == "search":
        session = sessions[request.query["session_id"]]
        hits = [f for f in session.log if q in (f["data"].get("content") or "")]
        return {"hits": [{"session_id": session.id, "seq": f["seq"], "id": f["id"], "at": f["timestamp"], "snippet": f["data"]["content"][:80]} for f in hits[::-1][:50]]}
    return {
        "intents": {"intents": script.INTENTS}, "status": script.status(), "audit": {"entries": script.AUDIT}, "usage": {"rows": script.USAGE}, "me": script.USER,
        "records": {"rows": [script.row(number) for number in range(9, 21)], "total": 20, "next_cursor": None},
    }[path]


def logged_in():
    answer = web.json_response(login())
    answer.set_cookie("parlance_refresh", "r", httponly=True, path="/api/v1/auth", samesite="Strict")
    return answer


def sessions_answer(method, request, body):
    if method == "POST":
        session = sessions.setdefault(body["id"], Session(body["id"]))
        return web.json_response(session.summary(), status=201)
    archived = request.query.get("archived") == "true"
    return web.json_response({"sessions": [s.summary() for s in sessions.values() if s.meta["archived"] == archived]})


def session_answer(method, parts, request, body):
    session = sessions.get(parts[1])
    if session is None:
        return refused(404, "not_found", "")
    if len(parts) > 2 and parts[2] == "messages" and len(parts) == 3:
        before = int(request.query.get("before_seq", len(session.log) + 1))
        older = session.log[: before - 1]
        return web.json_response({"frames": older[-100:], "has_more": len(older) > 100, "top": len(session.log), "epoch": "e1"})
    if parts[-1] == "feedback":
        return web.Response(status=204)
    if parts[-1] == "export":
        if request.query.get("format") == "json":
            return web.json_response({"title": session.title, "frames": session.log})
        said = "\n\n".join(frame["data"]["content"] for frame in session.log if frame["data"].get("content"))
        return web.Response(text=f"# {session.title}\n\n{said}\n", content_type="text/markdown")
    if method == "PATCH":
        session.title = body.get("title", session.title)
        session.meta.update({name: body[name] for name in ("pinned", "archived") if name in body})
    if method == "DELETE":
        del sessions[session.id]
        return web.Response(status=204)
    return web.json_response(session.summary())


async def page(request):
    path = request.path.lstrip("/")
    file = BUILT / path
    if not path or not file.is_file():
        file = BUILT / "index.html"
    ancestors = " ".join(["'self'", *state["origins"]]) if path.startswith("widget") else "'none'"
    headers = {"Content-Security-Policy": CSP.format(ancestors), "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
    headers["Cache-Control"] = "public, max-age=31536000, immutable" if "assets/" in path else "no-cache"
    packed = file.with_name(file.name + ".gz")
    if packed.is_file():
        headers["Content-Encoding"] = "gzip"
    return web.Response(body=(packed if packed.is_file() else file).read_bytes(), content_type=TYPES[file.suffix], headers=headers)


async def control(request):
    """What a test may do to the server: stop it, cut it, look at it."""
    what = request.match_info["what"]
    if what == "host":
        return web.Response(text="<!doctype html><title>Intranet</title><link rel=icon href=data:,>", content_type="text/html")
    if what == "anew":
        begin()
    if what in ("down", "up"):
        state["up"] = what == "up"
    if what in ("down", "cut"):
        for session in sessions.values():
            for ws in list(session.sockets):
                await ws.close(code=1012)
    if what.startswith("close-"):
        for session in sessions.values():
            for ws in list(session.sockets):
                await ws.close(code=int(what[6:]))
    if what == "origins":
        state["origins"] = request.query.getall("origin", [])
    said_texts = {s.id: [f["data"].get("content") for f in s.log if f["type"] == "user_message"] for s in sessions.values()}
    return web.json_response({"said": said_texts, "violations": state["violations"], "requests": state["requests"]})


def application():
    app = web.Application()
    app.router.add_get("/ws/{id}", socket)
    app.router.add_route("*", "/api/v1/{path:.+}", api)
    app.router.add_get("/control/{what}", control)
    app.router.add_get("/{path:.*}", page)
    return app


if __name__ == "__main__":
    options = dict(part.split("=") for part in sys.argv[2:])
    state["history"] = int(options.get("history", 1000))
    begin()
    web.run_app(application(), host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
