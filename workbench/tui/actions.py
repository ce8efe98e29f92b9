"""The registry of what a user can do: keys, footer, help screen and command palette all read it.

The name is the action Textual runs: `app.NAME` on the app, else on the screen that has the focus.
"""

from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Action:
    """One thing a user can do."""

    name: str
    keys: str
    title: str
    """Two or three words, for the footer, the help and the palette."""
    tip: str
    """One sentence, for the help and the palette."""
    footer: bool = False
    shown_key: str | None = None


SAY = Action("say", "s", "Say", "Take down a position of any delegation on the clauses chosen.", footer=True)
AGREE = Action("agree", "a", "Agree", "Declare the clauses chosen agreed; asks where somebody objects.", footer=True)
REOPEN = Action("reopen", "r", "Reopen", "Open an agreed clause again, for a reason.")
NEXT_FLAG = Action("next_flag", "right_square_bracket", "Flag", "Go to the next flagged clause.", shown_key="]")
LAST_FLAG = Action("last_flag", "left_square_bracket", "Flag before", "Go to the flag before.", shown_key="[")
FLAGGED = Action("flagged", "f", "Flags", "Only the clauses that need a look, or all.", footer=True)
FILTER = Action("filter", "slash", "Filter", "Type to narrow the list.", footer=True, shown_key="/")
PROPOSE = Action(
    "propose", "plus", "Propose", "Put a proposal on the table: wording, deletion, addition, move.", shown_key="+"
)
ALIGN = Action("align", "A", "Align", "Take down that a delegation aligns itself with another's word.")
DISSOCIATE = Action("dissociate", "D", "Dissociate", "Take down that a delegation dissociates itself from clauses.")
NOT_SPOKEN = Action("not_spoken", "W", "Not spoken", "Who has not spoken: on this clause, on any, in writing.")
PEN = (
    Action("reword", "E", "Edit words", "Change the words of the clause in the working draft."),
    Action("add_clause", "C", "Add clause", "Add a clause beside this one in the working draft."),
    Action("move_clause", "O", "Move clause", "Let the clause stand elsewhere in the working draft."),
    Action("remove_clause", "X", "Take out", "Take the clause out of the working draft, or its alternatives."),
)
"""What the pen-holder does to a clause of a working draft."""
OPEN = Action("open", "enter", "Open", "Open what is under the cursor; so does a second click.", shown_key="⏎")
BACK = Action("back", "escape,backspace", "Back", "Back to where you came from.", footer=True, shown_key="esc")

