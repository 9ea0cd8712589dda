"""What moving to main memory leaves behind in CUDA, whose runtime stands in here: there may be no GPU."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from assistant.engine import storages

NOT_SUPPORTED = 801


class Runtime:
    """CUDA keeps the last error of a thread; torch takes it with the next kernel that it launches, and raises it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
        self._code = code
        self.last = 0
        self._ones = torch.ones
        monkeypatch.setattr(torch.cuda, "cudart", lambda: self)
        monkeypatch.setattr(torch, "ones", self.launched)

    def cudaHostRegister(self, *_: Any) -> int:
        self.last = self._code or self.last
        return self._code

    def launched(self, *size: int, device: str = "cpu", **more: Any) -> torch.Tensor:
        last, self.last = self.last, 0
        if device == "cuda" and last:
            raise torch.AcceleratorError(f"CUDA error {last}", last)
        return self._ones(*size, **more)


@pytest.mark.parametrize("code", [0, NOT_SUPPORTED])
def test_memory_that_cannot_be_locked_leaves_no_error_to_others(code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    runtime = Runtime(monkeypatch, code)
    storages._lock(torch.empty(8, dtype=torch.uint8), "cuda")
    assert runtime.last == 0
    assert torch.ones(2, device="cuda").tolist() == [1, 1]
