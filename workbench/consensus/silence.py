"""What a silence procedure came to. The earliest event decides; times are compared as moments, not as clocks.

The rules, with their reasons (all reasoned; the United Nations has no written ones):

- An objection counts by when it was made, whenever it was entered: a delegation that wrote in time must not
  lose its word because the secretariat was asleep. Both times are shown.
- It counts from the opening to the very moment the time is up, that moment included: who was told "until 18:00"
  and writes at 18:00 was in time. An earlier or later one is kept and shown, and breaks nothing.
- The words changing before the time is up voids it, be it one comma: delegations were silent on these words and on
  no others. Changed back, they stay void, for in between nobody knew what was silently accepted. An edit that
  was undone counts as never made; so a silence whose words rest on an edit undone since is void as well.
- Of an objection and a change of words the earlier decides: a broken silence cannot become void, nor a void one
  be broken. Both came to nothing, and the delegation that objected is told so truthfully.
- Words changed after the time was up leave it accepted, on the words there were.
- The time is a clock's in a time zone. It becomes a moment once, when the silence is opened, by the offset that
  holds there on that day; how long the silence lasts then may differ by an hour where a clock is put forward
  or back in between.
"""

from datetime import datetime

from workbench.model.silence import Objection, Silence, SilenceOutcome


def judge_silence(silence: Silence, now: datetime) -> SilenceOutcome:
    """Return what a silence came to by `now`, a moment with its time zone."""
    broken = min((one.made_at for one in silence.objections if is_in_time(silence, one)), default=None)
    void = _void_at(silence)
    if broken is not None and (void is None or broken <= void):
        return SilenceOutcome.BROKEN
    if void is not None:
        return SilenceOutcome.VOID
    return SilenceOutcome.OPEN if now <= silence.until else SilenceOutcome.ACCEPTED


def is_in_time(silence: Silence, objection: Objection) -> bool:
    """Whether an objection was made while the silence ran, its first and last moment included."""
    return silence.opened_at <= objection.made_at <= silence.until


def _void_at(silence: Silence) -> datetime | None:
    if silence.words_then != silence.words_hash:
        return silence.opened_at
    changed = silence.reworded_at
    return changed if changed is not None and changed <= silence.until else None
