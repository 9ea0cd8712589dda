"""What the terminal itself says, in both languages. Answers come from the host in the language of the question."""

from __future__ import annotations

import os

from assistant.api.language import Language, Phrases

SAY = Phrases(
    ask=("Ask, or drop a picture", "提问，或拖入图片"),
    welcome=("What shall we look at?", "想看点什么？"),
    welcome_hint=(
        "Drop a picture here, or just ask  ·  {speak} speaks  ·  / shows commands  ·  {help} helps",
        "把图片拖到这里，或直接提问  ·  {speak} 说话  ·  / 查看命令  ·  {help} 帮助",
    ),
    try_these=(
        "what is this?  ·  find a red star  ·  index ~/Pictures  ·  what did I ask?",
        "这是什么？  ·  找红色的星星  ·  索引 ~/Pictures  ·  我问过什么？",
    ),
    continue_last=("{key} continues “{title}”", "{key} 继续“{title}”"),
    starting=("starting", "正在启动"),
    no_host=("The host is not there: {problem}", "后台程序不在：{problem}"),
    lost=("The host ended and was started again. Ask once more.", "后台程序意外结束，已重新启动。请再问一次。"),
    interrupted=("interrupted", "已中断"),
    cancelled=("stopped", "已停止"),
    answering=("answering, {key} stops", "正在回答，{key} 停止"),
    waiting=("{count} waiting", "{count} 条等待中"),
    offline=("offline", "离线"),
    wrong=("Something went wrong inside the terminal.", "终端程序内部出错。"),
    crashed=(
        "The chat ended because of an error of its own; what was said is saved. Where it happened stands in {log}",
        "聊天界面因自身错误而退出；对话内容已保存。出错位置记录在 {log}",
    ),
    listening=("Listening… {seconds:.0f} s", "正在听…… {seconds:.0f} 秒"),
    no_speech=("No speech was heard.", "没有听到说话声。"),
    device_lost=(
        "The microphone went away; what was heard until then is put into the line.",
        "麦克风断开了；之前听到的话已放入输入框。",
    ),
    microphone_gone=(
        "The microphone “{name}” is not there; the system's own is used. {key} chooses another.",
        "找不到麦克风“{name}”，改用系统默认的。{key} 可另选。",
    ),
    microphone=("Microphone", "麦克风"),
    microphone_default=("the system's choice", "跟随系统"),
    microphone_chosen=("in use", "使用中"),
    microphone_saved=("Microphone: {name}", "麦克风：{name}"),
    keys_microphone=(
        "↑ ↓ hear one · Enter use it from now on · Esc back",
        "↑ ↓ 试听 · 回车 从现在起使用 · Esc 返回",
    ),
    always=("● listening all the time", "● 持续聆听中"),
    always_on=("Listening all the time; {key} ends it.", "持续聆听已开启；{key} 关闭。"),
    always_off=("No longer listening.", "持续聆听已关闭。"),
    reading=("reading aloud, {key} stops", "正在朗读，{key} 停止"),
    nothing_to_read=("There is no answer to read.", "没有可朗读的回答。"),
    no_speaker=("There is no program “{name}” to read answers aloud.", "没有用于朗读的程序“{name}”。"),
    no_speaker_hint=(
        "Install it: {cure}; or name another in the setting speak_with.",
        "请安装：{cure}；或在设置 speak_with 中指定其他程序。",
    ),
    speaker_failed=("“{name}” cannot read aloud: {why}", "“{name}”无法朗读：{why}"),
    speaker_failed_hint=("Check the setting speak_with and the sound output.", "请检查设置 speak_with 和声音输出。"),
    heard_voice=("(spoken)", "（语音）"),
    earlier=("Show earlier turns", "显示更早的对话"),
    picture=("picture", "图片"),
    sound=("sound", "声音"),
    folder=("A folder: Enter adds its pictures to your library.", "这是文件夹：按回车把其中的图片加入图库。"),
    unknown_command=("There is no command /{name}.", "没有命令 /{name}。"),
    unknown_command_hint=("Type / to see all of them.", "输入 / 查看所有命令。"),
    nothing_yet=("Nothing was asked in this conversation yet.", "这个对话里还没有提问。"),
    editing=(
        "Editing an earlier question: Enter answers it anew, {key} leaves it as it was.",
        "正在修改之前的问题：回车重新回答，{key} 放弃修改。",
    ),
    which_question=("Which question shall be edited?", "要修改哪个问题？"),
    undone=("Taken back. /redo brings it back.", "已撤回。/redo 可恢复。"),
    redone=("Brought back.", "已恢复。"),
    why=("Why this answer", "为何这样回答"),
    answer_as=("Answer it by another action:", "换一种方式回答："),
    copied=("Copied.", "已复制。"),
    copied_code=("Copied: {count} of code.", "已复制 {count}代码。"),
    lines_one=("1 line", "1 行"),
    lines_many=("{count} lines", "{count} 行"),
    code=("code", "代码"),
    no_code=("No answer of this conversation holds code.", "这个对话的回答里没有代码。"),
    which_code=("Which code shall be copied?", "要复制哪段代码？"),
    keys_code=("↑ ↓ choose · Enter copy · Esc back", "↑ ↓ 选择 · 回车 复制 · Esc 返回"),
    exported=("Written to {path}", "已写入 {path}"),
    conversations=("Conversations", "对话"),
    search_conversations=("Search everything said and seen", "搜索说过和看过的一切"),
    keys_conversations=(
        "Enter open · F2 rename · F8 export · Del delete · Esc back",
        "回车 打开 · F2 改名 · F8 导出 · Del 删除 · Esc 返回",
    ),
    none=("Nothing yet.", "还没有内容。"),
    none_found=("Nothing was found.", "没有找到。"),
    rename=("New title", "新标题"),
    delete=("Delete “{title}” and the pictures that only it uses?", "删除“{title}”以及只有它使用的图片？"),
    deleted=("“{title}” is deleted.", "“{title}”已删除。"),
    open_link=("Open this address in the browser?\n\n{address}", "在浏览器中打开这个地址？\n\n{address}"),
    yes=("Yes", "是"),
    no=("No", "否"),
    attach=("Attach a picture or a sound", "添加图片或声音"),
    attach_filter=("Type to filter, or a path", "输入以筛选，或输入路径"),
    keys_attach=(
        "Enter attach or open · Tab mark several · Backspace out · F8 this folder to the library · Esc back",
        "回车 添加或进入文件夹 · Tab 标记多个 · 退格 返回上级 · F8 把此文件夹加入图库 · Esc 返回",
    ),
    no_preview=("no preview", "无预览"),
    keys_large=("← → walk · o open in the desktop's viewer · Esc back", "← → 切换 · o 用桌面程序打开 · Esc 返回"),
    no_viewer=("There is no program that opens pictures on this machine.", "这台机器上没有打开图片的程序。"),
    no_viewer_hint=("Install xdg-utils.", "请安装 xdg-utils。"),
    no_file_any_more=("The file is no longer there, or is no picture any more.", "文件已不存在，或不再是图片。"),
    commands=("All commands", "所有命令"),
    search_commands=("Type to find a command", "输入以查找命令"),
    keys_commands=("Enter run it · Esc back", "回车 运行 · Esc 返回"),
    theme=("Theme", "主题"),
    keys_theme=("↑ ↓ try on · Enter keep · Esc back", "↑ ↓ 试用 · 回车 保留 · Esc 返回"),
    theme_saved=("Written to {path}", "已写入 {path}"),
    models=("Models", "模型"),
    keys_models=("Enter let go of a loaded model · a of all · Esc back", "回车 卸载所选模型 · a 全部卸载 · Esc 返回"),
    profile=("profile", "配置"),
    device=("device", "设备"),
    memory=("memory", "内存"),
    loaded=("loaded, {size}", "已加载，{size}"),
    selected=("in use", "使用中"),
    present=("here", "已下载"),
    absent=("not here", "未下载"),
    unfit=("too large for this machine", "超出本机内存"),
    unloaded=("{name} is let go of.", "{name} 已卸载。"),
    unloaded_all=("All models are let go of.", "所有模型已卸载。"),
    library=("Library", "图库"),
    keys_library=("Enter read again · Del take out · Esc back", "回车 重新索引 · Del 移出图库 · Esc 返回"),
    pictures_count=("{count} pictures", "{count} 张图片"),
    index_hint=("Type: index ~/Pictures", "输入：索引 ~/Pictures"),
    forget_folder=(
        "Take {folder} out of the library? Its {count} files stay where they are.",
        "把 {folder} 移出图库？其中 {count} 个文件会保留在原处。",
    ),
    forgotten=("{count} pictures left the library.", "{count} 张图片已移出图库。"),
    settings=("Settings", "设置"),
    keys_settings=("Enter change · Del back to the default · Esc back", "回车 修改 · Del 恢复默认 · Esc 返回"),
    setting_value=("New value of {name}", "{name} 的新值"),
    setting_saved=("Written to {path}. It counts from the next start.", "已写入 {path}，下次启动时生效。"),
    from_environment=("set by {name} in the environment", "由环境变量 {name} 决定"),
    help=("Help", "帮助"),
    help_keys=("Keys", "按键"),
    help_writing=("While writing", "输入时"),
    help_abilities=("What it can do", "它能做什么"),
    leave_with=("{key} leaves.", "{key} 退出。"),
    quit_again=("An answer is running. Press {key} again to leave.", "正在回答。再按一次 {key} 退出。"),
)  # fmt: skip


def interface_language(setting: str) -> Language:
    """The language of a setting (`auto`, `en`, `zh`); `auto` follows the locale."""
    if setting in ("en", "zh"):
        return "zh" if setting == "zh" else "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
