"""Arguments from plain words: queries without their carriers, exclusions, counts, labels, styles, folders."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.api import Action, Argument
from assistant.dialogue.arguments import Wanted, arguments_for, choices_in, wanted_in
from assistant.locations import files_named, paths_in


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("find me pictures of a red car at night", Wanted("red car at night")),
        ("could you search my library for purple hexagons?", Wanted("purple hexagons")),
        ("show me 5 photos of mountains", Wanted("mountains", count=5)),
        ("top 3 pictures of a bridge", Wanted("bridge", count=3)),
        ("find photos of a beach without people", Wanted("beach", ("people",))),
        ("find red stars in my beach folder", Wanted("red stars in my beach folder")),
        ("find dogs in my photo folder", Wanted("dogs")),
        ("find cats without people between 2016 and 2018", Wanted("cats", ("people between 2016 and 2018",))),
        ("找猫，不要2016年和2018年之间的人", Wanted("猫", ("2016年和2018年之间的人",))),
        ("show the latest 5 photos", Wanted(count=5)),
        ("最新的5张照片", Wanted(count=5)),
        ("show the latest 5 photos of dogs", Wanted("dogs", count=5)),
        ("find a star that is not red", Wanted("star", ("red",))),
        ("circles that aren't blue", Wanted("circles", ("blue",))),
        ("找不是红色的星星", Wanted("星星", ("红色",))),
        ("找星星，但不是红色的", Wanted("星星", ("红色",))),
        ("pictures of cats but no dogs or birds", Wanted("cats", ("dogs", "birds"))),
        ("find all pictures with two circles", Wanted("two circles")),
        ("do I have any photos of grandma?", Wanted("grandma")),
        ("find more like #2", Wanted()),
        ("like this but at night", Wanted("at night")),
        ("similar to #2 but without the star", Wanted("", ("star",))),
        ('find "green apple"', Wanted("green apple")),
        ("search ~/Pictures for a sunset", Wanted("sunset")),
        ("red pictures from 2018", Wanted("red from 2018")),
        ("nice pictures of dogs", Wanted("dogs")),
        ("find cats instead of dogs", Wanted("cats", ("dogs",))),
        ("show me people standing rather than sitting", Wanted("people standing", ("sitting",))),
        ("no, find cats", Wanted("cats")),
        ("actually find cats", Wanted("cats")),
        ("wait, find cats", Wanted("cats")),
        ("不对，找猫", Wanted("猫")),
        ("等等，找猫", Wanted("猫")),
        ("找不对称的图案", Wanted("不对称的图案")),
        ("not now, show me cats", Wanted("cats")),
        ("no worries. Find cats", Wanted("cats")),
        ("不要紧，找狗", Wanted("狗")),
        ("不是第一张，找狗", Wanted("狗")),
        ("wedding photos with my sister", Wanted("wedding with my sister")),
        ('find the photo named "beach.jpg"', Wanted()),
        ("在 ~/Pictures 里找猫", Wanted("猫")),
        ('叫"a.png"的图', Wanted()),
        ("找出所有红色的圆", Wanted("红色的圆")),
        ("帮我找五张雪山的照片", Wanted("雪山", count=5)),
        ("找红色的圆，不要星星", Wanted("红色的圆", ("星星",))),
        ("我的图库里有没有马的照片", Wanted("马")),
        ("把有人笑的照片找出来", Wanted("有人笑")),
        ("找跟#2类似的，但是不要人", Wanted("", ("人",))),
        ("我的库里有2019年的照片吗？", Wanted("2019年")),
        ("我们的库里有猫吗", Wanted("猫")),
    ],
)
def test_what_is_wanted(text: str, wanted: Wanted) -> None:
    assert wanted_in(text) == wanted


@pytest.mark.parametrize(
    ("text", "query", "exclude"),
    [
        ("找没有人的海滩", "海滩", ("人",)),
        ("没有人的海滩有吗", "海滩", ("人",)),
        ("有没有没有人的海滩", "海滩", ("人",)),
        ("我的图库里没有人的海滩照片", "海滩", ("人",)),
        ("找没有狗的猫的照片", "猫", ("狗",)),
        ("找有树但没有人的街道", "树的街道", ("人",)),
        ("找红色的没有人的海滩", "红色的海滩", ("人",)),
        ("找红色的、没有人的海滩", "红色的海滩", ("人",)),
        ("把没有人的海滩都找出来", "海滩", ("人",)),
        ("找没人的海滩", "海滩", ("人",)),
        ("有没有没人的海滩", "海滩", ("人",)),
        ("找海滩，没人的", "海滩", ("人",)),
        ("找无人的街道", "街道", ("人",)),
        ("找没有“水印”的图", "", ("水印",)),
        ("找无人机拍的照片", "无人机拍", ()),
        ("找无线耳机", "无线耳机", ()),
        ("找没拍好的照片", "没拍好", ()),
        ("找没有人也没有车的街道", "街道", ("人", "车")),
        ("不含文字的红色图片", "红色", ("文字",)),
        ("找没有红色的车的街道", "街道", ("红色的车",)),
        ("找没有红色的车的照片", "", ("红色的车",)),
        ("找除了狗以外的动物", "动物", ("狗",)),
        ("找有猫没有狗的照片", "猫", ("狗",)),
        ("找海滩没有人的", "海滩", ("人",)),
        ("找海滩，不要人", "海滩", ("人",)),
        ("找红色的圆，不要红色的星星", "红色的圆", ("红色的星星",)),
        ("不要红色的星星", "", ("红色的星星",)),
    ],
)
def test_what_is_looked_for_may_stand_behind_what_it_must_not_have(
    text: str, query: str, exclude: tuple[str, ...]
) -> None:
    assert wanted_in(text) == Wanted(query, exclude)


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("画一条没有人的街道", ["人"]),
        ("画一只没有尾巴的猫", ["尾巴"]),
        ("生成一幅没有文字的山水画", ["文字"]),
        ("画没有翅膀的龙", ["翅膀"]),
        ("画一座没有门的房子，不要树", ["门", "树"]),
        ("画一只猫，不要红色的帽子", ["红色的帽子"]),
        ("画一只猫不要红色的帽子", ["红色的帽子"]),
        ("draw a street without people", ["people"]),
    ],
)
def test_a_drawing_leaves_out_the_thing_and_not_what_is_drawn(text: str, without: list[str]) -> None:
    action = Action(name="draw", summary="", examples={}, arguments=(Argument("without", "texts", ""),))
    assert arguments_for(action, text) == {"without": without}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("cat, dog or horse", ["cat", "dog", "horse"]),
        ("is it a cat or a dog?", ["cat", "dog"]),
        ("is #2 blurry or sharp", ["blurry", "sharp"]),
        ("#2是模糊还是清晰", ["模糊", "清晰"]),
        ("classify this as day, dusk or night please", ["day", "dusk", "night"]),
        ('which of "red star" and "blue heart" fits?', ["red star", "blue heart"]),
        ("sort them into circles and squares", ["circles", "squares"]),
        ("猫、狗、马", ["猫", "狗", "马"]),
        ("这是猫还是狗？", ["猫", "狗"]),
        ("按颜色分类：红、蓝、黄", ["红", "蓝", "黄"]),
        ("从猫、狗、鸟里选一个", ["猫", "狗", "鸟"]),
        ("describe this picture", []),
        ("find the red stars and describe the second one", []),
        ("描述这张图", []),
        ("is the third one a cat or a dog?", ["cat", "dog"]),
        ("is the second picture a cat or a dog?", ["cat", "dog"]),
        ("is picture 2 a cat or a dog?", ["cat", "dog"]),
        ("cat or dog in picture 2?", ["cat", "dog"]),
        ("is it the photo or the drawing?", ["photo", "drawing"]),
        ("这是猫还是狗还是都不是", ["猫", "狗", "都不是"]),
    ],
)
def test_choices(text: str, labels: list[str]) -> None:
    assert choices_in(text) == labels


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("index ~/Pictures and /data/my\\ scans", ["~/Pictures", "/data/my scans"]),
        ('index "/media/usb/My Photos"', ["/media/usb/My Photos"]),
        ('index "/data/Bob\'s" and “/data/Anna’s”', ["/data/Bob's", "/data/Anna"]),
        ('index "/data/a \\"b\\" \\\\ c" now', ['/data/a "b" \\ c']),
        ("索引~/图片和~/下载", ["~/图片", "~/下载"]),
        ("index C:\\Users\\Me\\Pictures", ["C:\\Users\\Me\\Pictures"]),
        ("transcribe note.wav", ["note.wav"]),
        ("3/4 is larger than 2/3, and/or so", []),
        ('compare "/a/b.png” and "/c/d.png”', ["/a/b.png", "/c/d.png"]),
        ('比较"/a/b.png”和"/c/d.png”', ["/a/b.png", "/c/d.png"]),
        ('look at "./dir\\" and "./other"', ["./dir\\", "./other"]),
    ],
)
def test_paths(text: str, paths: list[str]) -> None:
    assert [path for path, _ in paths_in(text)] == paths


def test_of_a_long_text_its_beginning_and_end_are_read_and_lists_go_on() -> None:
    def read(argument: Argument, text: str) -> Any:
        return arguments_for(Action("do", "does", {"en": ("do it",)}, (argument,)), text).get(argument.name)

    material = " ".join(["and so it went on"] * 200)
    labels, folders = [f"thing {n}" for n in range(60)], [f"/pictures/of/the/year/{n}" for n in range(1900, 2000)]
    assert read(Argument("query", "text", ""), f"find red stars: {material}").startswith("red stars: and so")
    assert read(Argument("style", "choice", "", choices=("short", "detailed")), f"{material}. In detail") == "detailed"
    assert read(Argument("question", "text", ""), material) == material
    assert read(Argument("labels", "texts", ""), f"is it {', '.join(labels)}?") == labels
    assert read(Argument("folders", "paths", ""), f"index {' '.join(folders)}") == folders


def test_declared_arguments_are_filled_by_type_and_name() -> None:
    action = Action(
        name="make",
        summary="",
        examples={},
        arguments=(
            Argument("style", "choice", "", choices=("short", "detailed", "alt")),
            Argument("limit", "integer", "", minimum=1, maximum=10),
            Argument("folders", "paths", ""),
            Argument("labels", "texts", ""),
            Argument("exclude", "texts", ""),
            Argument("seed", "integer", ""),
        ),
    )
    assert arguments_for(action, "in great detail") == {"style": "detailed"}
    assert arguments_for(action, "用一句话描述") == {"style": "short"}
    assert arguments_for(action, "show me 500 photos of cats") == {"limit": 10}
    assert arguments_for(action, "给我看500张猫的照片") == {"limit": 10}
    assert arguments_for(action, "show me 0 photos of cats") == {}
    assert arguments_for(action, "with seed 7") == {"seed": 7}
    assert arguments_for(action, "do it", ("/dropped",)) == {"folders": ["/dropped"]}
    assert arguments_for(action, "cats without dogs")["exclude"] == ["dogs"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("index ./photos", []),
        ("index ../photos/ and /srv/photos", ["/srv/photos"]),
        ("index summer/photos", []),
        ("索引./photos", []),
        ("index ./photos and ./others", ["./others"]),
        ("index ~/photos", ["~/photos"]),
    ],
)
def test_a_folder_that_came_along_is_what_its_relative_spelling_means(text: str, left: list[str]) -> None:
    index = Action("index", "takes in", {"en": ("index it",)}, (Argument("folders", "paths", "which"),))
    folders = ["/home/me/summer/photos"]
    assert arguments_for(index, text, folders) == {"folders": [*folders, *left]}


def test_a_file_that_is_to_be_made_is_told_by_what_stands_near_it() -> None:
    far = "word " * 60
    assert files_named(f"{far}save it as a.png") == files_named(f"{far}把它保存为a.png") == []
    assert files_named(f"save it. {far}what is in a.png?") == ["a.png"]
    assert files_named(f"{'x' * 95}unsaved a.png") == ["a.png"]
    names = 50_000
    assert len(files_named("a.png " * names)) == names
