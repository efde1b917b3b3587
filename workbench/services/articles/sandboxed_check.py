"""A check in a process of its own with a budget of time, so that a long text never holds up who else is at work.

It is run as a program too: an article and a house style come in on standard input, the check goes out.
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
"""The budget of a check, to which comes a second for every 5,000 code points: several times what prose takes."""
PER_SECOND: Final = 5_000


def check_in_budget(article: Article, style: HouseStyle) -> Checked:
    """The check as `check_article` gives it; of a long text in a process of its own.

    Raises:
        IntakeError: it took more time or memory than it may.
    """
    length = len(article.text)
    return check_article(article, style) if length <= LONGEST_HERE else _check_apart(article, style)


def _check_apart(article: Article, style: HouseStyle) -> Checked:
    seconds = SECONDS + len(article.text) // PER_SECOND
    command = [sys.executable, "-m", __name__]
    places = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the text goes in as bytes
            command,
            input=pickle.dumps((article, style)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=True,
            env=places,
        )
    except subprocess.TimeoutExpired:
        raise _broken_off(article, f"checking it took more than {seconds:,} seconds") from None
    except subprocess.CalledProcessError:
        raise _broken_off(article, "checking it needed more memory than is available") from None
    checked: Checked = pickle.loads(done.stdout)  # noqa: S301 - what our own program wrote
    return checked


def _broken_off(article: Article, what: str) -> IntakeError:
    fix = "Split the text, and add the parts one by one."
    return IntakeError(origin=article.origin or article.title or article.id, what=f"{what}, and was stopped", fix=fix)


def main() -> None:
    """Check what comes in, and write nothing else than the check."""
    answer, sys.stdout = sys.stdout.buffer, sys.stderr
    told: tuple[Any, Any] = pickle.load(sys.stdin.buffer)  # noqa: S301 - what our own program wrote
    answer.write(pickle.dumps(check_article(*told)))
    answer.flush()


if __name__ == "__main__":
    main()
