"""A mail server for tests, on a real socket: takes messages, refuses them, or loses the connection.

`script` tells how the next messages are answered, one word each; after the last word everything is taken.
"""

import socketserver
import threading
from collections import deque
from email import message_from_bytes, policy
from email.message import EmailMessage

TAKE = "take"
BUSY_RECEIVER = "rcpt 450"
NO_RECEIVER = "rcpt 550"
BUSY_MESSAGE = "data 451"
REFUSED_MESSAGE = "data 554"
NO_SENDER = "mail 553"
LOST_BEFORE_ANSWER = "lost before the answer"
"""The message has been taken, and the connection is gone before the server can say so."""

STUCK_BEFORE_ANSWER = "stuck before the answer"
"""The message has been taken, and the server keeps silent until the client has gone."""


class MailServer:
    def __init__(self, *script: str) -> None:
        self.script = deque(script)
        self.taken: list[tuple[str, EmailMessage]] = []
        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Conversation)
        self._server.daemon_threads = True
        self._server.mail = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    @property
    def port(self) -> int:
        return self._server.server_address[1]

    def __enter__(self) -> "MailServer":
        self._thread.start()
        return self

    def __exit__(self, *_error) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def next_word(self) -> str:
        return self.script.popleft() if self.script else TAKE

    def take(self, receiver: str, content: bytes) -> None:
        self.taken.append((receiver, message_from_bytes(content, _class=EmailMessage, policy=policy.default)))


class _Conversation(socketserver.StreamRequestHandler):
    """One connection: the few verbs that a client needs to hand over one message after another."""

    def handle(self) -> None:
        self.word, self.receiver = self.server.mail.next_word(), ""
        self.say("220 tests.example ready")
        while line := self.rfile.readline():
            verb, _sep, rest = line.decode().strip().partition(" ")
            if not self.answer(verb.upper(), rest):
                return

    def say(self, line: str) -> bool:
        self.wfile.write(f"{line}\r\n".encode())
        return True

    def answer(self, verb: str, rest: str) -> bool:
        """Answer one line; False ends the conversation."""
        if verb == "MAIL":
            return self.say("553 no such sender" if self.word == NO_SENDER else "250 ok")
        if verb == "RCPT":
            self.receiver = rest.partition("<")[2].partition(">")[0]
            answers = {BUSY_RECEIVER: "450 4.2.1 mailbox busy", NO_RECEIVER: "550 5.1.1 no such mailbox"}
            return self.say(answers.get(self.word, "250 ok"))
        if verb == "DATA":
            return self.data()
        if verb == "QUIT":
            self.say("221 bye")
            return False
        return self.say("250 tests.example" if verb in ("EHLO", "HELO", "RSET", "NOOP") else "502 not known")

    def data(self) -> bool:
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        refusals = {BUSY_MESSAGE: "451 4.3.0 try later", REFUSED_MESSAGE: "554 5.7.1 refused\r\n"}
        if self.word in refusals:
            return self.say(refusals[self.word].strip())
        self.server.mail.take(self.receiver, b"".join(lines))
        if self.word == STUCK_BEFORE_ANSWER:
            self.rfile.readline()
            return False
        return self.word != LOST_BEFORE_ANSWER and self.say("250 taken")
