"""What the chat must survive, tried on the built server by a client of another make.

    python3 Tests/Chat/check.py [--binary .build/debug/parlance] [--rounds 5] [--messages 60] [--clients 500] [NAME …]

The oracle: the log is what was sent, in order, once; every device ends equal to the log.
"""

import argparse
import os
import random
import re
import sys

import access_checks
import cluster_checks
import crash_checks
import link_checks
import load_checks
import resume_checks
import stream_checks
import token_checks
import turn_checks
from options import OPTIONS, ROOT

sys.path.insert(0, str(ROOT / "Tests"))

import tally  # noqa: E402

MODULES = (link_checks, resume_checks, crash_checks, stream_checks, turn_checks, access_checks, token_checks, load_checks, cluster_checks)
CHECKS = [each for module in MODULES for name, each in vars(module).items() if re.match(r"r\d", name)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=str(ROOT / ".build/debug/parlance"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--messages", type=int, default=30)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--stall", type=float, default=5, help="seconds that the server stands still")
    parser.add_argument("--hold", type=float, default=1, help="seconds that silent sockets are kept")
    parser.add_argument("names", nargs="*")
    parser.parse_args(namespace=OPTIONS)
    random.seed(int(os.environ.get("SEED", "1")))
    return tally.run(CHECKS, OPTIONS.names, seconds=max(600, 40 * OPTIONS.rounds))


if __name__ == "__main__":
    sys.exit(main())
