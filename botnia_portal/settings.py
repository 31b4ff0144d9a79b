"""The one settings file. Everything that differs between places comes from the environment (docs/operations.md).

Reading is strict (environment.py): what cannot be meant is an error, DEBUG is off and there is no secret key
unless one is given.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from botnia_portal import environment as read

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = read.flag("DEBUG", False)
SECRET_KEY = read.required("SECRET_KEY")
DEMO = read.flag("BOTNIA_DEMO", False)
SECURE = read.flag("SECURE", True)
ALLOWED_HOSTS = read.hosts("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = read.origins("CSRF_TRUSTED_ORIGINS")
DATA_DIR = read.folder("DATA_DIR", BASE_DIR / "var")
if DEMO and not read.LOOPBACK.issuperset(ALLOWED_HOSTS):
    # The passwords of demo accounts are on a screen: only this machine may reach them.
    raise ImproperlyConfigured(
        f"BOTNIA_DEMO is set, and ALLOWED_HOSTS={','.join(ALLOWED_HOSTS)!r} reaches beyond this machine "
        "(localhost, 127.0.0.1, [::1])."
    )

# --- Apps, in the order of the house: the roof first, so that its templates win -----------------------------
INSTALLED_APPS = [
    "botnia_portal.meetings",
    "botnia_portal.dashboards",
    "botnia_portal.feedback",
    "botnia_portal.search",
    "botnia_portal.api",
    "evaluations",
    "plans",
    "priorities",
    "networks",
    "botnia_portal.core",
    "modeltranslation",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "auditlog",
    "csp",
    "django_htmx",
    "template_partials",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "botnia_portal.core.middleware.private_by_default",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "botnia_portal.core.middleware.no_nul",
    "botnia_portal.core.middleware.remember_language",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "botnia_portal.core.middleware.LoginNeededMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "auditlog.middleware.AuditlogMiddleware",
]

ROOT_URLCONF = "botnia_portal.urls"
WSGI_APPLICATION = "botnia_portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "botnia_portal.core.context.site",
                "botnia_portal.dashboards.context.navigation",
            ],
            "builtins": ["botnia_portal.core.templatetags.portal", "django.templatetags.i18n"],
        },
    },
]

# --- Data ---------------------------------------------------------------------------------------------------
DATABASES = {"default": read.database("DATABASE_URL", DATA_DIR / "portal.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE with a long timeout: web and worker wait for each other instead of failing with "locked".
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    # PostgreSQL's just-in-time compiler takes half a second for a query that runs in twenty milliseconds.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c jit=off"
DATABASES["default"]["ENGINE"] = DATABASES["default"]["ENGINE"].replace(
    "django.db.backends", "botnia_portal.core.database"
)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "networks.User"

MEDIA_ROOT = read.folder("MEDIA_ROOT", DATA_DIR / "media")
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# --- Languages: part of the schema (modeltranslation), so a constant and never from the environment ---------
LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish"))]
LANGUAGE_CODE = "fi"
MODELTRANSLATION_DEFAULT_LANGUAGE = "fi"
MODELTRANSLATION_FALLBACK_LANGUAGES = {"default": ("fi", "sv")}
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True

# --- Log-in -------------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "networks.backends.PortalBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "networks.accounts.InvitedOnlyAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_RATE_LIMITS = {"feedback": "10/h/ip"}  # beside allauth's own; counted in the cache, kept nowhere else
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# --- Work in the background (docs/operations.md) ------------------------------------------------------------
REDIS_URL = read.redis("REDIS_URL")
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 1_000_000
"""KiB: a process that has grown so large is replaced when its task has ended."""

WORKER_MEMORY_MB = read.number("WORKER_MEMORY_MB", 4096, least=1024)
"""Of address space, for each process of the worker (botnia_portal.celery)."""

CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = {
    "sweep-reports": {"task": "evaluations.tasks.sweep_reports", "schedule": 30.0},
    "clear-up-reports": {"task": "evaluations.tasks.clear_up_reports", "schedule": 3600.0},
    "sweep-packs": {"task": "botnia_portal.meetings.tasks.sweep_packs", "schedule": 30.0},
    "clear-up-packs": {"task": "botnia_portal.meetings.tasks.clear_up_packs", "schedule": 3600.0},
    "sweep-files": {"task": "botnia_portal.core.tasks.sweep_files", "schedule": 3600.0},
    "sweep-mail": {"task": "botnia_portal.core.tasks.sweep_mail", "schedule": 30.0},
    "sweep-search": {"task": "botnia_portal.search.tasks.sweep_search", "schedule": 300.0},
}
if REDIS_URL:
    CELERY_BROKER_URL = REDIS_URL
    CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {"visibility_timeout": 900}
    CACHES: dict[str, dict[str, object]] = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    }
else:
    # No server at hand: messages are small files with ids only, in a folder that nobody else may read.
    BROKER_DIR = DATA_DIR / "broker"
    CELERY_BROKER_URL = "filesystem://localhost"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(BROKER_DIR / "queue"),
        "data_folder_out": str(BROKER_DIR / "queue"),
        "control_folder": str(BROKER_DIR / "control"),
        "store_processed": False,
    }
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CACHES["kept"] = {
    # Figures of a plan by its revision (plans.selectors.kept): each process keeps its own, and never an old one.
    "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
    "LOCATION": "kept",
    "TIMEOUT": 86_400,
    "OPTIONS": {"MAX_ENTRIES": 500},
}

# --- Web rules: nothing inline, nothing from another host ---------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = SESSION_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
if read.flag("TRUST_PROXY", False):
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # else all visitors share the proxy's address, and one locks out all
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Mail, history, log -------------------------------------------------------------------------------------
vars().update(read.mail("EMAIL_URL", DATA_DIR / "mail"))
EMAIL_TIMEOUT = 10  # seconds; else a mail server that keeps silent holds a web thread for ever
DEFAULT_FROM_EMAIL = read.sender("DEFAULT_FROM_EMAIL", "portal@example.org")
AUDITLOG_DISABLE_REMOTE_ADDR = True
AUDITLOG_CID_HEADER = None  # the key of entries that go together is ours (core.audit), not a visitor's
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
ATTACHMENT_LIMIT = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "botnia_portal.core.uploads.StopAtLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # Each step of a page's layout is told to whoever waits for the report, not to the log.
    "loggers": {"weasyprint.progress": {"level": "WARNING"}, "pikepdf": {"level": "WARNING"}},
}
