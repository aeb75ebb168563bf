"""Runs checks and tells of them: a line for each, and last `N passed, N failed`."""

import asyncio
import inspect
import time
import traceback


def run(checks, names=(), seconds=300, prepare=lambda: ()):
    """Runs those whose name holds one of `names`, with what `prepare` makes for each; returns the exit status."""
    passed = failed = 0
    for check in checks:
        if names and not any(name in check.__name__ for name in names):
            continue
        start = time.monotonic()
        try:
            if inspect.iscoroutinefunction(check):
                asyncio.run(asyncio.wait_for(check(*prepare()), seconds))
            else:
                check(*prepare())
            passed += 1
            print(f"✔ {check.__name__} ({time.monotonic() - start:.1f} s)", flush=True)
        except Exception as error:  # every check is told of, whatever ended it
            failed += 1
            line = next((frame.lineno for frame in reversed(traceback.extract_tb(error.__traceback__)) if frame.name == check.__name__), 0)
            print(f"✘ {check.__name__}, line {line}: {type(error).__name__}: {error}", flush=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0
