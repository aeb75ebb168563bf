"""Firefox by WebDriver BiDi and WebKitGTK by WebDriver, each with one window: as much as the smoke test needs."""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import tempfile

import aiohttp


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def until(attempt, seconds=20):
    """The first answer of an attempt that neither fails nor is false."""
    end = asyncio.get_running_loop().time() + seconds
    while True:
        try:
            answer = await attempt()
            if answer:
                return answer
        except (OSError, aiohttp.ClientError, ValueError):
            pass
        if asyncio.get_running_loop().time() > end:
            raise TimeoutError(f"nothing after {seconds} s")
        await asyncio.sleep(0.1)


class Firefox:
    name, program = "Firefox", shutil.which("firefox-esr") or shutil.which("firefox")

    async def __aenter__(self):
        self.profile = tempfile.mkdtemp(prefix="parlance-firefox-")
        port = free_port()
        words = [self.program, "--headless", "--no-remote", "--profile", self.profile, "--remote-debugging-port", str(port), "about:blank"]
        self.process = subprocess.Popen(words, env={**os.environ, "HOME": self.profile, "MOZ_DISABLE_CONTENT_SANDBOX": "1"},
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.client = aiohttp.ClientSession()
        self.socket = await until(lambda: self.client.ws_connect(f"ws://127.0.0.1:{port}/session", max_msg_size=0), 60)
        self.number, self.noise = 0, []
        await self.ask("session.new", {"capabilities": {}})
        await self.ask("session.subscribe", {"events": ["log.entryAdded"]})
        self.context = (await self.ask("browsingContext.getTree", {}))["contexts"][0]["context"]
        return self

    async def __aexit__(self, *_):
        await self.client.close()
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    async def ask(self, method, parameters):
        self.number += 1
        await self.socket.send_json({"id": self.number, "method": method, "params": parameters})
        async for message in self.socket:
            answer = json.loads(message.data)
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] == "error":
                self.noise.append(answer["params"]["text"])
            if answer.get("id") == self.number:
                if "result" not in answer:
                    raise ValueError(answer.get("message"))
                return answer["result"]
        raise OSError("the browser is gone")

    async def open(self, address):
        await self.ask("browsingContext.navigate", {"context": self.context, "url": address, "wait": "complete"})

    async def run(self, script):
        """The value of a script's `return`, which is a string, a number or a truth value."""
        answer = await self.ask("script.evaluate", {"expression": f"(() => {{ {script} }})()", "target": {"context": self.context}, "awaitPromise": True})
        if answer["type"] != "success":
            raise ValueError(answer["exceptionDetails"]["text"])
        return answer["result"].get("value")


class WebKit:
    name, program = "WebKitGTK", shutil.which("WebKitWebDriver")

    async def __aenter__(self):
        port = free_port()
        self.folder = tempfile.mkdtemp(prefix="parlance-webkit-")
        # As root in a sandbox the engine's own sandbox has nothing to stand on.
        environment = {**os.environ, "HOME": self.folder, "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
        words = ["xvfb-run", "-a", self.program, f"--port={port}"]
        self.process = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.client, self.base, self.noise = aiohttp.ClientSession(), f"http://127.0.0.1:{port}", []
        await until(lambda: self.ask("GET", "/status"), 60)
        options = {"args": ["--automation"], "binary": "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser"}
        binary = next((path for path in mini_browsers() if os.path.exists(path)), options["binary"])
        session = await self.ask("POST", "/session", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": {**options, "binary": binary}}}})
        self.base += f"/session/{session['sessionId']}"
        return self

    async def __aexit__(self, *_):
        try:
            await self.ask("DELETE", "")
        finally:
            await self.client.close()
            os.killpg(self.process.pid, 15)
            self.process.wait()
            shutil.rmtree(self.folder, ignore_errors=True)

    async def ask(self, method, path, body=None):
        more = {"json": body} if body is not None else {}
        async with self.client.request(method, self.base + path, **more) as answer:
            value = (await answer.json(content_type=None))["value"]
            if isinstance(value, dict) and "error" in value:
                raise ValueError(value.get("message"))
            return value if value is not None else True

    async def open(self, address):
        await self.ask("POST", "/url", {"url": address})

    async def run(self, script):
        return await self.ask("POST", "/execute/sync", {"script": script, "args": []})


def mini_browsers():
    for version in ("4.1", "4.0", "6.0"):
        yield f"/usr/lib/x86_64-linux-gnu/webkit2gtk-{version}/MiniBrowser"
        yield f"/usr/lib/x86_64-linux-gnu/webkitgtk-{version}/MiniBrowser"
