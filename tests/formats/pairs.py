"""Random pairs of drafts with their true succession, and what the pages between them must read as.

The tests and `bench/word.py` draw from here: the same seed is the same pair for both.
"""

import random
from datetime import date
from itertools import pairwise

from workbench.formats.pages.credits import Credit, Wording
from workbench.formats.pages.page import Page
from workbench.formats.pages.redlines import redline_page
from workbench.formats.pages.texts import with_positions
from workbench.model.change import Change, Link
from workbench.model.clause import Clause, ClauseKind, Emphasis, EmphasisStyle, Footnote
from workbench.model.consensus import Taken
from workbench.model.draft import Draft
from workbench.model.statement import Stance

COLOPHON = ("Draft: Rev.2.", "Record: 3a5f.")
WORDS = {
    "en": "Human security aims at ensuring the survival, livelihood and dignity of all individuals [shall][should] "
    "be [Cuba: nationally owned] people-centred responses; States [EU, Japan: and partners] recall A/RES/66/290",
    "fr": "La sécurité humaine vise à garantir la survie, les moyens d’existence et la dignité de l’individu [doit]"
    "[devrait] reposer sur l’appropriation nationale [Cuba : supprimer] rappelle la résolution",
    "es": "La seguridad humana tiene por objeto la supervivencia, los medios de vida y la dignidad de las personas "
    "[debe][debería] basarse en la titularidad nacional [Cuba: suprímase] recuerda la resolución",
    "ru": "Безопасность человека направлена на обеспечение выживания, средств к существованию и достоинства всех "
    "людей [должна][следует] государства [Куба: исключить] напоминает резолюцию",
    "zh": "人 的 安全 旨在 确保 所有 个人 生存 、 生计 和 尊严 [应][应当] 以 国家 自主 为 基础 [古巴：删除] 决议",
    "ar": "يهدف الأمن البشري إلى ضمان بقاء جميع الأفراد وسبل عيشهم وكرامتهم [يجب][ينبغي] أن يقوم على الملكية "
    "الوطنية [كوبا: يحذف] ويشير إلى القرار A/RES/66/290",
}

GLUE = {language: "" if language == "zh" else " " for language in WORDS}


def clause(draft: str, place: int, text: str, rng: random.Random, *, noted: bool, is_heading: bool = False) -> Clause:
    letter = chr(ord("a") + place % 26)
    emphasis: tuple[Emphasis, ...] = ()
    notes: tuple[Footnote, ...] = ()
    if len(text) > 20 and rng.random() < 0.3:
        start = rng.randrange(len(text) - 10)
        emphasis = (Emphasis(start_at=start, end_at=start + 8, style=rng.choice(list(EmphasisStyle))),)
    if text and noted and rng.random() < 0.25:
        notes = (Footnote(mark="1", at=rng.randrange(len(text) + 1), text=f"See note {len(text) % 3}."),)
    kind = ClauseKind.HEADING if is_heading else ClauseKind.SUBPARAGRAPH
    number = "" if rng.random() < 0.1 else "II." if is_heading else f"({letter})"
    label = f"{place}" if is_heading else f"36 ({letter}) {place}"
    return Clause(
        id=f"{draft}.{place}",
        kind=kind,
        label=label,
        number=number,
        depth=1,
        text=text,
        emphasis=emphasis,
        footnotes=notes,
    )


def sentence(rng: random.Random, language: str) -> str:
    words = WORDS[language].split()
    return GLUE[language].join(rng.choice(words) for _ in range(rng.randint(3, 25))) + rng.choice([".", ";", ""])


def amended(rng: random.Random, language: str, text: str) -> str:
    words = text.split(" ") if GLUE[language] else list(text)
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(words) + 1)
        change = rng.choice(["put", "cut", "swap"])
        if change == "put":
            words[at:at] = [rng.choice(WORDS[language].split()) for _ in range(3)]
        elif change == "cut":
            del words[at : at + 2]
        elif at < len(words):
            words[at] = f"[{words[at]}]"
    return GLUE[language].join(words) or "–"


def reworded(rng: random.Random, language: str, clause: Clause, people: tuple[str, ...]) -> list[Wording]:
    """A clause as it was reworded by one delegation after another until it read as it does."""
    texts = [amended(rng, language, clause.text) for _ in range(rng.choice([0, 1, 2]))] if clause.text else []
    steps = enumerate([*texts, clause.text], start=1)
    return [Wording(text, Credit(rng.choice(people), date(2012, 6, day))) for day, text in steps]


Part = tuple[str, tuple[str, ...], Change]
"""A clause of the new draft: its words, the old clauses they came from, and how."""


