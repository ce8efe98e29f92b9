"""Names what kind of text a page is, and its day, in the language of the draft.

Only of pages that print a draft, whose words are the draft's: everything else that the workbench says is English.
Months are written as United Nations documents in each language write them.
"""

from collections.abc import Mapping
from datetime import date as Date

from workbench.consensus.saying import say_date

TEXTS: Mapping[str, Mapping[str, str]] = {
    "agreed": {
        "fr": "Texte convenu", "es": "Texto convenido", "ru": "Согласованный текст", "zh": "商定案文",
        "ar": "النص المتفق عليه",
    },
    "clean": {
        "fr": "Texte sans crochets", "es": "Texto sin corchetes", "ru": "Текст без квадратных скобок",
        "zh": "无方括号案文", "ar": "النص بدون أقواس معقوفة",
    },
    "rolling": {
        "fr": "Texte évolutif", "es": "Texto evolutivo", "ru": "Переходящий текст", "zh": "滚动案文",
        "ar": "النص المتداول",
    },
    "redline": {"fr": "Modifications", "es": "Modificaciones", "ru": "Изменения", "zh": "修改", "ar": "التعديلات"},
}  # fmt: skip
"""Captions by kind of page and language."""
_MONTHS = {
    "fr": [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet",
        "août", "septembre", "octobre", "novembre", "décembre",
    ],
    "es": [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
        "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ],
    "ru": [
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля",
        "августа", "сентября", "октября", "ноября", "декабря",
    ],
    "ar": [
        "كانون الثاني/يناير", "شباط/فبراير", "آذار/مارس", "نيسان/أبريل", "أيار/مايو", "حزيران/يونيه",
        "تموز/يوليه", "آب/أغسطس", "أيلول/سبتمبر", "تشرين الأول/أكتوبر", "تشرين الثاني/نوفمبر", "كانون الأول/ديسمبر",
    ],
}  # fmt: skip


def day_in(language: str, day: Date) -> str:
    """Return a day as documents in a language write it.

    >>> first = Date(2012, 6, 1)
    >>> day_in("fr", first), day_in("es", first), day_in("zh", first), day_in("en", first)
    ('1er juin 2012', '1 de junio de 2012', '2012年6月1日', '1 June 2012')
    """
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    if language not in _MONTHS:
        return say_date(day)
    month = _MONTHS[language][day.month - 1]
    match language:
        case "fr":
            return f"{day.day}{'er' if day.day == 1 else ''} {month} {day.year}"
        case "es":
            return f"{day.day} de {month} de {day.year}"
        case "ru":
            return f"{day.day} {month} {day.year} года"
    return f"{day.day} {month} {day.year}"
