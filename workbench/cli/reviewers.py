"""Who signs what a command does."""

import argparse
import sys

from workbench.cli.terminal import one_line
from workbench.review.persons import known_spelling
from workbench.services.desk import Desk
from workbench.services.workflow.signers import signers


def use_known_spelling(options: argparse.Namespace, desk: Desk) -> None:
    """Use the known spelling of the name in `--by` where it differs, and say so on standard error."""
    known = known_spelling(options.by, signers(desk))
    if known != options.by:
        message = f'"{one_line(options.by)}" is recorded as "{one_line(known)}", who has signed here before'
        print(f"workbench: {message}", file=sys.stderr)
        options.by = known
