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
explain it again but simpler
draw the blinds please
draw a breath
draw near
draw lots to decide
drawing rooms are old-fashioned
that was the luck of the draw
sketch out a plan for monday
sketchy neighbourhood
a drawing pin fell out
generate a username
generate a test plan
create an account for me
create a schedule
create a playlist
make me laugh
make it quick
make up your mind
make a wish
in red wine sauce
in blue moods I listen to jazz
painting the fence takes all day
a painter came yesterday
design patterns in java
colour me surprised
same here
same to you
one more time zone question
again and again
bigger is not better
he drew a blank""".splitlines()
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
打个比方
画个重点
给我画重点
帮我画个重点吧
画个等号
画个问号
画条底线
画个饼给员工
画大饼谁不会
画风突变
画面感很强
画皮是什么电影
画个圈把他圈住是什么梗
画地图的人叫什么
画家都很穷吗
画展几点开门
他画得很好
我不会画画
别给我画饼
生成一个用户名
生成一份测试计划
创建一个账号
做张表
做个计划
做一顿饭
做个好人
弄点吃的
弄坏了怎么办
来张电影票
来一首歌
来杯咖啡
出一道题
换成人民币是多少
变成这样真没想到
改成明天行吗
一样的道理
同样的问题我问过了
大一点的城市机会多
来点音乐""".splitlines()
)
