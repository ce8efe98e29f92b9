"""For the scripts that LibreOffice's own Python runs: the way into the running office, and out of it."""

# mypy: ignore-errors
# ruff: noqa: BLE001
import os
import sys
import time

import uno


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.25)
    raise SystemExit("LibreOffice does not answer")


def leave():
    """End without taking the bridge to the office down: that crashed one run in fifty, after its work was done."""
    sys.stdout.flush()
    os._exit(0)
