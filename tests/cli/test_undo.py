"""Every act can be taken back and brought again, each time by another run of the program, and leaves nothing behind."""

import json
import re
import sqlite3
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.conftest import Command
from workbench.store.database import NegotiationFile
from workbench.store.schema import DERIVED_FROM_THESE, OF_COUNTING_ENTRIES

Line = tuple[str, ...]
REV1, REV2, MINE = "Rev.1 of 14 May 2012", "Rev.2 of 11 June 2012", "Mine"
WORK: Line = ("draft", "work", REV2, "--symbol", MINE)
OPENED: Line = ("silence", "open", REV2, "--until", "2099-06-14T18:00")
LETTER = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>(m) '
    '{}</w:t></w:r><w:ins w:author="Cuba" w:date="2012-07-02T10:00:00Z"><w:r><w:t xml:space="preserve"> And more.'
    "</w:t></w:r></w:ins></w:p></w:body></w:document>"
)
TABLES = {
    "positions.csv": "who,clause,stance,on\nCuba,36 (a),oppose,2012-06-20\nJapan,36 (b),accept,2012-06-20\n",
    "contributions.csv": "who,on,source\nFiji,2012-06-20,letter\n",
    "force.toml": '[obligation]\nen = ["shall", "may"]\n',
    "draft.txt": "Symbol: Another\n\n1. Decides to meet again;\n\n2. Decides to adjourn.\n",
}
ACTS: dict[str, tuple[tuple[Line, ...], Line]] = {
    "a statement": ((), ("say", "Cuba", "36 (a)", "oppose", "--because", "why", "--cure", "less")),
    "a statement with a wording": ((), ("say", "Cuba", "36 (a)", "amend", "--words", "Other words;")),
    "a correction": (
        (("say", "Fiji", "36 (a)", "oppose"),),
        ("say", "Fiji", "36 (a)", "support", "--corrects", "<statement Fiji>"),
    ),
    "a statement withdrawn": (
        (("say", "Fiji", "36 (a)", "36 (b)", "oppose"),),
        ("statement", "withdraw", "<statement Fiji>"),
    ),
    "a statement withdrawn on one clause": (
        (("say", "Fiji", "36 (a)", "36 (b)", "oppose"),),
        ("statement", "withdraw", "<statement Fiji>", "36 (b)"),
    ),
    "an alignment": ((), ("align", "Fiji", "EU", "--except", "36 (b)", "--remark", "36 (c)", "oppose")),
    "a dissociation": ((), ("dissociate", "Cuba", "36 (l)")),
    "a table of positions": ((), ("positions", "import", "positions.csv")),
    "a draft": ((), ("draft", "import", "draft.txt")),
    "a working draft": ((), WORK),
    "new words": ((WORK,), ("draft", "edit", MINE, "36 (a)", "--text", "Other words;")),
    "a clause added": ((WORK,), ("draft", "add", MINE, "--after", "36 (c)", "--text", "A new clause;")),
    "a clause added below": ((WORK,), ("draft", "add", MINE, "--under", "36 (c)", "--text", "A new clause;")),
    "a clause taken out": ((WORK,), ("draft", "remove", MINE, "36 (d)")),
    "a paragraph taken out with all below it": (
        (WORK, ("draft", "add", MINE, "--under", "36 (c)", "--text", "Below;")), ("draft", "remove", MINE, "36 (c)"),
    ),
    "a clause moved": ((WORK,), ("draft", "move", MINE, "36 (j)", "--after", "36 (a)")),
    "an alternative taken": (
        (WORK, ("draft", "edit", MINE, "36 (l)", "--text", "[One;]"), ("draft", "add", MINE, "--after", "36 (l)",
         "--text", "[Two;]")),
        ("draft", "take", MINE, "36 (l) bis"),
    ),
    "a bracket resolved": ((WORK,), ("draft", "resolve", MINE, "36 (c)", "1", "drop")),
    "a bracket that is none": ((), ("draft", "mark", REV2, "36 (c)", "1")),
    "labels made anew": ((WORK, ("draft", "remove", MINE, "36 (d)")), ("draft", "renumber", MINE)),
    "a draft issued": ((WORK,), ("draft", "issue", MINE, "--symbol", "Rev.3")),
    "a draft issued with new labels": (
        (WORK, ("draft", "remove", MINE, "36 (d)")), ("draft", "issue", MINE, "--symbol", "Rev.3", "--renumber"),
    ),
    "a link corrected": ((), ("draft", "link", REV1, REV2, "--from", "36 (a)", "--to", "36 (m)")),
    "a sentence followed": (
        (), ("draft", "link", REV1, REV2, "--from", "36 (a)", "--to", "36 (m)", "--sentence", "human security"),
    ),
    "a proposal": ((), ("proposal", "add", "36 (a)", "--by", "Cuba", "--words", "Other words;")),
    "a proposal to take out": ((), ("proposal", "add", "36 (a)", "--by", "Cuba", "--kind", "deletion")),
    "a proposal backed": ((), ("proposal", "back", "36 (g)", "Egypt", "support")),
    "a proposal rejected": ((), ("proposal", "reject", "36 (g)")),
    "a proposal withdrawn": ((), ("proposal", "withdraw", "36 (g)")),
    "a proposal accepted": ((WORK, ), ("proposal", "accept", "36 (g)", "--carried")),
    "a file that came back": ((), ("proposal", "import", "returned.docx", "--who", "Cuba")),
    "an agreement": ((), ("agree", "36 (b)", "--level", "committee")),
    "an agreement on a condition": ((), ("agree", "36 (e)", "--level", "informals", "--pending", "Cuba")),
    "a reopening": ((("agree", "36 (b)", "--level", "committee"),), ("reopen", "36 (b)", "--because", "why")),
    "a silence opened": ((), OPENED),
    "a silence broken": ((OPENED,), ("silence", "break", "Cuba", "--because", "instructions")),
    "an invitation": ((), ("contribution", "invite", "--until", "2099-01-01")),
    "a contribution": ((), ("contribution", "receive", "Fiji", "--on", "2012-06-20")),
    "a table of contributions": ((), ("contribution", "import", "contributions.csv")),
    "a delegation": ((), ("delegation", "add", "SMOM", "Sovereign Order", "--kind", "observer")),
    "a member": ((), ("group", "join", "Cuba", "HSN")),
    "a member that leaves": ((), ("group", "leave", "Cuba", "NAM", "--until", "2012-06-01")),
    "words for numbers": ((), ("report", "scale", "some 2, several 4, many 40")),
    "words of force": ((), ("force", "set", "force.toml")),
    "words of force taken back": ((("force", "set", "force.toml"),), ("force", "reset")),
}  # fmt: skip
"""By what it is in the room: what must be there before, and the act."""


