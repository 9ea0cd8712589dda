"""The agent: LangChain's loop of a language model and tools, over the same actions as everything else.

`chat_model` is the engine as a LangChain chat model, `messages` translates between the two, `setting` is what the model
is told of the pictures, `guard` keeps what lasts to the user's own words, `steps` runs one call as a step of the turn,
`agent` is the loop with its bounds. LangChain is imported when the agent first runs.
"""

from assistant.dialogue.agent.agent import Agent, AgentLimits
from assistant.dialogue.agent.step import Task

__all__ = ["Agent", "AgentLimits", "Task"]
