"""Work for processes of their own: in a module that imports next to nothing, for each of them imports it."""

import os


def dies_of(item: str) -> str:
    """An item in capitals; one of them ends the process."""
    if item == "deadly":
        os._exit(1)
    return item.upper()


def complains_of(item: str) -> str:
    raise ValueError(item)
