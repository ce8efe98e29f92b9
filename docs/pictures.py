"""Draws the pictures of the documentation from the worked case: `make pictures`."""

import asyncio
import tempfile
from pathlib import Path

from workbench.desk import demo
from workbench.tui.app import WorkbenchApp

HERE = Path(__file__).parent
SIZE = (120, 34)


async def draw(case: Path) -> None:
    """Press the keys that lead to each picture, and keep what the screen shows."""
    app = WorkbenchApp(case)
    async with app.run_test(size=SIZE) as pilot:
        for name, keys in (("first-screen", ()), ("clause", ("down", "enter"))):
            await pilot.press(*keys)
            await pilot.pause(2)
            (HERE / f"{name}.svg").write_text(app.export_screenshot(), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "human-security.negotiation"
        demo.make_worked_case(path, by="tutorial").close()
        asyncio.run(draw(path))
