"""A process beside a test that does one thing after another: Django is set up once, and not for each of them."""

import json
import sys
import traceback
from collections.abc import Callable, Mapping

import django


def serve(commands: Mapping[str, Callable[..., object]]) -> None:
    """Until the end of stdin: a line holds the name of a command and its arguments (JSON), a line answers it.

    No connection to the database stays open between two of them: it may be taken away meanwhile.
    """
    answers, sys.stdout = sys.stdout, sys.stderr
    django.setup()
    from django.db import connections

    for line in sys.stdin:
        name, *arguments = json.loads(line)
        try:
            answer = {"answer": str(commands[name](*arguments))}
        except Exception:
            answer = {"error": traceback.format_exc()}
        connections.close_all()
        print(json.dumps(answer), file=answers, flush=True)
