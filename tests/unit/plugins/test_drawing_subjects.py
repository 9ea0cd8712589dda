"""What a new drawing is to show, and how many pictures of it are wanted."""

from __future__ import annotations

import pytest

from assistant.api import Language
from assistant_image_generation.wording import Wanted, wanted


@pytest.mark.parametrize(
    ("text", "language", "subject"),
    [
        ("draw a red circle", "en", "a red circle"),
        ("draw a sketch of a cat", "en", "a sketch of a cat"),
        ("draw a photo of a fox", "en", "a photo of a fox"),
        ("picture of a cat", "en", "a cat"),
        ("Draw US flag", "en", "US flag"),
        ("画出租车", "zh", "出租车"),
        ("画出一只猫", "zh", "一只猫"),
        ("画张飞", "zh", "张飞"),
        ("画一张飞机", "zh", "飞机"),
        ("画副驾驶", "zh", "副驾驶"),
        ("画一幅女孩看墙上的画", "zh", "女孩看墙上的画"),
        ("画张猫", "zh", "猫"),
        ("照样画一张", "zh", "照样画一张"),
        ("draw one from the future", "en", "one from the future"),
        ("draw a cat like #1", "en", "a cat"),
        ("draw another picture of a cat", "en", "a cat"),
        ("Please draw me a picture of two small blue stars and a large red circle.", "en",
         "two small blue stars and a large red circle"),
        ("can you generate an image of a cat, please?", "en", "a cat"),
        ("two small blue stars", "en", "two small blue stars"),
        ("paint a bowl of fruit", "en", "a bowl of fruit"),
        ("I'd love a poster with a big blue star", "en", "a poster with a big blue star"),
        ("could you whip up a birthday card with balloons", "en", "a birthday card with balloons"),
        ("show me a hedgehog on a rocket", "en", "a hedgehog on a rocket"),
        ("I need a logo, please", "en", "a logo"),
        ("give me two cats", "en", "give me two cats"),
        ("make a drawing of a house", "en", "a house"),
        ("draw my cat as a pirate", "en", "my cat as a pirate"),
        ("draw the last supper", "en", "the last supper"),
        ("paint the second world war", "en", "the second world war"),
        ("draw that famous tower in paris", "en", "that famous tower in paris"),
        ("draw this tower", "en", "this tower"),
        ("make me the last unicorn", "en", "the last unicorn"),
        ("draw the first man on the moon", "en", "the first man on the moon"),
        ("draw a cat once again", "en", "a cat"),
        ("画最后的晚餐", "zh", "最后的晚餐"),
        ("那个著名的铁塔", "zh", "那个著名的铁塔"),
        ("这个铁塔", "zh", "这个铁塔"),
        ("上一个世纪的街道", "zh", "上一个世纪的街道"),
        ("画一个红色圆形", "zh", "一个红色圆形"),
        ("帮我弄一张蓝色的星星", "zh", "蓝色的星星"),
        ("给我整幅下雪的长城", "zh", "下雪的长城"),
        ("请帮我画一张海上日落", "zh", "海上日落"),
        ("给我画两颗蓝色的星星好吗？", "zh", "两颗蓝色的星星"),
        ("生成一张红色圆形的图片", "zh", "红色圆形"),
        ("画一张猫的照片", "zh", "猫的照片"),
        ("画一张桌子", "zh", "一张桌子"),
        ("draw a fox please, thanks", "en", "a fox"),
        ("kindly draw a fox plz", "en", "a fox"),
        ("draw a fox thx", "en", "a fox"),
        ("draw a fox instead", "en", "a fox"),
        ("draw cats instead of dogs", "en", "cats instead of dogs"),
        ("draw a thank you card", "en", "a thank you card"),
        ("draw a city", "en", "a city"),
        ("paint me a pretty kitty", "en", "a pretty kitty"),
        ("draw a party, please", "en", "a party"),
        ("draw a card that says thank you", "en", "a card that says thank you"),
        ("draw a house and draw a tree next to it", "en", "a house and a tree next to it"),
        ("paint a sunset, and then paint a boat on it", "en", "a sunset and a boat on it"),
        ("draw a caterpillar, then a butterfly", "en", "a caterpillar, then a butterfly"),
        ("draw a boy and paint on his hands", "en", "a boy and paint on his hands"),
        ("画一棵树，再画几只鸟在上面", "zh", "一棵树，几只鸟在上面"),
        ("画一座房子，然后在旁边画一棵树", "zh", "一座房子，在旁边有一棵树"),
        ("画一个画家，旁边是画布", "zh", "一个画家，旁边是画布"),
        ("画一间酒吧", "zh", "一间酒吧"),
        ("画一个网吧", "zh", "一个网吧"),
        ("画一只猫吧", "zh", "一只猫"),
        ("画一杯茶吧", "zh", "一杯茶"),
        ("请您帮我画一只狐狸", "zh", "一只狐狸"),
        ("您能画一只狐狸吗", "zh", "一只狐狸"),
        ("我想画一只狐狸", "zh", "一只狐狸"),
        ("拜托画一只狐狸", "zh", "一只狐狸"),
        ("画一只狐狸，谢谢", "zh", "一只狐狸"),
        ("画一张谢谢老师的卡片", "zh", "谢谢老师的卡片"),
    ],
)  # fmt: skip
def test_carrier_words_do_not_belong_to_the_subject(text: str, language: Language, subject: str) -> None:
    assert wanted(text, language) == Wanted(subject=subject)


