"""The program against a gateway that nobody here wrote: LiteLLM's proxy with mocked responses, by base URL alone.

    python3 -m venv .build/gateway-tools && .build/gateway-tools/bin/pip install -r Tests/Gateway/requirements.txt
    .build/gateway-tools/bin/python Tests/Gateway/check.py [--binary .build/debug/parlance]

What is sent is also held against the types that OpenAI publishes with its own client.
"""

import argparse
import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from wire import Wire

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests"))

import tally  # noqa: E402

PROSE = "我能帮你建客户、记跟进、看漏斗，说一声就行。"
KEY = "sk-gateway-never-shown"
CONFIG = """
model_list:
  - {model_name: scripted, litellm_params: {model: openai/scripted, api_key: none}}
  - {model_name: busy, litellm_params: {model: openai/busy, api_key: none}}
litellm_settings: {callbacks: answers.answers, num_retries: 0}
general_settings: {master_key: %s}
""" % KEY


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Gateway:
    def __init__(self, folder):
        self.port, self.folder = free_port(), folder
        self.wire = Wire(self.port)
        (folder / "config.yaml").write_text(CONFIG)
        shutil.copy(Path(__file__).parent / "answers.py", folder)

    def __enter__(self):
        environment = {
            **os.environ, "GATEWAY_PROSE": PROSE, "PYTHONPATH": str(self.folder),
            # It would ask the network for prices.
            "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        }
        command = [str(Path(sys.executable).parent / "litellm"), "--config", "config.yaml", "--host", "127.0.0.1",
                   "--port", str(self.port)]
        self.output = open(self.folder / "gateway.log", "wb")
        self.process = subprocess.Popen(command, cwd=self.folder, env=environment, stdout=self.output, stderr=self.output)
        end = time.monotonic() + 180
        while time.monotonic() < end and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/liveliness", timeout=5)
                return self
            except OSError:
                time.sleep(0.2)
        raise AssertionError("the gateway does not start:\n" + (self.folder / "gateway.log").read_text()[-2000:])

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def sent(self):
        return self.wire.requests()


class Person:
    """Somebody at the REPL, with a folder of their own for data."""

    def __init__(self, gateway, binary, folder):
        self.gateway, self.binary, self.data = gateway, binary, tempfile.mkdtemp(dir=folder)

    def run(self, *arguments, words=(), **variables):
        environment = {
            "PATH": os.environ["PATH"], "HOME": self.data, "LANG": "C.UTF-8", "PARLANCE_AI": "gateway",
            "PARLANCE_GATEWAY_URL": f"http://127.0.0.1:{self.gateway.wire.port}/v1", "PARLANCE_GATEWAY_MODEL": "scripted",
            "PARLANCE_GATEWAY_KEY": KEY, "PARLANCE_GATEWAY_PRICE": "1,0.1,2", "PARLANCE_AI_TIMEOUT": "60", **variables,
        }
        command = [self.binary, *arguments, "--data", self.data, "--intents", str(ROOT / "Intents")]
        result = subprocess.run(command, input="".join(f"{each}\n" for each in words), env=environment, cwd=ROOT,
                                capture_output=True, text=True, timeout=180)
        assert KEY not in result.stdout + result.stderr, "the key is shown"
        return result.stdout + result.stderr

    def say(self, *words, **variables):
        return self.run("repl", words=words, **variables)


def expect(text, *parts):
    for part in parts:
        assert part in text, f"{part!r} is missing in:\n{text}"


MESSY = "把云启科技弄进咱们系统"


def json_mode(person):
    expect(person.say(MESSY, "确认"), "已创建客户 云启科技")


def strict_schema(person):
    expect(person.say(MESSY, "确认", PARLANCE_GATEWAY_CAPABILITIES="schema,streaming"), "已创建客户 云启科技")
    assert person.gateway.sent()[-1]["response_format"]["json_schema"]["strict"] is True


def function_calling(person):
    expect(person.say(MESSY, "确认", PARLANCE_GATEWAY_CAPABILITIES="tools"), "已创建客户 云启科技")
    assert person.gateway.sent()[-1]["tools"][0]["function"]["name"] == "commands"


def prose_is_streamed(person):
    expect(person.say("哎呀你这小家伙还挺能干的嘛"), PROSE)
    reading, prose = person.gateway.sent()[-2:]
    assert "stream" not in reading and prose["stream"] is True and prose["stream_options"] == {"include_usage": True}


def prose_without_streaming(person):
    expect(person.say("哎呀你这小家伙还挺能干的嘛", PARLANCE_GATEWAY_CAPABILITIES="json"), PROSE)
    assert "stream" not in person.gateway.sent()[-1]


def usage_as_told(person):
    person.say("哎呀你这小家伙还挺能干的嘛")
    rows = [json.loads(line) for line in person.run("usage", "--json").splitlines()]
    assert sum(row["requests"] for row in rows) == 2 and sum(row["estimated"] for row in rows) == 0, rows
    # LiteLLM counts 10 in and 20 out for what it mocks whole; of a stream it counts the words.
    assert all(row["input"] > 0 and row["output"] > 0 and float(row["cost"]) > 0 for row in rows), rows


def masked(person):
    answer = person.say("把云启科技弄进咱们系统，电话13912345678", "确认", PARLANCE_AI_MASK="1")
    expect(answer, "已创建客户 云启科技")
    sent = person.gateway.sent()[-1]["messages"][-1]["content"]
    assert "13912345678" not in sent and "PHONE_" in sent, sent
    expect(answer.replace(" ", ""), "13912345678")


def what_was_sent_is_logged_without_the_key(person):
    log = Path(person.data) / "models.log"
    person.say(MESSY, PARLANCE_AI_LOG=str(log))
    text = log.read_text(encoding="utf-8")
    expect(text, MESSY, "create_customer")
    assert KEY not in text and stat.S_IMODE(log.stat().st_mode) == 0o600


def wrong_key(person):
    expect(person.say(MESSY, PARLANCE_GATEWAY_KEY="sk-wrong"), "离线模式")


def busy(person):
    expect(person.say(MESSY, PARLANCE_GATEWAY_MODEL="busy"), "离线模式")


def gone(person):
    expect(person.say(MESSY, PARLANCE_GATEWAY_URL=f"http://127.0.0.1:{free_port()}/v1"), "离线模式")


def published_types(person):
    from openai.types.chat import completion_create_params as published
    from pydantic import TypeAdapter

    whole, streamed = published.CompletionCreateParamsNonStreaming, published.CompletionCreateParamsStreaming
    sent = person.gateway.sent()
    assert len(sent) > 8, len(sent)
    for body in sent:
        kind = streamed if body.get("stream") else whole
        known = {name for each in (kind, *kind.__mro__) for name in getattr(each, "__annotations__", {})}
        known |= set(published.CompletionCreateParamsBase.__annotations__)
        assert set(body) <= known, set(body) - known
        checked = TypeAdapter(kind).validate_python(body)
        for name in ("messages", "tools"):
            list(checked.get(name, []))


CHECKS = (json_mode, strict_schema, function_calling, prose_is_streamed, prose_without_streaming, usage_as_told, masked,
          what_was_sent_is_logged_without_the_key, wrong_key, busy, gone, published_types)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/parlance"))
    binary = str(Path(parser.parse_args().binary).resolve())
    with tempfile.TemporaryDirectory(prefix="gateway-check-") as folder, Gateway(Path(folder)) as gateway:
        return tally.run(CHECKS, prepare=lambda: (Person(gateway, binary, folder),))


if __name__ == "__main__":
    sys.exit(main())
