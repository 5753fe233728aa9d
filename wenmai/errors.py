"""The exceptions of Wenmai 文脉: one small tree, for wrong calls, broken data files and stores.

A text never raises: what cannot be read in it becomes a :class:`wenmai.ontology.model.Diagnostic`.
Every message is one line that says what to do; the command line prints it as it stands.
"""


class WenmaiError(Exception):
    """Base of all errors of this package; ``str()`` is one line for a person."""


class DataError(WenmaiError):
    """A data file of this package, or a file of records, is not as its format says."""


class StoreError(WenmaiError):
    """A store cannot be opened, read or written."""


class StoreMissing(StoreError):
    """There is no store at the place named."""


class StoreLocked(StoreError):
    """Another process is writing to the store."""


class StoreVersion(StoreError):
    """The store was written in another version of the store format."""


class NotFound(WenmaiError):
    """No document answers to the words given; ``nearest`` holds (title or number, score 0–100) pairs."""

    def __init__(self, message: str, nearest: tuple[tuple[str, float], ...] = ()) -> None:
        super().__init__(message)
        self.nearest = nearest


class Ambiguous(WenmaiError):
    """Several documents answer to the words given; ``candidates`` holds their ids."""

    def __init__(self, message: str, candidates: tuple[str, ...]) -> None:
        super().__init__(message)
        self.candidates = candidates


class OverTime(WenmaiError):
    """An answer would take longer than it may."""


class Busy(WenmaiError):
    """More is asked at once than is taken in."""


class Refused(WenmaiError):
    """A question that is not answered as it is asked: broken, too large, or not one that only reads."""
