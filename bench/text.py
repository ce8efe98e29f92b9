"""Measures the text engine, beside public tools where there are any. Run by hand: `python -m bench.text`.

Prints four tables: precision and recall of succession on the labelled pairs of the tests; aligning drafts of
3,000 clauses at several rates of change, of clauses unlike each other and of many that are alike; and the redline
of a 700,000-word pair beside `git diff --no-index --word-diff`, `wdiff`, difflib and the `redlines` package, with the
islands (one or two words kept between two edits) and the words cut, of others too where what they print shows it.
Compare times of one run only.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, pairwise, product
from pathlib import Path
from typing import Any

from workbench.cli import collect_seldom
from workbench.model.change import Change, Link, Op, Redline
from workbench.model.clause import Clause, ClauseKind
from workbench.text.drafts.clauses import split_clauses
from workbench.text.redline.drawing import draw_redline
from workbench.text.succession.aligning import align_clauses

PAIRS = Path(__file__).parents[1] / "tests" / "text" / "pairs"
SEED = 5


def invent_words(rng: random.Random, size: int) -> list[str]:
    """Words as common as words are (Zipf)."""
    return rng.choices(VOCABULARY, cum_weights=WEIGHTS, k=size)


SYLLABLES = ("bdfgklmnprstvz", "aeiou", "lmnrst", "aeiou", "bdfgkmnpst")
VOCABULARY = list(map("".join, product(*SYLLABLES)))[:20000]
random.Random(SEED).shuffle(VOCABULARY)
WEIGHTS = [*accumulate(1 / (number + 1) for number in range(20000))]
"""Summed up, for `choices` would sum them up at each call."""


def edit_words(rng: random.Random, words: list[str], rate: float) -> list[str]:
    """Change a share of the words: a third each deleted, replaced, followed by a new one."""
    out: list[str] = []
    for word in words:
        chance = rng.random()
        if chance >= rate / 3:
            out.append(rng.choices(VOCABULARY, cum_weights=WEIGHTS)[0] if chance < 2 * rate / 3 else word)
        if 2 * rate / 3 <= chance < rate:
            out.append(rng.choices(VOCABULARY, cum_weights=WEIGHTS)[0])
    return out


def as_clauses(drafts: list[list[str]], of: str) -> list[Clause]:
    return [
        Clause(id=f"{of}{at}", kind=ClauseKind.PARAGRAPH, label=str(at), text=" ".join(words))
        for at, words in enumerate(drafts)
    ]


def measure_labelled() -> None:
    print("Labelled pairs (tuned on up to 36, mended after 37 to 48)\n")
    print("pair                 links P      R   kinds P      R")
    for path in sorted(PAIRS.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["link"]
        expected = {(row["change"], tuple(row["old"]), tuple(row["new"])) for row in rows}
        sides = [read_draft(path.with_name(f"{path.stem}-{side}.txt")) for side in ("old", "new")]
        found = {(link.change.value, link.old, link.new) for link in align_clauses(*sides)}
        pairs = [{(a, b) for _, old, new in rows for a in old for b in new} for rows in (expected, found)]
        both, right = len(pairs[0] & pairs[1]), len(expected & found)
        shares = (both / len(pairs[1]), both / len(pairs[0]), right / len(found), right / len(expected))
        print(f"{path.stem:20} " + "  ".join(f"{share:6.3f}" for share in shares))


def read_draft(path: Path) -> list[Clause]:
    clauses = split_clauses(path.read_text(encoding="utf-8")).clauses
    labels = {clause.id: clause.label for clause in clauses}
    return [
        clause.model_copy(update={"id": clause.label, "parent": labels.get(clause.parent or "")}) for clause in clauses
    ]


def measure_alignment(size: int, patterns: int) -> None:
    """Align invented drafts; with `patterns`, each clause after one of so many, a tenth of its words its own."""
    made = f", made after {patterns} patterns" if patterns else ""
    print(f"\n{size:,} clauses against {size:,}{made}, one in fifty moved; seconds of processor\n")
    print("changed  seconds  precision  recall  kinds")
    rng = random.Random(SEED)
    base = [invent_words(rng, rng.randint(20, 120)) for _ in range(patterns or size)]
    if patterns:
        base = [edit_words(rng, base[at % patterns], 0.1) for at in range(size)]
    for rate in (0.05, 0.3, 0.6, 0.8):
        order = list(range(size))
        for _ in range(size // 50):
            order.insert(rng.randrange(size - 1), order.pop(rng.randrange(size)))
        new = as_clauses([edit_words(rng, base[at], rate) for at in order], "n")
        old = as_clauses(base, "o")
        started = time.process_time()
        links = align_clauses(old, new)
        taken = time.process_time() - started
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
        print(f"\nRedline of {words:,} words, {rate:.0%} changed; seconds of processor and of clock\n")
        print(f"{'tool':28} {'cpu':>7} {'clock':>7}  islands  words cut")
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / name for name in ("old.txt", "new.txt")]
            for path, text in zip(paths, (old, new), strict=True):
                path.write_text(text + "\n", encoding="utf-8")
            lines = [[line.split(" ") for line in text.split("\n")] for text in (old, new)]
            sides = [as_clauses(draft, of) for draft, of in zip(lines, "on", strict=True)]
            links = report("ours: succession", partial(align_clauses, *sides), lambda _: "")
            report("ours: redlines of the links", partial(redline_links, sides, links), fault_columns)
            report("ours: one flat redline", partial(redline_flat, old, new), fault_columns)
            for name, (command, read) in commands(paths).items():
                print(f"{name:28} {time_command(command, read, Path(folder) / 'out.txt', limit)}", flush=True)


def report(name: str, measured: Callable[[], Any], columns: Callable[[Any], str]) -> Any:
    """Print how long something takes, and what its result is worth; give the result."""
    cpu, clock = time.process_time(), time.perf_counter()
    result = measured()
    cpu, clock = time.process_time() - cpu, time.perf_counter() - clock
    print(f"{name:28} {cpu:7.2f} {clock:7.2f}{columns(result)}", flush=True)
    return result


def redline_links(sides: Sequence[Sequence[Clause]], links: Sequence[Link]) -> list[Redline]:
    """What `compare` draws for the clauses that changed."""
    texts = {clause.id: clause.text for side in sides for clause in side}
    return [
        draw_redline(*("\n".join(texts[place] for place in places) for places in (link.old, link.new)))
        for link in links
        if link.change is not Change.KEPT
    ]


def redline_flat(old: str, new: str) -> list[Redline]:
    """One redline of all the text, without succession."""
    return [draw_redline(old, new)]


def fault_columns(redlines: Iterable[Iterable[tuple[Op, str]]]) -> str:
    """Count kept runs of one or two words between two edits, and edits that begin or end inside a word."""
    islands = cuts = 0
    for redline in redlines:
        edits = [edit for edit in redline if edit[1].strip()]
        islands += sum(
            before[0] is not Op.KEEP and after[0] is not Op.KEEP and len(edit[1].split()) <= 2
            for before, edit, after in zip(edits, edits[1:], edits[2:], strict=False)
            if edit[0] is Op.KEEP
        )
        cuts += sum(
            Op.KEEP in (before[0], after[0]) and before[1][-1].isalnum() and after[1][0].isalnum()
            for before, after in pairwise(redline)
            if before[1] and after[1]
        )
    return f"  {islands:7,}  {cuts:9,}"


_MARKS = re.compile(r"(\[-.*?-\]|\{\+.*?\+\})", re.DOTALL)


def read_marked(text: str) -> list[list[tuple[Op, str]]]:
    """Read what `git diff --word-diff` and `wdiff` print: `[-deleted-] {+inserted+}`; a redline a line."""
    kinds = {"[-": Op.DELETE, "{+": Op.INSERT}
    return [
        [(kinds[part[:2]], part[2:-2]) if part[:2] in kinds else (Op.KEEP, part) for part in _MARKS.split(line) if part]
        for line in text.split("\n")
    ]


def read_opcodes(text: str) -> list[list[tuple[Op, str]]]:
    """Read one edit a line, as our own difflib and `redlines` commands print them: kind, tab, words."""
    pairs = (line.partition("\t")[::2] for line in text.splitlines())
    return [[(Op(kind), words) for kind, words in pairs]]


OPCODES = """
for tag, i, j, k, l in opcodes:
    if tag == "equal": print("keep", " ".join(a[i:j]), sep="\\t")
    else:
        if i < j: print("delete", " ".join(a[i:j]), sep="\\t")
        if k < l: print("insert", " ".join(b[k:l]), sep="\\t")
