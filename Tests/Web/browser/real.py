"""The web client against the real server on the embedded CRM.

    python3 Tests/Web/browser/real.py [--program=.build/debug/parlance] [--shots=<folder>] [--only=<words>]

Every frame of the server is held against Sources/Chat/Schemas. The last line is `N passed, N failed`.
"""

import json
import sys
import time
import traceback
from contextlib import contextmanager

from jsonschema import Draft202012Validator
from playwright.sync_api import sync_playwright
from referencing import Registry, Resource

from page import DESK, PHONE, Visitor
from real_server import ROOT, RealServer, Talker

SCHEMA = json.loads((ROOT / "Sources/Chat/Schemas/chat.json").read_text())
REGISTRY = Registry().with_resource("/api/v1/schema", Resource.from_contents(SCHEMA))
FRAME = Draft202012Validator({"$ref": "/api/v1/schema#/$defs/ServerFrame"}, registry=REGISTRY)
LOST = ("WebSocket", "Failed to load resource", "ERR_")
CONFIRMED = ".is-confirm:not(:has(.outcome)) .button.is-primary"


class RealVisitor(Visitor):
    def __init__(self, browser, server, shots):
        super().__init__(browser, server.base, shots)
        self.server, self.violations, self.kinds = server, [], set()

    def watch(self, page):
        super().watch(page)
        page.on("websocket", lambda socket: socket.on("framereceived", self.heard))

    def heard(self, payload):
        frame = json.loads(payload)
        self.violations += [f"{fault.message[:200]} in {payload[:300]}" for fault in FRAME.iter_errors(frame)]
        self.kinds |= {block["kind"] for block in ((frame["data"].get("result") or {}).get("blocks") or [])}

    def begin(self, page):
        super().begin(page)
        page.wait_for_selector(".composer")

    def texts(self, page):
        """What the user has said, without the words for those who only listen."""
        return [text.split("\n", 1)[1] for text in page.locator(".message.is-me .bubble").all_inner_texts()]

    def settle(self, page, text, title=None):
        """Says what shall be changed and agrees to the card."""
        self.say(page, text)
        page.click(CONFIRMED)
        page.wait_for_selector(".message.is-bot:last-of-type .outcome, .message.is-bot:last-of-type .bubble")
        page.wait_for_selector(".outcome:has-text('已确认')")

    def expect_quiet(self):
        noise = [text for text in self.noise if not any(part in text for part in self.expected_noise)]
        assert not noise, f"the console says: {noise[:3]}"
        assert not self.strangers, f"requests leave the origin: {self.strangers[:3]}"
        assert not self.violations, f"frames against the contract: {self.violations[:3]}"

    @contextmanager
    def at(self, talker):
        """Another server, which asks `talker` and lets everybody in."""
        server = RealServer(self.server.program, "--open", **talker.provider.environment)
        visitor = RealVisitor(self.browser, server, self.shots)
        try:
            server.start()
            yield visitor
            visitor.expect_quiet()
        finally:
            for context in visitor.contexts:
                context.close()
            server.remove()

    def leave(self):
        if self.server.process.poll() is not None:
            self.server.start()
        for context in self.contexts:
            context.close()


def from_nothing_to_the_first_customer_in_a_minute(v):
    start = time.monotonic()
    page = v.open(logged_in=False, path=v.server.setup_path())
    for name, text in (("name", "王芳"), ("username", "wang"), ("password", "correct horse")):
        page.type(f"input[name={name}]", text, delay=40)
    page.click("button.is-primary")
    page.wait_for_selector(".link-state.is-online")
    page.type("#composer-text", "创建客户 上海云启科技，联系人王芳，电话13800138000", delay=60)
    page.keyboard.press("Enter")
    page.click(CONFIRMED)
    page.wait_for_selector(".message.is-bot:has-text('已创建客户 上海云启科技')")
    took = time.monotonic() - start
    print(f"  from the link to the first customer: {took:.1f} s")
    assert took < 60, took
    v.shot("first-customer", page)


