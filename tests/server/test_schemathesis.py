"""Whatever a client sends by the description of the API, and against it: no 500, and answers as described."""

from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from wenmai.server.app import create_app

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
HOST = {"host": "127.0.0.1"}


@pytest.fixture(scope="session")
def described(samples_store: Path) -> object:
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(samples_store), headers=HOST)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_operation_breaks(case: schemathesis.Case) -> None:
    case.call_and_validate(checks=list(CHECKS), headers=HOST)
