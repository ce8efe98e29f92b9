"""The thread that talks to the desk, so that no key waits for the file.

One clerk has one thread and in it one `Negotiation`, opened on the first question. It does deeds before
questions, and questions before polls. It touches no widget: what it has found goes back as a message to
whoever asked, who drops answers that a later question on the same topic has made stale.
"""

import itertools
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.message import Message

from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from workbench.desk.files import Negotiation

T = TypeVar("T")
LAST_WAIT_S = 0.5
"""How long quitting waits for the file to be closed, once no deed is under way."""
_numbers = itertools.count(1)


class Urgency(IntEnum):
    """What goes first."""

    DEED = 0
    QUESTION = 1
    POLL = 2
    END = 3


class Answered(Message):
    """The clerk has an answer: `deliver()` hands it to the one who asked, on the screen's own thread."""

    def __init__(self, topic: str, number: int, deliver: Callable[[], None]) -> None:
        super().__init__()
        self.topic = topic
        self.number = number
        self.deliver = deliver


@dataclass(order=True)
class Question:
    """Something to do with the open negotiation."""

    urgency: Urgency
    number: int
    work: Callable[["Negotiation"], Callable[[], None]] | None = field(compare=False, default=None)
    """Does it and returns what delivers the answer."""
    refuse: Callable[[WorkbenchError], None] | None = field(compare=False, default=None)
    topic: str = field(compare=False, default="")
    asker: Any = field(compare=False, default=None)


class Clerk:
    """Asks the desk in a thread of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._questions: queue.PriorityQueue[Question] = queue.PriorityQueue()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="clerk", daemon=True)
        self.failed: WorkbenchError | None = None
        """Why the file could not be opened, if it could not."""
        self._counting = threading.Condition()
        self.unanswered = 0
        """Questions and deeds under way."""
        self._deeds = 0

    def start(self) -> None:
        """Begin to work; the file is opened in the clerk's thread."""
        self._thread.start()

    def take(self, question: Question) -> None:
        """Queue a question."""
        self._count(question, 1)
        self._questions.put(question)

    def end(self, wait_s: float = 10.0) -> None:
        """Finish the deeds that were asked for; questions are left, the one under way too."""
        self._ending.set()
        with self._counting:
            self._counting.wait_for(lambda: not self._deeds, wait_s)
        self._questions.put(Question(Urgency.END, next(_numbers)))
        if self._thread.is_alive():
            self._thread.join(LAST_WAIT_S)

    def _run(self) -> None:
        negotiation: Negotiation | None = None
        while (question := self._questions.get()).urgency is not Urgency.END:
            if self._ending.is_set() and question.urgency is not Urgency.DEED:
                self._count(question, -1)
                continue
            try:
                negotiation = negotiation or self._open()
                deliver = question.work(negotiation) if question.work else _nothing
            except WorkbenchError as error:
                deliver = _refusal(question, error)
            except Exception as error:  # noqa: BLE001 — the boundary of the thread: told, not swallowed
                deliver = _refusal(question, (negotiation and negotiation.damage()) or _told(error))
            question.asker.post_message(Answered(question.topic, question.number, deliver))
            self._count(question, -1)
        if negotiation is not None:
            negotiation.close()

    def _count(self, question: Question, by: int) -> None:
        with self._counting:
            self.unanswered += by
            self._deeds += by * (question.urgency is Urgency.DEED)
            self._counting.notify_all()

    def _open(self) -> "Negotiation":
        from workbench.desk import files

        try:
            return files.open_negotiation(self._path)
        except WorkbenchError as error:
            self.failed = error
            raise


def _told(error: Exception) -> WorkbenchError:
    said = f"Something went wrong in the workbench ({type(error).__name__}: {error})."
    return WorkbenchError(said, "What is on file is safe; please report what you did.")


def _nothing() -> None:
    """Deliver nothing."""


def _refusal(question: Question, error: WorkbenchError) -> Callable[[], None]:
    refuse = question.refuse
    return (lambda: refuse(error)) if refuse else _nothing


class Asker:
    """What the app and every screen share: asking the clerk, dropping answers no longer wanted."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._latest: dict[str, int] = {}

    def clerk_of(self) -> Clerk:
        """Return the clerk to ask."""
        raise NotImplementedError

    def refused(self, error: WorkbenchError) -> None:
        """Say what the desk refused, where nothing better is named."""
        raise NotImplementedError

    def ask(
        self,
        topic: str,
        question: Callable[["Negotiation"], T],
        then: Callable[[T], None],
        otherwise: Callable[[WorkbenchError], None] | None = None,
        urgency: Urgency = Urgency.QUESTION,
    ) -> None:
        """Ask the desk; `then` or `otherwise` is called on the screen's thread.

        Of the questions on one topic only the latest is answered; every deed is.
        """
        number = next(_numbers)
        if urgency is Urgency.DEED:
            topic = f"{topic} {number}"
        self._latest[topic] = number

        def work(negotiation: "Negotiation") -> Callable[[], None]:
            answer = question(negotiation)
            return lambda: then(answer)

        self.clerk_of().take(Question(urgency, number, work, otherwise or self.refused, topic, self))

    def on_answered(self, message: Answered) -> None:
        """Hand an answer over, unless a later question on its topic was asked meanwhile."""
        message.stop()
        if self._latest.get(message.topic) == message.number:
            message.deliver()