def every_kind_of_block_comes_from_the_crm(v):
    page = v.open()
    v.begin(page)
    for number, name in enumerate(("北京飞石", "广州南星", "深圳云图")):
        v.settle(page, f"创建客户 {name}，电话1390013000{number}")
    v.settle(page, "创建商机 飞石二期，客户 北京飞石，金额8万")
    for words, wanted in [("查一下客户", "table"), ("北京飞石的资料", ".fields"), ("销售漏斗", "svg.chart"), ("创建客户", "form.is-form, .bubble"),
                          ("取消", ".bubble"), ("删除客户 广州南星", ".is-danger, .is-confirm"), ("取消", ".bubble")]:
        v.say(page, words)
        try:
            page.wait_for_selector(f".message.is-bot:last-of-type {wanted}", timeout=8_000)
        except Exception:
            raise AssertionError(f"'{words}' shows no {wanted}: {page.locator('.message.is-bot').last.inner_text()!r}") from None
        v.expect_no_sideways(page)
    print(f"  kinds: {', '.join(sorted(v.kinds))}")
    missing = {"records", "record", "confirm", "chart"} - v.kinds
    assert not missing, f"no {missing}"
    v.expect_accessible(page, "conversation")


def what_was_done_is_undone_once(v):
    page = v.open()
    v.begin(page)
    v.settle(page, "创建客户 杭州白塔，电话13900139001")
    page.wait_for_selector(".message.is-bot:has-text('已创建客户 杭州白塔')")
    page.locator("button:has-text('撤销')").last.click()
    page.wait_for_selector(".message.is-bot:has-text('已撤销')")


def offline_messages_survive_two_reloads_and_are_answered_in_order(v):
    v.allow_noise(*LOST)
    page = v.open()
    v.begin(page)
    v.say(page, "帮助")
    page.evaluate("navigator.serviceWorker.ready.then(() => new Promise((done) => setTimeout(done, 500)))")
    page.context.set_offline(True)
    page.wait_for_selector(".banner", timeout=40_000)
    said = ["查一下客户", "查一下商机", "销售漏斗"]
    for text in said:
        v.say(page, text, answered=False)
    for _ in range(2):
        page.reload()
        page.wait_for_selector(".message.is-me:has-text('销售漏斗')")
    page.context.set_offline(False)
    page.wait_for_selector(".link-state.is-online", timeout=40_000)
    page.wait_for_function("() => document.querySelectorAll('.message.is-bot').length === 4", timeout=30_000)
    assert v.texts(page) == ["帮助", *said], v.texts(page)


def a_server_killed_while_it_answers_loses_and_repeats_nothing(v):
    v.allow_noise(*LOST)
    page = v.open()
    v.begin(page)
    v.say(page, "帮助")
    for number in range(3):
        v.say(page, f"查一下客户 第{number}次", answered=False)
        page.wait_for_timeout(number * 7)
        v.server.kill()
        v.say(page, f"销售漏斗 {number}", answered=False)
        v.server.start()
        page.wait_for_selector(".link-state.is-online", timeout=40_000)
        wanted = 1 + 2 * (number + 1)
        page.wait_for_function("n => document.querySelectorAll('.message.is-bot').length >= n", arg=wanted, timeout=40_000)
    page.wait_for_timeout(500)
    texts = v.texts(page)
    assert texts == ["帮助"] + [text for n in range(3) for text in (f"查一下客户 第{n}次", f"销售漏斗 {n}")], texts
    assert page.locator(".message.is-bot").count() == 7


def two_devices_show_the_same(v):
    one = v.open(DESK)
    v.begin(one)
    v.say(one, "帮助")
    two = v.open(PHONE)
    two.goto(one.url)
    two.wait_for_selector(".message.is-bot")
    for page, other, text in ((one, two, "查一下客户"), (two, one, "销售漏斗"), (one, two, "创建客户 武汉双湖，电话13700137000")):
        before = other.locator(".message.is-bot").count()
        v.say(page, text)
        other.wait_for_function("n => document.querySelectorAll('.message.is-bot').length > n", arg=before)
    two.click(CONFIRMED)
    one.wait_for_selector(".outcome:has-text('已确认')")
    two.wait_for_selector(".message.is-bot:has-text('已创建客户 武汉双湖')")
    one.wait_for_selector(".message.is-bot:has-text('已创建客户 武汉双湖')")
    told = [page.locator(".message .bubble").all_inner_texts() for page in (one, two)]
    assert told[0] == told[1], told


def a_token_that_is_worth_nothing_any_more_is_replaced_silently(v):
    v.allow_noise(*LOST, "401")
    page = v.open()
    v.begin(page)
    v.say(page, "帮助")
    v.server.kill()
    v.server.forget_key()
    v.server.start()
    page.wait_for_selector(".link-state.is-online", timeout=40_000)
    v.say(page, "销售漏斗")
    assert page.locator(".login-card").count() == 0


