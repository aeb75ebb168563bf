"""One visitor of the web client: his browser window, and what may not happen in it."""

import json
import tempfile
import urllib.request
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}


class Visitor:
    def __init__(self, browser, base, shots=None):
        self.browser, self.base, self.shots = browser, base, shots
        self.contexts, self.noise, self.strangers, self.expected_noise = [], [], [], []
        self.known = (base, base.replace("http", "ws"), "data:", "blob:")

    def open(self, size=PHONE, language="zh-CN", dark=False, logged_in=True, path="/", **more):
        is_phone = size["width"] < 800
        context = self.browser.new_context(viewport=size, locale=language, has_touch=is_phone, is_mobile=is_phone, timezone_id="Asia/Shanghai",
                                           color_scheme="dark" if dark else "light", permissions=["clipboard-read", "clipboard-write"], **more)
        self.contexts.append(context)
        page = context.new_page()
        self.watch(page)
        page.goto(self.base + ("/" if logged_in else path))
        if logged_in:
            self.log_in(page)
            if path != "/":
                page.goto(self.base + path)
                page.wait_for_selector(".composer, .status-grid")
        return page

    def watch(self, page):
        page.on("console", lambda m: self.noise.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: self.noise.append(str(e)))
        page.on("request", lambda r: r.url.startswith(self.known) or self.strangers.append(r.url))

    def log_in(self, page):
        page.fill("input[name=username]", "wang")
        page.fill("input[name=password]", "correct horse")
        page.click(".login-card button.is-primary")
        page.wait_for_selector(".link-state.is-online")

    def begin(self, page):
        """A conversation of its own for this check."""
        page.goto(self.base + "/")
        page.wait_for_selector(".composer")
        if page.locator(".welcome").count() == 0:
            if page.locator(".only-narrow").first.is_visible():
                page.click(".pane-head .only-narrow")
            page.click(".sidebar-head .icon-button")
            page.wait_for_selector(".welcome")
        page.wait_for_selector(".link-state.is-online")

    def say(self, page, text, answered=True):
        before = page.locator(".message.is-bot").count()
        page.fill("#composer-text", text)
        page.press("#composer-text", "Enter")
        if answered:
            page.wait_for_function("n => document.querySelectorAll('.message.is-bot').length > n", arg=before)

    def control(self, what):
        with urllib.request.urlopen(f"{self.base}/control/{what}") as answer:
            return json.load(answer)

    def said(self, page):
        return self.control("look")["said"][page.url.split("/")[-1]]

    def allow_noise(self, *parts):
        self.expected_noise += parts

    def allow_strangers(self, *origins):
        self.known = (*self.known, *origins)

    def expect_quiet(self):
        noise = [text for text in self.noise if not any(part in text for part in self.expected_noise)]
        assert not noise, f"the console says: {noise[:3]}"
        assert not self.strangers, f"requests leave the origin: {self.strangers[:3]}"
        violations = self.control("look")["violations"]
        assert not violations, f"frames against the contract: {violations[:3]}"

    def expect_accessible(self, page, what):
        results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
        faults = [f"{v['id']}: {v['nodes'][0]['html'][:160]} {v['nodes'][0]['failureSummary'][:200]}" for v in results.response["violations"]]
        assert not faults, f"{what}: {faults}"

    def expect_no_sideways(self, page):
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        log = page.evaluate("(() => { const log = document.querySelector('.log'); return log ? log.scrollWidth - log.clientWidth : 0 })()")
        assert wide <= 0 and log <= 0, f"the page is {wide} px too wide, the log {log} px"

    def shot(self, name, page=None, always=False):
        if not (self.shots or always):
            return
        folder = Path(self.shots or tempfile.gettempdir())
        folder.mkdir(parents=True, exist_ok=True)
        pages = [page] if page else [context.pages[0] for context in self.contexts if context.pages]
        for index, each in enumerate(pages):
            each.screenshot(path=str(folder / f"{name}{index or ''}.png"))

    def leave(self):
        for context in self.contexts:
            context.close()
        self.control("anew")