"""
Reader = Callable[[str], list[list[tuple[Op, str]]]]


def commands(paths: list[Path]) -> dict[str, tuple[list[str], Reader | None]]:
    """The other tools, and how to read what each prints, where that says which words it kept."""
    old, new = map(str, paths)
    read = f"import sys; a, b = (open(p, encoding='utf-8').read() for p in ({old!r}, {new!r}))\n"
    difflib = "import difflib; a, b = a.split(), b.split()\n"
    difflib += "opcodes = difflib.SequenceMatcher(None, a, b, False).get_opcodes()" + OPCODES
    redlines = "import redlines; redlines.Redlines(a, b).output_markdown"
    return {
        "git diff --word-diff": (["git", "diff", "--no-index", "--word-diff", old, new], read_marked),
        "wdiff": (["wdiff", old, new], read_marked),
        "difflib on words": ([sys.executable, "-c", read + difflib], read_opcodes),
        "redlines": ([sys.executable, "-c", read + redlines], None),
    }


def time_command(command: list[str], read: Reader | None, printed: Path, limit: int) -> str:
    """Run another tool; processor time is that of the finished process."""
    if not shutil.which(command[0]):
        return "not installed"
    before, started = os.times(), time.perf_counter()
    try:
        with printed.open("wb") as out:
            done = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return f"over {limit}"
    clock, after = time.perf_counter() - started, os.times()
    if b"No module named" in done.stderr:
        return "not installed"
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    faults = fault_columns(read(printed.read_text(encoding="utf-8"))) if read else ""
    return f"{cpu:7.2f} {clock:7.2f}{faults}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--clauses", type=int, default=3000)
    parser.add_argument("--words", type=int, default=700_000)
    parser.add_argument("--limit", type=int, default=120, help="seconds after which another tool is stopped")
    options = parser.parse_args()
    collect_seldom()  # as the command line does
    measure_labelled()
    measure_alignment(options.clauses, 0)
    measure_alignment(options.clauses, options.clauses // 10)
    measure_redline(options.words, options.limit)


if __name__ == "__main__":
    main()
