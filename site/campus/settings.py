"""Settings: one file, read from the environment, with the embedded installation as the default.

docs/operating.md explains every variable. Unsafe combinations are caught by checks.py, not by a second file.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.utils.translation import gettext_lazy as _

from campus import environment

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent.parent
# A checkout keeps its data beside the code; an installed package in the folder it is started from.
HOME_DIR = CHECKOUT if (CHECKOUT / "manage.py").is_file() else Path.cwd()
DATA_DIR = Path(environment.text("DATA_DIR") or HOME_DIR / "var").resolve()
KEYS_DIR = Path(environment.text("KEYS_DIR") or DATA_DIR / "keys")

# --- What kind of installation this is -------------------------------------------------------------------------
DEBUG = environment.switch("DEBUG")
DEMO = environment.switch("DEMO")  # demo accounts with a known password; a second factor is then not demanded
BUILDING = environment.switch(
    "BUILDING"
)  # collecting static files or messages: needs no secrets and no database
PUBLIC_URL = environment.text("PUBLIC_URL", "http://localhost:8000").rstrip("/")
IS_PUBLIC_URL_SET = bool(
    environment.text("PUBLIC_URL")
)  # nothing is issued before: the address stays on paper
_public = urlsplit(PUBLIC_URL)
IS_TLS = _public.scheme == "https"

SECRET_KEY = environment.secret("SECRET_KEY", KEYS_DIR, needed=not BUILDING)
MEDIA_KEY = environment.secret(
    "MEDIA_KEY", KEYS_DIR, needed=not BUILDING
)  # names media files; backed up apart
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS") or [_public.hostname or "localhost"]
TRUSTED_PROXIES = environment.number("TRUSTED_PROXIES", 0)  # how many proxies of ours stand before the server
SITE_NAME = environment.text("SITE_NAME", "Streetwork Campus")
SPONSOR = environment.text("SPONSOR")  # the funding statement of the strip above the header, empty: no strip

# --- Rooms, then what they are built on ------------------------------------------------------------------------
INSTALLED_APPS = [
    "campus",
    "campus.home",
    "certificates",
    "exchange",
    "quizzes",
    "courses",
    "people",
    "demo",
    "modeltranslation",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "wagtail.embeds",
    "wagtail.sites",
    "people.apps.WagtailUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtailmedia",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "campus.middleware.headers",
    "django.middleware.security.SecurityMiddleware",
    "campus.csp.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "campus.middleware.CompressedPages",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "campus.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "people.middleware.AddressLimits",
    "people.middleware.second_factor",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "campus.urls"
WSGI_APPLICATION = "campus.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "campus.templatetags.campus",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "campus.context.shell",
            ],
        },
    }
]

# --- Data ------------------------------------------------------------------------------------------------------
_SQLITE = {
    "ENGINE": "campus.sqlite",
    "NAME": DATA_DIR / "campus.sqlite3",
    "CONN_MAX_AGE": None,  # opening SQLite anew costs more than a page's queries
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",  # a transaction that may write queues at its start, not in the middle
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            " PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000"
        ),
    },
}
if _database_url := environment.text("DATABASE_URL"):
    DATABASES = {"default": environ.Env.db_url_config(_database_url)}
    DATABASES["default"].update(CONN_MAX_AGE=None, CONN_HEALTH_CHECKS=True)
else:
    DATABASES = {"default": _SQLITE}

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}  # a helper, never the truth
SESSION_ENGINE = "people.sessions"  # idle and absolute limits stand there
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # unless "stay signed in" was ticked
SESSION_COOKIE_NAME = "__Host-session" if IS_TLS else "campus_session"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = IS_TLS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_TLS else "campus_csrf"
CSRF_COOKIE_SECURE = IS_TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "campus.views.csrf_failure"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # an editor page with seven languages has some hundred fields
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "courses.uploads.SizeLimit",  # stops a body that is too large while it arrives
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

MEDIA_ROOT = DATA_DIR / "media"  # what editors upload; served to staff only
MEDIA_URL = "/media/"
STORE_ROOT = DATA_DIR / "store"  # released media, named by content
CERTIFICATES_ROOT = DATA_DIR / "certificates"  # issued PDFs, named by content
STATIC_ROOT = Path(environment.text("STATIC_ROOT") or DATA_DIR / "static")
STATIC_URL = "/static/"
STATICFILES_FINDERS = [
    "campus.finders.JoinedFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "campus.storage.HashedFiles"},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# --- Languages -------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [
    ("de", _("German")),
    ("en", _("English")),
    ("bg", _("Bulgarian")),
    ("hr", _("Croatian")),
    ("it", _("Italian")),
    ("pl", _("Polish")),
    ("ro", _("Romanian")),
]
LOCALE_PATHS = [path for path in (PACKAGE / "locale", CHECKOUT / "locale") if path.is_dir()][:1]
LANGUAGE_COOKIE_NAME = "campus_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = IS_TLS
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["campus.formats"]
TIME_ZONE = "Europe/Berlin"
MODELTRANSLATION_DEFAULT_LANGUAGE = "de"
MODELTRANSLATION_LANGUAGES = ("de", "en", "bg", "hr", "it", "pl", "ro")
MODELTRANSLATION_FALLBACK_LANGUAGES = ("de",)
MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField", "RichTextField")

# --- People ----------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["people.backends.Backend"]
PASSWORD_HASHERS = ["people.passwords.Argon2id"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "people.passwords.ContextValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "campus:arrive"
LOGOUT_REDIRECT_URL = "root"

PASSWORD_RESET_TIMEOUT = 4 * 3600
TRIES_PER_ACCOUNT = 5  # wrong passwords in five minutes, for one name
TRIES_PER_ADDRESS = 100  # the same for one network address, behind which a whole class may sit
ACCOUNT_ADAPTER = "people.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "people.forms.SignInForm", "reauthenticate": "people.forms.PasswordAgain"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]  # for allauth's checks; the form is ours
ACCOUNT_EMAIL_VERIFICATION = "none"  # ours: docs/decisions/0006
ACCOUNT_RATE_LIMITS = False  # ours: people/limits.py, counted in the database by one statement
ACCOUNT_SESSION_REMEMBER = None  # ask
ACCOUNT_LOGOUT_ON_GET = False
MFA_ADAPTER = "people.adapter.MFAAdapter"
MFA_FORMS = {
    "authenticate": "people.forms.SecondFactorForm",
    "reauthenticate": "people.forms.SecondFactorAgain",
    "activate_totp": "people.forms.AuthenticatorAppForm",
    "add_webauthn": "people.forms.PasskeyForm",
    "edit_webauthn": "people.forms.PasskeyNameForm",
}
MFA_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1  # clocks of phones differ
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not IS_TLS

# --- Mail ------------------------------------------------------------------------------------------------------
_email_url = environment.text("EMAIL_URL", "consolemail://" if DEBUG or DEMO else "smtp://localhost:25")
_mail = environ.Env.email_url_config(_email_url)
EMAIL_BACKEND = _mail.pop("EMAIL_BACKEND")
globals().update({name: value for name, value in _mail.items() if name.startswith("EMAIL_")})
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("MAIL_FROM", f"{SITE_NAME} <campus@{_public.hostname or 'localhost'}>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Background work -------------------------------------------------------------------------------------------
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Wagtail ---------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = PUBLIC_URL
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [
    ("de", _("German"))
]  # one tree; the other languages are columns (docs/decisions/0002)
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_AUTOSAVE_INTERVAL = 3000  # ms; a form of seven languages is heavy to post
WAGTAIL_USER_EDIT_FORM = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # passwords, mail and names are the account page's
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAILIMAGES_IMAGE_MODEL = "courses.CourseImage"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_DOCUMENT_MODEL = "courses.CourseDocument"
WAGTAILDOCS_EXTENSIONS = ["pdf", "txt", "csv", "docx", "xlsx", "pptx", "odt", "ods", "odp"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILMEDIA = {
    "MEDIA_MODEL": "courses.CourseMedia",
    "AUDIO_EXTENSIONS": ["mp3", "m4a", "ogg", "opus"],
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database"}}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # nothing is fetched from other hosts
TAGGIT_CASE_INSENSITIVE = True

# --- Headers ---------------------------------------------------------------------------------------------------
_STRICT = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "media-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _STRICT}
# Wagtail's editor writes inline scripts and styles; only the admin path gets them, and frames for its preview.
ADMIN_PATH = "cms/"
ADMIN_CONTENT_SECURITY_POLICY = _STRICT | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = IS_TLS
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_TLS
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# --- Log -------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "no_query": {"()": "campus.log.WithoutPersonalData"},
        "one_line": {"()": "campus.log.OneLine"},
    },
    "formatters": {
        "line": {
            "class": "logging.Formatter" if DEBUG else "campus.log.WithoutExceptionText",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["no_query"]}},
    "root": {"handlers": ["console"], "level": environment.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.security.DisallowedHost": {"filters": ["one_line"]},
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
