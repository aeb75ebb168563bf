"""What the chat must survive, tried on the built server by a client of another make.

    python3 Tests/Chat/check.py [--binary .build/debug/parlance] [--rounds 5] [--messages 60] [NAME …]

The oracle: the log is what was sent, in order, once; every device ends equal to the log.
"""

import argparse
import asyncio
import os
import random
import re
import sys
import time

import access_checks
import cluster_checks
import crash_checks
import link_checks
import resume_checks
import stream_checks
import turn_checks
from options import OPTIONS, ROOT

MODULES = (link_checks, resume_checks, crash_checks, stream_checks, turn_checks, access_checks, cluster_checks)
CHECKS = [each for module in MODULES for name, each in vars(module).items() if re.match(r"r\d", name)]


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/parlance"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--messages", type=int, default=30)
    parser.add_argument("names", nargs="*")
    parser.parse_args(namespace=OPTIONS)
    random.seed(int(os.environ.get("SEED", "1")))
    passed = failed = 0
    for each in CHECKS:
        if OPTIONS.names and not any(each.__name__.startswith(name) for name in OPTIONS.names):
            continue
        start = time.monotonic()
        try:
            await asyncio.wait_for(each(), max(600, 40 * OPTIONS.rounds))
            passed += 1
            print(f"✔ {each.__name__} ({time.monotonic() - start:.1f} s)", flush=True)
        except Exception as error:  # every check is told of, whatever ended it
            failed += 1
            print(f"✘ {each.__name__}: {type(error).__name__}: {error}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
