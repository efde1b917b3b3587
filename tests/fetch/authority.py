"""A timestamp authority on loopback, which answers with the openssl command."""

import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from certificates import Authority, built, named, pem_of
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID

CONFIGURATION = """\
[tsa]
default_tsa = own
[own]
serial = {folder}/serial
crypto_device = builtin
signer_cert = {folder}/signer.pem
signer_key = {folder}/key.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ordering = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


class OwnAuthority:
    """Listens on loopback; `status` is what it answers with, and `spoil` changes the answer on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked = 0
        self.status = 200
        self.spoil = bytes
        root = Authority("Root of time")
        key = ec.generate_private_key(ec.SECP256R1())
        signer = built(
            named("Time"), root.name, key=key, signer=root.key, days=(-1, 1), purpose=ExtendedKeyUsageOID.TIME_STAMPING
        )
        (folder / "root.pem").write_bytes(root.pem())
        (folder / "signer.pem").write_bytes(signer.public_bytes(Encoding.PEM))
        (folder / "key.pem").write_bytes(pem_of(key))
        (folder / "tsa.cnf").write_text(CONFIGURATION.format(folder=folder), encoding="ascii")
        self._server = HTTPServer(("127.0.0.1", 0), self._answers())
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/tsr"

    @property
    def certificates(self) -> str:
        return str(self.folder / "root.pem")

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def reply(self, query: bytes) -> bytes:
        (self.folder / "query.tsq").write_bytes(query)
        command = ["openssl", "ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "reply.tsr"]
        subprocess.run(command, cwd=self.folder, check=True, capture_output=True)
        return self.spoil((self.folder / "reply.tsr").read_bytes())

    def _answers(self) -> type[BaseHTTPRequestHandler]:
        authority = self

        class Answers(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                authority.asked += 1
                query = self.rfile.read(int(self.headers["Content-Length"]))
                body = authority.reply(query) if authority.status == 200 else b""
                self.send_response(authority.status)
                self.send_header("Content-Type", "application/timestamp-reply")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Answers
