"""Owns how a preambular paragraph is told: it begins with a participle and ends in no full stop.

Source of the rule: the UN Editorial Manual on resolutions; the words are those that resolutions begin with.
"""

import re

from workbench.text.drafts.report_lines import begins_lower

_ENGLISH = (
    r"(?=[A-Z])(?i:(?:(?:also|further|again|deeply|gravely|seriously|strongly|fully|keenly|particularly|extremely|"
    r"profoundly|firmly|solemnly|once\s+again|equally|welcoming|noting|expressing|taking)\s+)?"
    r"(?:[a-z]{3,}ing|being|pursuant|in\s+(?:pursuit|accordance)|alarmed|appalled|aware|cognizant|committed|concerned|"
    r"conscious|convinced|determined|desirous|dismayed|distressed|disturbed|encouraged|grateful|guided|inspired|"
    r"mindful|resolved|saddened|troubled))"
)
_FRENCH = (
    r"(?:(?=[A-ZÀ-Ý])(?i:(?:\w{4,}ment\s+|très\s+|de\s+nouveau\s+)?(?:se\s+|s['’]|n['’])?(?:\w{3,}ant|"
    r"(?:conscient|convaincu|préoccupé|alarmé|guidé|résolu|inquiet|encouragé|inspiré|déterminé|désireu|soucieu|"
    r"inquièt|désireus|soucieus)[ex]?s?)))"
)
_SPANISH = (
    r"(?:(?=[A-ZÁ-Ú])(?i:(?:\w{4,}mente\s+|muy\s+|además\s+|también\s+)?(?:\w{3,}(?:ando|endo|éndo\w*|ándo\w*)|"
    r"consciente|(?:convencid|preocupad|alarmad|guiad|decidid|resuelt|alentad|inspirad|animad|deseos)[ao])s?))"
)
_RUSSIAN = r"(?:вновь\s+|также\s+|с\s+\w+\s+)?\w{3,}(?:[аяуы]я|вая|ясь|ив|учи|ена|ва)"
_ARABIC = r"و?إذ"
_CHINESE = (
    r"(?:又|还|再次|深为|深感|极为|严重|十分)?(?:回顾|重申|铭记|注意到|认识到|确认|欢迎|"
    r"深信|强调|考虑到|关切|意识到|遵循|赞赏|感谢|决心|震惊|不安|忧虑|遗憾|满意地|念及|申明)"
)
_AGREED = r"(?i:have\s+agreed|sont\s+convenu(?:e?s)?|han\s+(?:convenido|acordado)|согласились|договорились|اتفقت)"
"""What ends the preamble of a treaty: `Have agreed as follows:`."""
_BEGINS = re.compile(
    rf"[\[*\s(]*(?:(?i:{_RUSSIAN})|{_ENGLISH}|{_FRENCH}|{_SPANISH}|{_AGREED}|{_ARABIC}|{_CHINESE})(?![^\W_])"
    rf"|[\[*\s(]*(?:{_ARABIC}\s|{_CHINESE}|兹?(?:协议|议定)如下)"
)
_STOPS = (".", "!", "?", "。", "؟")
_COMMAS = (",", "،", "，")


def is_preambular(text: str) -> bool:
    """Whether an unnumbered paragraph before the operative ones reads as preambular.

    >>> is_preambular("*Recalling* its resolution 64/291,"), is_preambular("Building peace takes time.")
    (True, False)
    """
    return _BEGINS.match(text[:120]) is not None and not _end(text).endswith(_STOPS)


def is_recital(text: str, before: str) -> bool:
    """Whether a paragraph reads as preambular by itself, or after a recital that ends in a comma: begun or ended so.

    >>> is_recital("In pursuit of the objective of the Convention,", "Being Parties to the Convention,")
    True
    >>> is_recital("Recalling the report, which found that rules were broken.", "Being Parties to the Convention,")
    True
    """
    if not ends_in_comma(before):
        return is_preambular(text)
    return _BEGINS.match(text[:120]) is not None or (ends_in_comma(text) and not begins_lower(text))


def ends_in_comma(text: str) -> bool:
    """Whether a paragraph ends as recitals do."""
    return _end(text).endswith(_COMMAS)


def _end(text: str) -> str:
    return text[-20:].rstrip(" \t])}”’\"'»*_")
