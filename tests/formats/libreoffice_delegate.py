"""Run by LibreOffice's own Python: edits a Word file as a delegation would, and saves it as another.

Arguments: the pipe, the file, the file to make, and the acts as JSON, each a list of its name and its words.
"""

# mypy: ignore-errors
import json
import sys

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from libreoffice_pipe import connect, leave


def option(name, value):
    return PropertyValue(Name=name, Value=value)


class Delegate:
    def __init__(self, context, path):
        self.manager = context.ServiceManager
        desktop = self.manager.createInstance("com.sun.star.frame.Desktop")
        url = uno.systemPathToFileUrl(path)
        self.document = desktop.loadComponentFromURL(url, "_blank", 0, (option("Hidden", True),))
        self.dispatcher = self.manager.createInstance("com.sun.star.frame.DispatchHelper")

    def called(self, name):
        configuration = self.manager.createInstance("com.sun.star.configuration.ConfigurationProvider")
        node = (option("nodepath", "/org.openoffice.UserProfile/Data"),)
        person = configuration.createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", node)
        person.setPropertyValue("sn", name)
        person.commitChanges()

    def tracking(self, on):
        self.document.RecordChanges = on

    def found(self, words):
        asked = self.document.createSearchDescriptor()
        asked.SearchString, asked.SearchCaseSensitive = words, True
        found = self.document.findFirst(asked)
        if found is None:
            raise SystemExit(f"not in the file: {words}")
        return found

    def decide(self, command, words):
        self.document.CurrentController.select(self.found(words))
        self.dispatcher.executeDispatch(self.document.CurrentController.Frame, command, "", 0, ())

    def accept(self, words):
        self.decide(".uno:AcceptTrackedChange", words)

    def reject(self, words):
        self.decide(".uno:RejectTrackedChange", words)

    def replace(self, words, others):
        self.found(words).String = others

    def delete(self, words):
        """Delete the paragraph that holds the words, with its end."""
        cursor = self.document.Text.createTextCursorByRange(self.found(words).Start)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoNextParagraph(True)
        cursor.String = ""

    def add(self, words, others):
        """Add a paragraph after the one that holds the words."""
        cursor = self.document.Text.createTextCursorByRange(self.found(words).Start)
        cursor.gotoEndOfParagraph(False)
        self.document.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        self.document.Text.insertString(cursor, others, False)


context = connect(sys.argv[1])
delegate = Delegate(context, sys.argv[2])
for act, *words in json.loads(sys.argv[4]):
    getattr(delegate, act)(*words)
delegate.document.storeToURL(uno.systemPathToFileUrl(sys.argv[3]), (option("FilterName", "MS Word 2007 XML"),))
delegate.document.close(True)
leave()
