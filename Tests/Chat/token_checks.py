"""Tokens that are none, that end or that come late, pages of other sites, and what the log says of all of them."""

import asyncio
import base64
import hashlib
import hmac
import json
import pathlib
import time
import uuid
from urllib.parse import quote

from websockets.exceptions import ConnectionClosed, InvalidStatus

from device import resume
from options import OPTIONS, ROOT
from server import Server

NAME = "margarethe"
PASSWORD = "correct horse battery"


def encode(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def parts(token):
    return [json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))) for part in token.split(".")[:2]]


def sign(header, claims, key):
    message = ".".join(encode(json.dumps(part, sort_keys=True, separators=(",", ":")).encode()) for part in (header, claims))
    return message + "." + encode(hmac.new(key, message.encode(), hashlib.sha256).digest())


class Members(Server):
    """A server with a user, who is logged in."""

    def __init__(self, **environment):
        super().__init__("--role", "sales", **environment)

    async def __aenter__(self):
        await super().__aenter__()
        add = await asyncio.create_subprocess_exec(
            OPTIONS.binary, "user", "add", NAME, "--data", self.data, cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL
        )
        await add.communicate(PASSWORD.encode() + b"\n")
        self.token = await self.login()
        self.key = (pathlib.Path(self.data) / "token.key").read_bytes()
        return self

    async def login(self):
        status, login = await self.call("POST", "/api/v1/auth/login", {"username": NAME, "password": PASSWORD})
        assert status == 200, login
        return login["access_token"]

    async def own_session(self):
        id = str(uuid.uuid4())
        assert (await self.call("POST", "/api/v1/sessions", {"id": id}, token=self.token))[0] == 201
        return id

    def changed(self, **claims):
        """The token with other claims, signed with the server's own key."""
        header, old = parts(self.token)
        return sign(header, {**old, **claims}, self.key)

    def socket(self, session, token):
        return self.connect(session, additional_headers={"Authorization": f"Bearer {token}"})

    async def knock(self, session, headers, query=""):
        try:
            async with self.connect(session + query, additional_headers=headers):
                return 101
        except InvalidStatus as refused:
            return refused.response.status_code


async def r21_tokens_that_are_none():
    async with Members() as server:
        session, token = await server.own_session(), server.token
        header, claims = parts(token)
        assert server.changed() == token, "the token is made again as the server made it"
        body = ".".join(token.split(".")[:2])
        bad = {
            "nothing": "", "a word": NAME, "unsigned": body + ".", "cut": token[:-1], "longer": token + "A",
            "alg none": encode(json.dumps({**header, "alg": "none"}).encode()) + "." + token.split(".")[1] + ".",
            "another key": sign(header, claims, b"k" * 32), "an empty key": sign(header, claims, b"x"),
            "alg in other letters": sign({**header, "alg": "hs256"}, claims, server.key), "HS512 by name": sign({**header, "alg": "HS512"}, claims, server.key),
            "a key of its own": sign({**header, "jwk": {"kty": "oct", "k": encode(b"k" * 32)}}, claims, b"k" * 32),
            "critical": sign({**header, "crit": ["exp"]}, claims, server.key), "a path for a key": sign({**header, "kid": "../../../../dev/null"}, claims, b""),
            "expired": server.changed(exp=int(time.time()) - 1), "of another user": server.changed(sub="bob"),
            "of another login": server.changed(jti="00000000000000000000.1"), "of the future": server.changed(iat=int(time.time()) + 3_600),
            "without an end": sign(header, {name: value for name, value in claims.items() if name != "exp"}, server.key),
            "of another issuer": server.changed(iss="other"), "endless": "a" * 5_000,
        }
        for name, each in bad.items():
            status, answer = await server.call("GET", "/api/v1/sessions", token=each)
            assert status == 401 and answer["error"]["code"] == "unauthenticated", (name, status)
            assert await server.knock(session, {"Authorization": f"Bearer {each}"}) == (401 if each else 403), name
        own = {"Origin": f"http://127.0.0.1:{server.port}"}
        for name, place in {
            "a cookie": {"Cookie": f"parlance_refresh={token}; token={token}; access_token={token}"}, "another scheme": {"Authorization": f"Basic {token}"},
            "another header": {"X-Access-Token": token}, "two at once": {"Authorization": f"Bearer {token}, Bearer {token}x"},
        }.items():
            assert await server.knock(session, {**own, **place}) == 401, name
        assert await server.knock(session, own, f"?token={token}") == 401
        assert await server.knock(session, own, f"?access_token={token}") == 401
        assert await server.knock(session, {"Authorization": f"Bearer {token}"}) == 101


