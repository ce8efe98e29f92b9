"""How a file comes to its shape, one migration a version. A migration that was released never changes."""

from sqlite_utils import Database, Migrations

from workbench.store.schema import (
    ARRANGEMENTS,
    COMPARISONS,
    CONTRIBUTIONS,
    CURRENT,
    FIRST_PROJECTIONS,
    MEASUREMENTS,
    RECORD,
    RETRACTIONS_AND_PACKAGES,
    SILENCES,
    statements_of,
)

migrations = Migrations("workbench")


@migrations(name="0001-the-record-and-what-is-derived-from-it")
def _first(db: Database) -> None:
    for statement in statements_of(RECORD + FIRST_PROJECTIONS):
        db.conn.execute(statement)


@migrations(name="0002-silence-procedures")
def _second(db: Database) -> None:
    for statement in statements_of(SILENCES):
        db.conn.execute(statement)


@migrations(name="0003-clauses-arranged-and-brackets-marked")
def _third(db: Database) -> None:
    for statement in statements_of(ARRANGEMENTS):
        db.conn.execute(statement)


@migrations(name="0004-contributions-and-words-for-numbers")
def _fourth(db: Database) -> None:
    for statement in statements_of(CONTRIBUTIONS):
        db.conn.execute(statement)


@migrations(name="0005-withdrawn-statements-and-packages")
def _fifth(db: Database) -> None:
    for statement in statements_of(RETRACTIONS_AND_PACKAGES):
        db.conn.execute(statement)


@migrations(name="0006-the-days-of-current-positions")
def _sixth(db: Database) -> None:
    for statement in statements_of(CURRENT):
        db.conn.execute(statement)


@migrations(name="0007-words-of-force-and-passages")
def _seventh(db: Database) -> None:
    for statement in statements_of(COMPARISONS):
        db.conn.execute(statement)


@migrations(name="0008-measurements")
def _eighth(db: Database) -> None:
    for statement in statements_of(MEASUREMENTS):
        db.conn.execute(statement)
