"""Verifies the statements of an unpacked release bundle with tools that know nothing of Landbridge.

verify_bundles.py KEY.pem DIRECTORY STATEMENT...: securesystemslib checks the DSSE signature, sigstore-models reads the
sigstore bundle, in-toto-attestation and sigstore read the in-toto statement; the digest of each subject that is a file
of the directory is computed anew.
"""

import base64
import hashlib
import json
import pathlib
import sys

from cryptography.hazmat.primitives.serialization import load_pem_public_key
from google.protobuf import json_format
from in_toto_attestation.v1 import statement_pb2
from in_toto_attestation.v1.statement import Statement
from securesystemslib.dsse import Envelope
from securesystemslib.signer import SSlibKey
from sigstore import dsse as sigstore_dsse
from sigstore_models.bundle.v1 import Bundle

key = SSlibKey.from_crypto(load_pem_public_key(pathlib.Path(sys.argv[1]).read_bytes()))
directory = pathlib.Path(sys.argv[2])


def verify(name):
    raw = (directory / name).read_text()
    document = json.loads(raw)
    if "dsseEnvelope" in document:
        bundle = Bundle.from_json(raw)
        assert bundle.media_type == "application/vnd.dev.sigstore.bundle.v0.3+json", bundle.media_type
        assert bundle.verification_material.public_key.hint, "no hint of the key"
        document = document["dsseEnvelope"]
    payload = base64.b64decode(document["payload"])
    # a bundle's signature has no name, its key has a hint; securesystemslib wants both to be named alike
    key.keyid = document["signatures"][0]["keyid"]
    Envelope.from_dict(document).verify([key], threshold=1)
    message = json_format.Parse(payload, statement_pb2.Statement())
    Statement.copy_from_pb(message).validate()
    sigstore_dsse.Statement(payload)
    files = 0
    for subject in message.subject:
        path = directory / subject.name
        if path.is_file():
            files += 1
            assert hashlib.sha256(path.read_bytes()).hexdigest() == subject.digest["sha256"], subject.name
    print(f"{name}: {message.predicate_type}, {len(message.subject)} subjects, {files} of them files here")


for statement in sys.argv[3:]:
    verify(statement)
print("all verified")
