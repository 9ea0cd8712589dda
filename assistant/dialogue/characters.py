"""Chinese characters as the router reads them: traditional ones as simplified, Cantonese ones as Mandarin. Pure.

Belongs here: one character for one, so that places in the text stay what they are. Words are `colloquial`'s matter.
"""

from __future__ import annotations

_TRADITIONAL = (
    "這個們張圖畫裡裏說話給請幫讓還沒來對會現時間開關門見視覺認識寫讀聽講談問題誰幾數顏色紅藍綠黃紫圓方邊長寬高"
    "為麼樣從後過進點線條隻顆種類別選擇標籤貓狗鳥魚馬車樹葉雲電腦機錄音聲轉檔資夾導庫檢尋掃描與跟異處區別較變換"
    "產創設計繪簡單詳細無礙東產業員國學習書語詞譯總統歷經濟歡謝應該嗎當動發傳貼買賣錢愛風飛龍鳳麗歲髮鏡戴帽燈橋"
    "陽臉頭腳雙號第頁體傷壞舊狀態顯導備歸屬屆術藝術實際運氣報紙網絡絕緊慶賀賽遊戲劇場師醫院廳館雞鴨豬羊兔煙戰爭"
    "達邏輯義務戶連續組織結構層級統記憶憑觀察確證據內側極強壓縮調劑齊齒鐘錶週歐亞灣島嶼測試驗價質隊軍鐵銀銅鋼淺"
    "蘋藥飯麵鹽湯雜誌簽養懶讚獎豐滿溫熱濕乾淨離遠適逢週節慮題壽"
)
_SIMPLIFIED = (
    "这个们张图画里里说话给请帮让还没来对会现时间开关门见视觉认识写读听讲谈问题谁几数颜色红蓝绿黄紫圆方边长宽高"
    "为么样从后过进点线条只颗种类别选择标签猫狗鸟鱼马车树叶云电脑机录音声转档资夹导库检寻扫描与跟异处区别较变换"
    "产创设计绘简单详细无碍东产业员国学习书语词译总统历经济欢谢应该吗当动发传贴买卖钱爱风飞龙凤丽岁发镜戴帽灯桥"
    "阳脸头脚双号第页体伤坏旧状态显导备归属届术艺术实际运气报纸网络绝紧庆贺赛游戏剧场师医院厅馆鸡鸭猪羊兔烟战争"
    "达逻辑义务户连续组织结构层级统记忆凭观察确证据内侧极强压缩调剂齐齿钟表周欧亚湾岛屿测试验价质队军铁银铜钢浅"
    "苹药饭面盐汤杂志签养懒赞奖丰满温热湿干净离远适逢周节虑题寿"
)
_CANTONESE, _MANDARIN = "嘅喺睇搵畀俾咗唔啲冇佢嗰咁哋噉", "的在看找给给了不些没它那这们这"
_READ = str.maketrans(_TRADITIONAL + _CANTONESE, _SIMPLIFIED + _MANDARIN)


def simplified(text: str) -> str:
    """The text, as long as it was, in the characters that examples and patterns are written in."""
    return text.translate(_READ)
