"""The Odoo plugin against an Odoo of another make, through the built program's own doors.

    python3 Tests/Odoo/check.py [--binary .build/debug/parlance] [NAME …]
"""

import argparse
import re
import sys
from pathlib import Path

import access_checks
import fault_checks
import operation_checks
import schema_checks
from options import OPTIONS

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import tally  # noqa: E402

MODULES = (operation_checks, access_checks, fault_checks, schema_checks)
CHECKS = [each for module in MODULES for name, each in vars(module).items() if re.match(r"[a-z]\d", name)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=OPTIONS.binary)
    parser.add_argument("names", nargs="*")
    parser.parse_args(namespace=OPTIONS)
    return tally.run(CHECKS, OPTIONS.names)


if __name__ == "__main__":
    sys.exit(main())
