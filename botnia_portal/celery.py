"""The Celery application. Tasks are found in each app's `tasks` module."""

import logging
import os
import resource
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import before_task_publish, celeryd_init, worker_process_init
from django.conf import settings
from kombu.exceptions import KombuError

logger = logging.getLogger(__name__)

QUEUE_FAILURES = (KombuError, OSError)
"""What sending to a queue that cannot be reached raises."""
NICENESS = 10
"""The worker steps back behind the pages on a machine that both share."""

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "botnia_portal.settings")

app = Celery("botnia_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


def send(task: str, key: int) -> bool:
    """Queue a task for the row of this key; False, and an error in the log, where the queue cannot be reached."""
    try:
        app.send_task(task, [key])
    except QUEUE_FAILURES:
        logger.exception("The queue could not be reached: %s was not sent for row %s.", task, key)
        return False
    return True


@before_task_publish.connect
@celeryd_init.connect
def make_broker_folders(**_: Any) -> None:
    """The filesystem broker does not make its folders itself. Nobody else may read them."""
    options = app.conf.broker_transport_options or {}
    for name in ("data_folder_in", "control_folder"):
        if folder := options.get(name):
            Path(folder).mkdir(mode=0o700, parents=True, exist_ok=True)


@worker_process_init.connect
def limit_memory(**_: Any) -> None:
    """A report that asks for more fails with that reason, rather than taking the machine's last memory.

    The limit is of address space, of which a process of ours takes some 400 MB more than it uses.
    """
    megabytes = settings.WORKER_MEMORY_MB
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 1024 * 1024
    resource.setrlimit(
        resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard)
    )


@worker_process_init.connect
def step_back(**_: Any) -> None:
    """Whoever starts the worker may have niced it already; it is never niced twice."""
    os.setpriority(os.PRIO_PROCESS, 0, max(NICENESS, os.getpriority(os.PRIO_PROCESS, 0)))