async def r20_a_token_that_ends_is_replaced_or_the_socket_is_closed():
    async with Members() as server:
        session = await server.own_session()
        ends = int(time.time()) + 12
        short = server.changed(exp=ends)
        async with server.socket(session, short) as kept, server.socket(session, short) as left:
            for number, socket in enumerate((kept, left)):
                await socket.send(resume(f"c{number}"))
            said = {kept: [], left: []}

            async def hear(socket):
                try:
                    async for text in socket:
                        frame = json.loads(text)
                        said[socket].append(frame)
                        if socket is kept and frame["data"].get("action") == "token_expiring":
                            result = {"token": server.token}
                            await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "token_refresh", "result": result}}))
                except ConnectionClosed:
                    pass

            hearing = [asyncio.ensure_future(hear(socket)) for socket in (kept, left)]
            await asyncio.wait_for(hearing[1], 60)
            assert left.close_code == 4410, left.close_code
            assert time.time() >= ends, "not before the token has ended"
            await kept.send(json.dumps({"v": 1, "type": "user_message", "id": "m", "cseq": 1, "data": {"content": "你好"}}))
            end = time.monotonic() + 30
            while not any(frame.get("reply_to") == "m" and "seq" in frame for frame in said[kept]):
                assert kept.close_code is None and time.monotonic() < end, kept.close_code
                await asyncio.sleep(0.05)
            hearing[0].cancel()
        assert [frame["data"]["action"] for frame in said[left]].count("token_expiring") == 1
        # A token of somebody else, or of nobody, does not carry a socket on.
        async with server.socket(session, server.token) as socket:
            await socket.send(resume("c9"))
            result = {"token": server.changed(sub="bob")}
            await socket.send(json.dumps({"v": 1, "type": "status_update", "data": {"action": "token_refresh", "result": result}}))
            try:
                while True:
                    await asyncio.wait_for(socket.recv(), 30)
            except ConnectionClosed:
                assert socket.close_code == 4401, socket.close_code


async def r21_another_sites_page_changes_nothing():
    """Whatever the description names that changes something: not with a cookie alone, and not from another origin even with a token."""
    async with Members() as server:
        session = await server.own_session()
        description = json.loads((ROOT / "Sources/Chat/Schemas/openapi.json").read_text())
        changing = [(method.upper(), path) for path, item in description["paths"].items() for method in item if method in ("post", "put", "patch", "delete")]
        assert len(changing) >= 13
        foreign = {"Origin": "https://evil.example", "Cookie": f"parlance_refresh={server.token}"}
        for method, path in changing:
            place = path.replace("{session_id}", session).replace("{message_id}", "m")
            for origin in ("https://evil.example", "null", f"http://127.0.0.1:{server.port + 1}", f"https://127.0.0.1:{server.port}", f"http://127.0.0.1.evil.example:{server.port}"):
                for token in (server.token, ""):
                    status, _ = await server.call(method, place, {}, token=token, **{**foreign, "Origin": origin})
                    assert status in (401, 403), (method, path, origin, status)
                    assert status == 403 or not token, (method, path, origin, status)
            if "/auth/" not in path and path != "/api/v1/setup":
                status, _ = await server.call(method, place, {}, token="", Cookie=f"parlance_refresh={server.token}", Origin=f"http://127.0.0.1:{server.port}")
                assert status == 401, (method, path, status)
        assert (await server.call("GET", f"/api/v1/sessions/{session}", token=server.token))[0] == 200, "nothing was deleted"


async def r21_where_everybody_is_let_in_no_other_name_is():
    """A page whose own name points to this machine is asked under that name."""
    async with Server() as server:
        for host, status in {f"127.0.0.1:{server.port}": 200, f"localhost:{server.port}": 200, f"[::1]:{server.port}": 200, f"evil.example:{server.port}": 403, "evil.example": 403, "127.0.0.1.evil.example": 403}.items():
            assert (await server.call("GET", "/api/v1/sessions", Host=host))[0] == status, host


async def r21_nothing_in_the_logs():
    """Each line of the log is one value, and holds no word, name, address or token of anybody."""
    async with Members(PARLANCE_LOG="debug") as server:
        session, token = await server.own_session(), server.token
        forged = '{"event":"forged"}'
        await server.call("GET", "/api/v1/sessions?q=" + quote(f"{forged}\u2028{forged}"), token=token)
        await server.call("GET", f"/api/v1/me?token={token}", token="none")
        await server.call("GET", "/api/v1/me", token=token, X_Request_Id='x" {"event":"forged"} \t')
        await server.call("GET", "/api/v1/me", token=token, traceparent="00-zz")
        await server.call("GET", "/api/v1/" + quote("\u2028" + forged), token=token)
        await server.knock(session, {"Origin": "https://evil.example"}, f"?token={token}")
        async with server.socket(session, token) as socket:
            await socket.send(resume("tab\n"))
            await socket.send(resume("tab"))
            for cseq, words in enumerate(("王小明的电话是13800138000", "a\n" + forged, "\u2028" + forged), 1):
                await socket.send(json.dumps({"v": 1, "type": "user_message", "id": f"m{cseq}", "cseq": cseq, "data": {"content": words}}))
            answers = 0
            while answers < 3:
                frame = json.loads(await asyncio.wait_for(socket.recv(), 30))
                answers += "reply_to" in frame and "seq" in frame
        server.process.terminate()
        await asyncio.wait_for(server.process.wait(), 60)
        lines = [line for line in server.errors().splitlines() if line.startswith("{")]
        events = [json.loads(line)["event"] for line in lines]
        assert len(events) >= 8 and "turn" in events and "forged" not in events, events
        for word in ("王小明", "13800138000", token, token.split(".")[2], PASSWORD, NAME, "127.0.0.1", "evil", "forged"):
            assert not any(word in line for line in lines), word
