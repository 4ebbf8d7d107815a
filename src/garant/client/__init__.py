"""Asking others over a network: HTTP adapters for what `node` needs to know. No redirect is followed, no answer believed unverified."""
