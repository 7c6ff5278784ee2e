"""Settings of a test run: the application's own, with an environment of no installation.

pytest-django reads the settings before any conftest is loaded, so the environment is set here.
"""

from __future__ import annotations

import tests.conftest  # noqa: F401 (sets the environment that the next line reads)
from casework.settings import *  # noqa: F403

# Pages name their static files without a run of collectstatic, and find them where they lie.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# The real one is slow on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
