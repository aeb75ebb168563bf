"""Asks the running server whatever its own description allows, and what it does not: no answer may be a 5xx.

    python Tests/API/fuzz.py [examples for each operation]
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
PARLANCE = ROOT / ".build/debug/parlance"
HERE = pathlib.Path(__file__).resolve().parent


def run(data, *words, given=""):
    return subprocess.run(
        [PARLANCE, *words, "--data", data, "--intents", ROOT / "Intents"], input=given, text=True, check=True, capture_output=True
    ).stdout


def main():
    examples = sys.argv[1] if len(sys.argv) > 1 else "40"
    with tempfile.TemporaryDirectory() as data:
        run(data, "user", "add", "boss", "--role", "admin,sales,sales_manager", given="correct horse\n")
        token = run(data, "token", "boss").strip()
        server = subprocess.Popen(
            [PARLANCE, "serve", "--port", "0", "--data", data, "--intents", ROOT / "Intents"],
            env={**os.environ, "PARLANCE_PROXIES": "127.0.0.1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            url = next(found.group(1) for line in server.stdout if (found := re.search(r"listens at (\S+)/", line)))
            fuzz = subprocess.run(
                [
                    pathlib.Path(sys.executable).with_name("schemathesis"), "run", f"{url}/api/v1/openapi.json",
                    "--checks", "not_a_server_error", "--max-examples", examples, "--seed", "1", "--no-color",
                    "--exclude-path", "/api/v1/auth/logout", "--exclude-path", "/api/v1/auth/logout-all",
                    "--header", f"Authorization: Bearer {token}", "--continue-on-failure",
                ],
                env={**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE)},
                cwd=data,
            )
            alive = server.poll() is None
            figures = urllib.request.urlopen(f"{url}/metrics").read().decode() if alive else ""
            if 'parlance_limit_refusals_total{limit="address"}' in figures:
                sys.exit("the limits were in the way: the hook gave no addresses")
        finally:
            server.terminate()
            server.wait(20)
        sys.exit(fuzz.returncode if alive else "the server has ended")


main()
