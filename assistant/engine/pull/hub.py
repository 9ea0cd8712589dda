"""What a model hub offers under an id: its commit, its files with their hashes, its licence. Brings nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.api import AssistantError
from assistant.engine.pull.transfer import RemoteFile

_TEXTS = (".json", ".txt", ".jinja", ".model")
"""Configurations, vocabularies, chat templates; `.model` is a vocabulary of sentencepiece."""
_LARGEST_TEXT = 64_000_000
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,200}")


@dataclass(frozen=True, slots=True)
class Offer:
    """One commit of a repository, reduced to files that cannot run."""

    commit: str
    licence: str
    texts: tuple[RemoteFile, ...]
    weights: Mapping[str, RemoteFile]
    """All safetensors files by name; which of them belong to the model is said by its index."""


def offer(id_: str, commit: str = "") -> Offer:
    """What the hub (HF_ENDPOINT, HF_TOKEN) has. Raises AssistantError with the reason if it has nothing usable."""
    from huggingface_hub import HfApi, hf_hub_url
    from huggingface_hub import errors as hub

    try:
        info = HfApi().model_info(id_, revision=commit or None, files_metadata=True, timeout=30)
    except hub.GatedRepoError:
        raise AssistantError(
            f"{id_} is given only to those who accepted its licence.", "Accept it on its page, then set HF_TOKEN."
        ) from None
    except (hub.RepositoryNotFoundError, hub.RevisionNotFoundError, hub.HFValidationError):
        raise AssistantError(f"There is no model {id_!r} on the hub.", "See: assistant models list") from None
    except (OSError, hub.HTTPError) as error:  # type: ignore[attr-defined]  # the base class of its transport's errors
        why = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
        raise AssistantError(f"The model hub does not answer: {why}", "Check the connection and HF_ENDPOINT.") from None
    revision = str(info.sha)
    files = [
        RemoteFile(
            name=sibling.rfilename,
            url=hf_hub_url(id_, sibling.rfilename, revision=revision),
            size=sibling.size if sibling.size is not None else -1,
            sha256=sibling.lfs.sha256 if sibling.lfs else "",
            blob="" if sibling.lfs else sibling.blob_id or "",
        )
        for sibling in info.siblings or []
        if _NAME.fullmatch(sibling.rfilename)
    ]
    return _reduced(id_, revision, _licence(info.card_data), files)


def headers() -> dict[str, str]:
    """Those of the hub's own library: the user's token, if there is one."""
    from huggingface_hub.utils import build_hf_headers  # type: ignore[attr-defined]  # exported, but not by name

    found: dict[str, str] = build_hf_headers(library_name="terminal-assistant")
    return found


def _reduced(id_: str, commit: str, licence: str, files: list[RemoteFile]) -> Offer:
    weights = {file.name: file for file in files if file.name.endswith(".safetensors")}
    texts = tuple(file for file in files if file.name.endswith(_TEXTS) and file.size <= _LARGEST_TEXT)
    names = [file.name for file in files]
    if "config.json" not in names:
        raise AssistantError(f"{id_} has no config.json: it is not a model of transformers.", "Choose another model.")
    if not weights:
        pickled = next((name for name in names if name.endswith((".bin", ".pt", ".pth", ".ckpt", ".h5"))), "")
        raise AssistantError(
            f"{id_} has no safetensors weights"
            + (f", only {pickled}, which can run code when loaded." if pickled else "."),
            "Choose a model that has safetensors.",
        )
    unhashed = next((file.name for file in weights.values() if not file.sha256), "")
    if unhashed:
        raise AssistantError(f"The hub lists no hash for {unhashed} of {id_}.", "It cannot be trusted without.")
    return Offer(commit, licence, texts, weights)


def _licence(card: Any) -> str:
    licence = getattr(card, "license", None) if card is not None else None
    return str(licence)[:60] if isinstance(licence, str) else ""