def fated(rng: random.Random, language: str, old: list[Clause], at: int) -> tuple[int, list[Part]]:
    """How many old clauses meet one fate, from `at` on, and what the new draft gets from them."""
    text, glue, one = old[at].text, GLUE[language], (old[at].id,)
    fate = rng.choice(["kept", "kept", "amended", "split", "merged", "dropped", "added"])
    pieces = text.split(" ") if glue else list(text)
    if fate == "split" and len(pieces) > 2:
        cuts = [0, *sorted(rng.sample(range(1, len(pieces)), rng.randint(1, 2))), len(pieces)]
        return 1, [(glue.join(pieces[a:b]), one, Change.SPLIT) for a, b in pairwise(cuts)]
    if fate == "merged" and at + 1 < len(old):
        some = old[at : at + rng.randint(2, 3)]
        words = amended(rng, language, glue.join(part.text for part in some))
        return len(some), [(words, tuple(part.id for part in some), Change.MERGED)]
    if fate == "dropped":
        return 1, []
    if fate in {"kept", "added"}:
        added = rng.randint(1, 3) if fate == "added" else 0
        return 1, [*((sentence(rng, language), (), Change.ADDED) for _ in range(added)), (text, one, Change.KEPT)]
    return 1, [(amended(rng, language, text), one, Change.AMENDED)]


def random_pair(seed: int) -> tuple[Draft, Draft, list[Link]]:
    """Two drafts and their true succession: amended, moved, split, merged, dropped, added, and any of it at once."""
    rng = random.Random(seed)
    language, noted = list(WORDS)[seed % 6], seed % 5 < 2
    old = [
        clause("o", at, sentence(rng, language), rng, noted=noted, is_heading=rng.random() < 0.1)
        for at in range(rng.randint(1, 14))
    ]
    drafted: list[Part] = []
    at = 0
    while at < len(old):
        took, parts = fated(rng, language, old, at)
        drafted += parts
        at += took
    for _ in range(rng.choice([0, 0, 1, 2]) if len(drafted) > 1 else 0):
        drafted.insert(rng.randrange(len(drafted)), drafted.pop(rng.randrange(len(drafted))))
    at_the_edges(random.Random(-seed), language, drafted)
    new = [clause("n", place, part[0], rng, noted=noted) for place, part in enumerate(drafted)]
    base = Draft(id="o", symbol="Rev.1", title="Base", clauses=tuple(old))
    draft = Draft(id="n", symbol="Rev.2", title="Draft", date=date(2012, 6, 11), clauses=tuple(new))
    return base, draft, links_of(old, drafted)


def at_the_edges(rng: random.Random, language: str, drafted: list[Part]) -> None:
    """What readers find hard: words put in beside a move or at the end, the first paragraph gone, an empty clause."""
    added: Part = (sentence(rng, language), (), Change.ADDED)
    fate = rng.choice(["end", "first gone", "beside", "empty", "none", "none"])
    if fate == "end":
        drafted.append(added)
    elif fate == "first gone" and len(drafted) > 1:
        del drafted[0]
    elif fate == "beside" and len(drafted) > 2:
        words, came_from, _ = drafted.pop(rng.randrange(len(drafted)))
        at = rng.randrange(len(drafted) + 1)
        drafted[at:at] = [added, (words, came_from, Change.MOVED), (sentence(rng, language), (), Change.ADDED)]
    elif fate == "empty" and drafted:
        at = rng.randrange(len(drafted))
        drafted[at] = ("", drafted[at][1], drafted[at][2])


def links_of(old: list[Clause], drafted: list[Part]) -> list[Link]:
    came: dict[tuple[str, ...], list[int]] = {}
    for place, (_, sources, _) in enumerate(drafted):
        came.setdefault(sources, []).append(place)
    added = came.pop((), [])
    links = [
        Link(change=drafted[places[0]][2], old=sources, new=tuple(f"n.{place}" for place in places))
        for sources, places in came.items()
    ]
    links += [Link(change=Change.ADDED, new=(f"n.{place}",)) for place in added]
    used = {one for sources in came for one in sources}
    return links + [Link(change=Change.DROPPED, old=(one.id,)) for one in old if one.id not in used]


def is_chinese(seed: int) -> bool:
    return list(WORDS)[seed % 6] == "zh"


def page_of(seed: int) -> Page:
    """The redline of a random pair: of every second one by several authors, of every third one with comments."""
    base, draft, links = random_pair(seed)
    page = _redlined(seed, base, draft, links)
    if seed % 3:
        return page
    said = {
        one.id: (Taken(one.id, one.id, "CUB", "CUB", Stance.AMEND, date(2012, 6, 4), 1, one.id, reason=one.text[:30]),)
        for one in draft.clauses[::2]
    }
    return with_positions(page, draft, said, {"CUB": "Cuba"})


def _redlined(seed: int, base: Draft, draft: Draft, links: list[Link]) -> Page:
    people = ("Cuba", "Egypt", "Japan") if seed % 2 else ()
    wordings = {
        one.id: reworded(random.Random(seed + place), list(WORDS)[seed % 6], one, people)
        for place, one in enumerate(draft.clauses)
        if people and place % 4
    }
    return redline_page(base, draft, links, wordings, COLOPHON)


def printed(draft: Draft) -> list[str]:
    return [f"{one.number}\t{one.text}" if one.number else one.text for one in draft.clauses]


def folded(paragraphs: list[str]) -> list[str]:
    return [" ".join(words.split()) for words in paragraphs if words.strip()]


def inside(paragraphs: list[str]) -> list[str]:
    """The draft's own paragraphs: those between the line that names the base and the colophon."""
    words = folded(paragraphs)
    start = next(at for at, line in enumerate(words) if line.startswith("Changes are tracked against")) + 1
    return words[start : words.index(COLOPHON[0])]
