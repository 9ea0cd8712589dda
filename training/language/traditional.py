"""Traditional Chinese read as simplified, by the tokenizer itself.

Belongs here: the characters of the language (`templates_zh`, names, answers) that have another traditional form, and
the normalizer that stands in `tokenizer.json`. One question in traditional characters then has the very tokens of the
simplified one; answers are simplified. Does not belong here: words that differ between regions, other characters
(they fall back to bytes).
"""

from __future__ import annotations

from tokenizers import normalizers

SIMPLIFIED = (
    "你它与业东丢两个丰为举么么义书买亚从仅们价众优会伙体侧俩儿关兴内写况准凉减几创删别刚刮办务动劳区单卖占却历厉压参发发变叙叠号向后吗听响啰喽围国图圆场块声处备复复够头妈学实对将尝尽尽层属岁带帮干干并并应"
    "开异张归当彻总恋惊戏户报拟拢拥择挂搁摆数断无时显机杂条来构标栋树样桥梦检楼欢毕气汇汤没洁浅浓涂温满点烦烫热爱状独猫现电画盖着码确碍礼离种积笔签简类红纪纯纸纹组细终绍经结绘给统绿编网聪胜节荐蓝补表衬装里"
    "里见视觉计订认让记讲许论设评识诉译诗话该详语说请读谁调谢贝贴贵赢车转轮软较辆边达过运还这进远连选遗邮邻释钱铺错镜长门问间闹闻阅阴随难雾面页顶项顺领题颜额风飞饭饿馆驾骗鲜鸟黄什布周制只系系游"
)
TRADITIONAL = (
    "妳牠與業東丟兩個豐為舉麼麽義書買亞從僅們價眾優會夥體側倆兒關興內寫況準涼減幾創刪別剛颳辦務動勞區單賣佔卻歷厲壓參發髮變敘疊號嚮後嗎聽響囉嘍圍國圖圓場塊聲處備複復夠頭媽學實對將嘗盡儘層屬歲帶幫乾幹並併應"
    "開異張歸當徹總戀驚戲戶報擬攏擁擇掛擱擺數斷無時顯機雜條來構標棟樹樣橋夢檢樓歡畢氣匯湯沒潔淺濃塗溫滿點煩燙熱愛狀獨貓現電畫蓋著碼確礙禮離種積筆簽簡類紅紀純紙紋組細終紹經結繪給統綠編網聰勝節薦藍補錶襯裝裡"
    "裏見視覺計訂認讓記講許論設評識訴譯詩話該詳語說請讀誰調謝貝貼貴贏車轉輪軟較輛邊達過運還這進遠連選遺郵鄰釋錢鋪錯鏡長門問間鬧聞閱陰隨難霧麵頁頂項順領題顏額風飛飯餓館駕騙鮮鳥黃甚佈週製隻係繫遊"
)
"""Character by character, forms of `SIMPLIFIED`; some have two."""


def simplifying() -> normalizers.Normalizer:
    """Each traditional character to the simplified one, before a text becomes tokens."""
    return normalizers.Sequence(
        [normalizers.Replace(before, after) for before, after in zip(TRADITIONAL, SIMPLIFIED, strict=True)]
    )
