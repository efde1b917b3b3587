"""A check in a process of its own with a time budget, so that a long text never holds up anybody else.

The module is run as a program too: it reads an article and a house style from standard input and writes the check.
"""

import os
import pickle
import subprocess
import sys
from typing import Any, Final

from workbench.config.house_style import HouseStyle
from workbench.domain.article import Article
from workbench.domain.checked import Checked
from workbench.errors import IntakeError
from workbench.services.articles.check_article import check_article

LONGEST_HERE: Final = 100_000
"""Code points of a text that is checked in this process; a long article has a third of it."""
SECONDS: Final = 60
"""The budget of a check, plus a second for every 5,000 code points: several times what prose takes."""
PER_SECOND: Final = 5_000


def check_in_budget(article: Article, style: HouseStyle) -> Checked:
    """Check the article as `check_article` does; a long text in a process of its own.

    Raises:
        IntakeError: it took more time or memory than it may.
    """
    length = len(article.text)
    return check_article(article, style) if length <= LONGEST_HERE else _check_in_sandbox(article, style)


def _check_in_sandbox(article: Article, style: HouseStyle) -> Checked:
    seconds = SECONDS + len(article.text) // PER_SECOND
    command = [sys.executable, "-m", __name__]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        completed = subprocess.run(  # noqa: S603 - our own program; the text goes in as bytes
            command,
            input=pickle.dumps((article, style)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
            env=environment,
        )
    except subprocess.TimeoutExpired:
        raise _check_error(article, f"checking it took more than {seconds:,} seconds") from None
    except subprocess.CalledProcessError:
        raise _check_error(article, "checking it needed more memory than is available") from None
    checked: Checked = pickle.loads(completed.stdout)  # noqa: S301 - what our own program wrote
    return checked


def _check_error(article: Article, what: str) -> IntakeError:
    fix = "Split the text, and add the parts one by one."
    return IntakeError(origin=article.origin or article.title or article.id, what=f"{what}, and was stopped", fix=fix)


def main() -> None:
    """Check the article on standard input, and write nothing but the check to standard output."""
    output, sys.stdout = sys.stdout.buffer, sys.stderr
    arguments: tuple[Any, Any] = pickle.load(sys.stdin.buffer)  # noqa: S301 - what our own program wrote
    output.write(pickle.dumps(check_article(*arguments)))
    output.flush()


if __name__ == "__main__":
    main()
