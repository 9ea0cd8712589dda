"""Look-alikes, one a line: the same words, but asking for something else, mostly for talk."""

ENGLISH = tuple(
    """\
describe your feelings
describe yourself
describe photosynthesis in two sentences
describe how a steam engine works
describe the plot of Hamlet
describe the difference between TCP and UDP
describe the taste of mango
describe a typical day in the life of a nurse
caption contest rules
how do I write a good caption for Instagram in general
what is a caption in HTML tables
what is alt text and why does it matter
what is love
what is this conversation about
what's going on in the world
what's happening tomorrow
explain quantum computing
explain recursion to me
summarise the French revolution
summarize War and Peace
tell me about yourself
tell me about the history of Rome
say something nice
draw a conclusion
paint a rosy picture of the economy
I see what you mean
look, I don't have time for this
get the picture?
picture this: you wake up on an island
what do we have to do
what is there to do in Vienna
what is this about
what's in it for me
what have we talked about so far
name three colours
title of the first Harry Potter book
a title for my essay
description of the job of a baker
caption this moment in your memory
""".splitlines()
)

CHINESE = tuple(
    """\
描述一下你的心情
描述一下你自己
描述一下光合作用
描述一下蒸汽机的原理
描述哈姆雷特的情节
形容一个人很高兴的成语
什么是替代文本
怎么给朋友圈配文比较好
解释一下量子计算
解释一下什么是递归
介绍一下你自己
介绍一下北京的历史
总结一下法国大革命
说说你的看法
这是什么意思
你看怎么样
看情况吧
得出一个结论
""".splitlines()
)
