"""Fine-tuning of other models than the shipped ones, at toy width, and what is said of wrong input."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from PIL import Image
from transformers import (
    AutoModel,
    AutoModelForImageTextToText,
    AutoProcessor,
    Idefics3Processor,
    SiglipConfig,
    SiglipModel,
)
from transformers.models.idefics3.image_processing_pil_idefics3 import Idefics3ImageProcessorPil
from transformers.models.siglip.image_processing_pil_siglip import SiglipImageProcessorPil

from tests.unit.engine import dual_encoders, toys
from training.captioned import Captioned, Unusable, read_captions
from training.cli import POCKET, main
from training.finetune import IGNORED, answered, caption_loss, finetune, sigmoid_loss

COLOURS = ["red", "green", "blue", "black"]


@pytest.fixture
def given(tmp_path: Path) -> tuple[Path, Path]:
    images = tmp_path / "images"
    images.mkdir()
    for side, colour in enumerate(COLOURS, 1):
        Image.new("RGB", (40 * side, 40), colour).save(images / f"{colour}.png")
    captions = tmp_path / "captions.tsv"
    captions.write_text("".join(f"{colour}.png\t{colour}\n" for colour in COLOURS), encoding="utf-8")
    return images, captions


def siglip(folder: Path) -> Path:
    torch.manual_seed(0)
    words = toys.tokenizer()
    tower = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    ids = {"bos_token_id": None, "eos_token_id": words.eos_token_id, "pad_token_id": words.pad_token_id}
    text = {"vocab_size": len(words), "max_position_embeddings": 16, "projection_size": 16}
    config = SiglipConfig(
        text_config={**tower, **text, **ids}, vision_config={**tower, "image_size": 32, "patch_size": 16}
    )
    SiglipModel(config).save_pretrained(folder)
    words.save_pretrained(folder)
    SiglipImageProcessorPil(size={"height": 32, "width": 32}).save_pretrained(folder)
    return folder


@pytest.mark.parametrize(("kind", "rate"), [("siglip", 3e-2), ("siglip2", 3e-3)])
def test_siglip_learns_by_its_own_loss(kind: str, rate: float, given: tuple[Path, Path], tmp_path: Path) -> None:
    folder = tmp_path / kind
    if kind == "siglip":
        siglip(folder)
    else:
        dual_encoders.written(folder, kind)
    losses = finetune(folder, *given, tmp_path / "out", epochs=40, rate=rate)
    assert losses[-1] < 0.7 * losses[0]
    model, processor = AutoModel.from_pretrained(tmp_path / "out").eval(), AutoProcessor.from_pretrained(folder)
    part = read_captions(*given)
    inputs = processor(
        images=[one.picture() for one in part],
        text=COLOURS,
        padding="max_length",
        max_length=model.config.text_config.max_position_embeddings,
        return_attention_mask=False,
        return_tensors="pt",
    )
    with torch.inference_mode():
        own = model(**inputs, return_loss=True).loss.item()
        assert sigmoid_loss(model, processor, part).item() == pytest.approx(own, rel=1e-4)
        twice = [part[0], replace(part[1], caption=part[0].caption)]
        assert sigmoid_loss(model, processor, twice) != pytest.approx(sigmoid_loss(model, processor, part[:2]).item())


def idefics3() -> Any:
    """Cuts large pictures to pieces, so that they have more tokens."""
    images = Idefics3ImageProcessorPil(
        size={"longest_edge": 64}, max_image_size={"longest_edge": 32}, do_image_splitting=True
    )
    words = toys.tokenizer()
    words.padding_side = "left"
    return Idefics3Processor(images, words, image_seq_len=4, chat_template=toys.TEMPLATE)


@pytest.mark.parametrize("longest", [0, 3])
def test_pictures_of_every_size_are_learned_from(longest: int, given: tuple[Path, Path]) -> None:
    processor, part = idefics3(), read_captions(*given)
    part = [part[longest], *part[:longest], *part[longest + 1 :]]
    inputs = answered(processor, part, "What is it?")
    counts = inputs["attention_mask"].sum(1)
    assert len(set(counts.tolist())) > 1
    for row, one in zip(inputs["labels"], part, strict=True):
        assert processor.tokenizer.decode(row[row != IGNORED]) == one.caption + toys.END
    assert processor.tokenizer.padding_side == "left"


def test_a_smaller_picture_alone_counts_in_the_loss(given: tuple[Path, Path], tmp_path: Path) -> None:
    toys.vision_language(tmp_path / "model")
    model = AutoModelForImageTextToText.from_pretrained(tmp_path / "model").eval()
    processor, [first, *_, last] = idefics3(), read_captions(*given)
    with torch.inference_mode():
        both = caption_loss(model, processor, [first, last], "?")
        other = caption_loss(model, processor, [replace(first, caption="a blue star"), last], "?")
    assert both.isfinite()
    assert both != other


BAD = [
    ("captions.jsonl", "{", "line 1 of .*captions.jsonl does not hold"),
    ("captions.jsonl", '["red.png", "red"]', "line 1 of"),
    ("captions.jsonl", '{"file": "red.png"}', "line 1 of"),
    ("captions.jsonl", '{"file": "red.png", "caption": 3}', "line 1 of"),
    ("captions.tsv", "red.png\tred\nblue.png", "line 2 of .*captions.tsv does not hold"),
    ("captions.tsv", "\nnowhere.png\tred", r"line 2 of .* names nowhere\.png, which is not in"),
    ("captions.tsv", "\n", "no captions in"),
    ("captions.tsv", "red.png\t\xff", "cannot be read as UTF-8"),
]


@pytest.mark.parametrize(("name", "text", "said"), BAD)
def test_captions_that_cannot_be_used_are_told_with_their_line(
    name: str, text: str, said: str, given: tuple[Path, Path], tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(text.encode("latin-1"))
    with pytest.raises(Unusable, match=said):
        read_captions(given[0], tmp_path / name)


def test_captions_are_read_from_objects_and_columns(given: tuple[Path, Path], tmp_path: Path) -> None:
    images, table = given
    lines = tmp_path / "captions.jsonl"
    lines.write_text('\ufeff{"file_name": "red.png", "text": " red "}\n', encoding="utf-8")
    assert read_captions(images, lines) == read_captions(images, table)[:1] == [Captioned(images / "red.png", "red")]


def test_a_picture_that_was_turned_is_learned_from_upright(tmp_path: Path) -> None:
    turned = Image.new("RGB", (40, 20), "red")
    exif = turned.getexif()
    exif[0x0112] = 6
    turned.save(tmp_path / "turned.jpg", exif=exif)
    assert Captioned(tmp_path / "turned.jpg", "red").picture().size == (20, 40)


def test_what_is_transparent_is_learned_from_on_white(tmp_path: Path) -> None:
    Image.new("RGBA", (4, 4), (200, 0, 0, 0)).save(tmp_path / "clear.png")
    assert Captioned(tmp_path / "clear.png", "nothing").picture().getpixel((1, 1)) == (255, 255, 255)


def test_a_damaged_picture_is_told_with_its_line_before_a_model_is_loaded(given: tuple[Path, Path]) -> None:
    images, captions = given
    whole = (images / "blue.png").read_bytes()
    (images / "blue.png").write_bytes(whole[:-30])
    with pytest.raises(Unusable, match=r"line 3 of .*captions\.tsv: .*blue\.png cannot be read as a picture"):
        read_captions(images, captions)


def test_a_caption_may_hold_any_separator_but_the_line_feed(given: tuple[Path, Path]) -> None:
    images, captions = given
    captions.write_text("red.png\tred\u2028and nothing\u0085else\r\nblue.png\tblue\r\n", encoding="utf-8")
    read = [one.caption for one in read_captions(images, captions)]
    assert read == ["red\u2028and nothing\u0085else", "blue"]


def test_the_command_says_what_is_wrong(given: tuple[Path, Path], tmp_path: Path) -> None:
    images, captions = given

    def said(model: Path, out: Path = tmp_path / "out", *more: str) -> str:
        files = ["--images", str(images), "--captions", str(captions), "--model", str(model), "--out", str(out)]
        with pytest.raises(SystemExit) as ended:
            main(["finetune", *files, *more])
        return str(ended.value)

    pocket = POCKET / "image_text_embedding"
    assert "must not be the old one" in said(pocket, pocket)
    assert "is a file" in said(pocket, captions)
    assert "no config.json" in said(tmp_path)
    assert "two captions or more" in said(pocket, tmp_path / "out", "--batch", "1")
    assert said(pocket, tmp_path / "out", "--batch", "0") == "2"
    (tmp_path / "bert").mkdir()
    (tmp_path / "bert" / "config.json").write_text('{"model_type": "bert"}')
    assert "is a bert; only models that" in said(tmp_path / "bert")
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "config.json").write_text('{"model_type": "no-such"}')
    assert "cannot be loaded" in said(tmp_path / "odd")
    (images / "red.png").write_bytes(b"no picture")
    assert "red.png cannot be read as a picture" in said(pocket)
    assert not (tmp_path / "out").exists()


def test_a_run_that_was_ended_goes_on_where_it_was(
    given: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, file = siglip(tmp_path / "siglip"), tmp_path / "work" / "checkpoint.pt"
    whole = finetune(folder, *given, tmp_path / "whole", epochs=3, batch=2, rate=1e-2)
    monkeypatch.setattr("training.finetune.KEPT_EVERY_S", 0)
    learn, calls = sigmoid_loss, list[int]()

    def until_the_power_goes(model: Any, processor: Any, part: list[Captioned]) -> torch.Tensor:
        calls.append(1)
        if len(calls) == 4:
            raise KeyboardInterrupt
        return learn(model, processor, part)

    monkeypatch.setattr("training.finetune.sigmoid_loss", until_the_power_goes)
    with pytest.raises(KeyboardInterrupt):
        finetune(folder, *given, tmp_path / "out", epochs=3, batch=2, rate=1e-2, checkpoint=file)
    assert not (tmp_path / "out").exists()
    (kept,) = file.parent.iterdir()
    finetune(folder, *given, tmp_path / "other", epochs=1, batch=2, rate=1e-2, checkpoint=file)
    assert list(file.parent.iterdir()) == [kept], "another run has its own"
    calls[:] = range(4)
    assert finetune(folder, *given, tmp_path / "out", epochs=3, batch=2, rate=1e-2, checkpoint=file) == whole
    assert len(calls) == 4 + len(whole) - 3
    for name in ("model.safetensors", "config.json"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "whole" / name).read_bytes()
    assert not kept.exists(), "the next run begins anew"


def test_a_checkpoint_that_cannot_be_written_ends_no_run(
    given: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("training.finetune.KEPT_EVERY_S", 0)
    (tmp_path / "work").write_text("no folder")
    finetune(siglip(tmp_path / "siglip"), *given, tmp_path / "out", epochs=2, checkpoint=tmp_path / "work" / "c.pt")
    assert (tmp_path / "out" / "model.safetensors").exists()
    assert capsys.readouterr().out.count("goes on without a checkpoint") == 1
