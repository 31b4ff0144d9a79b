"""The addresses of the tables: their names are those of the registry."""

from django.urls import path, register_converter

from botnia_portal.tables import views


class FileKind:
    """What a table can be taken along as."""

    regex = "xlsx|csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FileKind, "table_file")

urlpatterns = [
    path("plans/<slug:slug>/tables/<slug:name>.<table_file:kind>", views.plan_table, name="plan-table"),
    path("tables/<slug:name>.<table_file:kind>", views.shared_table, name="shared-table"),
]
