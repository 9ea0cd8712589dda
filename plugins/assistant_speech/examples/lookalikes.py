"""Look-alikes, one a line: the same words, but asking for something else, mostly for talk."""

ENGLISH = tuple(
    """\
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
write down three ideas
write down the recipe for pancakes
every word counts
type a poem
what do you say
what do people say about Paris
what did Shakespeare say about love
what does transcribe mean
the word transcribe, what does it mean exactly
listen up
who transcribed the Iliad
who wrote the transcript of the trial
is transcription the same as translation
in biology, what gets transcribed
what did the president say yesterday
what did my teacher mean
what do they say about love
what does the bible say about this
say something
say hello
listen to me
listen, friend
speech therapy
speech recognition history
how does voice recognition work
audio drivers are broken on my laptop
my recording studio is expensive
subtitle of the book
write it off
put it differently
text messages are annoying
""".splitlines()
)

CHINESE = tuple(
    """\
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
听说你很厉害
听说今天放假
听起来不错
加油
写三个主意
大家怎么说
鲁迅说了什么
俗话说得好
转写是什么意思
谁转录了死海古卷
转录和翻译有什么区别
总统昨天说了什么
圣经里怎么说
他们怎么评价爱情
说点什么
说你好
听我的
听天由命
语音识别的原理是什么
声卡驱动坏了
写作文
写信
字幕组是什么
""".splitlines()
)
