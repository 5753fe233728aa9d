"""Problems 问题应答: every refusal as one short answer, JSON for programs and a page for people, never a trace."""

from dataclasses import dataclass
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from wenmai.errors import Ambiguous, Busy, NotFound, OverTime, Refused, StoreError, WenmaiError
from wenmai.server.answers import told
from wenmai.server.rendering import page, speaks


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no answer 问题: ``candidates`` are ids where several documents answer to the words."""

    status: int
    problem: str
    candidates: tuple[str, ...] = ()


PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    404: {"model": Problem, "description": "Nothing answers to the words"},
    409: {"model": Problem, "description": "Several documents answer to the words, or the store has gone"},
    413: {"model": Problem, "description": "Too large"},
    422: {"model": Problem, "description": "Not a question that is answered"},
    429: {"model": Problem, "description": "Too much at once"},
}
_STATUS: Final[dict[type[WenmaiError], int]] = {
    NotFound: 404, Ambiguous: 409, StoreError: 409, Busy: 429, OverTime: 422, Refused: 422,
}  # fmt: skip


def answer_problems(app: FastAPI) -> None:
    """Have an application answer all errors 登记: ours, those of a wrong request, and of a page that is not there."""
    app.add_exception_handler(WenmaiError, _ours)
    app.add_exception_handler(RequestValidationError, _wrong)
    app.add_exception_handler(HTTPException, _plain)


async def _ours(request: Request, error: Exception) -> Response:
    status = next((_STATUS[kind] for kind in type(error).__mro__ if kind in _STATUS), 422)
    candidates = error.candidates if isinstance(error, Ambiguous) else ()
    return _respond(request, Problem(status, str(error), candidates))


async def _wrong(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    wrong = ((one["loc"][-1], one["msg"].removeprefix("Value error, ")) for one in error.errors()[:5])
    found = "; ".join(f"{name}: {message}" for name, message in wrong)
    return _respond(request, Problem(422, found))


async def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    response = _respond(request, Problem(error.status_code, str(error.detail)))
    response.headers.update(error.headers or {})
    return response


def _respond(request: Request, problem: Problem) -> Response:
    for_people = "text/html" in request.headers.get("accept", "")
    if for_people and not request.url.path.startswith(("/api/", "/sparql")):
        response = page("problem.html", speaks(request), problem=problem)
    else:
        response = told(Problem, problem)
    response.status_code = problem.status
    if problem.status == 429:
        response.headers["Retry-After"] = "2"
    return response
