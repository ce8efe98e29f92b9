"""The shape of the file: the record, the guards on it, and the tables derived from it."""

APPLICATION_ID = 0x57424E43
"""`WBNC`, in the header of every negotiation file."""

VERSION = 8
"""Of the newest migration, kept in `user_version`; a file with a higher one is left untouched."""

RECORD = """
create table record (
    sequence integer primary key,
    id text not null unique,
    replica text not null,
    made_at text not null,
    entered_at text not null,
    by text not null,
    kind text not null,
    body text not null,
    previous text not null,
    hash text not null unique
) strict;
create trigger record_is_not_updated before update on record begin
    select raise(abort, 'the record is only added to');
end;
create trigger record_is_not_deleted before delete on record begin
    select raise(abort, 'the record is only added to');
end;
"""

FIRST_PROJECTIONS = """
-- Of all entries, also of withdrawn ones: the end of the chain, what was worded, which clauses an entry touched.
create table newest (one integer primary key check (one = 1), entry integer not null, hash text not null) strict;
create table wording (hash text primary key, text text not null) strict, without rowid;
create table touched (
    clause text not null, entry integer not null references record, primary key (clause, entry)
) strict, without rowid;
create table withdrawal (entry integer primary key references record, target integer not null references record)
    strict;

-- Of the entries that count; each row carries its entry, so that a withdrawal takes it out again.
create table opening (entry integer not null references record, title text not null, illustrative integer not null)
    strict;
create table delegation (entry integer not null references record, id text not null, body text not null) strict;
create table membership (entry integer not null references record, body text not null) strict;
create table draft (
    entry integer not null references record, id text not null, symbol text not null, title text not null, date text,
    origin text, based_on text, state text not null, illustrative integer not null, note text not null,
    front text not null, clauses integer not null
) strict;
create table clause (
    entry integer not null references record, draft text not null, place integer not null, id text not null,
    kind text not null, label text not null, number text not null, parent text, depth integer not null,
    text text not null, extra text
) strict;
create table rewording (
    entry integer not null references record, draft text not null, clause text not null, text text not null
) strict;
create table issue (entry integer not null references record, draft text not null, symbol text not null,
    date text not null) strict;
create table link (
    entry integer not null references record, new_draft text not null, old_draft text, by_user integer not null,
    body text not null
) strict;
create table statement (
    entry integer not null references record, id text not null, speaker text not null, on_behalf_of text,
    "on" text not null, draft text not null, forum text not null, source text not null, private integer not null,
    illustrative integer not null, note text not null, corrects text
) strict;
create table position (
    entry integer not null references record, id text not null, statement text not null, clause text not null,
    holder text not null, "on" text not null, private integer not null, stance text, words_hash text not null,
    reason text not null, cure text not null, words text not null, n integer primary key
) strict;
create table current (
    clause text not null, holder text not null, position integer not null, primary key (clause, holder)
) strict, without rowid;
create table alignment (
    entry integer not null references record, statement text not null, who text not null, whom text not null,
    "on" text not null, named text, private integer not null, except_clauses text not null
) strict;
create table proposal (entry integer not null references record, id text not null, clause text not null,
    body text not null) strict;
create table backing (entry integer not null references record, proposal text not null, who text not null,
    stance text not null, "on" text not null) strict;
create table decision (entry integer not null references record, proposal text not null, decision text not null,
    because text not null, "on" text not null) strict;
create table agreement (
    entry integer not null references record, clause text not null, level text not null, "on" text not null,
    words_hash text not null, by text not null, pending text not null, illustrative integer not null
) strict;
create table reopening (entry integer not null references record, clause text not null, "on" text not null,
    because text not null) strict;

create index draft_id on draft (id);
create index clause_draft on clause (draft, place);
create index clause_id on clause (id);
create index clause_entry on clause (entry);
create index rewording_clause on rewording (clause);
create index link_new on link (new_draft);
create index link_entry on link (entry);
create index statement_id on statement (id);
create index statement_entry on statement (entry);
create index statement_corrects on statement (corrects) where corrects is not null;
create index position_clause on position (clause, holder);
create index position_holder on position (holder);
create index position_entry on position (entry);
create index position_statement on position (statement);
create index proposal_id on proposal (id);
create index proposal_clause on proposal (clause);
create index proposal_entry on proposal (entry);
create index backing_proposal on backing (proposal);
create index decision_proposal on decision (proposal);
create index agreement_clause on agreement (clause);
create index reopening_clause on reopening (clause);
"""

