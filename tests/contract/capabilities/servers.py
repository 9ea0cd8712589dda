"""Real OpenAI-compatible servers on loopback: `transformers serve`, and vectors of a toy CLIP model over HTTP."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import PIL.Image
import pytest
import torch

from assistant.engine.catalogue import Found, ModelSpec
from assistant.engine.device import Device
from assistant.engine.families import image_text_embedding
from tests.unit.engine import toys

_PATIENCE_S = 120


@contextmanager
def transformers_serve(log: Path) -> Iterator[str]:
    """Its address below `/v1`. Skips where the packages of `transformers[serving]` are not installed."""
    for package in ("openai", "accelerate", "python_multipart"):
        pytest.importorskip(package)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = "from transformers.cli.transformers import main; import sys; sys.exit(main())"
    arguments = ["serve", "--host", "127.0.0.1", "--port", str(port), "--device", "cpu", "--dtype", "float32"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdout=output,
            stderr=output,
            env={**os.environ, "HF_HUB_OFFLINE": "1"},
        )
    try:
        deadline = time.monotonic() + _PATIENCE_S
        while not _answers(f"http://127.0.0.1:{port}/health"):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.2)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        process.kill()
        process.wait()


def _answers(url: str) -> bool:
    try:
        return httpx.get(url, timeout=2, trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


def whisper(directory: Path) -> Path:
    """Whisper in transformers' format with a tokenizer of its own; random weights."""
    from transformers import (
        GenerationConfig,
        WhisperConfig,
        WhisperFeatureExtractor,
        WhisperForConditionalGeneration,
        WhisperProcessor,
        WhisperTokenizer,
    )

    torch.manual_seed(0)
    raw = json.loads(toys.tokenizer().backend_tokenizer.to_str())["model"]
    special = {"bos_token": toys.PAD, "unk_token": toys.PAD, "pad_token": toys.PAD, "eos_token": toys.END}
    words = WhisperTokenizer(vocab=raw["vocab"], merges=[tuple(merge) for merge in raw["merges"]], **special)
    words.add_special_tokens({"additional_special_tokens": ["<|startoftranscript|>"]})
    ends = {"pad_token_id": words.pad_token_id, "eos_token_id": words.eos_token_id}
    begin = {"decoder_start_token_id": words.convert_tokens_to_ids("<|startoftranscript|>")}
    layers = {"encoder_layers": 1, "decoder_layers": 1, "encoder_attention_heads": 2, "decoder_attention_heads": 2}
    widths = {"d_model": 16, "encoder_ffn_dim": 32, "decoder_ffn_dim": 32, "max_target_positions": 64, "init_std": 0.4}
    model = WhisperForConditionalGeneration(WhisperConfig(vocab_size=len(words), **layers, **widths, **ends, **begin))
    model.generation_config = GenerationConfig(max_length=32, **ends, **begin)
    model.save_pretrained(directory)
    WhisperProcessor(WhisperFeatureExtractor(), words).save_pretrained(directory)
    return directory


@contextmanager
def vectors(directory: Path) -> Iterator[str]:
    """`/v1/embeddings` over a toy CLIP model: texts as OpenAI has them, pictures as chat messages, as vLLM has them."""
    toys.image_text_embedding(directory)
    spec = ModelSpec("toy/clip", "image_text_embedding", "image_text_embedding", 1, 1, "MIT")
    model = image_text_embedding.load(Found(spec, directory, directory), Device("cpu", torch.float32))
    lock = threading.Lock()

    def answer(body: dict[str, Any]) -> dict[str, Any]:
        with lock:
            rows = model.texts(body["input"]) if "input" in body else model.pictures(_pictures(body))
        # Not normalised and not in order, as the protocol allows.
        data = [{"index": place, "embedding": (3 * row).tolist()} for place, row in enumerate(rows)]
        return {"data": data[::-1], "model": body["model"]}

    with _answering(answer) as url:
        yield url


@contextmanager
def drawings() -> Iterator[str]:
    """`/v1/images/generations`: a plain picture whose colour follows from the words and the seed."""

    def answer(body: dict[str, Any]) -> dict[str, Any]:
        width, height = map(int, body.get("size", "64x64").split("x"))
        colour = hashlib.sha256(f"{body['prompt']} {body['seed']}".encode()).digest()
        buffer = io.BytesIO()
        PIL.Image.new("RGB", (width, height), tuple(colour[:3])).save(buffer, "WEBP", lossless=True)
        return {"created": 1, "data": [{"b64_json": base64.b64encode(buffer.getvalue()).decode()}]}

    with _answering(answer) as url:
        yield url


@contextmanager
def _answering(answer: Callable[[dict[str, Any]], dict[str, Any]]) -> Iterator[str]:
    """The address of a server that gives this answer to the JSON of every request."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            data = json.dumps(answer(body)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1"
    finally:
        server.shutdown()
        server.server_close()


def _pictures(body: dict[str, Any]) -> list[PIL.Image.Image]:
    urls = [part["image_url"]["url"] for part in body["messages"][0]["content"]]
    return [PIL.Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2]))).convert("RGB") for url in urls]
