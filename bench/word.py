"""Judges redlines in Word, ours and those of peers on the same pairs of drafts. By hand: `python -m bench.word`.

The pairs are those of the tests. Pandoc is the judge: rejecting all changes must give the old draft, accepting all
the new one, paragraph for paragraph. Every peer is installed into an environment of its own, thrown away after; one
that cannot be is named with the reason. A peer that compares texts and not files is judged by the texts it marks.
"""

import argparse
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.formats.pairs import COLOPHON, folded, is_chinese, page_of, printed, random_pair
from tests.formats.pandoc import judged_by_pandoc, read_by_pandoc
from workbench.formats.pages.page import PageKind
from workbench.formats.pages.runs import paragraph_of, shown
from workbench.formats.pages.texts import draft_page
from workbench.formats.word.writer import print_word

_EACH = """
import sys
for line in sys.stdin:
    old, new, out = line.rstrip("\\n").split("\\t")
    try:
        redline(old, new, out)
    except Exception as error:
        print(type(error).__name__, str(error)[:200].replace("\\n", " "), flush=True)
"""
_ENGINE = """
from pathlib import Path
from python_redlines import {engine}
made = {engine}()
def redline(old, new, out):
    Path(out).write_bytes(made.run_redline("Peer", Path(old).read_bytes(), Path(new).read_bytes())[0])
"""


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool that makes a redline of two Word files, or of two texts."""

    name: str
    needs: str
    """What pip installs."""
    script: str
    """Defines `redline(old, new, out)`, each a path; of a peer for texts, to files of text."""
    is_text: bool = False


PEERS = (
    Peer("python-redlines (Docxodus)", "python-redlines[docxodus]", _ENGINE.format(engine="DocxodusEngine")),
    Peer(
        "python-redlines (Power Tools)",
        "python-redlines[ooxmlpowertools]",
        _ENGINE.format(engine="XmlPowerToolsEngine"),
    ),
    Peer(
        "docx-trackdiff",
        "docx-trackdiff",
        """
import contextlib, io, sys
from docx_trackdiff.compare import main
def redline(old, new, out):
    sys.argv = ["docx-trackdiff", old, new, out]
    with contextlib.redirect_stdout(io.StringIO()):
        main()
""",
    ),
    Peer(
        "redlines (texts)",
        "redlines typing-extensions",
        """
import re
from pathlib import Path
from redlines import Redlines
def redline(old, new, out):
    made = Redlines(Path(old).read_text(), Path(new).read_text(), markdown_style="none").output_markdown
    for end, goes, stays in ((".reject", "ins", "del"), (".accept", "del", "ins")):
        read = re.sub(f"<{goes}>.*?</{goes}>", "", made, flags=re.DOTALL)
        Path(out + end).write_text(re.sub(f"</?{stays}>", "", read))
""",
        is_text=True,
    ),
)


def write_pair(seed: int, folder: Path) -> None:
    """Write both drafts of a pair as Word files and as texts, and our redline of them."""
    base, draft, _ = random_pair(seed)
    for name, one in (("old", base), ("new", draft)):
        blocks = [paragraph_of(shown(clause)) for clause in one.clauses]
        titled = one.model_copy(update={"title": "Draft", "symbol": "Rev.", "date": None})
        (folder / f"{seed}-{name}.docx").write_bytes(print_word(draft_page(PageKind.ROLLING, titled, blocks, COLOPHON)))
        (folder / f"{seed}-{name}.txt").write_text("\n\n".join(printed(one)), encoding="utf-8")
    (folder / f"{seed}-ours.docx").write_bytes(print_word(page_of(seed)))


def judge_ours(seed: int, folder: Path) -> bool:
    base, draft, _ = random_pair(seed)
    file = folder / f"{seed}-ours.docx"
    return all(
        same(seed, judged_by_pandoc(file, verb), printed(one)) for verb, one in (("reject", base), ("accept", draft))
    )


def judge_peer(peer: Peer, seed: int, folder: Path) -> bool:
    for verb, side in (("reject", "old"), ("accept", "new")):
        if peer.is_text:
            made = folder / f"{seed}-peer.txt.{verb}"
            wanted = (folder / f"{seed}-{side}.txt").read_text(encoding="utf-8").split("\n\n")
            if not made.exists() or not same(seed, made.read_text(encoding="utf-8").split("\n\n"), wanted):
                return False
            continue
        redline = folder / f"{seed}-peer.docx"
        try:
            read = read_by_pandoc(redline, verb)
        except subprocess.CalledProcessError:
            return False
        if not same(seed, read, read_by_pandoc(folder / f"{seed}-{side}.docx", "accept")):
            return False
    return True


def same(seed: int, read: list[str], wanted: list[str]) -> bool:
    """Whether paragraphs are the same; in Chinese, where pandoc puts a space as it joins two, but for spaces."""
    sides: Sequence[list[str]] = (folded(read), folded(wanted))
    if is_chinese(seed):
        sides = [[words.replace(" ", "") for words in side] for side in sides]
    return sides[0] == sides[1]


def install(peer: Peer, home: Path) -> str:
    """Install a peer; return the reason if that fails."""
    venv.create(home, with_pip=True)
    pip = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    run = subprocess.run([*pip, *peer.needs.split()], capture_output=True, text=True, check=False)
    said = [line for line in run.stderr.splitlines() if line.startswith("ERROR")]
    return said[-1] if run.returncode and said else "pip failed" if run.returncode else ""


def measure_peer(peer: Peer, pairs: int, folder: Path, home: Path) -> str:
    """Return how many of the pairs a peer got right, or why it could not be tried."""
    if reason := install(peer, home):
        return f"not tried: {reason}"
    suffix = "txt" if peer.is_text else "docx"
    for old in folder.glob("*-peer.*"):
        old.unlink()
    names = [[str(folder / f"{seed}-{part}.{suffix}") for part in ("old", "new", "peer")] for seed in range(pairs)]
    asked = "".join("\t".join(one) + "\n" for one in names)
    command = [home / "bin" / "python", "-c", peer.script + _EACH]
    began = time.perf_counter()
    run = subprocess.run(command, input=asked, capture_output=True, text=True, check=False, timeout=900)
    seconds = time.perf_counter() - began
    if run.returncode:
        return f"not tried: {(run.stderr.strip().splitlines() or ['it failed'])[-1]}"
    right = sum(judge_peer(peer, seed, folder) for seed in range(pairs))
    failed = run.stdout.splitlines()
    return f"{right} of {pairs} right in {seconds:.1f} s" + (f"; {len(failed)} refused: {failed[0]}" if failed else "")


def main(asked: Sequence[str]) -> None:
    """Print one line for the workbench and one for each peer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=40)
    pairs = parser.parse_args(asked).pairs
    with tempfile.TemporaryDirectory(prefix="bench-word-") as made:
        folder = Path(made)
        began = time.perf_counter()
        for seed in range(pairs):
            write_pair(seed, folder)
        seconds = time.perf_counter() - began
        right = sum(judge_ours(seed, folder) for seed in range(pairs))
        print(f"{'workbench':32}{right} of {pairs} right in {seconds:.1f} s, both drafts written too", flush=True)
        for at, peer in enumerate(PEERS):
            print(f"{peer.name:32}{measure_peer(peer, pairs, folder, folder / f'peer{at}')}", flush=True)
    print(f"{'docx-revisions':32}not tried: it edits paragraphs and compares no two files")


if __name__ == "__main__":
    main(sys.argv[1:])
