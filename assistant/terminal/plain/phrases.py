"""What the commands of the plain chat say, in both languages."""

from __future__ import annotations

from assistant.api.language import Language, Phrases

YES = frozenset({"y", "yes", "yes please", "ok", "sure", "是", "是的", "好", "好的", "对", "确定"})
NO = frozenset({"n", "no", "no thanks", "cancel", "stop", "否", "不", "不是", "不要", "不用", "取消", "算了", "停止"})
LEAVE = frozenset({"quit", "exit", "/quit", "/exit", "退出"})

SAY = Phrases(
    choose=("Type a number to choose.", "输入数字进行选择。"),
    no_choice=("There is no number {number} in the last list.", "上一个列表中没有 {number}。"),
    none=("Nothing yet.", "还没有内容。"),
    nothing_yet=("Nothing was asked in this conversation yet.", "这个对话里还没有提问。"),
    talk=(
        "{title}, {moment}, {turns} {turns:turn|turns}, {pictures} {pictures:picture|pictures}.",
        "{title}，{moment}，{turns} 轮，{pictures} 张图片。",
    ),
    opened=("Opened: {title}", "已打开：{title}"),
    go_on=("/continue goes on with “{title}”.", "/continue 继续“{title}”。"),
    begun=("A new conversation.", "新对话。"),
    edit_now=(
        "Type the question in its new words; an empty line leaves it as it was: {text}",
        "请输入新的提问；空行表示不修改：{text}",
    ),
    edit_line=(
        "The question stands in the line: change it and press Enter; an empty line leaves it as it was.",
        "提问已放入输入行：修改后按回车；空行表示不修改。",
    ),
    earlier=("{count} earlier {count:question|questions}", "更早的 {count} 个提问"),
    edit_kept=(
        "The question as it was is kept, with what followed it: /branches goes back to it.",
        "原来的提问和它之后的内容都保留着：/branches 可以回到那里。",
    ),
    edit_left=("The question stays as it was.", "提问没有改动。"),
    need_title=("Write the title behind it: /rename Holiday", "请在后面写上标题：/rename 假期"),
    sure=(
        "Delete “{title}” and the pictures that only it uses? Type yes or no.",
        "删除“{title}”以及只有它使用的图片？请输入“是”或“否”。",
    ),
    sure_turn=(
        "Delete “{text}”, its answer and the pictures that only it uses, for ever? Type yes or no.",
        "永久删除“{text}”、它的回答以及只有它使用的图片？请输入“是”或“否”。",
    ),
    turn_forgotten=("Deleted for ever.", "已永久删除。"),
    kept=("Nothing was deleted.", "没有删除。"),
    no_answer=("“{line}” is neither yes nor no; it was not sent.", "“{line}”既不是“是”也不是“否”，没有发送。"),
    deleted=("Deleted. The next question begins a new conversation.", "已删除。下一个提问会开始新对话。"),
    undone=("Taken back: “{text}”. /redo brings it back.", "已撤回：“{text}”。/redo 可恢复。"),
    last_now=("The last question is now: “{text}”", "现在最后一个提问是：“{text}”"),
    none_now=("No question is left before it.", "前面没有提问了。"),
    redone=("Brought back: “{text}”", "已恢复：“{text}”"),
    branch=(
        "{words} ({actions}, {moment}): {answer}In the place of: {instead}",
        "{words}（{actions}，{moment}）：{answer}取代：{instead}",
    ),
    gone_over=("You are on that version now. It ends like this:", "已切换到那个版本。它的结尾是："),
    loaded=("loaded", "已加载"),
    parked=("waits in main memory", "暂存于主内存"),
    present=("here", "已下载"),
    absent=("not here, fits this machine", "未下载，本机放得下"),
    comma=(", ", "，"),
    let_go=("let go of {name}", "卸载 {name}"),
    get=("download {name}: {size}, licence {licence}", "下载 {name}：{size}，许可证 {licence}"),
    pin=("keep it in memory, or no longer", "常驻内存，或取消常驻"),
    nothing_to_do=("There is nothing to do with {name}.", "对 {name} 没有可做的操作。"),
    unloaded=("{name} is let go of.", "{name} 已卸载。"),
    pictures=("{count} {count:picture|pictures}", "{count} 张图片"),
    unreadable=("{path} could not be read: {why}", "{path} 无法读取：{why}"),
    running=("An index run goes on. /library stop ends it.", "正在索引。/library stop 可停止。"),
    read_again=("read {path} again", "重新索引 {path}"),
    take_out=("take {path} out of the library; its files stay", "把 {path} 移出图库；文件保留"),
    setting=(
        "{name} is {value}. Write the new value behind it: /settings {name} …",
        "{name} 是 {value}。请在后面写上新值：/settings {name} …",
    ),
    setting_line=("{name}: {value}. {meaning}", "{name}：{value}。{meaning}"),
    default=("the default", "默认值"),
    asked=("You asked: {text}", "您问：{text}"),
    idle=("Nothing is running.", "没有正在进行的任务。"),
    unknown_hint=("/help lists all commands.", "/help 列出所有命令。"),
    did_you_mean=("Did you mean {names}?", "您是想输入 {names} 吗？"),
    need_path=(
        "Write the path of a file behind it, or alone: /attach ~/beach.jpg",
        "请在后面写上文件路径，或直接输入路径：/attach ~/海滩.jpg",
    ),
    speak_now=(
        "Speak now. Silence ends it, and so does Enter; Ctrl+C drops it.",
        "请说话。停顿或按回车结束；Ctrl+C 放弃。",
    ),
    listen_now=(
        "Listening all the time. Enter, Ctrl+C or the word “stop” end it.",
        "持续聆听中。按回车、Ctrl+C 或说“停止”可结束。",
    ),
    hearing=("You are heard.", "听到您在说话。"),
    dropped=("The recording was dropped.", "录音已放弃。"),
    send=("send it", "发送"),
    once_more=("say it once more", "重说一遍"),
    drop=("drop it", "放弃"),
)  # fmt: skip


def told(form: str, does: str, language: Language) -> str:
    """What is typed behind a slash, and what it does."""
    return f"/{form}{'：' if language == 'zh' else ': '}{does}"
