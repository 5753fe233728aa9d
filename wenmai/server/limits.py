"""Limits 限额: how long, how large and how much at once a request may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What requests may take 限额; times in seconds, sizes in bytes.

    ``seconds`` holds for what one document needs, ``far_seconds`` for questions to the whole store and for SPARQL,
    which run in processes of their own, each of ``memory``; ``waiting`` requests at the most are taken in at once.
    """

    seconds: float = 10.0
    far_seconds: float = 30.0
    body: int = 256 * 1024
    address: int = 256 * 1024
    answer: int = 16 * 1024 * 1024
    memory: int = 4 * 1024**3
    waiting: int = 400
    threads: int = 3
    processes: int = 2
