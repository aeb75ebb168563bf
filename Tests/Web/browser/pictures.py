"""The pictures of docs/, taken anew of the real server with its demo records.

    python3 Tests/Web/browser/pictures.py [--program=.build/debug/parlance]
"""

import subprocess
import sys

from playwright.sync_api import sync_playwright

from page import DESK, PHONE
from real import CONFIRMED, RealVisitor
from real_server import ROOT, RealServer

DOCS = ROOT / "docs"


def _talk(v, page, *texts):
    for text in texts:
        v.say(page, text)
        if page.locator(CONFIRMED).count():
            page.click(CONFIRMED)
            page.wait_for_selector(".message.is-bot:last-of-type .link-button")
    page.mouse.move(0, 0)
    page.wait_for_function("() => document.fonts.status === 'loaded' && document.querySelectorAll('.working, .is-streaming').length === 0")


def take(v):
    page = v.open(PHONE, logged_in=False)
    page.wait_for_selector(".link-state.is-online")
    _talk(v, page, "创建客户 杭州白塔仪器，联系人李敏，电话13900139001")
    v.shot("chat", page)
    page = v.open(PHONE, dark=True, logged_in=False)
    v.begin(page)
    _talk(v, page, "查一下上海的客户", "查一下商机")
    v.shot("chat-dark", page)
    page = v.open(DESK, "en-GB", logged_in=False)
    v.begin(page)
    _talk(v, page, "show the pipeline")
    v.shot("desk", page)
    page = v.open(DESK, dark=True, logged_in=False, path="/status")
    page.wait_for_selector(".figures dd")
    v.shot("status", page)


def main():
    options = dict((part.split("=") + [""])[:2] for part in sys.argv[1:])
    server = RealServer(options.get("--program", str(ROOT / ".build/debug/parlance")), "--open")
    subprocess.run([server.program, "demo", "zh", "--data", str(server.folder / "data"), "--intents", str(ROOT / "Intents")], check=True, stdout=subprocess.DEVNULL)
    try:
        server.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            take(RealVisitor(browser, server, str(DOCS)))
            browser.close()
    finally:
        server.remove()


if __name__ == "__main__":
    main()
