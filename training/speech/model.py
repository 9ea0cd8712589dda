"""The model: openai-whisper's own classes at a small size, and the way to and from its checkpoint format.

Belongs here: dimensions, initialisation, the compact vocabulary of training, the export. Not here: the loop.

Whisper's vocabulary is fixed at 51,864 tokens, of which this world speaks a few hundred. Training works on those rows
only. So that the whole softmax at inference never picks another one, the decoder's last layer norm gives a constant 1
in its first dimension (weight 0, bias 1): the first number of each embedding is then that token's bias. Unused tokens
are exported with -40 there and zero elsewhere; their logit is -40 whatever is heard.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import asdict
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from whisper.model import ModelDimensions, Whisper
from whisper.tokenizer import Tokenizer, get_tokenizer

from training.speech import sentences

DIMENSIONS = ModelDimensions(
    n_mels=80, n_audio_ctx=500, n_audio_state=256, n_audio_head=8, n_audio_layer=6,
    n_vocab=51864, n_text_ctx=64, n_text_state=256, n_text_head=8, n_text_layer=2,
)  # fmt: skip
UNUSED_BIAS = -40.0
PHONEME_LAYER = 4
"""Encoder block after which phonemes are named; words are named after the last."""


def tokenizer() -> Tokenizer:
    return get_tokenizer(multilingual=False)


def used_tokens() -> list[int]:
    """The tokens of the world, specials first: end of text, start, no timestamps, no speech."""
    known = tokenizer()
    tokens = [known.eot, known.sot, known.no_timestamps, known.no_speech]
    words = {token for word in sentences.vocabulary() for token in known.encode(" " + word)}
    return tokens + sorted(words)


class SpeechLearner(nn.Module):
    """Whisper with a compact vocabulary, and two linear heads that are thrown away after training."""

    def __init__(self, phonemes: int, words: int) -> None:
        super().__init__()
        self.tokens = used_tokens()
        self.whisper = Whisper(DIMENSIONS)
        width = DIMENSIONS.n_text_state
        decoder = self.whisper.decoder
        decoder.token_embedding = nn.Embedding(len(self.tokens), width)
        # openai-whisper leaves the first uninitialised and the second at unit variance: the loss would be NaN.
        nn.init.normal_(decoder.positional_embedding, std=0.01)
        nn.init.normal_(decoder.token_embedding.weight, std=0.02)
        # Sinusoids of amplitude 1 drown the sound of a freshly initialised convolution.
        self.whisper.encoder.positional_embedding *= 0.2
        self.phoneme_head = nn.Linear(width, phonemes)
        self.word_head = nn.Linear(width, words)
        self.keep_bias()

    @torch.no_grad()
    def start_from(self, path: Path) -> None:
        """Take the weights of an exported model; the two heads stay untrained."""
        state = torch.load(path, map_location="cpu", weights_only=True)["model_state_dict"]
        name = "decoder.token_embedding.weight"
        state[name] = state[name][torch.tensor(self.tokens)]
        self.whisper.load_state_dict({key: value.float() for key, value in state.items()})

    @torch.no_grad()
    def keep_bias(self) -> None:
        """After every step: the first dimension of the decoder's output stays the constant 1."""
        self.whisper.decoder.ln.weight[0] = 0.0
        self.whisper.decoder.ln.bias[0] = 1.0

    def encode(self, mel: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`mel` (batch, 80, 2 t), t up to 500 -> sound (batch, t, width), phoneme logits, word logits (batch, t, …)."""
        encoder = self.whisper.encoder
        x = F.gelu(encoder.conv1(mel))
        x = F.gelu(encoder.conv2(x)).permute(0, 2, 1).float()
        x = x + encoder.positional_embedding[: x.shape[1]]
        phonemes = x
        for index, block in enumerate(encoder.blocks):
            x = block(x)
            if index + 1 == PHONEME_LAYER:
                phonemes = self.phoneme_head(x)
        x = encoder.ln_post(x)
        return x, phonemes, self.word_head(x)

    def decode(self, tokens: Tensor, sound: Tensor) -> Tensor:
        """Compact token numbers (batch, n) -> logits (batch, n, compact vocabulary)."""
        logits: Tensor = self.whisper.decoder(tokens, sound)
        return logits


def export(learner: SpeechLearner, path: Path) -> None:
    """Write what `whisper.load_model(path)` reads, in half precision. The rows of unused tokens are alike: the archive
    that torch writes is packed again with compression, which torch reads as well, and is a quarter of its size."""
    state = {k: v.detach().cpu() for k, v in learner.whisper.state_dict().items()}
    width = DIMENSIONS.n_text_state
    full = torch.zeros(DIMENSIONS.n_vocab, width)
    full[:, 0] = UNUSED_BIAS
    full[torch.tensor(learner.tokens)] = state["decoder.token_embedding.weight"].float()
    state["decoder.token_embedding.weight"] = full
    half = {k: v.half() if v.is_floating_point() else v for k, v in state.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    plain, part = io.BytesIO(), path.with_suffix(".part")
    torch.save({"dims": asdict(DIMENSIONS), "model_state_dict": half}, plain)
    with zipfile.ZipFile(plain) as archive, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in archive.namelist():
            packed.writestr(zipfile.ZipInfo(name), archive.read(name), zipfile.ZIP_DEFLATED)
    part.replace(path)
