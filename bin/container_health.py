"""The web container's health check: asks /health/ready under a name that ALLOWED_HOSTS accepts."""

import os
import sys
import urllib.request

host = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".") or "localhost"
request = urllib.request.Request(
    "http://127.0.0.1:8000/health/ready", headers={"Host": "localhost" if host == "*" else host}
)
with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=5) as answer:
    sys.exit(0 if answer.status == 200 else 1)
