"""A small Odoo of another make: JSON-2 and JSON-RPC over records that keep the rules of the recordings.

    python3 Tests/Odoo/fake.py [--version 19] [--port 0]

`Fake` runs it inside a test: `calls` has what came, `faults` what goes wrong next.
"""

import argparse
import email.utils
import http.server
import json
import socket
import struct
import threading
import time

import database
import methods
import models


class Fake:
    def __init__(self, version=19, port=0):
        self.version, self.database = version, database.Database(version)
        self.calls, self.faults, self.lock = [], [], threading.Lock()
        self.keys = {f"key-of-{person[2]}": person[0] for person in models.PEOPLE}
        self.skew = 0
        fake = self

        class Handler(Requests):
            odoo = fake

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def fault(self, method):
        """The first fault that waits for this method, used up."""
        with self.lock:
            for index, (wanted, kind) in enumerate(self.faults):
                if wanted == method:
                    del self.faults[index]
                    return kind
        return None

    def perform(self, uid, model, method, ids, arguments, context):
        with self.lock:
            self.calls.append((model, method, arguments, context))
            session = database.Session(self.database, uid, context or {})
            result = methods.perform(session, model, method, ids, arguments)
            session.commit()
            return result


class Requests(http.server.BaseHTTPRequestHandler):
    odoo = None
    server_version = "Werkzeug/2.2.2"
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def date_time_string(self, timestamp=None):
        return email.utils.formatdate(time.time() + self.odoo.skew, usegmt=True)

    def answer(self, status, value, kind="application/json; charset=utf-8", cut=False, headers=()):
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        body = text.encode()
        if cut:
            body = body[: len(body) // 2]
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        for name, each in headers:
            self.send_header(name, each)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def do_GET(self):
        if self.path == "/web/version" and self.odoo.version >= 19:
            self.answer(200, {"version": "19.0", "version_info": [19, 0, 0, "final", 0, ""]})
        else:
            self.answer(404, "<html>Not Found</html>", "text/html")

    def do_POST(self):
        # Whatever is chunked is not seen.
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if "application/json" not in self.headers.get("Content-Type", ""):
            self.answer(415, "<html>Unsupported Media Type</html>", "text/html")
            return
        value = json.loads(body or b"{}")
        if self.path == "/jsonrpc":
            self.json_rpc(value["params"])
        elif self.path.startswith("/json/2/") and self.odoo.version >= 19:
            self.json_2(value if isinstance(value, dict) else {})
        else:
            self.answer(404, "<html>Not Found</html>", "text/html")

    def json_2(self, members):
        _, _, _, model, method = self.path.split("/")
        if self.headers.get("X-Odoo-Database", "crm19") != "crm19":
            self.answer(404, "<html>No database is selected.</html>", "text/html")
            return
        scheme, _, key = self.headers.get("Authorization", "").partition(" ")
        uid = self.odoo.keys.get(key) if scheme.lower() == "bearer" else None
        if uid is None:
            self.answer(401, self.error("werkzeug.exceptions.Unauthorized", "Invalid apikey"))
            return
        ids, context = members.pop("ids", None), members.pop("context", {})
        self.carry_out(method, lambda: self.odoo.perform(uid, model, method, ids, members, context),
                       lambda value: (200, value),
                       lambda failure: (failure.status, self.error(failure.name, failure.message)))

    def json_rpc(self, parameters):
        service, name, arguments = parameters["service"], parameters["method"], parameters["args"]
        if service == "common" and name == "version":
            version = self.odoo.version
            self.answer(200, {"jsonrpc": "2.0", "id": 1, "result": {
                "server_version": f"{version}.0", "server_version_info": [version, 0, 0, "final", 0, ""]}})
            return
        if service == "common":
            uid = self.odoo.keys.get(arguments[2])
            self.answer(200, {"jsonrpc": "2.0", "id": 1, "result": uid or False})
            return
        _, uid, key, model, method, positions, *rest = arguments
        named = dict(rest[0]) if rest else {}
        context = named.pop("context", {})
        if self.odoo.keys.get(key) != uid:
            error = {"code": 0, "data": self.error("odoo.exceptions.AccessDenied", "Access Denied")}
            self.answer(200, {"jsonrpc": "2.0", "id": 1, "error": error})
            return
        positions, ids = list(positions), None
        if method not in ("create", "search", "search_read", "search_count", "fields_get", "read_group",
                          "formatted_read_group", "check_access_rights", "context_get", "name_search"):
            ids = positions.pop(0) if positions else []
        for each in {"create": ["vals_list"], "write": ["vals"], "search_read": ["domain"],
                     "search_count": ["domain"]}.get(method, []):
            if positions:
                named[each] = positions.pop(0)

        def wrap(value):
            return 200, {"jsonrpc": "2.0", "id": 1, **({} if value is None else {"result": value})}
        self.carry_out(method, lambda: self.odoo.perform(uid, model, method, ids, named, context), wrap,
                       lambda failure: (200, {"jsonrpc": "2.0", "id": 1, "error": {
                           "code": 200, "data": self.error(failure.name, failure.message)}}))

    @staticmethod
    def error(name, message):
        return {"name": name, "message": message, "arguments": [message], "context": {},
                "debug": 'Traceback (most recent call last):\n  File "/opt/odoo/SERVER-PATH.py"'}

    def carry_out(self, method, work, good, bad):
        fault = self.odoo.fault(method)
        if fault == "before":
            self.reset()
            return
        if fault == "502":
            self.answer(502, "<html>Bad Gateway</html>", "text/html")
            return
        if fault == "redirect":
            self.answer(302, "", "text/html", headers=[("Location", "https://elsewhere.example/")])
            return
        if fault == "expired":
            self.answer(401, self.error("werkzeug.exceptions.Unauthorized", "Invalid apikey"))
            return
        if fault == "locked":
            self.answer(500, self.error("psycopg2.errors.SerializationFailure", "could not serialize access"))
            return
        try:
            status, value = good(work())
        except database.Refusal as failure:
            status, value = bad(failure)
        if fault == "after":
            self.reset()
        elif fault == "during":
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "100000")
            self.end_headers()
            self.wfile.write(b'[{"id"')
            self.wfile.flush()
            self.reset()
        elif fault == "slow":
            time.sleep(40)
            self.reset()
        elif fault == "cut":
            self.answer(status, value, cut=True)
        elif fault == "html":
            self.answer(200, "<html>Log in</html>", "text/html")
        elif fault == "type":
            self.answer(status, value, kind="text/plain")
        elif fault == "502 after":
            self.answer(502, "<html>Bad Gateway</html>", "text/html")
        else:
            self.answer(status, value)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", type=int, default=19)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()
    with Fake(options.version, options.port) as odoo:
        print(odoo.url, flush=True)
        threading.Event().wait()
