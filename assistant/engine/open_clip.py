"""What a configuration of OpenCLIP says, and the refusal of what is not read. No torch.

Names, defaults and meanings are those of open_clip's own classes CLIP, CLIPVisionCfg, CLIPTextCfg (model.py) and
PreprocessCfg (transform.py) in github.com/mlfoundations/open_clip. Read are models that are built as OpenAI's CLIP: two
transformers, that of pictures read at its class token and that of texts at the end of the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.api import MissingCapability
from assistant.api.language import Bilingual
from assistant.engine import layout, model_files

_MEAN = (0.48145466, 0.4578275, 0.40821073)
_STD = (0.26862954, 0.26130258, 0.27577711)
_LARGEST = 1 << 24
"""Above every sensible number of a configuration."""

_READ = {
    "": ("embed_dim", "quick_gelu"),
    "vision_cfg.": ("image_size", "layers", "width", "head_width", "patch_size", "mlp_ratio"),
    "text_cfg.": ("context_length", "vocab_size", "layers", "width", "heads", "mlp_ratio"),
}
_IDLE = {
    "": ("init_logit_scale", "nonscalar_logit_scale", "output_dict"),
    "vision_cfg.": ("patch_dropout", "output_tokens", "pos_embed_type", "attn_pooler_queries", "attn_pooler_heads"),
    "text_cfg.": ("output_tokens", "pad_id", "eos_id"),
}
"""What matters in training only, or beside another field that is refused, or is stored as a weight."""
_ALLOWED = frozenset(part + name for fields in (_READ, _IDLE) for part, names in fields.items() for name in names)
_USUAL = {"vision_cfg.pool_type": "tok", "text_cfg.pool_type": "argmax", "text_cfg.proj_type": "linear"}
_KINDS = {
    "multimodal_cfg": ("it also writes captions, as CoCa does", "它像 CoCa 一样还会写说明文字"),
    "vision_cfg.timm_model_name": ("its tower for pictures is one of timm", "它的图片塔来自 timm"),
    "text_cfg.hf_model_name": ("its tower for texts is another language model", "它的文本塔是另一种语言模型"),
    "vision_cfg.attentional_pool": ("it pools pictures by attention", "它用注意力汇集图片"),
    "text_cfg.hf_tokenizer_name": ("it splits texts in its own way", "它用自己的方式切分文本"),
    "custom_text": ("it has a tower for texts of its own", "它有自己的文本塔"),
    "init_logit_bias": ("it was trained as SigLIP is", "它是按 SigLIP 的方式训练的"),
}
"""What a field says of a model if it is set, the one that says most first."""
_CONVOLUTIONAL = ("its tower for pictures is a convolutional network", "它的图片塔是卷积网络")
_OTHER = ("its configuration asks for something else", "它的配置另有要求")
_VOCABULARIES = (("tokenizer.json",), ("vocab.json", "merges.txt"))


@dataclass(frozen=True, slots=True)
class Tower:
    """One of the two transformers. `inner` is the width inside its feed-forward layers."""

    layers: int
    width: int
    heads: int
    inner: int


@dataclass(frozen=True, slots=True)
class Layout:
    """All that is needed to build the model and to prepare what it is given."""

    dimension: int
    """Of the common space."""
    activation: str
    """`gelu` or `quick_gelu`, as transformers calls them."""
    vision: Tower
    text: Tower
    side: int
    """Width and height of a picture, in pixels."""
    patch: int
    length: int
    """Of a text at most, in tokens."""
    vocabulary: int
    mean: tuple[float, ...]
    std: tuple[float, ...]
    bilinear: bool
    """How pictures are resized; otherwise bicubic."""
    squash: bool
    """Whether they are squeezed into the square; otherwise the middle is cut out."""


def read(id_: str, directory: Path) -> Layout:
    """The configuration in a directory. Raises MissingCapability that names the field for what is not read, and for a
    model without its vocabulary."""
    config = model_files.read_json(directory / layout.OPEN_CLIP)
    fields = _Fields(id_, _flat(_part(config, "model_cfg")))
    fields.check()
    if not any(all((directory / name).is_file() for name in names) for names in _VOCABULARIES):
        raise MissingCapability(
            Bilingual(f"{id_} comes without its vocabulary, tokenizer.json.", f"{id_} 没有附带词表 tokenizer.json。"),
            Bilingual("Put it beside the weights.", "请把它放在权重旁边。"),
        )
    seen = _Fields(id_, {f"preprocess_cfg.{name}": value for name, value in _part(config, "preprocess_cfg").items()})
    vision_heads = fields.number("vision_cfg.width", 768) // fields.number("vision_cfg.head_width", 64)
    return Layout(
        dimension=fields.number("embed_dim", 0),
        activation="quick_gelu" if fields.get("quick_gelu") else "gelu",
        vision=fields.tower("vision_cfg", 768, vision_heads),
        text=fields.tower("text_cfg", 512, fields.number("text_cfg.heads", 8)),
        side=fields.number("vision_cfg.image_size", 224),
        patch=fields.number("vision_cfg.patch_size", 16),
        length=fields.number("text_cfg.context_length", 77),
        vocabulary=fields.number("text_cfg.vocab_size", 49408),
        mean=seen.colours("preprocess_cfg.mean", _MEAN),
        std=seen.colours("preprocess_cfg.std", _STD),
        bilinear=seen.get("preprocess_cfg.interpolation") == "bilinear",
        squash=seen.one_of("preprocess_cfg.resize_mode", "shortest", "squash") == "squash",
    )


class _Fields(dict[str, Any]):
    """Values by name, each checked where it is taken: it raises MissingCapability."""

    def __init__(self, id_: str, fields: dict[str, Any]) -> None:
        super().__init__(fields)
        self._id = id_

    def check(self) -> None:
        """Refuses what is set and not read."""
        for name in [*_KINDS, *self]:
            if (value := self.get(name)) and name not in _ALLOWED and value != _USUAL.get(name):
                raise self._refused(name)

    def number(self, name: str, usual: int) -> int:
        """A positive whole number."""
        value = self.get(name, usual)
        if type(value) is not int or not 0 < value < _LARGEST:
            raise self._refused(name)
        return value

    def tower(self, part: str, usual: int, heads: int) -> Tower:
        width = self.number(f"{part}.width", usual)
        ratio = self.get(f"{part}.mlp_ratio", 4.0)
        if not heads or width % heads:
            raise self._refused(f"{part}.width")
        if type(ratio) not in (int, float) or not 0 < ratio < _LARGEST:
            raise self._refused(f"{part}.mlp_ratio")
        return Tower(self.number(f"{part}.layers", 12), width, heads, int(width * ratio))

    def colours(self, name: str, usual: tuple[float, ...]) -> tuple[float, ...]:
        """Three numbers, which may be given as one."""
        value = self.get(name) or usual
        found = tuple(value) if isinstance(value, list | tuple) else (value,) * 3
        if len(found) != 3 or not all(type(each) in (int, float) for each in found):
            raise self._refused(name)
        return found

    def one_of(self, name: str, *known: str) -> str:
        """One of these words, the first where none is given."""
        value = self.get(name) or known[0]
        if value not in known:
            raise self._refused(name)
        return str(value)

    def _refused(self, name: str) -> MissingCapability:
        value = self.get(name)
        kind = _CONVOLUTIONAL if name == "vision_cfg.layers" and isinstance(value, list) else _KINDS.get(name, _OTHER)
        said = f"{name}: {str(value)[:60]}"
        return MissingCapability(
            Bilingual(
                f"{self._id} is an OpenCLIP model of a kind that this program does not run: {kind[0]} ({said}).",
                f"{self._id} 是本程序不能运行的一类 OpenCLIP 模型：{kind[1]}（{said}）。",
            ),
            Bilingual(
                "It runs those that are built as OpenAI's CLIP, such as ViT-B-32, ViT-L-14, ViT-H-14 and ViT-bigG-14.",
                "能运行的是与 OpenAI 的 CLIP 结构相同的模型：ViT-B-32、ViT-L-14、ViT-H-14、ViT-bigG-14 等。",
            ),
        )


def _part(config: dict[str, Any], name: str) -> dict[str, Any]:
    value = config.get(name)
    return value if isinstance(value, dict) else {}


def _flat(model: dict[str, Any]) -> dict[str, Any]:
    """The fields of a `model_cfg`, those of a tower with its name before them; a square given by both sides by one."""
    towers = ("vision_cfg", "text_cfg")
    fields = {name: value for name, value in model.items() if name not in towers}
    fields |= {f"{tower}.{name}": value for tower in towers for name, value in _part(model, tower).items()}
    for name in ("vision_cfg.image_size", "vision_cfg.patch_size"):
        value = fields.get(name)
        if isinstance(value, list) and len(value) == 2 and value[0] == value[1]:
            fields[name] = value[0]
    return fields
