"""A Chromium without a window, spoken to through its pipe: what a reader's browser makes of a file."""

import base64
import fcntl
import json
import os
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any, Self

_PATIENCE = 60.0
CHROMIUM = shutil.which("chromium")


class Browser:
    """One browser with one page. Every event that the page caused since it was opened last is in `events`."""

    def __init__(self, profile: Path) -> None:
        to_read, self._to_browser = os.pipe()
        self._from_browser, to_write = os.pipe()
        ends = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_read, to_write)]

        def take_pipe() -> None:  # the browser reads descriptor 3 and writes descriptor 4
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self._process = subprocess.Popen(
            [
                CHROMIUM or "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
                "--hide-scrollbars", f"--user-data-dir={profile}", "about:blank",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, pass_fds=(3, 4), preexec_fn=take_pipe,
        )  # fmt: skip
        for end in (to_read, to_write, *ends):
            os.close(end)
        self._rest = b""
        self._count = 0
        self._session = ""
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        targets = self.ask("Target.getTargets")["targetInfos"]
        page = next(one["targetId"] for one in targets if one["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._to_browser)
        os.close(self._from_browser)

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result."""
        self._count += 1
        message = {"id": self._count, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to_browser, json.dumps(message).encode() + b"\0")
        answer = self._wait_for("id", self._count)
        assert "error" not in answer, answer
        return dict(answer["result"])

    def open(self, path: Path, width: int, height: int = 844, *, dark: bool = False) -> None:
        """Open a file in a window of a size, and wait until it is drawn."""
        self.events.clear()
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        self.ask("Page.navigate", url=path.as_uri())
        self._wait_for("method", "Page.loadEventFired")

    def run(self, script: str) -> Any:
        """Return what a function of JavaScript returns in the page."""
        answer = self.ask("Runtime.evaluate", expression=f"({script})()", returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def print_pdf(self) -> bytes:
        """Return the page as the browser prints it."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def picture(self, *, whole: bool = False) -> bytes:
        """Return a PNG of the window, or of the whole page."""
        return base64.b64decode(self.ask("Page.captureScreenshot", captureBeyondViewport=whole)["data"])

    def _wait_for(self, key: str, value: object) -> dict[str, Any]:
        for event in self.events:
            if event.get(key) == value:
                return event
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            while b"\0" not in self._rest:
                self._rest += os.read(self._from_browser, 1 << 20)
            raw, self._rest = self._rest.split(b"\0", 1)
            message: dict[str, Any] = json.loads(raw)
            if "method" in message:
                self.events.append(message)
            if message.get(key) == value:
                return message
        raise TimeoutError(f"no {key} {value}")
