"""Secrets in addresses and headers: made here, given to their owner once, and kept as a hash alone."""

import hashlib
import secrets

TOKEN_BYTES = 32


def new_token() -> str:
    """256 random bits, in letters that an address may hold."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_of(token: str) -> str:
    """What is kept of a token. It has 256 random bits, so a plain hash can be neither guessed nor reversed."""
    return hashlib.sha256(token.encode()).hexdigest()
