"""HTML out and in; nothing is fetched or run.

`printer` and `blocks` make one self-contained file for the browser, the phone, the printer and those who listen;
`reader`, `lists` and `notes` read drafts from pages of any kind.
"""