PRAISE = "你真厉害呀"


def _praise(visitor):
    page = visitor.open(DESK, logged_in=False)
    page.wait_for_selector(".link-state.is-online")
    visitor.say(page, PRAISE, answered=False)
    return page


def an_answer_streams_and_goes_on_after_a_reload(v):
    with Talker("谢谢", "！我可以", "建客户。") as talker, v.at(talker) as visitor:
        page = _praise(visitor)
        talker.open()
        page.wait_for_selector(".is-streaming:has-text('谢谢')")
        page.reload()
        page.wait_for_selector(".is-streaming:has-text('谢谢')")
        talker.open(2)
        page.wait_for_selector(".prose:not(.is-streaming):has-text('谢谢！我可以建客户。')")
        assert page.locator(".message.is-bot").count() == 1


def a_stop_keeps_the_part_that_was_said(v):
    with Talker("谢谢", "！我可以", "建客户。") as talker, v.at(talker) as visitor:
        page = _praise(visitor)
        talker.open()
        page.wait_for_selector(".is-streaming:has-text('谢谢')")
        page.click(".working button")
        page.wait_for_selector(".message.is-bot .meta:has-text('已停止')")
        assert page.locator(".message.is-bot .prose").inner_text() == "谢谢"


def long_thinking_shows_its_time_and_can_be_stopped(v):
    with Talker(thinks=True) as talker, v.at(talker) as visitor:
        page = _praise(visitor)
        page.wait_for_selector(".working-label:has-text('秒')")
        page.click(".working button")
        page.wait_for_selector(".message.is-bot")
        page.wait_for_selector(".working", state="detached")


def both_languages_and_themes_keep_nobody_out(v):
    for size, dark, language in ((PHONE, False, "zh-CN"), (PHONE, True, "en-GB"), (DESK, False, "en-GB"), (DESK, True, "zh-CN")):
        chinese = language == "zh-CN"
        page = v.open(size, language, dark)
        v.begin(page)
        v.expect_accessible(page, "welcome")
        for text in (("查一下客户", "销售漏斗", "创建客户 成都蓝天，电话13600136000") if chinese else
                     ("find customers", "show the pipeline", "create customer Blue Sky, phone 13600136001")):
            v.say(page, text)
        page.wait_for_selector(".is-confirm")
        v.expect_accessible(page, f"conversation in {language}")
        v.expect_no_sideways(page)
        v.shot(f"real-{'phone' if size is PHONE else 'desk'}-{'dark' if dark else 'light'}", page)


def the_dashboard_has_figures_of_this_server(v):
    page = v.open(DESK, path="/status")
    page.wait_for_selector(".figures dd")
    page.wait_for_selector(".pane-title .hint:has-text('刚刚')")
    v.expect_accessible(page, "dashboard")
    v.shot("real-status", page)


def nothing_inline_and_nobody_may_frame_it(v):
    page = v.open(logged_in=False)
    policy = page.request.get(v.base + "/").headers["content-security-policy"]
    assert "unsafe" not in policy and "frame-ancestors 'none'" in policy and "default-src 'self'" in policy, policy
    assert "'self'" in page.request.get(v.base + "/widget").headers["content-security-policy"].split("frame-ancestors")[1]


CHECKS = [value for name, value in list(globals().items()) if callable(value) and getattr(value, "__module__", "") == __name__ and name.islower()
          and name != "main" and not name.startswith("_")]


def main():
    options = dict((part.split("=") + [""])[:2] for part in sys.argv[1:])
    server = RealServer(options.get("--program", str(ROOT / ".build/debug/parlance")))
    passed = failed = 0
    try:
        server.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for number, check in enumerate(CHECKS):
                name = check.__name__.replace("_", " ")
                # The first one makes the user that the others are.
                if number > 0 and options.get("--only", "") not in name:
                    continue
                visitor = RealVisitor(browser, server, options.get("--shots"))
                try:
                    check(visitor)
                    visitor.expect_quiet()
                    passed += 1
                    print(f"✔ {name}", flush=True)
                except Exception:
                    failed += 1
                    print(f"✘ {name}\n{traceback.format_exc(limit=-2)}", flush=True)
                    visitor.shot(f"failed-{check.__name__}", always=True)
                finally:
                    visitor.leave()
            browser.close()
        if failed:
            print(f"the server said:\n{server.said()[-2000:]}")
    finally:
        server.remove()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
