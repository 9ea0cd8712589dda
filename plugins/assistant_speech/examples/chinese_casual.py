"""Chinese utterances said in passing: fragments, hints, half sentences. One a line; told in `__init__.py`."""

EXAMPLES = tuple(
    """\
她在说什么
录音里他在讲什么
片段里聊了什么
我不想听，它说了什么
这里不能放声音，写出来
没耳机，给我文字
要文字
写成文字
写下来给我
说的都记下来
把语音消息打出来
给这段音频配字幕
把录音整理成记录
来份文字稿
完整文字稿
只要文字稿
把语音备忘的文字给我
妈妈语音里说了啥
这条消息说的什么
逐字写出语音内容
听一下然后写下来
听听 call.wav，写出你听到的
talk.flac 里你听到什么
podcast.mp3 变成文字
speech.wav 要文字
把 ~/rec/lesson1.m4a 写出来
memo.ogg 里说的是什么
落到文字上
落成文字给我
写到纸上
爷爷说了些什么
老师在录音里说什么
这个文件转写一下：~/x/memo.m4a
能转写 ~/rec/day1.mp3 吗
""".splitlines()
)
