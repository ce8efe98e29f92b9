"""The command `workbench` itself: opens the screen, makes files, and carries the other commands."""

import sys
from pathlib import Path
from typing import Any

import rich_click as click

import workbench as package
from workbench.cli.agreeing import agree, reopen
from workbench.cli.bringing import blockers, nearness
from workbench.cli.contributing import contribution
from workbench.cli.delegations import delegation, group
from workbench.cli.drafting import compare, draft
from workbench.cli.exporting import export
from workbench.cli.moving import movement
from workbench.cli.options import PATH, choose_file, file_of_all
from workbench.cli.pointing import force
from workbench.cli.printing import talk, usage_gated
from workbench.cli.proposing import proposal
from workbench.cli.recording import backup, check, record, redo, restore, schema, undo
from workbench.cli.reporting import report
from workbench.cli.searching import search
from workbench.cli.silence import silence
from workbench.cli.speaking import align, dissociate, positions, say
from workbench.cli.statements import statement
from workbench.cli.status import matrix, not_spoken, put_status, show, status
from workbench.desk import demo as worked_case
from workbench.desk import files
from workbench.desk.consensus.status import see_status

click.rich_click.TEXT_MARKUP = "ansi"
click.rich_click.COMMAND_GROUPS = {
    "workbench": [
        {"name": "Start", "commands": ["demo", "new", "backup", "restore", "check"]},
        {"name": "The text", "commands": ["draft", "compare", "force", "proposal", "search", "export"]},
        {"name": "What is said", "commands": ["say", "align", "dissociate", "statement", "positions"]},
        {"name": "The room", "commands": ["delegation", "group", "contribution"]},
        {
            "name": "The state of play",
            "commands": ["status", "show", "not-spoken", "matrix", "report", "agree", "reopen", "silence"],
        },
        {"name": "What would bring it", "commands": ["blockers", "nearness", "movement"]},
        {"name": "The record", "commands": ["record", "undo", "redo", "schema"]},
    ]
}


class _Workbench(click.RichGroup):
    """The command itself; what it says of wrong usage quotes what was typed, and passes the display gate too."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the arguments before the command."""
        with usage_gated():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that is named, with its arguments."""
        with usage_gated():
            return super().invoke(ctx)


@click.group(cls=_Workbench, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-f",
    "--file",
    type=PATH,
    envvar="WORKBENCH_FILE",
    metavar="FILE",
    help="The negotiation file; by default the only one in this folder.",
)
@click.version_option(package.__version__, prog_name="workbench")
@click.pass_context
def workbench(context: click.Context, file: Path | None) -> None:
    """Draft a text together and know, clause by clause, who agrees. Without a command: open the screen."""
    if context.invoked_subcommand is None:
        show_screen(choose_file(file))


@workbench.command()
@click.option("-f", "--file", type=PATH, metavar="F", help="Where; human-security.negotiation by default.")
def demo(file: Path | None) -> None:
    """Make the worked case, paragraph 36 of A/66/763, and open it. An existing file is opened as it is."""
    path = file or file_of_all() or Path(f"human-security{files.SUFFIX}")
    if path.exists():
        talk(f"{path} exists and is opened as it is.")
    else:
        worked_case.make_worked_case(path).close()
    show_screen(path)


@workbench.command()
@click.argument("file", type=PATH)
@click.option("--title", required=True, metavar="T", help="What is negotiated.")
def new(file: Path, title: str) -> None:
    """Make an empty negotiation that knows the 193 Member States and the groups."""
    if not file.name:
        raise click.UsageError("Name the file to make.")
    path = file if file.suffix == files.SUFFIX else file.with_name(file.name + files.SUFFIX)
    files.new_negotiation(path, title).close()
    talk(f"Made {path}.", f"Next: workbench -f {path} draft import PATH --symbol S")


def show_screen(path: Path) -> None:
    """Open the screen; where there is no terminal, print the status report and name the file instead."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        from workbench.tui.app import run

        sys.exit(run(path))
    with files.open_negotiation(path) as negotiation:
        put_status(see_status(negotiation))
    talk(f"The negotiation file is {path.resolve()}.", "There is no terminal here, so the screen was not opened.")


for command in (
    draft, compare, force, export, proposal, say, align, dissociate, statement, positions, contribution, delegation,
    group, status, show, not_spoken, matrix, report, agree, reopen, silence, blockers, nearness, movement,
    record, undo, redo, search, backup, restore, check,
):  # fmt: skip
    workbench.add_command(command)
workbench.add_command(schema)