SILENCES = """
create table silence (
    entry integer not null references record, id text not null, draft text not null, words_hash text not null,
    opened_at text not null, until text not null, zone text not null, by text not null
) strict;
create table breaking (
    entry integer not null references record, silence text not null, who text not null, made_at text not null,
    entered_at text not null, because text not null
) strict;
create index silence_draft on silence (draft);
create index breaking_silence on breaking (silence);
"""

ARRANGEMENTS = """
-- What became of the clauses of working drafts, and brackets that a person said are no negotiation.
-- An added clause lies in the table of clauses too, with place -1.
create table arrangement (
    entry integer not null references record, draft text not null, kind text not null, clause text not null,
    body text not null
) strict;
create table marking (entry integer not null references record, clause text not null, content text not null,
    editorial integer not null) strict;
create index arrangement_draft on arrangement (draft);
create index arrangement_clause on arrangement (clause);
"""

CONTRIBUTIONS = """
create table invitation (entry integer not null references record, body text not null) strict;
create table contribution (entry integer not null references record, body text not null) strict;
create table scale (entry integer not null references record, body text not null) strict;
"""

RETRACTIONS_AND_PACKAGES = """
create table retraction (
    entry integer not null references record, statement text not null, clause text, "on" text not null,
    because text not null
) strict;
create table package (entry integer not null references record, clause text not null, partner text not null) strict;
create index retraction_statement on retraction (statement);
create index package_clause on package (clause);
"""

CURRENT = """
-- The latest position of each holder on each clause, with what tells whether it is the latest on a line of clauses.
drop table current;
create table current (
    clause text not null, holder text not null, position integer not null, "on" text not null,
    entry integer not null references record, since text not null, primary key (clause, holder)
) strict, without rowid;
insert into current select clause, holder, n, "on", entry, since from (
    select p.clause, p.holder, p.n, p."on", p.entry, min(p."on") over (partition by p.clause, p.holder) since,
        row_number() over (partition by p.clause, p.holder order by p."on" desc, p.entry desc, p.n desc) nth
    from position p where not exists (
        select 1 from statement c cross join position q on q.statement = c.id and +q.entry = c.entry
        where c.corrects = p.statement and q.clause = p.clause and q.holder = p.holder
    ) and not exists (select 1 from retraction r where r.statement = p.statement and r.clause = p.clause)
) where nth = 1;
"""
"""`since` is the day of the holder's earliest position in force there: the same day where there is no other."""

COMPARISONS = """
create table force (entry integer not null references record, body text not null) strict;
create table passage (entry integer not null references record, old_draft text not null, body text not null) strict;
create index passage_draft on passage (old_draft);
"""

MEASUREMENTS = """
-- How drafts stood after an entry, by the rules of one program: no truth of its own, and forgotten at will.
create table measurement (
    draft text primary key, entry integer not null references record, hash text not null, program text not null,
    body blob not null
) strict;
"""

PROJECTIONS = (
    FIRST_PROJECTIONS
    + SILENCES
    + ARRANGEMENTS
    + CONTRIBUTIONS
    + RETRACTIONS_AND_PACKAGES
    + CURRENT
    + COMPARISONS
    + MEASUREMENTS
)

OF_ALL_ENTRIES = ("newest", "wording", "touched", "withdrawal")
OF_COUNTING_ENTRIES = (
    "opening", "delegation", "membership", "draft", "clause", "rewording", "issue", "link", "statement",
    "position", "alignment", "proposal", "backing", "decision", "agreement", "reopening",
    "silence", "breaking", "arrangement", "marking", "invitation", "contribution", "scale", "retraction", "package",
    "force", "passage",
)  # fmt: skip
DERIVED_FROM_THESE = ("current",)


def statements_of(script: str) -> list[str]:
    """Cut a script at the semicolons that end a line outside triggers; `executescript` would commit."""
    statements: list[str] = []
    inside: list[str] = []
    for line in script.splitlines():
        if not line.strip() or line.lstrip().startswith("--"):
            continue
        inside.append(line)
        text = "\n".join(inside)
        is_trigger = inside[0].startswith("create trigger")
        if line.rstrip().endswith(";") and (not is_trigger or line.startswith("end;")):
            statements.append(text)
            inside = []
    return statements
