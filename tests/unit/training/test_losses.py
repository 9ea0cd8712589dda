"""The losses and the shared pieces of the training loops, on hand-made numbers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from training.language.names import SHAPE_WORDS
from training.loop import (
    Average,
    Budget,
    WorkingCopy,
    adamw,
    learning_rate,
    load_checkpoint,
    minutes_for,
    save_checkpoint,
)
from training.muon import Muon, orthogonal
from training.scenes.layout import sample_scene
from training.scenes.pool import CELLS, RECORD, record
from training.scenes.world import MOST_ITEMS
from training.vision.embed import contrastive_loss, strange_loss
from training.vision.queries import exact_query, loose_query
from training.vision.strangers import strange_query
from training.vision.tower import (
    APART,
    ITEM_PARTS,
    NAMED,
    PAIR_PARTS,
    READ,
    DenseTower,
    dense_figures,
    dense_labels,
    dense_loss,
    item_labels,
    item_loss,
    pair_labels,
    pair_loss,
    to_pixels,
)


def test_dense_loss_falls_on_two_pictures() -> None:
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    rows = np.array([record(sample_scene(rng), rng) for _ in range(2)], RECORD)
    model = DenseTower()
    optimizer = adamw([(list(model.parameters()), 1e-3)])
    for group in optimizer.param_groups:
        group["lr"] = 1e-3
    labels, pixels = dense_labels(rows), to_pixels(rows["pixels"])
    losses = []
    for _ in range(6):
        loss = dense_loss(model(pixels), labels)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.7 * losses[0]
    assert set(dense_figures(model(pixels), labels)) == {*NAMED, *READ}


def test_pixels_are_what_the_processors_make() -> None:
    assert to_pixels(np.zeros((1, 4, 4, 3), np.uint8)).max() == -1
    assert to_pixels(np.full((1, 4, 4, 3), 255, np.uint8)).min() == 1


def test_contrastive_loss_is_low_for_true_pairs_only() -> None:
    fits = torch.eye(4, dtype=torch.bool)
    assert contrastive_loss(20 * torch.eye(4), fits) < 0.01
    assert contrastive_loss(20 * torch.eye(4).flip(0), fits) > 10
    shared = torch.ones(2, 2, dtype=torch.bool)
    assert torch.allclose(contrastive_loss(torch.zeros(2, 2), shared), torch.tensor(2.0).log())


def test_strange_texts_cost_what_seems_to_fit() -> None:
    assert strange_loss(torch.tensor([[-0.4, 0.0]])) == 0
    assert strange_loss(torch.tensor([[0.4, 0.0]])) > strange_loss(torch.tensor([[0.2, 0.0]])) > 0


def test_strange_queries_name_no_shape() -> None:
    rng = np.random.default_rng(0)
    for language, names in SHAPE_WORDS.items():
        shapes = {word for words in names for word in words}
        texts = [strange_query(language, rng) for _ in range(200)]
        assert len(set(texts)) > 150
        assert not [text for text in texts for shape in shapes if shape in text.lower().split()]


def test_queries_fit_their_own_scene() -> None:
    rng = np.random.default_rng(1)
    scenes = [sample_scene(rng) for _ in range(40)]
    rows = np.array([record(scene, rng) for scene in scenes], RECORD)
    for index, scene in enumerate(scenes):
        for language in ("en", "zh"):
            for maker in (exact_query, loose_query):
                query = maker(scene, language, rng)
                assert query.text.strip()
                assert query.fits(rows)[index], query


def test_schedule_and_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    assert learning_rate(0.0, 0) < learning_rate(0.0, 10**6) == 1.0
    assert abs(learning_rate(1.0, 10**6) - 0.02) < 1e-9
    assert Budget(1, spent=60).part() == 1.0
    monkeypatch.setenv("TRAIN_MINUTES_CLIP", "3")
    assert minutes_for("clip", 60) == 3


def test_half_copy_and_average(tmp_path: Path) -> None:
    layer = torch.nn.Linear(3, 2)
    worker, average = WorkingCopy(layer, torch.bfloat16), Average(layer)
    torch.autograd.backward(worker.model(torch.ones(1, 3, dtype=torch.bfloat16)).sum())
    worker.take_gradients()
    assert layer.weight.grad is not None
    assert torch.equal(layer.weight.grad, torch.ones(2, 3))
    with torch.no_grad():
        layer.weight.add_(1)
    worker.refresh()
    assert worker.model.weight.dtype == torch.bfloat16
    average.update(layer, 0)
    assert (average.state["weight"] < layer.weight).all()
    save_checkpoint(tmp_path / "a.pt", {"average": average.state, "step": 3})
    state = load_checkpoint(tmp_path / "a.pt")
    assert state is not None
    assert state["step"] == 3
    assert load_checkpoint(tmp_path / "none.pt") is None


def test_an_average_that_was_kept_goes_on_where_and_as_the_model_is() -> None:
    kept = Average(torch.nn.Linear(3, 2)).state
    elsewhere = torch.nn.Linear(3, 2, device="meta", dtype=torch.float64)
    average = Average(elsewhere, kept)
    assert {(value.device.type, value.dtype) for value in average.state.values()} == {("meta", torch.float64)}
    average.update(elsewhere, 3)
    here = torch.nn.Linear(3, 2)
    average = Average(here, kept)
    assert torch.equal(average.state["weight"], kept["weight"])
    before = kept["weight"].clone()
    average.update(here, 3)
    assert torch.equal(kept["weight"], before)


def test_muon_steps_are_orthogonal_and_find_a_matrix() -> None:
    torch.manual_seed(3)
    step = orthogonal(torch.randn(3, 24, 40))
    assert ((torch.linalg.svdvals(step) > 0.5) & (torch.linalg.svdvals(step) < 1.3)).all()
    assert torch.allclose(orthogonal(step.mT), orthogonal(step).mT, atol=1e-5)
    wanted, found = torch.randn(8, 5), torch.nn.Parameter(torch.zeros(8, 5))
    optimizer = Muon([{"params": [found], "lr": 0.05}], weight_decay=0.0)
    for _ in range(400):
        optimizer.zero_grad()
        torch.autograd.backward((found - wanted).square().mean())
        optimizer.step()
    assert float((found.detach() - wanted).abs().max()) < 0.2


def test_words_that_name_an_item_learn_what_it_is() -> None:
    torch.manual_seed(2)
    rng = np.random.default_rng(1)
    rows = np.array([record(sample_scene(rng, 3), rng) for _ in range(2)], RECORD)
    labels = item_labels(rows)
    assert labels["centre"].shape == (2, MOST_ITEMS, 2)
    which = torch.tensor([0, 1, 2, 4, 5, 6])
    known = torch.nn.functional.one_hot(which, 8).float()
    head = torch.nn.Linear(8, sum(ITEM_PARTS))
    optimizer = torch.optim.Adam(head.parameters(), 0.2)
    losses = []
    for _ in range(60):
        loss = item_loss(head(known), labels, which)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.05 * losses[0]
    assert float(item_loss(head(known), labels, which.flip(0)).detach()) > losses[-1] * 5


def test_words_that_name_a_second_item_learn_how_it_lies_to_the_first() -> None:
    torch.manual_seed(2)
    rng = np.random.default_rng(1)
    rows = np.array([record(sample_scene(rng, 3), rng) for _ in range(2)], RECORD)
    labels = item_labels(rows)
    one, other = torch.tensor([0, 1, 2, 4, 5, 6]), torch.tensor([1, 2, 0, 5, 6, 4])
    truth, turned = pair_labels(labels, one, other), pair_labels(labels, other, one)
    first, second = rows[0]["place"][0], rows[0]["place"][1]
    assert abs(first[0] - second[0]) * CELLS > APART
    assert int(truth["across"][0]) == int(second[0] > first[0]) == 1 - int(turned["across"][0])
    assert torch.equal(truth["size"], 2 - turned["size"])
    assert torch.equal(truth["colour"], turned["colour"])
    head = torch.nn.Linear(6, sum(PAIR_PARTS.values()))
    optimizer = torch.optim.Adam(head.parameters(), 0.2)
    for _ in range(60):
        loss = pair_loss(head(torch.eye(6)), labels, one, other)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
    assert float(loss.detach()) < 0.05
    assert float(pair_loss(head(torch.eye(6)), labels, other, one).detach()) > 0.5
    assert float(pair_loss(head(torch.eye(6)[:0]), labels, one[:0], other[:0]).detach()) == 0
