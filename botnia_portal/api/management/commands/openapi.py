"""`openapi`: the OpenAPI description of the API, as it is kept in docs/."""

import json
from typing import Any

from django.core.management.base import BaseCommand

from botnia_portal.api.interface import api


class Command(BaseCommand):
    help = "Prints the OpenAPI description of the API."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(json.dumps(api.get_openapi_schema(), ensure_ascii=False, indent=1))
