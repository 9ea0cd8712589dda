"""Days, sizes and formats in plain words of both languages, and what only looks like them."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant_retrieval.limits import Limits, NoDay, asks_where, limits_in, shown_bytes
from tests.unit.plugins.dated import limited

TODAY = datetime.date(2024, 3, 6)
APRIL = ("2018-04-15", "2018-04-15")


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("dogs from 2023", limited("dogs", "2023-01-01", "2023-12-31")),
        ("dogs taken in May 2023", limited("dogs", "2023-05-01", "2023-05-31")),
        ("from Feb. 2024 with snow", limited("with snow", "2024-02-01", "2024-02-29")),
        ("a beach since 2020", limited("a beach", "2020-01-01")),
        ("a beach after 2020", limited("a beach", "2021-01-01")),
        ("a beach before June 2020", limited("a beach", "", "2020-05-31")),
        ("a beach until 2020", limited("a beach", "", "2020-12-31")),
        ("cats from yesterday", limited("cats", "2024-03-05", "2024-03-05")),
        ("cats from the day before yesterday", limited("cats", "2024-03-04", "2024-03-04")),
        ("cats from 3 days ago", limited("cats", "2024-03-03", "2024-03-03")),
        ("cats from last night", limited("cats", "2024-03-05", "2024-03-06")),
        ("this winter coat", limited("this winter coat")),
        ("this morning coffee", limited("this morning coffee")),
        ("这周围的猫", limited("这周围的猫")),
        ("这周的猫", limited("猫", "2024-03-04", "2024-03-10")),
        ("cats this winter", limited("cats", "2023-12-01", "2024-02-29")),
        ("cats last summer at the beach", limited("cats at the beach", "2023-06-01", "2023-08-31")),
        ("cats from this morning", limited("cats", "2024-03-06", "2024-03-06")),
        ("cats from a few years ago", limited("cats", "2019-01-01", "2022-12-31")),
        ("cats from a year ago", limited("cats", "2023-01-01", "2023-12-31")),
        ("cats from more than two years ago", limited("cats", "", "2021-12-31")),
        ("cats from less than two weeks ago", limited("cats", "2024-02-19")),
        ("cats between 3 days ago and yesterday", limited("cats", "2024-03-03", "2024-03-05")),
        ("cats from last weekend", limited("cats", "2024-03-02", "2024-03-03")),
        ("cats from this weekend", limited("cats", "2024-03-02", "2024-03-03")),
        ("cats from last Wednesday", limited("cats", "2024-02-28", "2024-02-28")),
        ("cats from the past month", limited("cats", "2024-02-06", "2024-03-06")),
        ("cats from the last month", limited("cats", "2024-02-01", "2024-02-29")),
        ("cats from early 2018", limited("cats", "2018-01-01", "2018-03-31")),
        ("cats from the end of 2018", limited("cats", "2018-10-01", "2018-12-31")),
        ("cats from late May 2018", limited("cats", "2018-05-21", "2018-05-31")),
        ("cats earlier than 2018", limited("cats", "", "2017-12-31")),
        ("cats taken no later than 2018", limited("cats", "", "2018-12-31")),
        ("cats no earlier than May 2018", limited("cats", "2018-05-01")),
        ("cats not before 2018", limited("cats", "2018-01-01")),
        ("cats that were not taken after 2018", limited("cats", "", "2018-12-31")),
        ("cats that weren't taken this year", limited("cats", "", "2023-12-31")),
        ("cats not before 2016 and not after 2018", limited("cats", "2016-01-01", "2018-12-31")),
        ("cats from last month", limited("cats", "2024-02-01", "2024-02-29")),
        ("cats from this week", limited("cats", "2024-03-04", "2024-03-10")),
        ("cats, last year", limited("cats", "2023-01-01", "2023-12-31")),
        ("on 2023-07-08", limited("", "2023-07-08", "2023-07-08")),
        ("cats from 15 April 2018", limited("cats", *APRIL)),
        ("cats from the 15th of April, 2018", limited("cats", *APRIL)),
        ("cats on April 15, 2018", limited("cats", *APRIL)),
        ("cats from 15/04/2018", limited("cats", *APRIL)),
        ("cats from 04/15/2018", limited("cats", *APRIL)),
        ("cats from 15.4.2018", limited("cats", *APRIL)),
        ("cats on April 4", limited("cats", "2023-04-04", "2023-04-04")),
        ("from 29 February", limited("", "2024-02-29", "2024-02-29")),
        ("04/2018", limited("", "2018-04-01", "2018-04-30")),
        ("from 2018-04", limited("", "2018-04-01", "2018-04-30")),
        ("2018 to 2019", limited("", "2018-01-01", "2019-12-31")),
        ("cats between 2016 and 2017", limited("cats", "2016-01-01", "2017-12-31")),
        ("cats between 2017 and 2016", limited("cats", "2016-01-01", "2017-12-31")),
        ("from November to February 2019", limited("", "2018-11-01", "2019-02-28")),
        ("cats since May", limited("cats", "2023-05-01")),
        ("cats in March", limited("cats", "2024-03-01", "2024-03-31")),
        ("cats from last March", limited("cats", "2023-03-01", "2023-03-31")),
        ("cats in summer 2018", limited("cats", "2018-06-01", "2018-08-31")),
        ("cats in the fall of 2018", limited("cats", "2018-09-01", "2018-11-30")),
        ("cats from last summer", limited("cats", "2023-06-01", "2023-08-31")),
        ("last winter", limited("", "2023-12-01", "2024-02-29")),
        ("cats from the last 3 years", limited("cats", "2021-03-06", "2024-03-06")),
        ("cats of the past two weeks", limited("cats", "2024-02-21", "2024-03-06")),
        ("cats from 2018 onwards", limited("cats", "2018-01-01")),
        ("cats after 2016 and before 2018", limited("cats", "2017-01-01", "2017-12-31")),
        ("yesterday's cats", limited("cats", "2024-03-05", "2024-03-05")),
        ("pictures from 2018", limited("", "2018-01-01", "2018-12-31")),
        ("photos I took in May 2023", limited("", "2023-05-01", "2023-05-31")),
        ("2018", limited("", "2018-01-01", "2018-12-31")),
        ("trees in portrait format", limited("trees", orientation="portrait")),
        ("landscape-format trees from 2021", limited("trees", "2021-01-01", "2021-12-31", "landscape")),
        ("pictures larger than 500 pixels", limited("", smallest=501)),
        ("stars of at least 1,000 px", limited("stars", smallest=1000)),
        ("stars smaller than 500 pixels from 2018", limited("stars", "2018-01-01", "2018-12-31", largest=499)),
        ("stars of at most 500 pixels", limited("stars", largest=500)),
        ("red stars larger than 2 MB", limited("red stars", lightest=2_000_000)),
        ("red stars bigger than 1.5mb", limited("red stars", lightest=1_500_000)),
        ("pictures of at least 500 kilobytes", limited("", lightest=500_000)),
        ("stars under 1 GB from 2018", limited("stars", "2018-01-01", "2018-12-31", heaviest=10**9)),
        ("stars of at most 4 MiB", limited("stars", heaviest=4 * 1024**2)),
        ("stars, 2 MB or more", limited("stars", lightest=2_000_000)),
        ("files larger than 1,000 bytes and smaller than 2 kB", limited("", lightest=1000, heaviest=2000)),
        ("大于2MB的红色星星", limited("红色星星", lightest=2_000_000)),
        ("2兆以上的红色星星", limited("红色星星", lightest=2_000_000)),
        ("小于500K的图片", limited("", heaviest=500_000)),
        ("不超过1.5MB的照片", limited("", heaviest=1_500_000)),
        ("between 2 and 5 MB", limited("", lightest=2_000_000, heaviest=5_000_000)),
        ("stars of 500 KB to 2 MB", limited("stars", lightest=500_000, heaviest=2_000_000)),
        ("2到5MB的照片", limited("", lightest=2_000_000, heaviest=5_000_000)),
        ("500KB到2MB之间的星星", limited("星星", lightest=500_000, heaviest=2_000_000)),
        ("stars of 500 to 1000 pixels", limited("stars", smallest=500, largest=1000)),
        ("500-1000像素的星星", limited("星星", smallest=500, largest=1000)),
        ("stars of at least 1920x1080", limited("stars", smallest=1920)),
        ("stars larger than 1080 x 1920 pixels", limited("stars", smallest=1921)),
        ("1920*1080像素以上的星星", limited("星星", smallest=1920)),
        ("at least 1920 wide", limited("", smallest=1920)),
        ("stars over 5 megs", limited("stars", lightest=5_000_000)),
        ("超过2m的文件", limited("", lightest=2_000_000)),
        ("文件大小不到2m的猫", limited("猫", heaviest=2_000_000)),
        ("超过500k的照片", limited("", lightest=500_000)),
        ("大于5M的", limited("", lightest=5_000_000)),
        ("超过2M的猫", limited("猫", lightest=2_000_000)),
        ("only png red stars", limited("red stars", media_type="image/png")),
        ("只要PNG的红色星星", limited("红色星星", media_type="image/png")),
        ("只看横版的星星", limited("星星", orientation="landscape")),
        ("portrait pictures", limited("", orientation="portrait")),
        ("vertical photos of trees", limited("photos of trees", orientation="portrait")),
        ("方形图片", limited("", orientation="square")),
        ("横向的照片", limited("", orientation="landscape")),
        ("red circle, only from last year", limited("red circle", "2023-01-01", "2023-12-31")),
        ("红色圆形，只要去年的", limited("红色圆形", "2023-01-01", "2023-12-31")),
        ("only landscape", limited("", orientation="landscape")),
        ("portrait ones", limited("", orientation="portrait")),
        ("red stars in the folder beach", limited("red stars", folder="beach")),
        ("red stars in my night folder", limited("red stars", folder="night")),
        ("my night folder for dogs", limited("dogs", folder="night")),
        ("在我的night文件夹里的星星", limited("星星", folder="night")),
        ("in folder 2019", limited("", folder="2019")),
        ("stars of the Summer Trip folder", limited("stars of the Summer Trip folder")),
        ("stars from the Summer Trip folder in 2018", limited("stars", "2018-01-01", "2018-12-31", folder="Summer Trip")),  # noqa: E501
        ('stars in the folder "old things"', limited("stars", folder="old things")),
        ("在beach文件夹里的星星", limited("星星", folder="beach")),
        ("在文件夹2019里的照片", limited("", folder="2019")),
        ("2019文件夹里的星星", limited("星星", folder="2019")),
        ("gif pictures", limited("", media_type="image/gif")),
        ("png", limited("", media_type="image/png")),
        ("png files of a cat", limited("a cat", media_type="image/png")),
        ("cats as JPGs from 2018", limited("cats", "2018-01-01", "2018-12-31", media_type="image/jpeg")),
        ("PNG格式的猫", limited("猫", media_type="image/png")),
        ("gif图片", limited("", media_type="image/gif")),
        ("2023年5月的狗", limited("狗", "2023-05-01", "2023-05-31")),
        ("2018年4月15日的猫", limited("猫", *APRIL)),
        ("4月4号的猫", limited("猫", "2023-04-04", "2023-04-04")),
        ("去年的狗", limited("狗", "2023-01-01", "2023-12-31")),
        ("去年夏天的狗", limited("狗", "2023-06-01", "2023-08-31")),
        ("2018年秋天的狗", limited("狗", "2018-09-01", "2018-11-30")),
        ("上个月拍的海滩", limited("海滩", "2024-02-01", "2024-02-29")),
        ("2020年之前的海滩", limited("海滩", "", "2019-12-31")),
        ("2020年以来的海滩", limited("海滩", "2020-01-01")),
        ("五月以来的海滩", limited("海滩", "2023-05-01")),
        ("截至2020年的海滩", limited("海滩", "", "2020-12-31")),
        ("2018年前拍的猫", limited("猫", "", "2017-12-31")),
        ("2018年后的照片", limited("", "2019-01-01")),
        ("三月前的猫", limited("猫", "", "2024-02-29")),
        ("三个月前的猫", limited("猫", "2023-12-01", "2023-12-31")),
        ("三年前的猫", limited("猫", "2021-01-01", "2021-12-31")),
        ("2天之前拍的猫", limited("猫", "2024-03-04", "2024-03-04")),
        ("大前天的猫", limited("猫", "2024-03-03", "2024-03-03")),
        ("早于2018年的猫", limited("猫", "", "2017-12-31")),
        ("晚于2018年的猫", limited("猫", "2019-01-01")),
        ("不早于2018年的猫", limited("猫", "2018-01-01")),
        ("不晚于2018年的猫", limited("猫", "", "2018-12-31")),
        ("不是今年拍的猫", limited("猫", "", "2023-12-31")),
        ("不早于2016年且不晚于2018年的猫", limited("猫", "2016-01-01", "2018-12-31")),
        ("从上周一到上周三的猫", limited("猫", "2024-02-26", "2024-02-28")),
        ("上周日落的猫", limited("日落的猫", "2024-02-26", "2024-03-03")),
        ("上周末的猫", limited("猫", "2024-03-02", "2024-03-03")),
        ("这个周末的猫", limited("猫", "2024-03-02", "2024-03-03")),
        ("上周一的猫", limited("猫", "2024-02-26", "2024-02-26")),
        ("上个星期天拍的猫", limited("猫", "2024-03-03", "2024-03-03")),
        ("上周一起拍的猫", limited("一起拍的猫", "2024-02-26", "2024-03-03")),
        ("昨天后院的猫", limited("后院的猫", "2024-03-05", "2024-03-05")),
        ("2018年初的猫", limited("猫", "2018-01-01", "2018-03-31")),
        ("去年底的猫", limited("猫", "2023-10-01", "2023-12-31")),
        ("2018年下半年的猫", limited("猫", "2018-07-01", "2018-12-31")),
        ("2018年5月末的猫", limited("猫", "2018-05-21", "2018-05-31")),
        ("上个月初的猫", limited("猫", "2024-02-01", "2024-02-10")),
        ("2016到2017年的狗", limited("狗", "2016-01-01", "2017-12-31")),
        ("2016年和2017年之间的狗", limited("狗", "2016-01-01", "2017-12-31")),
        ("最近三年的狗", limited("狗", "2021-03-06", "2024-03-06")),
        ("过去两个星期的", limited("", "2024-02-21", "2024-03-06")),
        ("昨晚的猫", limited("猫", "2024-03-05", "2024-03-06")),
        ("昨天晚上拍的猫", limited("猫", "2024-03-05", "2024-03-06")),
        ("今天早上的猫", limited("猫", "2024-03-06", "2024-03-06")),
        ("几年前的猫", limited("猫", "2019-01-01", "2022-12-31")),
        ("前几天拍的猫", limited("猫", "2024-03-01", "2024-03-04")),
        ("昨天的猫", limited("猫", "2024-03-05", "2024-03-05")),
        ("2018年的照片", limited("", "2018-01-01", "2018-12-31")),
        ("竖版的树", limited("树", orientation="portrait")),
        ("竖版或方形的树", limited("树", orientation="portrait or square")),
        ("portrait or square", limited("", orientation="portrait or square")),
        ("大于500像素的星星", limited("星星", smallest=501)),
        ("1000像素以上的星星", limited("星星", smallest=1000)),
        ("不超过500像素的星星", limited("星星", largest=500)),
        ("小于500像素的图片", limited("", largest=499)),
        *(
            # Nothing of a day, a size or a format is meant here.
            (text, limited(text))
            for text in (
                "a landscape with a portrait of 3 people", "a red square", "the book 1984", "1984", "room 2023b",
                "三个正方形", "fireworks in the night", "", "pictures", "a summer dress", "trees in winter",
                "fall leaves", "pictures of May flowers", "between 3 and 5 stars", "larger than a house",
                "三年级的孩子", "这个月亮", "2018年前后的猫", "cats from ages ago", "最近的猫", "2018年级",
                "photo.png", "a gifted child", "a bumpy road", "only red stars", "只要红色星星", "portrait red stars",
                "papers in the blue folder", "papers in the folder on a table", "a folder with papers", "桌上的文件夹",
                "高于2m的树", "高于2M的树", "不到2m的门", "超过5k的跑步比赛", "超过5K的跑步比赛", "超过42K的马拉松",
                "4K以上的壁纸", "高度超过2m的墙", "身高超过2m的人", "trees taller than 2m", "over 5k run",
                "2 to 5 people", "a sign that says under 18 b", "over 100 tall buildings",
                "a river over 100 wide boats",
                "10x10", "a 5 kb", "larger than a 2 mbit line",
            )
        ),
    ],
)  # fmt: skip
def test_limits_in_plain_words(text: str, limits: Limits) -> None:
    assert limits_in(text, TODAY, folders={"beach", "2019", "Summer Trip"}) == limits


def test_a_shape_is_one_where_the_sentence_asks_for_it() -> None:
    both = limited("red stars", orientation="portrait or square")
    assert limits_in("portrait or square red stars", TODAY, "portrait or square ones") == both
    assert limits_in("portrait red stars", TODAY, "portrait ones") == limited("red stars", orientation="portrait")
    assert limits_in("portrait", TODAY, "portrait ones") == limited("", orientation="portrait")
    assert limits_in("portrait", TODAY, "a portrait") == limited("portrait")


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("photos taken in Paris", True), ("pictures with GPS", True), ("pictures shot near Lake Como", True),
        ("geotagged photos", True), ("在巴黎拍的照片", True), ("带GPS的照片", True), ("拍摄于北京的照片", True),
        ("photos taken in the snow", False), ("photos taken in May", False), ("photos taken at night", False),
        ("在2018年拍的照片", False), ("在夏天拍的照片", False), ("a picture of Paris", False),
        ("上个月拍的海滩", False),
    ],
)  # fmt: skip
def test_who_asks_for_a_place_is_known(text: str, asks: bool) -> None:
    assert asks_where(text) == asks


@given(st.integers(1, 10**12))
def test_a_size_of_a_file_is_read_as_it_is_said(count: int) -> None:
    said = shown_bytes(count)
    least = limits_in(f"stars larger than {said}", TODAY).lightest
    assert shown_bytes(least) == said
    assert abs(least - count) <= count / 1000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a red star from 2018-02-31", "2018-02-31"),
        ("cats from 31 June", "31 June"),
        ("cats from 0/2018", "0/2018"),
        ("cats on 2018-04-00", "2018-04-00"),
        ("2018年2月31日的狗", "2018年2月31日"),
        ("2023年99月的狗", "2023年99月"),
        ("13月5日的狗", "13月5日"),
    ],
)
def test_what_is_no_day_is_told(text: str, said: str) -> None:
    with pytest.raises(NoDay) as no:
        limits_in(text, TODAY)
    assert (str(no.value), no.value.why) == (said, "no day")


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ("cats not taken in 2018", "2017-12-31", "2019-01-01"),
        ("cats, not from last summer", "2023-05-31", "2023-09-01"),
        ("cats that weren't taken yesterday", "2024-03-04", "2024-03-06"),
        ("不是2018年拍的猫", "2017-12-31", "2019-01-01"),
        ("不在去年拍的猫", "2022-12-31", "2024-01-01"),
    ],
)
def test_what_is_denied_leaves_the_days_on_both_sides(text: str, before: str, behind: str) -> None:
    found = limits_in(text, TODAY)
    assert (found.rest, found.days.written) == ("猫" if "猫" in text else "cats", (("", before), (behind, "")))


@pytest.mark.parametrize("text", ["有没有去年的猫", "是不是去年的猫", "cats, not dogs, from last year"])
def test_what_is_asked_is_not_denied(text: str) -> None:
    assert limits_in(text, TODAY).days == limited("", "2023-01-01", "2023-12-31").days


def test_what_may_be_two_days_is_not_guessed() -> None:
    with pytest.raises(NoDay) as no:
        limits_in("cats from 04/05/2018", TODAY)
    assert no.value.why == "two"


@pytest.mark.parametrize("text", ["in 1999 " * 500, "since 1999 " * 500, "\ud800 from 2020", "最近三" * 500])
def test_odd_words_limit_nothing_wrongly(text: str) -> None:
    found = limits_in(text, TODAY)
    assert all(len(span) == 2 and span[0] <= span[1] for span in found.days.spans)


@pytest.mark.parametrize("pause", [" ", ",", "， ", "、", ", ", "\t", "\n"])
def test_however_long_a_pause_is_the_words_are_read(pause: str) -> None:
    """Every pattern of a limit may begin with a pause: begun anew at each of its signs, this would take an hour."""
    found = limits_in(f"cats{pause * 50_000}from 2023", TODAY)
    assert (found.rest.rstrip(" 、"), found.days) == ("cats", limited("", "2023-01-01", "2023-12-31").days)


@given(
    st.dates(datetime.date(1900, 3, 1), datetime.date(2099, 12, 31)),
    st.sampled_from([
        "{0:%Y-%m-%d}", "{0.day} {0:%B} {0.year}", "{0:%B} {0.day}, {0.year}", "{0:%b} {0.day} {0.year}",
        "{0.day}.{0.month}.{0.year}", "{0.year}年{0.month}月{0.day}日",
    ]),
    st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)),
)  # fmt: skip
def test_every_day_is_read_back_as_it_was_written(day: datetime.date, form: str, today: datetime.date) -> None:
    written = form.format(day)
    text = f"{written}的猫" if "年" in form else f"cats from {written}"
    assert limits_in(text, today) == limited("猫" if "年" in form else "cats", str(day), str(day))


@given(
    st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from([
        "cats since May", "cats from last winter", "cats from 29 February", "cats from the last 12 months",
        "cats from last month", "5月以来的猫", "去年冬天的猫", "2月29日的猫", "最近12个月的猫", "上个月的猫",
    ]),
)  # fmt: skip
def test_what_is_counted_from_today_has_begun_on_any_day(today: datetime.date, text: str) -> None:
    found = limits_in(text, today)
    (days,) = found.days.spans
    assert datetime.date.min < days[0] <= today
    assert days[0] <= days[1]
