"""Run by LibreOffice's own Python: accepts or rejects all changes of Word files and prints their paragraphs.

Reads lines `accept PATH` or `reject PATH`, answers each with one line of JSON: the paragraphs as strings.
"""

# mypy: ignore-errors
# ruff: noqa: T201
import json
import sys

import uno
from com.sun.star.beans import PropertyValue
from libreoffice_pipe import connect, leave


def words(paragraph):
    portions = paragraph.createEnumeration()
    text = ""
    while portions.hasMoreElements():
        portion = portions.nextElement()
        if portion.TextPortionType == "Text":
            text += portion.String
    return text


def read(context, verb, path):
    desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    hidden = PropertyValue(Name="Hidden", Value=True)
    document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (hidden,))
    dispatcher = context.ServiceManager.createInstance("com.sun.star.frame.DispatchHelper")
    command = ".uno:AcceptAllTrackedChanges" if verb == "accept" else ".uno:RejectAllTrackedChanges"
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
    paragraphs = document.Text.createEnumeration()
    read = []
    while paragraphs.hasMoreElements():
        paragraph = paragraphs.nextElement()
        if paragraph.supportsService("com.sun.star.text.Paragraph"):
            read.append(words(paragraph))
    document.close(True)
    return read


context = connect(sys.argv[1])
for line in sys.stdin:
    verb, _, path = line.rstrip("\n").partition(" ")
    print(json.dumps(read(context, verb, path)), flush=True)
leave()
