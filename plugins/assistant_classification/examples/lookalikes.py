"""Look-alikes, one a line: the same words, but asking for something else, mostly for talk."""

ENGLISH = tuple(
    """\
label the axes of a chart
how do I label the axes in matplotlib
what is a record label
what class of drug is aspirin
what is a class in python
write a class for a bank account
classify these numbers into primes and composites
how are animals classified
what is a classified document
classified ads
sort this list of numbers
sort by date in SQL
tag line for my company
what does the html a tag do
tag, you're it
pick a number between one and ten
choose your words carefully
tea or coffee?
should I learn Python or Rust
is it Monday or Tuesday today
heads or tails
yes or no
true or false: the earth is flat
how likely is rain tomorrow
how likely is it that aliens exist
what are the chances of winning the lottery
rank the planets by size
rate my idea from one to ten
score of yesterday's game
what is a confidence interval
what category theory is about
decide for me what to eat
what kind of music do you like
classify animals by what they eat
classify triangles by their angles
what are the classes of vertebrates
how do you classify rocks
cat or dog people, which are you
tea or coffee person
this or that
pick a card
choose life
label maker reviews
tag team
sort an array in C
group theory basics
which category of law is this
guess my number
score a goal
match made in heaven
""".splitlines()
)

CHINESE = tuple(
    """\
怎么给图表的坐标轴加标签
什么是唱片厂牌
阿司匹林属于哪类药
Python里的类是什么
写一个银行账户的类
把这些数字分成质数和合数
动物是怎么分类的
垃圾分类的规则是什么
把这个列表排序
SQL怎么按日期排序
html的a标签有什么用
从一到十里选一个数
喝茶还是咖啡
我该学Python还是Rust
今天是周一还是周二
对还是错：地球是平的
明天下雨的概率大吗
中彩票的概率是多少
把行星按大小排序
给我的想法打个分
什么是置信区间
帮我决定吃什么
你喜欢哪类音乐
岩石怎么分类
按角给三角形分类
动物按食性分类
你是猫派还是狗派
选择困难症怎么办
挑战自我
贴标签是不好的行为
整理房间
归根结底
猜猜我是谁
打分制度
""".splitlines()
)