def test_several_pictures_are_counted_and_several_things_are_not() -> None:
    assert wanted("draw three pictures of a boat", "en") == Wanted("a boat", count=3)
    assert wanted("draw three boats", "en") == Wanted("three boats")
    assert wanted("画三张小船", "zh").count == 3
    assert wanted("draw 30 pictures of a lake", "en").count == wanted("画30张湖的图", "zh").count == 30
    assert wanted("draw 5 pictures of a lake", "en") == Wanted("a lake", count=5)
    assert wanted("画5张湖的图", "zh") == Wanted("湖", count=5)
    assert wanted("画三张红色星星的图片", "zh") == Wanted("红色星星", count=3)
    assert wanted("draw 5 boats", "en") == Wanted("5 boats")


@pytest.mark.parametrize(
    ("text", "language", "read"),
    [
        ("50 pictures of cats", "en", Wanted("cats", count=50)),
        ("draw ten pictures of cats", "en", Wanted("cats", count=10)),
        ("draw two dozen pictures of roses", "en", Wanted("roses", count=24)),
        ("draw thirty-five drawings of a fox", "en", Wanted("a fox", count=35)),
        ("draw a hundred pictures of cats", "en", Wanted("cats", count=100)),
        ("draw one picture of a cat", "en", Wanted("a cat")),
        ("give me twelve pictures of cats", "en", Wanted("cats", count=12)),
        ("draw a dozen eggs", "en", Wanted("a dozen eggs")),
        ("draw three sketches of a dog", "en", Wanted("a sketch of a dog", count=3)),
        ("give me two illustrations of Paris", "en", Wanted("an illustration of Paris", count=2)),
        ("make two posters with a star", "en", Wanted("a poster with a star", count=2)),
        ("draw two photographs of a fox", "en", Wanted("a photograph of a fox", count=2)),
        ("draw two sketch pads", "en", Wanted("two sketch pads")),
        ("画三张狗的草图", "zh", Wanted("狗的草图", count=3)),
        ("twelve cats", "en", Wanted("twelve cats")),
        ("画二十张猫", "zh", Wanted("猫", count=20)),
        ("画20张猫", "zh", Wanted("猫", count=20)),
        ("画一百张猫", "zh", Wanted("猫", count=100)),
        ("画50 张不同的猫", "zh", Wanted("猫", count=50)),
        ("画十二只猫", "zh", Wanted("十二只猫")),
        ("画两张桌子", "zh", Wanted("两张桌子")),
        ("画一张猫", "zh", Wanted("猫")),
    ],
)
def test_a_number_of_pictures_is_read_however_great(text: str, language: Language, read: Wanted) -> None:
    assert wanted(text, language) == read
