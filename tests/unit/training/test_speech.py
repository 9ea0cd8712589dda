"""The speech world: sound with dense labels, spectrograms, the shipped model on a spoken question and on silence."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path

import numpy as np
import psutil
import pytest
import torch
import whisper

from tests.needed import need
from training.speech import augment, corpus, features, sentences, surroundings, voices
from training.speech.batches import Batch, Stream
from training.speech.errors import error_rate
from training.speech.espeak import Espeak
from training.speech.held_out import WRITTEN
from training.speech.measure import Listener
from training.speech.model import SpeechLearner, export, used_tokens
from training.speech.pool import Pool, Reader
from training.speech.rehearsal import Rehearsal
from training.speech.trainer import Run, Scale

ROOT = Path(__file__).parents[3]
MODEL = ROOT / "assistant/pocket/transcription/model.pt"


@pytest.fixture(scope="module")
def espeak() -> Espeak:
    need("libespeak-ng1")
    return Espeak()


def test_phonemes_come_in_order_and_cover_the_clip(espeak: Espeak) -> None:
    spoken = espeak.say("what color is the circle", "en-us+f3")
    length = len(spoken.samples) / spoken.rate
    times = [mark.seconds for mark in spoken.phonemes]
    assert times == sorted(times)
    assert times[0] == 0.0
    assert length - 0.4 < times[-1] <= length
    assert len(spoken.words) == 5


def test_an_unknown_voice_is_refused(espeak: Espeak) -> None:
    with pytest.raises(ValueError, match="no voice"):
        espeak.say("hello", "xx-nowhere")


def test_labels_name_the_words(espeak: Espeak) -> None:
    manner = voices.Manner("en-us", 150, 50, 50, 100, 0, 1.0)
    utterance = corpus.speak(espeak, "show me a red star", manner)
    names = ["", *sentences.vocabulary()]
    said = [names[n] for n in dict.fromkeys(utterance.words.tolist()) if n]
    assert said == ["show", "me", "a", "red", "star"]
    assert len(utterance.words) == len(utterance.phonemes) == len(utterance.samples) // corpus.FRAME
    assert (utterance.phonemes == 1).mean() < 0.05, "phonemes that the table does not know"


def test_the_same_seed_speaks_the_same(espeak: Espeak) -> None:
    first, second = (corpus.make(espeak, random.Random("same")) for _ in range(2))
    assert first.text == second.text
    # espeak-ng lets a voice flutter by chance: the same words in the same manner differ by a few milliseconds.
    assert abs(len(first.samples) - len(second.samples)) < 0.1 * corpus.RATE


def test_held_out_voices_are_never_trained_on() -> None:
    rng = random.Random(1)
    trained = {voices.choose(rng).voice.split("+")[-1] for _ in range(3000)}
    assert not trained & set(voices.HELD_OUT)
    assert {voices.choose(rng, held_out=True).voice.split("+")[-1] for _ in range(300)} == set(voices.HELD_OUT)


def test_sentences_use_the_vocabulary_and_no_article_is_wrong() -> None:
    rng, known = random.Random(2), set(sentences.vocabulary())
    made = [sentences.sentence(rng) for _ in range(2000)]
    assert {word for text in made for word in text.split()} <= known
    assert not [text for text in made if " a orange" in text]
    assert len(set(made)) > 1500


def grammar() -> re.Pattern[str]:
    """All sentences of the grammar as one expression, before its articles are put right."""

    def options(text: str) -> str:
        slots = sentences._SLOT.split(text)
        pieces = (
            f"(?:{'|'.join(map(options, sentences._options(piece)))})" if at % 2 else re.escape(piece)
            for at, piece in enumerate(slots)
        )
        return "".join(pieces)

    before, after = ("|".join(map(re.escape, words)) for words in (sentences._POLITE, sentences._AFTER))
    one = f"(?:{before})?(?:{'|'.join(map(options, sentences._PATTERNS))})(?:{after})?"
    return re.compile(f"{one}(?: and {one})*")


def test_the_grammar_makes_no_sentence_that_is_measured() -> None:
    made, rng = grammar(), random.Random(3)
    assert all(made.fullmatch(re.sub(r"\ban (?=[aeio])", "a ", sentences.from_grammar(rng))) for _ in range(300))
    assert len(WRITTEN) == len({*WRITTEN}) > 50
    assert [text for text in WRITTEN if made.fullmatch(re.sub(r"\ban (?=[aeio])", "a ", text))] == []
    assert {word for text in WRITTEN for word in text.split()} <= {*sentences.vocabulary()}


def test_the_spectrogram_is_whispers_own() -> None:
    rng = np.random.default_rng(0)
    clips = torch.from_numpy(rng.standard_normal((2, 16_000)).astype(np.float32)) * torch.tensor([[0.01], [0.5]])
    mel = features.log_mel(clips)
    assert mel.shape == (2, 80, 100)
    for row in range(2):
        torch.testing.assert_close(mel[row], whisper.log_mel_spectrogram(clips[row]), atol=1e-4, rtol=1e-4)


@pytest.fixture
def stream(tmp_path: Path, espeak: Espeak) -> Iterator[Stream]:
    corpus.write_shard(espeak, tmp_path, 0, 0, size=40)
    made = Stream(tmp_path, 0, used_tokens(), 900, torch.device("cpu"), 300, spoken=0)
    yield made
    made.close()


def test_a_batch_fits_together(stream: Stream) -> None:
    batches = list(islice(stream.round(), 6))
    for batch in batches:
        rows, t = batch.phonemes.shape
        assert batch.mel.shape == (rows, 80, 2 * t)
        assert batch.words.shape == (rows, t)
        assert batch.tokens.shape == batch.targets.shape
        assert torch.isfinite(batch.mel).all()
        assert int(batch.targets.max()) < len(used_tokens())
    assert any((batch.words > 0).any() for batch in batches)


def test_the_pool_keeps_what_was_said_where_it_says(stream: Stream, espeak: Espeak) -> None:
    said = [corpus.make(espeak, random.Random(number)) for number in range(4)]
    stream.pool.add(said)
    entry = stream.pool.entries[-1]
    place = torch.tensor([[entry.start], [entry.count], [7], [1.0], [0.5]], dtype=torch.float64)
    source = surroundings.Source.of(place)
    sound = surroundings.voiced(stream.pool, source, 500 * corpus.FRAME)[0]
    phonemes, words = surroundings.labels(stream.pool, source, 500)
    last = said[-1]
    wanted = torch.from_numpy(last.samples[: entry.count * corpus.FRAME].astype(np.float32))
    kept = sound[7 * corpus.FRAME :][: len(wanted) - 1]
    torch.testing.assert_close(kept, (wanted / wanted.abs().max() / 2)[:-1], atol=1e-4, rtol=1e-3)
    assert words[0, 7 : 7 + entry.count].tolist() == last.words.tolist()
    assert phonemes[0, :7].sum() == phonemes[0, 7 + entry.count :].sum() == 0


def test_the_loop_learns_and_what_it_saves_goes_on(stream: Stream, tmp_path: Path) -> None:
    run = Run(tmp_path / "work", tmp_path / "out", minutes=60, seed=0)
    run.budget.spent = 0.5 * 60 * run.minutes
    batch = next(stream.round())
    losses = [float(run.update(batch)["loss"]) for _ in range(8)]
    assert losses[-1] < losses[0]
    run.save()
    assert not (tmp_path / "out").exists()
    again = Run(tmp_path / "work", tmp_path / "out", minutes=60, seed=0)
    again.resume()
    assert (again.step, again.clips) == (8, 8 * len(batch.mel))
    assert all(torch.equal(a, b) for a, b in zip(run.learner.parameters(), again.learner.parameters(), strict=True))
    again.export()
    assert whisper.load_model(str(tmp_path / "out/model.pt"), device="cpu").dims.n_vocab == 51_864
    further = Run(tmp_path / "work", tmp_path / "further", minutes=60, seed=0, start=tmp_path / "out")
    further.resume()
    assert further.step == 0, "it begins with another model"
    further.export()
    assert list(json.loads((tmp_path / "further/training.json").read_text())) == ["clips", "clips, gone on"]


class NoRehearsal(Rehearsal):
    """None, since it costs more than the whole test; how often one was wanted."""

    def __init__(self) -> None:
        self.count = 0

    def line(self, learner: SpeechLearner) -> str:
        self.count += 1
        return ""


def test_a_run_that_goes_on_hears_what_is_new(
    stream: Stream, tmp_path: Path, espeak: Espeak, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "SHARD", 20)
    run = Run(tmp_path / "work", tmp_path / "out", minutes=0.01, seed=0)
    run.next_shard = 5
    run.run(stream, NoRehearsal())
    again = Run(tmp_path / "work", tmp_path / "out", minutes=60, seed=0)
    again.resume()
    assert again.next_shard == 5 + 40 // 20
    assert again.step > 0
    drawn = []
    for each in (Run(tmp_path / "other", tmp_path / "out", minutes=60, seed=0), again):
        corpus.write_shard(espeak, each.pool, 0, 0, size=4)
        made = each.stream(Scale(900, 300, 1))
        drawn.append(float(made.rng.random()))
        made.close()
    assert drawn[0] != drawn[1]


def test_a_run_that_goes_on_does_not_make_up_for_rehearsals_that_it_had(stream: Stream, tmp_path: Path) -> None:
    run = Run(tmp_path / "work", tmp_path / "out", minutes=60, seed=0)
    rehearsal = NoRehearsal()
    run.budget.spent = 0.99 * 60 * run.minutes

    def given_up(batch: Batch) -> dict[str, torch.Tensor]:
        if run.step == 3:
            raise KeyboardInterrupt
        run.step += 1
        return {}

    run.update = given_up  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        run.run(stream, rehearsal)
    assert rehearsal.count == 0


def test_shards_of_another_seed_are_left_alone(tmp_path: Path, espeak: Espeak) -> None:
    for seed in (1, 12):
        corpus.write_shard(espeak, tmp_path, seed, 0, size=2)
    reader = Reader(tmp_path, 1)
    assert len(reader.ready(wait=True)) == 1
    reader.close()
    assert [path.name for path in tmp_path.glob("*.npz")] == [corpus.shard_path(tmp_path, 12, 0).name]


def test_a_speaker_ends_with_the_training_that_was_killed(tmp_path: Path) -> None:
    need("espeak-ng", "libespeak-ng1")
    started = f"_speaker(Path({str(tmp_path)!r}), 0, 0, 1).pid"
    code = "import time; from pathlib import Path; from training.speech.trainer import _speaker"
    code = f"{code}; print({started}, flush=True); time.sleep(600)"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as training:
        assert training.stdout is not None
        speaker = psutil.Process(int(training.stdout.readline()))
        training.kill()
    gone, still = psutil.wait_procs([speaker], timeout=60)
    for process in still:
        process.kill()
    assert gone


def test_the_ring_forgets_the_oldest(espeak: Espeak) -> None:
    pool = Pool(torch.device("cpu"), 40)
    for number in range(60):
        pool.add([corpus.make(espeak, random.Random(number))])
        spans = sorted((entry.start, entry.start + entry.count) for entry in pool.entries)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        assert spans[-1][1] <= pool.frames
    assert 3 < len(pool.entries) < 60 == pool.heard


def test_silence_has_no_words_in_it() -> None:
    rng = np.random.default_rng(3)
    bank = augment.NoiseBank.made(rng, [np.ones(8000, np.int16)], seconds=10)
    for _ in range(20):
        clip = augment.nothing_said(rng, bank)
        assert 0 < len(clip) <= augment.WINDOW
        assert np.abs(clip).max() <= 1.0


def test_the_export_is_a_whisper_checkpoint_that_never_picks_an_unused_token(tmp_path: Path) -> None:
    torch.manual_seed(0)
    learner = SpeechLearner(len(corpus.PHONEMES), corpus.WORDS)
    export(learner, tmp_path / "model.pt")
    model = whisper.load_model(str(tmp_path / "model.pt"), device="cpu")
    with torch.no_grad():
        sound = model.encoder(torch.randn(1, 80, 1000))
        logits = model.logits(torch.tensor([[used_tokens()[1]]]), sound)[0, -1]
    assert set(logits.topk(len(used_tokens())).indices.tolist()) == set(used_tokens())


def test_error_rate() -> None:
    assert error_rate(["a b c d"], ["a x c"]) == 0.5
    assert error_rate(["Hello, there!"], ["hello there"]) == 0.0


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener(MODEL)


def test_the_shipped_model_hears_the_sample(listener: Listener) -> None:
    import soundfile

    samples, rate = soundfile.read(ROOT / "samples/question.wav", dtype="float32")
    assert rate == 16_000
    assert listener.hear([samples])[0].text == "what color is the circle"


def test_the_shipped_model_hears_nothing_in_silence_and_noise(listener: Listener) -> None:
    rng = np.random.default_rng(4)
    noise = (rng.standard_normal(48_000) * 0.05).astype(np.float32)
    heard = listener.hear([np.zeros(16_000, np.float32), noise, noise * np.float32(0.01)])
    assert [h.text for h in heard] == ["", "", ""]
    assert all(h.probability > 0.6 for h in heard)


def test_an_exported_model_can_be_gone_on_from(tmp_path: Path) -> None:
    torch.manual_seed(3)
    before, after = SpeechLearner(5, 7), SpeechLearner(5, 7)
    export(before, tmp_path / "model.pt")
    after.start_from(tmp_path / "model.pt")
    for name, value in before.whisper.state_dict().items():
        assert torch.equal(after.whisper.state_dict()[name], value.half().float()), name
