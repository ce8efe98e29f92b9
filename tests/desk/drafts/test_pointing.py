"""A negotiation's own words of force: set from a file, used by every redline, undone, reset."""

from pathlib import Path

import pytest

from workbench.desk import recording
from workbench.desk.drafts import comparing, pointing
from workbench.desk.negotiation import Negotiation
from workbench.errors import NotAllowed, UnreadableInput

OWN = '[ours]\nenglish = ["survival", "dignity", "citizens", "people living in their territory"]\n'


def forces(n: Negotiation) -> dict[str, tuple[str, ...]]:
    return {one.new[0]: one.force for one in comparing.compare(n, "Rev.1", "Rev.2").pairings if one.new}


def written(folder: Path, text: str) -> Path:
    path = folder / "words.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_own_words_take_the_place_of_the_programs_until_they_are_reset(case: Negotiation, tmp_path: Path) -> None:
    assert forces(case)["36 (k)"] == ("− responsibility",)
    pointing.set_force_words(case, written(tmp_path, OWN))
    assert forces(case)["36 (k)"] == ("citizens → people living in their territory",)
    assert pointing.see_force_words(case).is_own
    recording.undo(case)
    assert forces(case)["36 (k)"] == ("− responsibility",)
    recording.redo(case)
    pointing.reset_force_words(case)
    assert not pointing.see_force_words(case).is_own
    assert forces(case)["36 (k)"] == ("− responsibility",)
    with pytest.raises(NotAllowed):
        pointing.reset_force_words(case)
    assert case.file.verify() == ()


def test_what_is_shown_can_be_set(case: Negotiation, tmp_path: Path) -> None:
    shown = pointing.see_force_words(case)
    with pytest.raises(NotAllowed, match="in use already"):
        pointing.set_force_words(case, written(tmp_path, shown.toml))
    pointing.set_force_words(case, written(tmp_path, shown.toml + '\n[ours]\n"мы" = ["a \\"b\\" c"]\n'))
    again = pointing.see_force_words(case)
    assert again.words == shown.words | {"ours": {"мы": ('a "b" c',)}}
    assert again.toml.startswith(shown.toml)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[act]\nenglish = ["decides"]\nfrench = "décide"\n', "line 3 of words.toml: “french”"),
        ('[act]\nenglish = ["decides"]\n\n[common]\nx = ["a"]\n', "line 4 of words.toml: “common”"),
        ('[act]\nenglish = ["decides", "…"]\n', "line 2 of words.toml: “…”"),
        ('[act]\nenglish = [\n "decides", "Decides",\n]\n', "line 2 of words.toml: “Decides”"),
        ('x = 1\n[act]\nenglish = ["decides"]\n', "line 1 of words.toml: “x”"),
        ('[act]\nenglish = ["decides"\n', "not well-formed TOML"),
        ("[act\n", "line 1"),
        ("# nothing\n", "no words"),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_nothing_changes(
    case: Negotiation, tmp_path: Path, text: str, said: str
) -> None:
    head = case.file.head()
    with pytest.raises(UnreadableInput, match=said):
        pointing.set_force_words(case, written(tmp_path, text))
    assert case.file.head() == head