def derived(path: Path) -> dict[str, list[str]]:
    """All that is derived from the entries that count; the numbers of positions, which are given anew, left out."""
    with sqlite3.connect(path) as raw:
        numbers = {str(n): f"{id_} {entry}" for n, id_, entry in raw.execute("select n, id, entry from position")}
        found = {}
        for table in (*OF_COUNTING_ENTRIES, *DERIVED_FROM_THESE):
            read = raw.execute(f"select * from {table}")
            names = [one[0] for one in read.description]
            at = names.index("n") if table == "position" else names.index("position") if table == "current" else -1
            rows = [[numbers.get(str(cell)) if place == at else cell for place, cell in enumerate(row)] for row in read]
            found[table] = sorted(map(repr, rows))
    raw.close()
    return found


def length(path: Path) -> int:
    with NegotiationFile.open(path) as file:
        return file.length()


def run(command: Command, file: Path, line: Line) -> None:
    """Run a command, refs in it looked up as its user would."""
    words = []
    for word in line:
        if found := re.fullmatch("<(statement) (.*)>", word):
            listed = json.loads(command(found[1], "list", "--json", "-f", file).out)
            word = next(one["ref"] for one in listed if found[2] in one["says"])
        words.append(word)
    result = command(*words, "-f", file)
    assert result.code == 0, (words, result.err)


@pytest.mark.parametrize("name", ACTS)
def test_an_act_is_undone_and_redone_and_undone_again(
    command: Command, worked_case: Path, tmp_path: Path, name: str
) -> None:
    for table, content in TABLES.items():
        (tmp_path / table).write_text(content, "utf-8")
    shown = json.loads(command("draft", "show", "--json", "-f", worked_case).out)["clauses"]
    with zipfile.ZipFile(tmp_path / "returned.docx", "w") as archive:
        archive.writestr("word/document.xml", LETTER.format(escape(shown[-1]["text"])))
    before, act = ACTS[name]
    for line in before:
        run(command, worked_case, line)
    without, entries = derived(worked_case), length(worked_case)
    run(command, worked_case, act)
    with_it, acts = derived(worked_case), length(worked_case) - entries
    assert with_it != without
    assert acts == (2 if "--renumber" in act else 1)
    for step, expected in (("undo", without), ("redo", with_it), ("undo", without), ("redo", with_it)):
        for _ in range(acts):
            run(command, worked_case, (step,))
        assert derived(worked_case) == expected, step
    run(command, worked_case, ("record", "--verify"))
