"""The API as it describes itself: schemathesis asks every address whatever the description allows, and finds no fault."""

from pathlib import Path
from typing import Any

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, status_code_conformance

from desk.conftest import ADDRESS
from legation.desk import Desk, make_app

OWN = (501, 503)  # not in this desk, and stopped: answers, not faults
HOST = {"host": ADDRESS.removeprefix("http://")}


def test_nothing_falls_over(path: Path) -> None:
    app = make_app(Desk(record=path))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST)
    asked = 0
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        _ask(operation)
        asked += 1
    assert asked > 50


def _ask(operation: Any) -> None:
    @given(case=operation.as_strategy())
    @settings(max_examples=5, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    def hold(case: Any) -> None:
        answer = case.call(headers=HOST)
        checks = [status_code_conformance, content_type_conformance] if answer.status_code == 200 else [status_code_conformance]
        case.validate_response(answer, checks=checks if answer.status_code in OWN else [*checks, not_a_server_error])

    hold()
