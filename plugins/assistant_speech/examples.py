"""How people ask for the words of a sound. What the router learns from; one utterance a line."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.api import Language

_ENGLISH = """\
transcribe this
transcribe this recording
transcribe it
transcribe note.wav
transcribe the audio
transcribe the audio file
transcribe this audio file please
transcribe the voice memo
transcribe the interview
transcribe the meeting recording
transcribe all of these recordings
transcribe both files
transcribe ~/Recordings/lecture.mp3
transcribe /tmp/call.ogg for me
transcribe interview.m4a with timestamps
transcribe it with times
transcribe what he says
transcribe everything that is said
transcribe the podcast episode
transcribe my voice message
trancribe this
transribe the file
transcibe this audio pls
can you transcribe this?
could you transcribe the recording for me
please transcribe the attached audio
I need a transcript
I need this transcribed
I'd like a transcript of the call
give me a transcript
give me the transcript of this recording
give me the text of this audio
give me the words of this voice note
make a transcript
make a transcript of the meeting
make a transcript with times
create a transcription of talk.flac
generate a transcript of the video call
produce a written version of this recording
transcript please
transcript of speech.wav
transcription please
full transcription with segments
write down what is said
write down what is said in note.wav
write down what she says in the recording
write out the recording
write this recording out as text
type out the voice memo
type up the interview recording
type up what they say
turn this audio into text
turn the speech into text
turn my voice note into text
turn the recording into words
convert this audio to text
convert the recording to text
convert speech to text
convert interview.mp3 into text
speech to text
speech to text please
audio to text
voice to text for this file
do speech recognition on this
run whisper on this file
run speech recognition on the recording
what is said in this recording
what is being said here
what does he say in the recording
what does she say in the audio
what do they say in this clip
what did the caller say in the voicemail
what does the voice say
what are the words in this audio
what does the voice message say
what does this audio say
what's in this audio file
what's on this recording
what can you hear
what do you hear in this clip
what did you hear
tell me what is said in the audio
tell me what he says
tell me what the voice message says
tell me what they talk about in the recording, word for word
listen to this
listen to this and write it down
listen to the recording
listen to note.wav and tell me what it says
have a listen to this clip
hear this: what does it say
is anyone speaking in this recording
is there any speech in the file
does anybody talk in this audio
make subtitles for this audio
subtitles for lecture.mp3
create subtitles from the recording
subtitle this recording
captions for this audio file with timestamps
dictation: turn it into text
read me the voice message as text
put the voicemail into writing
decipher this voice message
understand the speech in this file
extract the speech from this file as text
extract the text from the audio
extract what is said from call.wav
get the text out of this recording
get me the words from the voice note
I recorded something, write it down
I can't listen now, what does the voice message say
here's a voice memo, transcribe
minutes from this recording, word for word
now transcribe the second recording
do the next audio file too
"""

_CHINESE = """\
转写
转写这段录音
转写一下
转写 note.wav
转写这个音频
转写这个音频文件
请转写附件里的音频
转写会议录音
转写采访
转写所有这些录音
把两个文件都转写
转写 ~/Recordings/lecture.mp3
转写 /tmp/call.ogg
转写并带上时间
带时间戳转写
转写他说的话
转录
转录这段音频
转录一下这段录音
把这段录音转录下来
帮我转录语音备忘录
把这段音频转成文字
把录音转成文字
把语音转成文字
把语音转文字
把我的语音消息转成文字
把音频转换成文本
把采访录音转换为文本
把 interview.mp3 转成文本
录音转文字
语音转文字
音频转文字
语音识别
语音识别一下
对这个文件做语音识别
对录音做语音识别
用whisper识别这个文件
识别这段语音
识别一下录音里的话
识别录音内容
能转写这个吗
能不能帮我转写一下录音
能听写一下这段吗
我需要文字稿
我需要这段录音的文字
我要通话的文字记录
给我文字稿
给我这段录音的文字稿
给我音频里的文字
给我语音的文字内容
生成文字稿
生成一份转写稿
生成会议的文字记录
做一份会议录音的逐字稿
逐字稿
出一份逐字稿
整理成文字稿
写下录音里说的话
写下里面说了什么
把她说的话写下来
把录音写成文字
把语音备忘录打成文字
把采访打成文字
听写
听写这段录音
录音里说了什么
这段录音说的是什么
音频里说了什么
这段音频里在说什么
他在录音里说了什么
她在语音里说什么
他们在这段里说了些什么
语音消息说了什么
语音里讲了什么
留言里说了什么
这个音频讲的什么
这段语音是什么内容
你听到了什么
能听到什么
听听这个
听一下这段录音
听一下并写下来
听听 note.wav 里说了什么
帮我听听这段语音
告诉我音频里说了什么
告诉我他说了什么
告诉我语音消息的内容
这段录音里有人说话吗
文件里有没有人声
给这段音频做字幕
给 lecture.mp3 生成字幕
为录音生成字幕
做字幕
把语音留言写出来
提取音频里的文字
提取录音中的语音内容
从 call.wav 里提取说的话
我录了一段话，写下来
我现在不方便听，语音里说了啥
这是语音备忘录，转成文字
第二段录音也转写一下
下一个音频也转成文字
"""

_NOT_ENGLISH = """\
how is DNA transcribed into RNA
what is a transcription factor
what did Lincoln say at Gettysburg
what does the fox say
what did Caesar say when he crossed the Rubicon
write down three ideas for a story
write a speech for my wedding
write a podcast script
listen, I have a question
listen to your heart
are you listening
can you hear me
can you recommend some music
what is an audio codec
how do I convert mp3 to wav
convert ten miles to kilometres
what is a good microphone
record of the world's tallest man
freedom of speech
parts of speech in English
who sings this song
play some music
turn water into wine
text my mother
type of government in France
what did I say
what did you say
repeat what you said
get me the words for happy in Spanish
"""

_NOT_CHINESE = """\
DNA是怎么转录成RNA的
什么是转录因子
林肯在葛底斯堡说了什么
写三个故事的点子
写一篇婚礼致辞
写一份播客脚本
听我说，我有个问题
你在听吗
你能听到我说话吗
推荐几首歌
什么是音频编码
怎么把mp3转成wav
十英里是多少公里
哪种麦克风好
言论自由是什么
这首歌是谁唱的
放点音乐
给我妈发短信
我刚才说了什么
你刚才说了什么
重复一下你说的话
听说明天要下雨
"""

EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_ENGLISH.splitlines()),
    "zh": tuple(_CHINESE.splitlines()),
}

COUNTER_EXAMPLES: Mapping[Language, tuple[str, ...]] = {
    "en": tuple(_NOT_ENGLISH.splitlines()),
    "zh": tuple(_NOT_CHINESE.splitlines()),
}