HERE: dict[str, tuple[Action, ...]] = {
    "overview": (
        OPEN,
        SAY,
        AGREE,
        REOPEN,
        PROPOSE,
        ALIGN,
        DISSOCIATE,
        Action("mark", "space", "Mark", "Mark the clause, to speak on or agree several at once."),
        *PEN,
        FLAGGED,
        NOT_SPOKEN,
        Action("order", "Z", "Order", "Worst first, or in the order of the draft."),
        FILTER,
        NEXT_FLAG,
        LAST_FLAG,
        Action("back", "escape", "Clear", "Leave the filter, take away marks."),
    ),
    "clause": (
        SAY,
        AGREE,
        REOPEN,
        Action("proposals", "o", "Proposals here", "The proposals on this clause laid over it; decide them there."),
        PROPOSE,
        ALIGN,
        DISSOCIATE,
        NOT_SPOKEN,
        Action(
            "redline",
            "v",
            "Redline",
            "The words; what changed since the draft before; the proposals laid over them.",
            footer=True,
        ),
        *PEN,
        Action("unfold", "space", "Unfold", "Show or hide who stands behind this delegation.", footer=True),
        Action("unfold_all", "e", "Unfold all", "Show or hide everybody."),
        Action("zoom", "z", "Zoom", "Give the whole screen to the people, or share it again."),
        Action("details", "i", "Details", "All that is known of the position under the cursor.", footer=True),
        Action("next", "n", "Next", "Go to the next clause.", footer=True),
        Action("last", "p", "Before", "Go to the clause before."),
        replace(NEXT_FLAG, footer=True),
        LAST_FLAG,
        BACK,
    ),
    "compare": (
        Action("pick_old", "o", "Old draft", "Choose the draft to compare from.", footer=True),
        Action("pick_new", "n", "New draft", "Choose the draft to compare to.", footer=True),
        replace(FLAGGED, title="Changes", tip="Leave out the clauses that were kept, or show all."),
        Action("mark", "space", "Mark", "Mark what belongs together, to link it by hand.", footer=True),
        Action("link", "l", "Link by hand", "Say yourself which clauses became which.", footer=True),
        Action("sentence", "e", "Sentence", "Say where one sentence of a clause went, or that it went nowhere."),
        Action(
            "force_words",
            "v",
            "Words of force",
            "Which words are pointed out, such as shall → should: a list of yours.",
        ),
        OPEN,
        BACK,
    ),
    "proposals": (
        Action("accept", "y", "Accept", "Its words go into the working draft; shows how the others fit.", footer=True),
        Action("reject", "n", "Reject", "Decide against it, with the reason if there is one.", footer=True),
        Action("withdraw", "K", "Withdraw", "Take it off the table for its sponsors.", footer=True),
        Action("voice", "b", "For, against", "Take down who speaks for it or against it.", footer=True),
        replace(PROPOSE, footer=True),
        Action("narrow", "o", "Here", "Only the proposals on this clause, or all.", footer=True),
        OPEN,
        replace(SAY, footer=False),
        BACK,
    ),
    "brackets": (
        Action("resolve", "y", "Resolve", "Keep its words, drop them, or grant the deletion it asks for.", footer=True),
        Action("mark_none", "e", "No bracket", "It is no negotiation: a quotation, a formula.", footer=True),
        Action("read_as", "v", "Read as", "The draft clean, agreed, or as a delegation would have it.", footer=True),
        *PEN,
        replace(OPEN, footer=True),
        BACK,
    ),
    "statements": (
        Action("correct", "C", "Correct", "Take down what it should have said; both stay on record.", footer=True),
        Action("withdraw", "K", "Withdraw", "Take down that the delegation takes back what it said.", footer=True),
        replace(ALIGN, tip="Take down that somebody aligns itself with this very statement.", footer=True),
        FILTER,
        replace(SAY, footer=False),
        OPEN,
        BACK,
    ),
    "matrix": (
        replace(OPEN, footer=True, keys="enter"),
        SAY,
        AGREE,
        ALIGN,
        DISSOCIATE,
        Action("spoken", "f", "Spoken", "Leave out those silent throughout, or show all.", footer=True),
        Action("find", "slash", "Find", "Go to a delegation by its name.", footer=True, shown_key="/"),
        BACK,
    ),
    "room": (
        OPEN,
        Action("receive", "R", "Contribution", "Take down that a written contribution came in.", footer=True),
        Action("invite", "i", "Invite", "Take down who is invited to contribute in writing, until when.", footer=True),
        Action("part", "tab", "Next part", "Go to the next heading.", footer=True),
        BACK,
    ),
    "views": (
        replace(OPEN, footer=True),
        Action("words", "o", "Words", "The words for numbers of Member States, or none.", footer=True),
        Action("read_on", "space,pagedown", "Read on", "Scroll what was said of the clause.", footer=True),
        Action("read_back", "minus,pageup", "Back up", "Scroll what was said of the clause back."),
        BACK,
    ),
    "silence": (
        Action("open_silence", "o", "Open silence", "Put a draft to all until a time.", footer=True),
        Action("break_silence", "b", "Break", "Take down that a delegation objects.", footer=True),
        Action("letter", "l", "Letter", "Write the letter that tells all what came of it.", footer=True),
        BACK,
    ),
    "alike": (replace(OPEN, footer=True), BACK),
    "movement": (
        Action("by_day", "space", "Days or drafts", "Draw the line over days, or over drafts.", footer=True),
        replace(OPEN, footer=True),
        BACK,
    ),
    "delegations": (FILTER, OPEN, BACK),
    "record": (BACK,),
}
"""What counts on one screen only, by the screen's `PLACE`."""
ANYWHERE = (
    Action("app.help", "question_mark,f1", "Help", "All keys of this screen.", footer=True, shown_key="?"),
    Action("app.go('room')", "w", "Who", "Who stands in the way, what is undecided, who is silent.", footer=True),
    Action("app.go('compare')", "c", "Compare", "Compare two drafts, clause by clause.", footer=True),
    Action("app.go('matrix')", "m", "Matrix", "Delegations by clauses: who stands where.", footer=True),
    Action("app.go('views')", "V", "Views", "The report of views: who said what of each clause, in sentences."),
    Action("app.drafts", "d", "Drafts", "Choose the draft to look at, or table a new one.", footer=True),
    Action("app.export", "x", "Export", "Write agreed text, redline, report and the like.", footer=True),
    Action("app.look_back", "Y", "Look back", "See the room of an earlier day, its words too; again: today."),
    Action("app.table", "T", "Table a draft", "Read a draft from a file and put it on the table."),
    Action("app.go('proposals')", "P", "Proposals", "All undecided proposals, to look at and decide."),
    Action("app.go('brackets')", "B", "Brackets", "All that stands in brackets, whose it is, and how it went."),
    Action("app.issue", "F", "Issue", "Freeze the working draft under its symbol, renumbered if you like."),
    Action("app.go('statements')", "H", "Statements", "What was said, by whom and when; correct it, withdraw it."),
    Action("app.work", "N", "Working draft", "Begin a working draft with the words of the draft looked at."),
    Action("app.take_in", "I", "Import positions", "Read what delegations said from a file (csv, xlsx, jsonl, toml)."),
    Action("app.go('alike')", "L", "Alike", "Who stands alike over all clauses; those that object first."),
    Action("app.go('movement')", "M", "Movement", "How the drafts converge, and what moved since the one before."),
    Action("app.go('silence')", "S", "Silence", "Silence procedures: open one, break one, its letter."),
    Action("app.go('delegations')", "g", "Delegations", "Delegations and groups, and who belongs to them."),
    Action("app.go('record')", "h", "Record", "What was done, by whom and when."),
    Action("app.undo", "u", "Undo", "Take back the last act; the record keeps both."),
    Action("app.redo", "U", "Redo", "Bring back what was taken back."),
    Action("app.theme", "t", "Dark or light", "Change between dark and light."),
    Action("app.leave", "q", "Quit", "Leave; everything is on file already."),
)
"""What counts on every screen."""


def actions_at(place: str) -> tuple[Action, ...]:
    """Return the actions that count in a place, those of the place first."""
    return (*HERE.get(place, ()), *ANYWHERE)


def bindings(actions: tuple[Action, ...]) -> list[BindingType]:
    """Return the key bindings of actions, for a screen's or the app's `BINDINGS`."""
    return [
        Binding(one.keys, one.name, one.title, show=one.footer, key_display=one.shown_key, tooltip=one.tip)
        for one in actions
    ]


def shown_keys(action: Action) -> str:
    """Return the keys as people read them: `?`, `esc`, `⏎`."""
    return action.shown_key or action.keys.split(",")[0].replace("escape", "esc")
