"""The lineage 脉络 as a part of a page: the drawing, and the same as a list with every sentence."""

from dataclasses import dataclass

from markupsafe import Markup

from wenmai.pages.lanes import draw
from wenmai.pages.rows import Section, lineage_sections
from wenmai.queries.model import Lineage
from wenmai.server.rendering import Speech


@dataclass(frozen=True, slots=True)
class Picture:
    """A lineage to be shown 脉络图: ``drawing`` is its SVG, None where there is nothing to draw."""

    lineage: Lineage
    drawing: Markup | None
    sections: list[Section]


def picture(lineage: Lineage, speech: Speech, day: str) -> Picture:
    """Return a lineage drawn and listed 脉络图; what has ended by the day is grey."""
    drawing = draw(lineage, link=speech.document, today=day, lang=speech.lang) if lineage.steps else None
    return Picture(lineage, Markup(drawing) if drawing else None, lineage_sections(lineage, speech.lang))
