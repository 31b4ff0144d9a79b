"""The addresses of the portal: path words are English in both languages, the language is the first part."""

from allauth.account import urls as account
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from botnia_portal.api import urls as api
from botnia_portal.api.docs import page as api_page
from botnia_portal.core import health
from botnia_portal.core.text_preview import text_preview
from botnia_portal.core.time_reading import time_reading
from botnia_portal.dashboards import views as dashboards

# Accounts are by invitation, and an address is changed by a coordinator: of allauth's pages only these are reached.
ACCOUNT_NAMES = (
    "login",
    "logout",
    "inactive",
    "signup",
    "reauthenticate",
    "change_password",
    "reset_password",
)
ACCOUNT_PAGES = [
    page for page in account.urlpatterns if str(page.name).removeprefix("account_").startswith(ACCOUNT_NAMES)
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", dashboards.choose_language, name="root"),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    path("api/v1/", include(api.ADDRESSES, namespace=api.NAMESPACE)),
]

urlpatterns += i18n_patterns(
    path("accounts/", include(ACCOUNT_PAGES)),
    path(
        "accounts/email/", RedirectView.as_view(pattern_name="account_change_password"), name="account_email"
    ),
    path("api/", api_page, name="api"),
    path("time/", time_reading, name="time-reading"),
    path("preview/", text_preview, name="text-preview"),
    path("", include("botnia_portal.dashboards.urls")),
    path("", include("botnia_portal.comments.urls")),
    path("", include("botnia_portal.desk.urls")),
    path("", include("botnia_portal.evidence.urls")),
    path("", include("botnia_portal.feedback.urls")),
    path("", include("botnia_portal.search.urls")),
    path("", include("botnia_portal.feeds.urls")),
    path("", include("botnia_portal.translations.urls")),
    path("", include("botnia_portal.history.urls")),
    path("", include("botnia_portal.meetings.urls")),
    path("", include("networks.urls")),
    path("", include("botnia_portal.tables.urls")),
    path("", include("plans.urls")),
    path("", include("evaluations.urls")),
    prefix_default_language=True,
)
