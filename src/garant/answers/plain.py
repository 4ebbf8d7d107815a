"""Answers as data for programs: any value in what JSON can say."""

from collections.abc import Mapping
from dataclasses import asdict, is_dataclass

import msgspec


def plain(data: object) -> object:
    """Turn values into what JSON can say."""
    if is_dataclass(data) and not isinstance(data, type):
        return {name: plain(value) for name, value in asdict(data).items()}
    if isinstance(data, Mapping):
        return {str(name): plain(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [plain(item) for item in data]
    return msgspec.to_builtins(data)
