"""A mail server on 127.0.0.1 that takes every message and remembers it, and that can be held at a moment of the next one."""

import socketserver
import threading
from email import message_from_bytes

PATIENCE = 30


class Hold:
    """A moment of a conversation: `reached` is set when it comes, and it goes on when `go_on` is."""

    def __init__(self, at):
        self.at = at
        self.reached, self.go_on = threading.Event(), threading.Event()


class Handler(socketserver.StreamRequestHandler):
    def pause(self, moment):
        hold = self.server.hold
        if hold and hold.at == moment:
            self.server.hold = None
            hold.reached.set()
            hold.go_on.wait(PATIENCE)

    def say(self, text):
        self.wfile.write(text.encode() + b"\r\n")

    def handle(self):
        try:
            self.talk()
        except OSError:
            pass
        finally:
            with self.server.condition:
                self.server.talks += 1
                self.server.condition.notify_all()

    def talk(self):
        self.say("220 sink")
        while line := self.rfile.readline():
            word = line.split(b":")[0].strip().upper().split(b" ")[0]
            if word == b"EHLO":
                self.say("250 sink")
            elif word == b"MAIL":
                self.pause("mail")
                self.say("250 ok")
            elif word == b"RCPT":
                refused = any(each in line for each in self.server.refuses)
                self.say("550 no such person" if refused else "250 ok")
            elif word == b"DATA":
                self.pause("data")
                self.say("354 go on")
                self.take()
                self.pause("taken")
                self.say("250 taken")
            elif word == b"QUIT":
                self.pause("quit")
                self.say("221 bye")
                return
            else:
                self.say("250 ok")

    def take(self):
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                return  # cut off: no server takes that
            lines.append(line[1:] if line.startswith(b".") else line)
        self.server.taken.append(message_from_bytes(b"".join(lines))["Message-Id"])


class Sink(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.taken, self.refuses, self.hold, self.talks = [], [], None, 0
        self.condition = threading.Condition()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def hold_at(self, moment):
        self.hold = Hold(moment)
        return self.hold

    def wait_for_talks(self, number):
        """Until so many conversations have ended."""
        with self.condition:
            if not self.condition.wait_for(lambda: self.talks >= number, PATIENCE):
                raise TimeoutError(f"{self.talks} conversations, not {number}")
