"""Several servers on one Redis behind nginx, any of which can be killed."""

import asyncio
import os
import shutil
import signal
import tempfile

from options import ROOT
from server import Server, free_port

NGINX = """
daemon off; worker_processes 1; pid nginx.pid; error_log stderr crit; user root;
events {{ worker_connections 4096; }}
http {{
  access_log off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  map $http_upgrade $wanted {{ default upgrade; '' close; }}
  upstream parlance {{ {upstreams} }}
  server {{
    listen 127.0.0.1:{port};
    location / {{
      proxy_pass http://parlance; proxy_http_version 1.1; proxy_read_timeout 120s;
      proxy_set_header Host $http_host; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection $wanted;
      proxy_set_header X-Forwarded-For $remote_addr;
    }}
  }}
}}
"""


class Redis:
    """One `redis-server` that keeps what it was given."""

    def __init__(self, port=0, *settings):
        self.folder, self.process = tempfile.mkdtemp(prefix="chat-check-redis-"), None
        self.url, self.port, self.settings = f"unix:{self.folder}/redis.sock", port, settings

    async def start(self):
        words = ["--port", str(self.port), "--unixsocket", f"{self.folder}/redis.sock", "--dir", self.folder, "--save", ""]
        if "--sentinel" not in self.settings:
            words += ["--appendonly", "yes", "--appendfsync", "always"]
        else:
            words = [f"{self.folder}/sentinel.conf"]
            with open(words[0], "w") as file:
                file.write(f"port {self.port}\nunixsocket {self.folder}/redis.sock\ndir {self.folder}\n")
        self.process = await asyncio.create_subprocess_exec("redis-server", *words, *self.settings, stdout=asyncio.subprocess.DEVNULL)
        for _ in range(600):
            if await self.command("PING") == "PONG":
                return
            await asyncio.sleep(0.05)
        raise AssertionError("Redis does not get ready")

    async def command(self, *words):
        words = ["redis-cli", "-s", f"{self.folder}/redis.sock", *words]
        client = await asyncio.create_subprocess_exec(*words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL)
        return (await client.communicate())[0].decode().strip()

    async def kill(self):
        self.process.kill()
        await self.process.wait()

    async def end(self):
        if self.process.returncode is None:
            await self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


class Sentinels:
    """A Redis, another one that follows it, and a sentinel that has it take over."""

    def __init__(self):
        ports = [free_port() for _ in range(3)]
        self.first = Redis(ports[0])
        self.second = Redis(ports[1], "--replicaof", "127.0.0.1", str(ports[0]))
        self.sentinel = Redis(ports[2], "--sentinel")
        self.url = f"redis+sentinel://127.0.0.1:{ports[2]}/parlance"

    async def start(self):
        for each in (self.first, self.second, self.sentinel):
            await each.start()
        await self.sentinel.command("SENTINEL", "MONITOR", "parlance", "127.0.0.1", str(self.first.port), "1")
        for name, value in (("down-after-milliseconds", "1000"), ("failover-timeout", "5000")):
            await self.sentinel.command("SENTINEL", "SET", "parlance", name, value)

    async def is_ready(self):
        """Whether the second knows all that the first does, and the sentinel knows the second."""
        known = await self.sentinel.command("SENTINEL", "REPLICAS", "parlance")
        return str(self.second.port) in known and "master_link_status:up" in await self.second.command("INFO", "replication")

    async def fail_over(self):
        assert await self.first.command("WAIT", "1", "30000") == "1"
        await self.first.kill()

    async def end(self):
        for each in (self.first, self.second, self.sentinel):
            await each.end()


class Node(Server):
    def __init__(self, data, *arguments, **environment):
        super().__init__(*arguments, **environment)
        shutil.rmtree(self.data)
        self.data = data


class Cluster(Server):
    """What clients see: one address. The nodes share a folder of data, as they do on one host."""

    def __init__(self, *arguments, count=2, redis=None, **environment):
        super().__init__()
        self.redis, self.nginx = redis or Redis(), None
        self.folder = tempfile.mkdtemp(prefix="chat-check-nginx-")
        arguments = (*(arguments or ("--open",)), "--redis", self.redis.url)
        self.nodes = [Node(self.data, *arguments, **environment) for _ in range(count)]

    async def __aenter__(self):
        await self.redis.start()
        for node in self.nodes:
            await node.start()
        upstreams = " ".join(f"server 127.0.0.1:{node.port} max_fails=1 fail_timeout=1s;" for node in self.nodes)
        with open(f"{self.folder}/nginx.conf", "w") as file:
            file.write(NGINX.format(upstreams=upstreams, port=self.port))
        path = os.environ.get("PATH", "") + ":/usr/sbin"
        words = [shutil.which("nginx", path=path) or "nginx", "-p", self.folder, "-c", f"{self.folder}/nginx.conf"]
        self.nginx = await asyncio.create_subprocess_exec(*words, cwd=ROOT)
        for _ in range(600):
            try:
                (await asyncio.open_connection("127.0.0.1", self.port))[1].close()
                return self
            except OSError:
                assert self.nginx.returncode is None, "nginx does not start"
                await asyncio.sleep(0.05)
        raise AssertionError("nginx does not get ready")

    async def __aexit__(self, *_):
        if self.nginx and self.nginx.returncode is None:
            self.nginx.send_signal(signal.SIGTERM)
            await self.nginx.wait()
        for node in self.nodes:
            if node.process and node.process.returncode is None:
                await node.kill()
        await self.redis.end()
        for folder in (self.data, self.folder):
            shutil.rmtree(folder, ignore_errors=True)
