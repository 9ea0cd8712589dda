"""Chinese characters as the router reads them: traditional ones as simplified, Cantonese ones as Mandarin. Pure.

Belongs here: one character for one, so that places in the text stay what they are. Words are `colloquial`'s matter.
"""

from __future__ import annotations

_TRADITIONAL = (
    "這個們張圖畫裡裏說話給請幫讓還沒來對會現時間開關門見視覺認識寫讀聽講談問題誰幾數顏紅藍綠黃圓邊長寬為"
    "麼樣從後過進點線條隻顆種類別選擇標籤貓鳥魚馬車樹葉雲電腦機錄聲轉檔資夾導庫檢尋掃與異處區較變換產創設"
    "計繪簡單詳細無礙東業員國學習書語詞譯總統歷經濟歡謝應該嗎當動發傳貼買賣錢愛風飛龍鳳麗歲髮鏡燈橋陽臉頭"
    "腳雙號頁體傷壞舊狀態顯備歸屬屆術藝實際運氣報紙網絡絕緊慶賀賽遊戲劇場師醫廳館雞鴨豬煙戰爭達邏輯義務戶"
    "連續組織結構層級記憶憑觀確證據內側極強壓縮調劑齊齒鐘錶週歐亞灣島嶼測試驗價質隊軍鐵銀銅鋼淺蘋藥飯麵鹽"
    "湯雜誌簽養懶讚獎豐滿溫熱濕乾淨離遠適節慮壽"
)
_SIMPLIFIED = (
    "这个们张图画里里说话给请帮让还没来对会现时间开关门见视觉认识写读听讲谈问题谁几数颜红蓝绿黄圆边长宽为"
    "么样从后过进点线条只颗种类别选择标签猫鸟鱼马车树叶云电脑机录声转档资夹导库检寻扫与异处区较变换产创设"
    "计绘简单详细无碍东业员国学习书语词译总统历经济欢谢应该吗当动发传贴买卖钱爱风飞龙凤丽岁发镜灯桥阳脸头"
    "脚双号页体伤坏旧状态显备归属届术艺实际运气报纸网络绝紧庆贺赛游戏剧场师医厅馆鸡鸭猪烟战争达逻辑义务户"
    "连续组织结构层级记忆凭观确证据内侧极强压缩调剂齐齿钟表周欧亚湾岛屿测试验价质队军铁银铜钢浅苹药饭面盐"
    "汤杂志签养懒赞奖丰满温热湿干净离远适节虑寿"
)
_CANTONESE, _MANDARIN = "嘅喺睇搵畀俾咗唔啲冇佢嗰咁哋噉", "的在看找给给了不些没它那这们这"
_READ = str.maketrans(_TRADITIONAL + _CANTONESE, _SIMPLIFIED + _MANDARIN)


def simplified(text: str) -> str:
    """The text, as long as it was, in the characters that examples and patterns are written in."""
    return text.translate(_READ)
