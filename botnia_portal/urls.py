"""The addresses of the portal: path words are English in both languages, the language is the first part."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from botnia_portal.core import health
from botnia_portal.dashboards import views as dashboards

urlpatterns: list[URLPattern | URLResolver] = [
    path("", dashboards.choose_language, name="root"),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
]

urlpatterns += i18n_patterns(
    path("accounts/", include("allauth.account.urls")),
    path("", include("botnia_portal.dashboards.urls")),
    path("", include("plans.urls")),
    path("", include("evaluations.urls")),
    prefix_default_language=True,
)
