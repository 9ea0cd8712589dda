"""What can be done here and how: from the capabilities that the current profile really has."""

from __future__ import annotations

from typing import get_args

from assistant.api import CapabilityName, Context, Language, Phrases

SAY = Phrases(
    can=("Here I can:", "在这里我可以："),
    vision_language=(
        "describe a picture and answer questions about it: drop a picture file into the chat and ask",
        "描述图片、回答关于图片的问题：把图片文件拖进来再提问",
    ),
    image_text_embedding=(
        "find pictures by words or by a picture, and label them: `index ~/Pictures` once, then `find a red star`",
        "用文字或图片找图，给图片分类：先`索引 ~/Pictures`，再说`找红色的星星`",
    ),
    transcription=(
        "write down speech: drop a sound file, or speak with the voice key",
        "把语音写成文字：拖入音频文件，或者按语音键说话",
    ),
    image_generation=("draw pictures from words", "根据文字画图"),
    text_generation=("talk freely", "自由聊天"),
    itself=(
        "tell what was said here: what you asked, which pictures there are, what was found",
        "说说这次对话：您问过什么、有哪些图片、找到了什么",
    ),
    no_model=(
        "There is no language model here, so I cannot talk freely or answer from general knowledge. "
        "`assistant models` shows which one would fit and how to get it.",
        "这里没有语言模型，所以我不能自由聊天，也不能回答常识问题。`assistant models` 会列出合适的模型和获取办法。",
    ),
    still_no_model=(
        "That takes a language model, and there is none here: `assistant models` shows which one would fit.",
        "这需要语言模型，而这里没有：`assistant models` 会列出合适的模型。",
    ),
    no_drawing=("No model here can draw pictures.", "这里没有可以画图的模型。"),
    give_picture=(
        "Drop a picture file into the chat, or paste its path, and press Enter. It gets a number, such as #1, "
        "by which you can speak of it.",
        "把图片文件拖进来，或者粘贴它的路径，然后按回车。它会得到一个编号，例如 #1，之后可以用编号来说它。",
    ),
    no_picture_yet=("There is no picture in this conversation yet. ", "这次对话里还没有图片。"),
    search=(
        "Bring a folder into your library once with `index ~/Pictures`; then say what the pictures show, "
        "such as `find a red star`, or drop one and say `more like this`.",
        "先用`索引 ~/Pictures`把文件夹加入图库，然后说出图片里有什么，例如`找红色的星星`，"
        "或者拖入一张图片说`找类似的`。",
    ),
    take_out=(
        "A folder is taken out of your library with `assistant library remove DIR` in a shell, or with F3 here. Your "
        "files "
        "stay as they are; I never delete, move or send any.",
        "要把文件夹移出图库，请在命令行里运行 `assistant library remove 文件夹`，或在这里按 F3。您的文件不会被改动；"
        "我从不删除、移动或发送文件。",
    ),
    leave=(
        "Ctrl+Q leaves the chat, and `/quit` does too. This conversation is kept.",
        "按 Ctrl+Q 离开聊天，输入 `/quit` 也可以。这次对话会保留。",
    ),
    begin=(
        "Ctrl+N, or `/new`, begins a new conversation with an empty screen. This one is kept: Ctrl+L lists them all.",
        "按 Ctrl+N 或输入 `/new` 开始新的对话，屏幕就空了。这次对话会保留，按 Ctrl+L 可以看到全部对话。",
    ),
    sort=(
        "Pictures that were found stand in the order in which they fit; I cannot sort them in another way. Words of "
        "time narrow a search, such as `find a red star from 2019`, and `show my newest photos` lists these first.",
        "找到的图片按符合的程度排列，不能换成别的顺序。可以用时间缩小搜索，例如`找2019年的红色星星`；"
        "`最新的照片`会从最新的开始列出。",
    ),
    export=(
        "`/export` writes this conversation into a file in the folder where the chat was started; `/export html` and "
        "`/export json` write other kinds. Outside of the chat: `assistant conversations export`.",
        "输入 `/export`，这次对话会写成文件，放在启动聊天的文件夹里；`/export html` 和 `/export json` 可写成其他格式。"
        "在聊天之外：`assistant conversations export`。",
    ),
    undo=(
        "`/undo` takes back the last question with its answer; `/redo` brings it back. A picture that was made of "
        "another one leaves that one as it was: go on with it by its number, such as #1.",
        "输入 `/undo` 撤回上一个问题和它的回答，`/redo` 可恢复。由一张图片改出新图时，原图不变：用它的编号（例如 #1）"
        "就能接着用。",
    ),
    delete_talk=(
        "Words alone delete nothing. Ctrl+L lists the conversations; there, Delete removes the chosen one for ever. In "
        "the plain chat `/delete` does it, in a shell `assistant conversations delete`.",
        "只用话说不会删除任何内容。按 Ctrl+L 列出对话，再按 Delete 永久删除选中的一个。纯文字聊天里用 `/delete`，"
        "命令行里用 `assistant conversations delete`。",
    ),
    rename=(
        "`/rename` with a title behind it gives this conversation that title, such as `/rename Birds`.",
        "输入 `/rename` 加上标题，这次对话就会改成那个标题，例如 `/rename 小鸟`。",
    ),
    forget=(
        "Words alone delete nothing. `/forget` deletes a question and its answer for ever, once you have confirmed it; "
        "`/undo` only takes the last one back.",
        "只用话说不会删除任何内容。输入 `/forget`，确认后会永久删除一个提问和它的回答；`/undo` 只是撤回上一个。",
    ),
    delete_picture=(
        "I never delete your files. `/forget` takes the question that a picture came with out of this conversation, "
        "with its answer and pictures.",
        "我从不删除您的文件。输入 `/forget` 可以把带来这张图片的提问从这次对话中删除，连同它的回答和图片。",
    ),
    save_picture=(
        "I do not copy files. `/details #{number}` tells where the file lies, for you to copy it from there.",
        "我不复制文件。输入 `/details #{number}` 可以知道文件在哪里，您可以从那里复制。",
    ),
    private=(
        "Everything runs on this computer. Nothing is sent anywhere, except to servers that you set up yourself, and "
        "model downloads that you ask for.",
        "一切都在这台电脑上运行。除了您自己设置的服务器和您要求的模型下载，什么都不会发送出去。",
    ),
    who=(
        "I am a local assistant for pictures and speech in your terminal.",
        "我是您终端里的本地助手，会看图、找图、听语音。",
    ),
    languages=("I understand English and Chinese.", "我懂中文和英文。"),
    commands=(
        "Type `/` for the commands of this chat. Outside of it, `assistant --help` lists them.",
        "输入 `/` 可以看到聊天里的命令；在聊天之外，`assistant --help` 会列出全部命令。",
    ),
)

_TOLD: tuple[CapabilityName, ...] = (
    "vision_language",
    "image_text_embedding",
    "transcription",
    "image_generation",
    "text_generation",
)


def what_is_possible(context: Context, language: Language) -> str:
    """The list of what the current profile can do, in words of what to do for it."""
    lines = [SAY(language, name) for name in _TOLD if context.has(name)] + [SAY(language, "itself")]
    return "\n\n".join([SAY(language, "can"), "\n".join(f"- {line}" for line in lines)])


def no_language_model(context: Context, language: Language) -> str:
    """That free talk takes a model, and what is possible without; in short where the last answer said this already."""
    turns = context.conversation.turns()
    told = tuple(SAY(each, name) for each in get_args(Language) for name in ("no_model", "still_no_model"))
    if turns and turns[-1].answer.startswith(told):
        return SAY(language, "still_no_model")
    return "\n\n".join([SAY(language, "no_model"), what_is_possible(context, language)])


def drawing(context: Context, language: Language) -> str:
    if context.has("image_generation"):
        return what_is_possible(context, language)
    return "\n\n".join([SAY(language, "no_drawing"), what_is_possible(context, language)])
