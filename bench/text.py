"""Measures the text engine, beside public tools where there are any. Run by hand: `python -m bench.text`.

Prints three tables: precision and recall of succession on the labelled pairs of the tests; aligning drafts of
3,000 clauses at several rates of change; and the redline of a 700,000-word pair beside
`git diff --no-index --word-diff`, `wdiff`, difflib and the `redlines` package. Compare times of one run only.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import pairwise, product
from pathlib import Path

from workbench.model.change import Change, Op, Redline
from workbench.model.clause import Clause, ClauseKind
from workbench.text.clauses import split_clauses
from workbench.text.redline import draw_redline
from workbench.text.succession import align_clauses

PAIRS = Path(__file__).parents[1] / "tests" / "text" / "pairs"
SEED = 5


def invent_words(rng: random.Random, size: int) -> list[str]:
    """Words as common as words are (Zipf)."""
    return rng.choices(VOCABULARY, WEIGHTS, k=size)


SYLLABLES = ("bdfgklmnprstvz", "aeiou", "lmnrst", "aeiou", "bdfgkmnpst")
VOCABULARY = list(map("".join, product(*SYLLABLES)))[:20000]
random.Random(SEED).shuffle(VOCABULARY)
WEIGHTS = [1 / (number + 1) for number in range(20000)]


def edit_words(rng: random.Random, words: list[str], rate: float) -> list[str]:
    """Change a share of the words: a third each deleted, replaced, followed by a new one."""
    out: list[str] = []
    for word in words:
        chance = rng.random()
        if chance >= rate / 3:
            out.append(rng.choices(VOCABULARY, WEIGHTS)[0] if chance < 2 * rate / 3 else word)
        if 2 * rate / 3 <= chance < rate:
            out.append(rng.choices(VOCABULARY, WEIGHTS)[0])
    return out


def as_clauses(drafts: list[list[str]], of: str) -> list[Clause]:
    return [
        Clause(id=f"{of}{at}", kind=ClauseKind.PARAGRAPH, label=str(at), text=" ".join(words))
        for at, words in enumerate(drafts)
    ]


def measure_labelled() -> None:
    print("Labelled pairs (odd: tuned on, even: held back)\n\npair            links P      R   kinds P      R")
    for path in sorted(PAIRS.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["link"]
        expected = {(row["change"], tuple(row["old"]), tuple(row["new"])) for row in rows}
        sides = [read_draft(path.with_name(f"{path.stem}-{side}.txt")) for side in ("old", "new")]
        found = {(link.change.value, link.old, link.new) for link in align_clauses(*sides)}
        pairs = [{(a, b) for _, old, new in rows for a in old for b in new} for rows in (expected, found)]
        both, right = len(pairs[0] & pairs[1]), len(expected & found)
        shares = (both / len(pairs[1]), both / len(pairs[0]), right / len(found), right / len(expected))
        print(f"{path.stem:15} " + "  ".join(f"{share:6.3f}" for share in shares))


def read_draft(path: Path) -> list[Clause]:
    clauses = split_clauses(path.read_text(encoding="utf-8")).clauses
    labels = {clause.id: clause.label for clause in clauses}
    return [
        clause.model_copy(update={"id": clause.label, "parent": labels.get(clause.parent or "")}) for clause in clauses
    ]


def measure_alignment(size: int) -> None:
    print(f"\n{size:,} clauses against {size:,}, one in fifty moved\n\nchanged  seconds  precision  recall  kinds")
    rng = random.Random(SEED)
    base = [invent_words(rng, rng.randint(20, 120)) for _ in range(size)]
    for rate in (0.05, 0.3, 0.6, 0.8):
        order = list(range(size))
        for _ in range(size // 50):
            order.insert(rng.randrange(size - 1), order.pop(rng.randrange(size)))
        new = as_clauses([edit_words(rng, base[at], rate) for at in order], "n")
        old = as_clauses(base, "o")
        started = time.perf_counter()
        links = align_clauses(old, new)
        taken = time.perf_counter() - started
        truth = {(f"o{at}", f"n{place}") for place, at in enumerate(order)}
        found = {(a, b) for link in links for a in link.old for b in link.new}
        kinds = dict(Counter(link.change.value for link in links))
        print(
            f"{rate:7.0%} {taken:8.1f} {len(found & truth) / max(1, len(found)):10.4f} "
            f"{len(found & truth) / size:7.3f}  {kinds}"
        )


def measure_redline(words: int, limit: int) -> None:
    for rate in (0.05, 0.3):
        rng = random.Random(SEED)
        base = [invent_words(rng, 70) for _ in range(words // 70)]
        old = "\n".join(map(" ".join, base))
        new = "\n".join(" ".join(edit_words(rng, clause, rate)) for clause in base)
        print(f"\nRedline of {words:,} words, {rate:.0%} changed\n\n{'tool':28} seconds  islands  words cut")
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / name for name in ("old.txt", "new.txt")]
            for path, text in zip(paths, (old, new), strict=True):
                path.write_text(text + "\n", encoding="utf-8")
            ours = time_it(partial(redline_drafts, old, new))
            print(f"{'ours: align, then redline':28} {ours[0]:7.2f}  {ours[1][0]:7,}  {ours[1][1]:9,}")
            flat = time_it(partial(redline_flat, old, new))
            print(f"{'ours: one flat redline':28} {flat[0]:7.2f}  {flat[1][0]:7,}  {flat[1][1]:9,}")
            for name, command in commands(paths).items():
                print(f"{name:28} {time_command(command, limit)}")


def redline_drafts(old: str, new: str) -> tuple[int, int]:
    """What `compare` does: succession, then a redline of each link. Gives islands and words cut."""
    sides = [as_clauses([line.split(" ") for line in text.split("\n")], of) for text, of in ((old, "o"), (new, "n"))]
    texts = {clause.id: clause.text for side in sides for clause in side}
    islands = cuts = 0
    for link in align_clauses(*sides):
        if link.change is not Change.KEPT:
            before, after = ("\n".join(texts[place] for place in places) for places in (link.old, link.new))
            found = count_faults(draw_redline(before, after))
            islands, cuts = islands + found[0], cuts + found[1]
    return islands, cuts


def redline_flat(old: str, new: str) -> tuple[int, int]:
    """One redline of all the text, without succession."""
    return count_faults(draw_redline(old, new))


def count_faults(redline: Redline) -> tuple[int, int]:
    """Kept runs of one or two words between two edits; edits that begin or end inside a word."""
    edits = list(redline)
    islands = sum(
        before.op is not Op.KEEP and after.op is not Op.KEEP and 0 < len(edit.text.split()) <= 2
        for before, edit, after in zip(edits, edits[1:], edits[2:], strict=False)
        if edit.op is Op.KEEP
    )
    cuts = sum(
        Op.KEEP in (before.op, after.op) and before.text[-1].isalnum() and after.text[0].isalnum()
        for before, after in pairwise(edits)
    )
    return islands, cuts


def time_it(measured: Callable[[], tuple[int, int]]) -> tuple[float, tuple[int, int]]:
    started = time.perf_counter()
    result = measured()
    return time.perf_counter() - started, result


DIFFLIB = "import difflib; difflib.SequenceMatcher(None, a.split(), b.split(), False).get_opcodes()"


def commands(paths: list[Path]) -> dict[str, list[str]]:
    """The other tools, those that are installed."""
    old, new = map(str, paths)
    read = f"import sys; a, b = (open(p, encoding='utf-8').read() for p in ({old!r}, {new!r}));"
    return {
        "git diff --word-diff": ["git", "diff", "--no-index", "--word-diff", old, new],
        "wdiff": ["wdiff", old, new],
        "difflib on words": [sys.executable, "-c", read + DIFFLIB],
        "redlines": [sys.executable, "-c", read + "import redlines; redlines.Redlines(a, b).output_markdown"],
    }


def time_command(command: list[str], limit: int) -> str:
    if not shutil.which(command[0]):
        return "not installed"
    started = time.perf_counter()
    try:
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return f"over {limit}"
    taken = time.perf_counter() - started
    return "not installed" if re.search(rb"No module named", done.stderr) else f"{taken:7.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--clauses", type=int, default=3000)
    parser.add_argument("--words", type=int, default=700_000)
    parser.add_argument("--limit", type=int, default=120, help="seconds after which another tool is stopped")
    options = parser.parse_args()
    measure_labelled()
    measure_alignment(options.clauses)
    measure_redline(options.words, options.limit)


if __name__ == "__main__":
    main()
