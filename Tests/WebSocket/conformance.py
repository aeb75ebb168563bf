"""RFC 6455 by Autobahn's fuzzing client: all its cases on the bare echo, and on the served chat those that need no echo.

    python3 Tests/WebSocket/conformance.py [--wstest FILE] [--echo FILE] [--binary FILE] [--cases "1.* 2.*"]

Compression (12 and 13) is not offered, so there is nothing of it to try.
"""

import argparse
import asyncio
import json
import pathlib
import shutil
import sys
import tempfile
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
GOOD = {"OK", "NON-STRICT", "INFORMATIONAL"}


async def fuzz(wstest, folder, agent, url, cases):
    specification = {
        "options": {"failByDrop": False},
        "outdir": str(folder / agent),
        "servers": [{"agent": agent, "url": url}],
        "cases": cases,
        "exclude-cases": ["12.*", "13.*"],
        "exclude-agent-cases": {},
    }
    file = folder / f"{agent}.json"
    file.write_text(json.dumps(specification))
    process = await asyncio.create_subprocess_exec(
        wstest, "-m", "fuzzingclient", "-s", str(file), cwd=folder, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    output, _ = await process.communicate()
    index = folder / agent / "index.json"
    assert index.exists(), output.decode(errors="replace")[-2_000:]
    verdicts = json.loads(index.read_text())[agent]
    assert verdicts, "no case was run"
    return {case: (verdict, json.loads((folder / agent / verdict["reportfile"]).read_text())) for case, verdict in verdicts.items()}


def judge(agent, verdicts, needs_echo=lambda report: False):
    """Prints what is wrong, and a line for the rest; answers how many cases held and how many did not."""
    good = bad = left_out = 0
    for case, (verdict, report) in verdicts.items():
        if needs_echo(report):
            left_out += 1
        elif {verdict["behavior"], verdict["behaviorClose"]} <= GOOD:
            good += 1
        else:
            bad += 1
            print(f"✘ {agent} {case}: {verdict['behavior']}, close {verdict['behaviorClose']}: {report['result']}")
    rest = f", {left_out} left out that await an echo" if left_out else ""
    print(f"{'✘' if bad else '✔'} {agent}: {good} of {good + bad} cases{rest}", flush=True)
    return good, bad


def awaits_message(report):
    return any(event[0] == "message" for events in report["expected"].values() for event in events)


async def echo(arguments, folder):
    server = await asyncio.create_subprocess_exec(arguments.echo, stdout=asyncio.subprocess.PIPE)
    try:
        port = int(await server.stdout.readline())
        return judge("echo", await fuzz(arguments.wstest, folder, "echo", f"ws://127.0.0.1:{port}/", arguments.cases))
    finally:
        server.kill()
        await server.wait()


async def chat(arguments, folder):
    command = [arguments.binary, "serve", "--open", "--port", "0", "--data", str(folder / "data")]
    server = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
    try:
        address = (await server.stdout.readline()).decode().split()[-1].rstrip("/")
        url = address.replace("http", "ws") + "/ws/autobahn"
        cases = [case for case in arguments.cases if not case.startswith(("9", "*"))] or [f"{group}.*" for group in range(1, 8)]
        verdicts = await fuzz(arguments.wstest, folder, "chat", url, cases)
        urllib.request.urlopen(address + "/readyz", timeout=30)
        return judge("chat", verdicts, awaits_message)
    finally:
        server.kill()
        await server.wait()


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--wstest", default=str(ROOT / ".build/websocket-tools/autobahn/bin/wstest"))
    parser.add_argument("--echo", default=str(ROOT / ".build/debug/EchoServer"))
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/parlance"))
    parser.add_argument("--cases", default="*", type=str.split)
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="websocket-check-"))
    try:
        # Most of the time each waits for its own deadlines.
        totals = await asyncio.gather(echo(arguments, folder), chat(arguments, folder))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{sum(good for good, _ in totals)} passed, {sum(bad for _, bad in totals)} failed")
    return 1 if any(bad for _, bad in totals) else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
