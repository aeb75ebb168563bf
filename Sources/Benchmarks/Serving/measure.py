"""The figures of the server, each beside its yardstick from the same minute and the target that it is held to.

    python3 Sources/Benchmarks/Serving/measure.py [--seconds 3] [--rounds 5] [--churn MINUTES] [echo chat ack effects idle resume churn]

It builds what it needs: the release build, a load in C, a bare C echo on libwebsockets (`apt-get install gcc
libwebsockets-dev libev-dev`) and FastAPI on uvicorn from PyPI. Servers take turns, so that a busy machine slows them all:
what counts is the ratio. Bytes of memory are of the server's process, time of the processor too.
"""

import argparse
import http.client
import json
import os
import pathlib
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
TOOLS = ROOT / ".build/benchmark-tools"
RELEASE = ROOT / ".build/release"
LIMITS = ",".join(
    f"{name}=1000000"
    for name in ("connections", "connections-of-address", "sockets-of-user", "sockets-of-session", "sockets-of-address", "messages", "requests")
)


def build():
    for product in ("parlance", "EchoServer"):
        subprocess.run(["swift", "build", "-c", "release", "--product", product, "--quiet", "--no-color-diagnostics"], cwd=ROOT, check=True)
    TOOLS.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cc", "-O2", "-Wall", "-o", TOOLS / "load", HERE / "load.c"], check=True)
    subprocess.run(["cc", "-O2", "-Wall", "-o", TOOLS / "echo", HERE / "echo.c", "-lwebsockets", "-lev"], check=True)
    if not (TOOLS / "python/bin/uvicorn").exists():
        subprocess.run([sys.executable, "-m", "venv", TOOLS / "python"], check=True)
        subprocess.run([TOOLS / "python/bin/pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)


class Server:
    """A process that says on its first line where it listens."""

    def __init__(self, name, *command, data=None, **environment):
        self.name, self.command, self.data, self.environment, self.process = name, command, data, environment, None

    def __enter__(self):
        environment = {**os.environ, **self.environment}
        self.process = subprocess.Popen(self.command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=environment)
        line = self.process.stdout.readline()
        self.port = int(line.strip().rstrip("/").split(":")[-1])
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()

    def ticks(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def kilobytes(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1])

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def load(self, *arguments):
        before = self.ticks()
        output = subprocess.run([TOOLS / "load", arguments[0], str(self.port), *map(str, arguments[1:])], stdout=subprocess.PIPE, text=True, check=True).stdout
        result = json.loads(output)
        result["rate"] = result["count"] / result["seconds"]
        result["processor"] = (self.ticks() - before) / max(1, result["count"]) * 1e6
        return result

    def open_sessions(self, count):
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        for number in range(count):
            connection.request("POST", "/api/v1/sessions", json.dumps({"id": f"bench-{number}"}), {"Content-Type": "application/json", "Authorization": "Bearer any"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status in (200, 201, 409), answer.status


def ours():
    return Server("WebServer", RELEASE / "EchoServer")


def bare():
    return Server("C on libwebsockets", TOOLS / "echo")


def fastapi():
    return Server("FastAPI", TOOLS / "python/bin/python", HERE / "fastapi_echo.py")


class Chat(Server):
    """`parlance serve` on a folder of its own, with the demo's records."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="parlance-bench-")
        super().__init__("chat", RELEASE / "parlance", "serve", "--open", "--port", "0", "--data", self.folder, "--user", "me", "--role", "sales", PARLANCE_LIMITS=LIMITS, PARLANCE_LOG="error")
        subprocess.run([RELEASE / "parlance", "demo", "zh", "--data", self.folder], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def say(what, figure, target=""):
    print(f"{what:<46} {figure:<66} {'[' + target + ']' if target else ''}", flush=True)


def figure(results):
    middle = lambda name: statistics.median(result[name] for result in results)
    return f"{middle('rate'):>9,.0f} msg/s  p50 {middle('p50'):.2f} ms  p99 {middle('p99'):.2f} ms  {middle('processor'):.1f} µs of processor"


def ratio(ours, theirs, name="rate"):
    return statistics.median(mine[name] / other[name] for mine, other in zip(ours, theirs))


def echo(options):
    for sockets in (1, 64, 512):
        servers = [ours(), bare(), fastapi()]
        results = {server.name: [] for server in servers}
        for server in servers:
            server.__enter__()
        try:
            for server in servers:
                server.load("echo", sockets, 1)
            for _ in range(options.rounds):
                for server in servers:
                    results[server.name].append(server.load("echo", sockets, options.seconds))
        finally:
            for server in servers:
                server.__exit__()
        for name, each in results.items():
            say(f"echo, {sockets} sockets, {name}", figure(each))
        mine, c, python = results.values()
        say("  throughput, of C", f"{ratio(mine, c):.2f}", "at least 0.90")
        say("  throughput, of FastAPI", f"{ratio(mine, python):.2f}", "at least 3 at 64 sockets")
        say("  messages to a second of processor, of C", f"{ratio(c, mine, 'processor'):.2f}")


def chat(options):
    for sockets in (1, 64, 512):
        server, yardstick = Chat(), fastapi()
        mine, python = [], []
        with server, yardstick:
            server.open_sessions(sockets)
            server.load("chat", sockets, 2)
            for _ in range(options.rounds):
                mine.append(server.load("chat", sockets, options.seconds))
                python.append(yardstick.load("echo", sockets, options.seconds))
        server.remove()
        say(f"chat, {sockets} sockets: to the durable answer", figure(mine))
        say(f"echo, {sockets} sockets, FastAPI", figure(python))
        errors = sum(result["errors"] for result in mine)
        say("  throughput, of FastAPI's echo", f"{ratio(mine, python):.3f}, {errors} errors", "at least 1")


def ack(options):
    server = Chat()
    with server:
        server.open_sessions(200)
        server.load("chat", 200, 2)
        for rate in (20, 200):
            result = server.load("chat", 200, options.seconds * options.rounds, rate)
            say(f"200 sessions, {rate} messages a second", f"to the ack p50 {result['ack_p50']:.1f} ms, p99 {result['ack_p99']:.1f} ms; to the answer p99 {result['p99']:.1f} ms", "ack: p99 at most 50 ms")
    server.remove()


def effects(options):
    server = Chat()
    with server:
        server.open_sessions(64)
        count = lambda: sqlite3.connect(f"file:{server.folder}/crm.sqlite?mode=ro", uri=True).execute("SELECT count(*) FROM res_partner WHERE name LIKE '测试%'").fetchone()[0]
        before, turns, seconds, worst = count(), 0, 0, []
        while turns < 10_000:
            result = server.load("effects", 64, options.seconds)
            turns, seconds = turns + result["count"], seconds + result["seconds"]
            worst.append(result["p99"])
        done = count() - before
    server.remove()
    say("turns with effects through 64 sockets", f"{turns / seconds:,.0f} turns/s, {done / seconds:,.0f} records/s of {done}, p99 {statistics.median(worst):.1f} ms", "at least 500 turns/s")


def idle(options, sockets=10_000):
    for server, mode in ((ours(), "echo"), (Chat(), "chat"), (fastapi(), "echo")):
        with server:
            if mode == "chat":
                server.open_sessions(sockets)
            else:
                server.load("echo", 1, 1)
            time.sleep(2)
            before, ticks = server.kilobytes(), server.ticks()
            holder = subprocess.Popen([TOOLS / "load", "idle" if mode == "chat" else "hold", str(server.port), str(sockets)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            opened = json.loads(holder.stdout.readline())
            time.sleep(5)
            each = (server.kilobytes() - before) / sockets
            ticks, start = server.ticks(), time.monotonic()
            time.sleep(30)
            share = (server.ticks() - ticks) / (time.monotonic() - start) * 100
            holder.stdin.close()
            holder.wait()
        if mode == "chat":
            server.remove()
        say(f"{sockets:,} idle sockets, {server.name}", f"{each:.1f} KB each, {share:.1f} % of a core, opened in {opened['seconds']} s", "at most 8 KB" if mode == "chat" else "")


def resume(options, sockets=2_000):
    server = Chat()
    with server:
        server.open_sessions(sockets)
        server.load("chat", sockets, 10)
    # All come back to a server that has just started and holds no session yet.
    with server:
        result = server.load("resume", sockets, 10)
    server.remove()
    say(f"{sockets:,} resumes, each with all it missed", f"{result['count']} within {result['seconds']:.1f} s, p95 {result['p95']:.0f} ms, worst {result['worst']:.0f} ms", "10 s, p95 at most 2,000 ms")


def churn(options):
    server = Chat()
    with server:
        server.open_sessions(500)
        server.load("churn", 500, 60)
        time.sleep(5)
        before, descriptors = server.kilobytes(), server.descriptors()
        gone = 0
        for minute in range(options.churn):
            gone += server.load("churn", 500, 60)["count"]
            if minute % 5 == 4:
                say(f"  after {minute + 1} minutes", f"{server.kilobytes() / 1024:.1f} MB, {gone:,} sockets came and went")
        time.sleep(5)
        after = server.kilobytes()
        say(f"{gone:,} sockets in {options.churn} minutes", f"{before / 1024:.1f} → {after / 1024:.1f} MB, {descriptors} → {server.descriptors()} descriptors", "no growth")
    server.remove()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--churn", type=int, default=60)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    build()
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f} before the run")
    for measure in (echo, chat, ack, effects, idle, resume, churn):
        if measure.__name__ in (options.names or ("echo", "chat", "ack", "effects", "idle", "resume")):
            measure(options)


if __name__ == "__main__":
    main()
