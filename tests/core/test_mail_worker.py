"""The real worker as a process of its own, killed between "the server took it" and "marked as sent"."""

import time

import pytest

from tests.core.smtp_server import STUCK_BEFORE_ANSWER, MailServer
from tests.evaluations.processes import SECONDS, Scene, kill, own_database

pytestmark = [pytest.mark.slow, pytest.mark.database, pytest.mark.once]


class MailScene(Scene):
    module = "tests.core.mail_scene"

    def tell(self, key: str) -> list[str]:
        return self.run("tell", key).split(",")

    def until(self, reached) -> None:
        end = time.monotonic() + SECONDS
        while not reached():
            assert time.monotonic() < end, self.log.read_text()[-3000:]
            time.sleep(0.05)


@pytest.fixture
def mailbox():
    with MailServer(STUCK_BEFORE_ANSWER) as server:
        yield server


@pytest.fixture
def scene(tmp_path, mailbox):
    with own_database() as urls:
        scene = MailScene(tmp_path, EMAIL_URL=f"smtp://127.0.0.1:{mailbox.port}", **urls)
        scene.run("begin")
        yield scene
        scene.end()


def test_a_mail_outlives_the_worker_that_was_sending_it(scene, mailbox):
    key = scene.run("write")
    worker = scene.start_worker()
    scene.until(lambda: len(mailbox.taken) == 1)
    kill(worker)
    assert scene.tell(key)[0] == "sending"
    scene.run("over", key)
    scene.start_worker()
    scene.until(lambda: len(mailbox.taken) == 2)
    scene.until(lambda: scene.tell(key)[0] == "sent")
    state, attempts, message_id = scene.tell(key)
    assert (state, attempts) == ("sent", "2")
    assert [message["Message-ID"] for _receiver, message in mailbox.taken] == [message_id] * 2
