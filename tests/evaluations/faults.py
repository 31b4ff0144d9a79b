"""A portal whose database, broker and disk can be taken away under a worker: for the tests, and for `make proof`."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import servers

from tests.evaluations.processes import Scene

SPACE = "16m"


class Faults(Scene):
    """Its servers and its disk belong to it alone."""

    def __init__(
        self, folder: Path, database: servers.Server, broker: servers.Server, has_small_disk: bool
    ) -> None:
        super().__init__(folder, DATABASE_URL=database.url, REDIS_URL=broker.url)
        self.database, self.broker, self.has_small_disk = database, broker, has_small_disk

    def lose_broker(self) -> None:
        """At once, with all that it had in memory."""
        self.broker.stop(signal.SIGKILL)

    def lose_database(self) -> None:
        """At once, without a word to those who are connected."""
        self.database.stop(signal.SIGQUIT)

    def fill_disk(self) -> None:
        with contextlib.suppress(OSError), (self.media / "ballast").open("wb", buffering=0) as ballast:
            while True:
                ballast.write(bytes(4096))

    def free_disk(self) -> None:
        (self.media / "ballast").unlink()

    def files(self) -> list[Path]:
        """All files of reports, whole or half."""
        return [path for path in (self.media / "reports").rglob("*") if path.is_file()]


@contextlib.contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """The folder as a small disk of its own; False where this process may not mount one."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SPACE}", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextlib.contextmanager
def faults(folder: Path) -> Iterator[Faults]:
    """The portal with its tables and a round, and no worker yet."""
    with contextlib.ExitStack() as stack:
        database = stack.enter_context(servers.postgres_server())
        broker = stack.enter_context(servers.redis_server())
        scene = Faults(folder, database, broker, stack.enter_context(small_disk(folder / "media")))
        scene.run("begin")
        try:
            yield scene
        finally:
            scene.end()
            scene.lose_database()  # quicker than a shutdown in order, which writes to the disk
