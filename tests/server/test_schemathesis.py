"""Whatever a client sends by the description of the API, and against it: no 500, and answers as described."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from wenmai.server import api_corpus, api_documents, sparql
from wenmai.server.app import create_app
from wenmai.server.limits import Limits

EXAMPLES = 50
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPERATIONS = sorted(
    (prefix + route.path, method)
    for prefix, router in (("/api/v1", api_documents), ("/api/v1", api_corpus), ("", sparql))
    for route in router.router.routes
    for method in route.methods
)


@pytest.fixture(scope="module")
def schema(samples_store: Path) -> Iterator[Any]:
    from starlette.testclient import TestClient

    app = create_app(samples_store, limits=Limits(seconds=300, far_seconds=300))
    with TestClient(app):
        yield schemathesis.openapi.from_asgi("/openapi.json", app, headers={"host": "127.0.0.1"})


def test_every_operation_is_described(schema: Any) -> None:
    described = [(one.ok().path, one.ok().method.upper()) for one in schema.get_all_operations()]
    assert sorted(described) == OPERATIONS


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_no_operation_breaks(schema: Any, path: str, method: str) -> None:
    operation = schema[path][method]

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def holds(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers={"host": "127.0.0.1"}, timeout=300)

    holds()
