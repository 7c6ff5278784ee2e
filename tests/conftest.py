"""Settings of a test run: its own keys and its own data folder."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

os.environ.setdefault("CASEWORK_SECRET_KEY", "test-key-of-no-installation")
os.environ.setdefault("CASEWORK_FIELD_KEYS", "dGVzdC1rZXktb2Ytbm8taW5zdGFsbGF0aW9uLTEyMzQ=")
# Parallel workers inherit the environment: each needs a folder that no other one fills.
if "PYTEST_XDIST_WORKER" in os.environ or "CASEWORK_DATA_DIR" not in os.environ:
    os.environ["CASEWORK_DATA_DIR"] = tempfile.mkdtemp(prefix="casework-test-")
    atexit.register(shutil.rmtree, os.environ["CASEWORK_DATA_DIR"], ignore_errors=True)
os.environ.setdefault("CASEWORK_INSECURE_HTTP", "1")
os.environ.setdefault("CASEWORK_ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
# Not into the checkout.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", os.environ["CASEWORK_DATA_DIR"])
