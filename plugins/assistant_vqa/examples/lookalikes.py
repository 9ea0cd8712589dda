"""Look-alikes, one a line: the same words, but asking for something else, mostly for talk."""

ENGLISH = tuple(
    """\
what colour is the sky usually
what color do you get when you mix blue and yellow
what colours are in the flag of Japan
how many planets are there
how many days are in a leap year
how many people live in China
how many sides does a hexagon have
what shape is the earth
what is the difference between a list and a tuple
compare Python and Rust
which is bigger, the sun or the moon
which is larger, 3/4 or 2/3
is there life on Mars
are there any good books about chess
is it going to rain tomorrow
who is the president of France
who wrote Faust
where is Vienna
where is the toilet
what time is it
what is the capital of France
what is the meaning of life
why is the sky blue
why do cats purr
what is the square root of 144
what is a star made of
what does a red cross stand for
do you have a favourite colour
what else can you do
how are you
count to ten
what is your opinion on that
how old is the earth
how old are you
how big is the moon
how many sides has a hexagon
what shape is a stop sign
do you wear glasses
does he like me
what is purple mixed from
what are you doing
is this a good idea
is it true
is that right
are you sure about that
""".splitlines()
)

CHINESE = tuple(
    """\
天空通常是什么颜色
蓝色和黄色混在一起是什么颜色
日本国旗有哪些颜色
太阳系有几颗行星
闰年有多少天
中国有多少人口
六边形有几条边
地球是什么形状
列表和元组有什么区别
比较一下Python和Rust
太阳和月亮哪个大
四分之三和三分之二哪个大
火星上有生命吗
明天会下雨吗
法国总统是谁
浮士德是谁写的
维也纳在哪里
现在几点了
法国的首都是哪里
人生的意义是什么
天为什么是蓝的
猫为什么会打呼噜
144的平方根是多少
红十字代表什么
你最喜欢什么颜色
你还会什么
你好吗
从一数到十
""".splitlines()
)
