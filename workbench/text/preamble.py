"""Owns how a preambular paragraph is told: it begins with a participle and ends in no full stop.

Source of the rule: the UN Editorial Manual on resolutions; the words are those that resolutions begin with.
"""

import re

_ENGLISH = (
    r"(?:(?:Also|Further|Again|Deeply|Gravely|Seriously|Strongly|Fully|Keenly|Particularly|Extremely|Profoundly|"
    r"Firmly|Solemnly|Once again|Equally|Welcoming|Noting|Expressing|Taking)\s+)?"
    r"(?:[A-Za-z]{3,}ing|Alarmed|Appalled|Aware|Cognizant|Committed|Concerned|Conscious|Convinced|Determined|"
    r"Desirous|Dismayed|Distressed|Disturbed|Encouraged|Grateful|Guided|Inspired|Mindful|Resolved|Saddened|Troubled)"
)
_FRENCH = (
    r"(?:[A-ZÀ-Ý]\w{2,}ant|Consciente?|Convaincue?|Préoccupée?|Alarmée?|Guidée?|Résolue?|Soucieuse|Vivement)"
)
_SPANISH = r"(?:[A-ZÁ-Ú]\w{2,}(?:ando|endo|éndo\w*|ándo\w*)|Consciente|Convencida|Preocupada|Alarmada|Guiada|Decidida)"
_RUSSIAN = r"(?:вновь\s+|также\s+|с\s+\w+\s+)?\w{3,}(?:[аяуы]я|вая|ясь|ив|учи|ена|ва)"
_ARABIC = r"و?إذ"
_CHINESE = r"(?:又|还|再次)?(?:回顾|重申|铭记|注意到|认识到|确认|欢迎|深信|强调|考虑到|关切|意识到|遵循|赞赏|感谢|决心)"
_BEGINS = re.compile(
    rf"[\[*\s(]*(?:(?i:{_RUSSIAN})|{_ENGLISH}|{_FRENCH}|{_SPANISH}|{_ARABIC}|{_CHINESE})(?![^\W_])"
    rf"|[\[*\s(]*(?:{_ARABIC}\s|{_CHINESE})"
)
_STOPS = (".", "!", "?", "。", "؟")


def is_preambular(text: str) -> bool:
    """Whether an unnumbered paragraph before the operative ones reads as preambular.

    >>> is_preambular("*Recalling* its resolution 64/291,"), is_preambular("Building peace takes time.")
    (True, False)
    """
    end = text[-20:].rstrip(" \t])}”’\"'»*_")
    return _BEGINS.match(text[:120]) is not None and not end.endswith(_STOPS)
