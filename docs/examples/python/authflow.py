"""What a client of authflow needs besides its Kafka client: a password sealed, and tokens opened. Needs jwcrypto."""

import json
import time
import urllib.request

from jwcrypto import jwe, jwk

BLOCK_BYTES = 256  # the plaintext is padded, so that its length says nothing


def fetch_keys(url):
    """The current public keys, as check-service serves them. Fetch them anew now and then: keys are rotated."""
    with urllib.request.urlopen(url, timeout=10) as answer:
        return json.load(answer)["keys"]


def new_reply_key():
    """A key pair of one request, to which its tokens are sealed. Keep it in memory until they have come."""
    return jwk.JWK.generate(kty="EC", crv="P-256")


def public_part(reply_key):
    """What the request carries as replyKey."""
    public = reply_key.export_public(as_dict=True)
    return {name: public[name] for name in ("kty", "crv", "x", "y")}


def seal_password(keys, request_id, username, password, reply_key=None, life_seconds=21600):
    """The password as a request carries it: sealed to signup-service and to login-service, for this request only."""
    text = json.dumps({"username": username, "secret": password}).encode()
    padded = text.ljust(-(-len(text) // BLOCK_BYTES) * BLOCK_BYTES)
    sealed = {}
    for audience in ("signup", "login"):
        key = next(key for key in keys if key["kid"].startswith(audience + "-"))
        header = {
            "alg": "ECDH-ES",
            "enc": "A256GCM",
            "kid": key["kid"],
            "aud": [audience],
            "purpose": "password",
            "rid": request_id,
            "exp": int(time.time()) + life_seconds,
        }
        if reply_key:
            header["jkt"] = reply_key.thumbprint()
        token = jwe.JWE(padded, protected=json.dumps(header), recipient=jwk.JWK(**key))
        sealed[audience] = token.serialize(compact=True)
    return sealed


def open_tokens(sealed, request_id, username, reply_key):
    """The tokens in auth.logged-in.v1. Refuses those of another request."""
    token = jwe.JWE(algs=["ECDH-ES", "A256GCM"])
    token.deserialize(sealed, key=reply_key)
    header = json.loads(token.objects["protected"])
    tokens = json.loads(token.payload)
    ours = header["purpose"] == "tokens" and header["aud"] in ("requester", ["requester"]) and header["rid"] == request_id
    if not ours or tokens.pop("username") != username:
        raise ValueError("the tokens were sealed for another request")
    return tokens
