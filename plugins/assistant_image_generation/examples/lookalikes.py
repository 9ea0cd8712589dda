"""Words that speak of drawing, making or another one and ask for no picture."""

ENGLISH = tuple(
    """\
draw a conclusion
draw a conclusion from this text
draw me an analogy
draw a distinction between the two theories
draw a comparison between Sparta and Athens
draw attention to the problem
draw the line somewhere
draw inspiration from nature
draw a card
draw up a contract
draw up a plan for the weekend
draw some lessons from history
draw money from the bank
draw the curtains
how do I draw a cat step by step
how do you draw hands
tell me how to draw a horse
can you draw
do you like drawing
who drew the Mona Lisa
what did you draw
what colour is the circle you drew
describe the picture you drew
find pictures of a red circle
find a drawing of a house
show me my drawings
don't draw anything
stop drawing
drawing is my favourite hobby
the match ended in a draw
what is a luck of the draw
my drawing teacher is strict
paint the town red
paint me the big picture of this theory
what colour should I paint my room
sketch a plan for the week
generate a random number
generate a strong password
generate some ideas for dinner
generate a title for my essay
create a table of contents
create a to-do list
make me a sandwich
make a list of cities
make a joke
make it shorter
make sense of this
design an experiment
picture a world without war
tell me another one
another joke
give me another example
say it again
explain it again but simpler""".splitlines()
)
CHINESE = tuple(
    """\
画个句号
画重点
画饼充饥是什么意思
画龙点睛是什么意思
画蛇添足怎么解释
画虎不成反类犬
画地为牢的意思
画画是我的爱好
怎么画一只猫的教程
怎么画手
手怎么画
你会画画吗
你能画画吗
蒙娜丽莎是谁画的
你刚才画了什么
你画的圆是什么颜色
描述一下你画的图
找一张红色圆形的图
找一幅画着房子的画
给我看看我的画
不要画
别画了
计划一下周末
规划一次旅行
比赛打成了平局
我的美术老师很严格
生成一个随机数
生成一个强密码
生成一个标题
创建一个待办清单
创作一首诗
创作一个故事
设计一个实验
设计一份问卷
做个三明治
做一道菜
做一张表格
再讲一个笑话
再来一个例子
再说一遍
再解释一次
换个话题
换一种说法
重新写一遍
得出一个结论
打个比方""".splitlines()
)
