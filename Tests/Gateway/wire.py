"""A wire between the program and the gateway that keeps what the program says, to the byte."""

import json
import socket
import threading


class Wire:
    def __init__(self, target):
        self.target, self.said, self.lock = target, [], threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            here, _ = self.listener.accept()
            there = socket.create_connection(("127.0.0.1", self.target))
            said = bytearray()
            with self.lock:
                self.said.append(said)
            threading.Thread(target=self.pump, args=(here, there, said), daemon=True).start()
            threading.Thread(target=self.pump, args=(there, here, None), daemon=True).start()

    def pump(self, source, target, said):
        try:
            while data := source.recv(65536):
                if said is not None:
                    with self.lock:
                        said.extend(data)
                target.sendall(data)
        except OSError:
            pass
        for each in (source, target):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def requests(self):
        """The bodies, in the order of their connections."""
        with self.lock:
            streams = [bytes(said) for said in self.said]
        bodies = []
        for rest in streams:
            while b"\r\n\r\n" in rest:
                head, rest = rest.split(b"\r\n\r\n", 1)
                assert head.startswith(b"POST /v1/chat/completions HTTP/1.1\r\n"), head
                length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
                bodies.append(json.loads(rest[:length]))
                rest = rest[length:]
        return bodies
