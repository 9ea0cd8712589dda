"""Models: the catalogue, one queue, one memory budget, one file per family. Importing this imports no model library."""

from assistant.engine.engine import Engine
from assistant.engine.settings import EngineSettings, Job, ModelFolders
from assistant.engine.status import EngineStatus, LoadedModel, ModelEntry

__all__ = ["Engine", "EngineSettings", "EngineStatus", "Job", "LoadedModel", "ModelEntry", "ModelFolders"]
