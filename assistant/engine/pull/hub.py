"""What a model hub offers under an id: its commit, its files with their hashes, its licence. Brings nothing."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

from assistant.api import AssistantError
from assistant.api.language import Bilingual
from assistant.engine import proxies
from assistant.engine.layout import OPEN_CLIP, PIPELINE
from assistant.engine.pull.transfer import RemoteFile, gated
from assistant.this_machine import keep_from_proxies

_TEXTS = (".json", ".txt", ".jinja", ".model")
"""Configurations, vocabularies, chat templates; `.model` is a vocabulary of sentencepiece."""
_NAME = re.compile(r"(?:[A-Za-z0-9_]{1,60}/)?[A-Za-z0-9_][A-Za-z0-9._-]{0,200}")
"""At the top, or in a folder such as a pipeline has."""


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
    from huggingface_hub import hf_hub_url

    info = _asked(id_, commit)
    revision = str(info.sha)
    files = [
        RemoteFile(
            name=sibling.rfilename,
            url=hf_hub_url(id_, sibling.rfilename, revision=revision),
            size=_size(sibling),
            sha256=sibling.lfs.sha256 if sibling.lfs else "",
            blob="" if sibling.lfs else sibling.blob_id or "",
            model=id_,
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


def _asked(id_: str, commit: str) -> Any:
    """What the hub says of a model. Raises AssistantError with the reason if it says nothing of use."""
    from huggingface_hub import HfApi
    from huggingface_hub import errors as hub

    keep_from_proxies(os.environ.get("HF_ENDPOINT", ""))
    with proxies.must_be_usable():
        httpx.Client().close()  # as the hub's library will make one, of whose errors this could not be told
    try:
        return HfApi().model_info(id_, revision=commit or None, files_metadata=True, timeout=30)
    except hub.GatedRepoError:
        raise gated(id_) from None
    except hub.RevisionNotFoundError:
        raise AssistantError(
            Bilingual(
                f"The version of {id_} that was begun ({commit[:12]}) is no longer on the hub.",
                f"模型站点上已没有 {id_} 当初的版本（{commit[:12]}）。",
            ),
            Bilingual(
                f"To pull its newest version, remove what is here first: assistant models remove {id_}",
                f"要下载最新版本，请先删除已有的部分：assistant models remove {id_}",
            ),
        ) from None
    except (hub.RepositoryNotFoundError, hub.HFValidationError):
        raise AssistantError(
            Bilingual(f"There is no model {id_!r} on the hub.", f"模型站点上没有 {id_!r}。"),
            Bilingual("See: assistant models list", "见：assistant models list"),
        ) from None
    except (OSError, hub.HTTPError) as error:  # type: ignore[attr-defined]  # the base class of its transport's errors
        why = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
        raise AssistantError(
            Bilingual(f"The model hub does not answer: {why}", f"模型站点没有响应：{why}"),
            Bilingual(
                "Check the connection and HF_ENDPOINT; after a change of HF_ENDPOINT end the host: assistant host stop",
                "请检查网络连接和 HF_ENDPOINT；更改 HF_ENDPOINT 后请结束后台程序：assistant host stop",
            ),
        ) from None
    except (ValueError, TypeError, LookupError, AttributeError):
        raise AssistantError(
            Bilingual("The model hub does not answer as one.", "模型站点的回答不像是模型站点的。"),
            Bilingual(
                "If the network asks for a login, open a page in a browser. Else correct HF_ENDPOINT, then end the "
                "host: assistant host stop",
                "若网络要求登录，请用浏览器打开一个网页。否则请更正 HF_ENDPOINT，然后结束后台程序：assistant host stop",
            ),
        ) from None


def _reduced(id_: str, commit: str, licence: str, files: list[RemoteFile]) -> Offer:
    names = [file.name for file in files]
    if PIPELINE not in names:
        files = [file for file in files if "/" not in file.name]
    weights = {file.name: file for file in files if file.name.endswith(".safetensors")}
    texts = tuple(file for file in files if file.name.endswith(_TEXTS) and file.size <= file.unsaid)
    if not {"config.json", OPEN_CLIP, PIPELINE} & set(names):
        raise AssistantError(
            Bilingual(
                f"{id_} has no config.json: it is not a model of transformers.",
                f"{id_} 没有 config.json：它不是 transformers 的模型。",
            ),
            Bilingual("Choose another model.", "请选择别的模型。"),
        )
    if not weights:
        pickled = next((name for name in names if name.endswith((".bin", ".pt", ".pth", ".ckpt", ".h5"))), "")
        raise AssistantError(
            Bilingual(
                f"{id_} has no safetensors weights"
                + (f", only {pickled}, which can run code when loaded." if pickled else "."),
                f"{id_} 没有 safetensors 格式的权重"
                + (f"，只有 {pickled}，加载它可能会运行代码。" if pickled else "。"),
            ),
            Bilingual("Choose a model that has safetensors.", "请选择带有 safetensors 的模型。"),
        )
    unknown = next((file.name for file in weights.values() if not file.sha256 or file.size < 0), "")
    if unknown:
        raise AssistantError(
            Bilingual(
                f"The hub lists no hash or no size for {unknown} of {id_}.",
                f"站点没有给出 {id_} 的 {unknown} 的哈希值或大小。",
            ),
            Bilingual("It cannot be trusted without.", "缺少它就无法信任这个文件。"),
        )
    return Offer(commit, licence, texts, weights)


def _size(sibling: Any) -> int:
    said = sibling.size if sibling.size is not None else getattr(sibling.lfs, "size", None)
    return said if isinstance(said, int) and said >= 0 else -1


def _licence(card: Any) -> str:
    licence = getattr(card, "license", None) if card is not None else None
    return str(licence)[:60] if isinstance(licence, str) else ""
