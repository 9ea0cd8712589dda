"""A whisper checkpoint in openai's format as a folder that CTranslate2 and faster-whisper read.

Needs the package ctranslate2. The numbers are the same, quantised only where asked; no code is read from a folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import whisper
from whisper.tokenizer import get_encoding, get_tokenizer


def convert(model: Any, folder: Path, quantization: str | None = None) -> None:
    """Writes weights, vocabulary and tokenizer of a loaded whisper model into `folder`, which may be there already.

    `quantization`: None keeps float32, `int8` makes the weights of products one byte each. Raises ImportError without
    ctranslate2.
    """
    from ctranslate2.specs.whisper_spec import WhisperSpec

    dims = model.dims
    spec = WhisperSpec(dims.n_audio_layer, dims.n_audio_head, dims.n_text_layer, dims.n_text_head)
    _encoder(spec.encoder, model.encoder)
    _decoder(spec.decoder, model.decoder)
    known = get_tokenizer(model.is_multilingual, num_languages=model.num_languages)
    spec.config.suppress_ids = [*known.non_speech_tokens, known.sot_prev, known.sot_lm, known.no_speech]
    spec.config.suppress_ids_begin = [*known.encode(" "), known.eot]
    spec.config.lang_ids = list(known.all_language_tokens) if model.is_multilingual else []
    spec.config.alignment_heads = model.alignment_heads.indices().T.tolist()
    tokenizer = _tokenizer(model)
    names = {number: name for name, number in tokenizer.get_vocab().items()}
    spec.register_vocabulary([names[number] for number in range(dims.n_vocab)])
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    tokenizer.save(str(folder / "tokenizer.json"))


def _encoder(spec: Any, encoder: Any) -> None:
    for name in ("conv1", "conv2"):
        layer = getattr(encoder, name)
        getattr(spec, name).weight, getattr(spec, name).bias = _numbers(layer.weight), _numbers(layer.bias)
    spec.position_encodings.encodings = _numbers(encoder.positional_embedding)
    _norm(spec.layer_norm, encoder.ln_post)
    for part, block in zip(spec.layer, encoder.blocks, strict=True):
        _own(part.self_attention, block.attn, block.attn_ln)
        _feed_forward(part.ffn, block)


def _decoder(spec: Any, decoder: Any) -> None:
    spec.embeddings.weight = spec.projection.weight = _numbers(decoder.token_embedding.weight)
    spec.position_encodings.encodings = _numbers(decoder.positional_embedding)
    _norm(spec.layer_norm, decoder.ln)
    for part, block in zip(spec.layer, decoder.blocks, strict=True):
        _own(part.self_attention, block.attn, block.attn_ln)
        _norm(part.attention.layer_norm, block.cross_attn_ln)
        _fused(part.attention.linear[0], block.cross_attn.query)
        _fused(part.attention.linear[1], block.cross_attn.key, block.cross_attn.value)
        _fused(part.attention.linear[2], block.cross_attn.out)
        _feed_forward(part.ffn, block)


def _own(spec: Any, attention: Any, norm: Any) -> None:
    _norm(spec.layer_norm, norm)
    _fused(spec.linear[0], attention.query, attention.key, attention.value)
    _fused(spec.linear[1], attention.out)


def _feed_forward(spec: Any, block: Any) -> None:
    _norm(spec.layer_norm, block.mlp_ln)
    _fused(spec.linear_0, block.mlp[0])
    _fused(spec.linear_1, block.mlp[2])


def _fused(spec: Any, *layers: Any) -> None:
    """Layers that read the same, as one; whisper's keys have no bias."""
    import torch

    biases = [torch.zeros(len(layer.weight)) if layer.bias is None else layer.bias for layer in layers]
    spec.weight = _numbers(torch.cat([layer.weight for layer in layers]))
    spec.bias = _numbers(torch.cat(biases))


def _norm(spec: Any, norm: Any) -> None:
    spec.gamma, spec.beta = _numbers(norm.weight), _numbers(norm.bias)


def _numbers(tensor: Any) -> Any:
    return tensor.detach().float().cpu().numpy()


def _tokenizer(model: Any) -> Any:
    """Whisper's tokenizer in the format of the package tokenizers."""
    from transformers.convert_slow_tokenizer import TikTokenConverter

    name = "multilingual" if model.is_multilingual else "gpt2"
    encoding = get_encoding(name, num_languages=model.num_languages)
    special = encoding._special_tokens
    file = Path(whisper.__file__).parent / "assets" / f"{name}.tiktoken"
    ordered = sorted(special, key=special.__getitem__)
    return TikTokenConverter(str(file), pattern=encoding._pat_str, extra_special_tokens=ordered).converted()
