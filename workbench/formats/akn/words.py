"""Writes the words of a paragraph as Akoma Ntoso inlines: emphasis, changes, footnotes, ends of lines."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from workbench.formats.akn.names import SPACE, add
from workbench.formats.legal import legal
from workbench.formats.pages.page import Look, Mark, Note, Run
from workbench.model.change import Op

_SPACE = re.compile("[ \t\n]+")


@dataclass(slots=True)
class Inlines:
    """The writer of words of one document. `authors`: names to the ids by which they are referred to."""

    authors: Mapping[str, str]
    ids: Counter[str] = field(default_factory=Counter)

    def write(self, into: etree._Element, runs: Sequence[Run], owner: str) -> None:
        """Append runs to an element; `owner` is the eId of the clause, before those of its footnotes."""
        if is_spaced(runs):
            into.set(SPACE, "preserve")
        for mark, together in groupby(runs, key=lambda run: run.mark):
            holder = self._changed(into, mark)
            for run in together:
                if run.note:
                    self._note(holder, run.note, owner)
                else:
                    self._say(holder, run)

    def own_id(self, wanted: str) -> str:
        """Return an eId that nothing else in the document has."""
        self.ids[wanted] += 1
        return wanted if self.ids[wanted] == 1 else self.own_id(f"{wanted}-{self.ids[wanted]}")

    def _changed(self, into: etree._Element, mark: Mark) -> etree._Element:
        if mark.op is Op.KEEP:
            return into
        changed = add(into, "ins" if mark.op is Op.INSERT else "del")
        if mark.author in self.authors:
            changed.set("refersTo", f"#{self.authors[mark.author]}")
        moved = f"moved {'here' if mark.op is Op.INSERT else 'away'} ({mark.move})" if mark.move else ""
        said = ", ".join(filter(None, (mark.author, mark.on.isoformat() if mark.on else "", moved)))
        if said:
            changed.set("title", legal(said))
        return changed

    def _say(self, into: etree._Element, run: Run) -> None:
        for look, tag in ((Look.BOLD, "b"), (Look.ITALIC, "i")):
            if look in run.look:
                into = add(into, tag)
        _add_text(into, run.text)

    def _note(self, into: etree._Element, note: Note, owner: str) -> None:
        own_id = self.own_id(f"{owner}__authorialNote_{self.ids[owner + '/notes'] + 1}")
        self.ids[owner + "/notes"] += 1
        said = add(into, "authorialNote", eId=own_id, marker=note.mark, placement="bottom")
        self.write(add(said, "p"), note.runs, own_id)


def is_spaced(runs: Sequence[Run]) -> bool:
    """Whether a reader that folds white space, as readers of indented XML must, would change the words."""
    if any(run.mark.op is not Op.KEEP for run in runs):
        return True  # words beside each other when others are left out may begin and end in spaces
    text = "".join(run.text for run in runs if not run.note)
    return any(line != _SPACE.sub(" ", line).strip(" ") for line in text.split("\n"))


def _add_text(into: etree._Element, text: str) -> None:
    """Append text; the end of a line is an element, for white space folds."""
    for at, line in enumerate(legal(text).split("\n")):
        if at:
            add(into, "eol")
        if not line:
            continue
        if len(into):
            into[-1].tail = (into[-1].tail or "") + line
        else:
            into.text = (into.text or "") + line
