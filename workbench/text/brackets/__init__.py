"""The front of all that is known of square brackets: other rooms import from here.

Reading and printing is done in `workbench.text.brackets.parsing`, whom a bracket names in
`workbench.text.brackets.attributions`, what a clause says with brackets resolved in `workbench.text.brackets.readings`.
"""

from workbench.text.brackets.parsing import (
    bracket_owners,
    count_brackets,
    open_brackets,
    parse_brackets,
    print_brackets,
    unbalanced,
)
from workbench.text.brackets.readings import (
    Resolution,
    agreed_reading,
    clean_reading,
    reading_of,
    resolve,
    words_without_attributions,
)

__all__ = [
    "Resolution",
    "agreed_reading",
    "bracket_owners",
    "clean_reading",
    "count_brackets",
    "open_brackets",
    "parse_brackets",
    "print_brackets",
    "reading_of",
    "resolve",
    "unbalanced",
    "words_without_attributions",
]
