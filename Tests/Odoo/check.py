"""The Odoo plugin against an Odoo of another make, through the built program's own doors.

    python3 Tests/Odoo/check.py [--binary .build/debug/parlance] [NAME …]
"""

import argparse
import re
import sys
import time
import traceback

import access_checks
import fault_checks
import operation_checks
import schema_checks
from options import OPTIONS

MODULES = (operation_checks, access_checks, fault_checks, schema_checks)
CHECKS = [each for module in MODULES for name, each in vars(module).items() if re.match(r"[a-z]\d", name)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--binary", default=OPTIONS.binary)
    parser.add_argument("names", nargs="*")
    parser.parse_args(namespace=OPTIONS)
    passed = failed = 0
    for each in CHECKS:
        if OPTIONS.names and not any(each.__name__.startswith(name) for name in OPTIONS.names):
            continue
        start = time.monotonic()
        try:
            each()
            passed += 1
            print(f"✔ {each.__name__} ({time.monotonic() - start:.1f} s)", flush=True)
        except Exception as error:  # every check is told of, whatever ended it
            failed += 1
            where = traceback.extract_tb(error.__traceback__)[-1]
            print(f"✘ {each.__name__}, line {where.lineno}: {type(error).__name__}: {error}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
