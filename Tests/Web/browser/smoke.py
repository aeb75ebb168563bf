"""Whether the web client works at all in Firefox and in WebKitGTK, against the scripted server.

    apt-get install firefox-esr webkit2gtk-driver xvfb
    python3 Tests/Web/browser/smoke.py

A browser that is not installed is said to be skipped. The last line is `N passed, N failed`.
"""

import asyncio
import subprocess
import sys
import traceback
import urllib.request
from pathlib import Path

from engines import Firefox, WebKit, free_port, until

SERVER = Path(__file__).parent / "server.py"
# React hears only what is set past its own bookkeeping.
SET = """const set = (selector, value) => {
    const box = document.querySelector(selector);
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value').set.call(box, value);
    box.dispatchEvent(new Event('input', { bubbles: true }));
};"""


class Page:
    def __init__(self, browser):
        self.browser = browser

    async def shows(self, selector, text=""):
        found = f"return [...document.querySelectorAll({selector!r})].some((e) => e.textContent.includes({text!r}))"
        try:
            await until(lambda: self.browser.run(found))
        except TimeoutError:
            raise AssertionError(f"there is no {selector} with '{text}'") from None

    async def say(self, text):
        await self.browser.run(SET + f"set('#composer-text', {text!r})")
        await self.browser.run("document.querySelector('.composer .send').click()")


async def use(browser, base):
    page = Page(browser)
    await browser.open(base + "/")
    await page.shows(".login-card")
    await browser.run(SET + "set('input[name=username]', 'wang'); set('input[name=password]', 'correct horse')")
    await browser.run("document.querySelector('.login-card button.is-primary').click()")
    await page.shows(".link-state.is-online")
    for text, selector in [("你好", ".message.is-bot"), ("表格", ".message table"), ("表单", ".message form input"),
                           ("确认卡", ".is-confirm"), ("图表", "svg.chart"), ("讲个故事", ".message.is-bot")]:
        await page.say(text)
        await page.shows(".message.is-me", text)
        await page.shows(selector)
    await page.shows(".message.is-bot", "从前有一位销售")
    address = await browser.run("return location.href")
    await browser.open(address)
    await page.shows(".message.is-me", "确认卡")
    wide = await browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"the page is {wide} px too wide"
    await browser.open(base + "/status")
    await page.shows(".figures dd")
    # What the page before left open when it went is no fault of it.
    noise = [line for line in browser.noise if "interrupted while the page was loading" not in line]
    assert not noise, noise[:3]


async def smoke(engine, base):
    async with engine() as browser:
        await asyncio.wait_for(use(browser, base), 90)


def main():
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([sys.executable, str(SERVER), str(port)])
    passed = failed = 0
    try:
        asyncio.run(until(lambda: asyncio.to_thread(urllib.request.urlopen, base)))
        for engine in (Firefox, WebKit):
            if not engine.program:
                print(f"- {engine.name} is not installed: skipped")
                continue
            try:
                asyncio.run(smoke(engine, base))
                passed += 1
                print(f"✔ the client works in {engine.name}")
            except Exception:
                failed += 1
                print(f"✘ the client works in {engine.name}\n{traceback.format_exc(limit=-3)}")
    finally:
        server.terminate()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
