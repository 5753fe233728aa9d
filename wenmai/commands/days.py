"""A day as an option of a command 日期选项: ISO, of the calendar; today where none is given."""

from collections.abc import Callable
from datetime import date
from typing import Any

import click


class Day(click.ParamType[str]):
    """A day of the calendar such as 2022-10-01 日期; what is none is refused in one line."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the day in ISO form."""
        text = str(value).strip()
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is None or text != day.isoformat():
            self.fail(f"{text} 不是日期，写作 2022-10-01 · {text} is no day, write 2022-10-01", param, ctx)
        return text


def day_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--as-of``: a day, by default today."""
    return click.option(
        "--as-of", "day", type=Day(), default=lambda: date.today().isoformat(),
        help="哪一天 · On which day; default: today.",
    )(command)  # fmt: skip
