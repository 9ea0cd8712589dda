"""Ways in which Chinese speakers point at pictures of a row, family by family, and what only sounds like them."""

from __future__ import annotations

import pytest

from assistant.dialogue.references import Seen, resolve

FIVE = [Seen(number, "found", 1) for number in range(1, 6)]
THREE = [Seen(number, "dropped", 1) for number in range(1, 4)]
MIXED = [Seen(1, "dropped", 1), Seen(2, "drawn", 2), Seen(3, "dropped", 3), Seen(4, "dropped", 3), Seen(5, "drawn", 4)]

SIDES = {
    "最左内个糊了没": (1,),
    "右边的那个是在哪拍的": (5,),
    "左起第二张是啥": (2,),
    "从右边数第二个讲的啥": (4,),
    "左边两张留着": (1, 2),
    "中间那个是几号拍的": (3,),
    "左边那个和右边那个哪个好看": (1, 5),
    "左边的呢，写的什么字": (1,),
    "打头的跟压轴的哪个好看": (1, 5),
    "一头一尾那俩": (1, 5),
    "中间那仨像不像": (2, 3, 4),
    "第二张里左边那个是谁": (2,),
}
BARE = {
    "一和四留着吧": (1, 4),
    "1 3 5 分别是啥": (1, 3, 5),
    "2啊不，3，描述下": (3,),
    "二至四张描述一下": (2, 3, 4),
    "第二跟第四换一下颜色": (2, 4),
    "不是第一也不是第二，是第三，看看": (3,),
    "三四五是连拍的吧": (3, 4, 5),
    "二三都要重画": (2, 3),
    "嗯嗯 3 就3 给我细说说": (3,),
    "从1到第三张挨个描述": (1, 2, 3),
    "第二，里面写的啥": (2,),
    "那个……第五，有我吗里面": (5,),
    "倒数第二，有字吗": (4,),
    "除了第一跟最后，其余的描述下": (2, 3, 4),
}
NAMELESS = {
    "第三个帮我看看写的啥": (3,),
    "最后那个好糊啊": (5,),
    "末尾那个咋黑乎乎的": (5,),
    "末一个糊得不行": (5,),
    "打头那个谁啊": (1,),
    "最后仨归归类": (3, 4, 5),
    "俩图左边那个是谁拍的": (1,),
    "这三张里，老二拍得最好": (2,),
    "搜到的这几张里，老幺糊了没": (5,),
}
BESIDE = {
    "第三张后面两张是啥": (4, 5),
    "#4前面那两张比比": (2, 3),
    "最后一张前面两张是同一天吗": (3, 4),
    "3号后头那两张是谁家婚礼啊": (4, 5),
    "倒数第二张后面那张有字吗": (5,),
    "最后一张的前一张有人吗": (4,),
    "第三张旁边的第四张有字吗": (4,),
    "第三张的前后两张都讲讲": (2, 4),
    "紧跟第二张的那张是啥": (3,),
    "比第二张晚一张的那个": (3,),
    "第4张和再前面那张": (4, 3),
    "夹在第一和第三当中的那个，讲讲": (2,),
    "2号和5号中间的那两张": (3, 4),
    "第一张和最后一张之间的那些都描述一下": (2, 3, 4),
    "后头四张全是同一只猫": (2, 3, 4, 5),
}
SLIPS = {
    "地三张里那个小孩多大": (3,),
    "弟二张是谁": (2,),
    "描述下第二章 打错了是张": (2,),
    "第三帐描述下": (3,),
    "右边辣个是啥": (5,),
}
REST = {
    "第一张看完了，第三张呢": (3,),
    "最后那个还行，前面的都不像": (5,),
    "第二张可以，其他的都不行": (2,),
}


@pytest.mark.parametrize(
    ("text", "numbers"), [pair for family in (SIDES, BARE, NAMELESS, BESIDE, SLIPS, REST) for pair in family.items()]
)
def test_a_row_of_five(text: str, numbers: tuple[int, ...]) -> None:
    assert resolve(text, FIVE).numbers == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("只要不是你画的都看一下", (1, 3, 4)),
        ("凡是不是我发的都看看", (2, 5)),
        ("你先画的那版好还是后画的那版好", (2, 5)),
        ("我先发的那张和后发的那张", (1, 4)),
        ("从第一张到刚画完那张，一人一句", (1, 2, 3, 4, 5)),
        ("从第二张一直到我最后发的那张", (2, 3, 4)),
        ("老照片那张（我传的那个）是哪年的", (4,)),
        ("前头我传的那张里有谁", (4,)),
        ("我一开始丢进来的那俩 哪个新", (1, 3)),
        ("我昨天传的那张呢", (4,)),
        ("你昨晚画的那两张比比", (2, 5)),
    ],
)
def test_whose_they_are(text: str, numbers: tuple[int, ...]) -> None:
    assert resolve(text, MIXED).numbers == numbers


def test_what_stands_beside_what_is_attached() -> None:
    assert set(resolve("跟前头我传的那张放一块，这个衬衫显黑不", MIXED[:3], attached=(3,)).numbers) == {1, 3}


@pytest.mark.parametrize(
    "text",
    [
        *("两个和尚抬水吃，后面一句是啥", "三个和尚没水喝", "一个巴掌拍不响是啥意思", "左思右想还是睡不着"),
        *("这年头谁还写信啊", "这把年纪了还折腾啥", "这下完了，钥匙落家里了", "那阵子天天加班"),
        *("这俩字念啥：耄耋", "这俩词啥区别：的和地", "最后俩人走了没", "最后仨月业绩不行"),
        *("二号线末班车几点", "三号楼又断电了", "第三方支付安全吗", "第二天就退烧了"),
        *("除了你，谁还肯听我唠叨这些", "我懂这些", "说这些没用的干嘛，我想这些呢"),
        *("第二个好处是什么", "最后那个问题我没听懂", "开头那个问题你还没答", "上一个男朋友把我拉黑了"),
        *("二和五的最小公倍数是几", "一二线城市房价怎么样", "星期三四都有空", "三四月份去哪玩好", "就3个人去"),
        *("第一，要早睡；第二，要少喝酒", "第二，我不同意", "小王考了年级第一", "第二章讲了什么", "各地三张门票怎么买"),
        *("画最后的晚餐", "画第二次世界大战", "画第一场雪", "画第三个愿望", "生成最后一片叶子"),
        *("我家老二画画很好", "老大今天又骂我了", "右边口袋破了个洞", "中间那个阶段最难熬", "从一到十怎么数"),
    ],
)
def test_what_only_sounds_like_them(text: str) -> None:
    assert not resolve(text, THREE).numbers


@pytest.mark.parametrize("text", ["左边那个是什么", "中间那个亮不亮", "从右数第二个是什么形状"])
def test_a_place_in_the_one_picture_that_is_talked_about(text: str) -> None:
    assert not resolve(text, MIXED).numbers


def test_like_is_no_picture() -> None:
    """第二张相似 is not 第二张相."""
    for text, phrase in (("找和第二张相似的图片", "第二张"), ("找和这张相似的照片", "这张")):
        assert resolve(text, THREE).phrase == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("两张图有什么不同？", "两张图"), ("两张图片一样吗？", "两张图片"), ("三张里哪张最好？", "三张"),
        ("两张图哪个更大？", "两张图"), ("第九张里有什么？", "第九张"),
    ],
)  # fmt: skip
def test_what_is_missing_is_called_by_its_name_alone(text: str, phrase: str) -> None:
    assert f"没有“{phrase}”对应的图片。" in resolve(text, [Seen(1, "dropped", 1)], default="zh").problem
