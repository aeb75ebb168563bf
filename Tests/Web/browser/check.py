"""Checks of the web client in a real browser, against the scripted server or a real one.

    python3 Tests/Web/browser/check.py                       starts the scripted server itself
    python3 Tests/Web/browser/check.py --shots=<folder>      keeps pictures of the main pages
    python3 Tests/Web/browser/check.py --only=<words>        only the checks whose names have these words
    python3 Tests/Web/browser/check.py --budgets             measures the budgets too, on a slowed processor

Needs what requirements.txt names, and Debian's chromium. Its last line is `N passed, N failed`.
"""

import os
import socket
import subprocess
import sys
import time
import traceback
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

import budgets
import checks
from page import Visitor

HERE = Path(__file__).parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(address):
    for _ in range(100):
        try:
            return urllib.request.urlopen(address, timeout=1)
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"nothing answers at {address}")


def main():
    options = dict((part.split("=") + [""])[:2] for part in sys.argv[1:])
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    server = subprocess.Popen([sys.executable, str(HERE / "server.py"), str(port)])
    passed = failed = 0
    try:
        wait_for(base)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            every = checks.all() + (budgets.all() if "--budgets" in options else [])
            for check in every:
                name = check.__name__.replace("_", " ")
                if options.get("--only", "") not in name:
                    continue
                visitor = Visitor(browser, base, options.get("--shots"))
                try:
                    check(visitor)
                    visitor.expect_quiet()
                    passed += 1
                    print(f"✔ {name}")
                except Exception:
                    failed += 1
                    print(f"✘ {name}\n{traceback.format_exc(limit=-2)}")
                    visitor.shot(f"failed-{check.__name__}", always=True)
                finally:
                    visitor.leave()
            browser.close()
    finally:
        server.terminate()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    os.chdir(HERE)
    sys.exit(main())
