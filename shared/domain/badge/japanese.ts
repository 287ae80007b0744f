/**
 * Scores how much a decoded text looks like a badge in Japan. It decides between Shift_JIS, EUC-JP and Western text,
 * because the same bytes are often valid in all three. Compare scores only between decodings of the same bytes.
 */

/** Kanji that are frequent in names, companies, departments, titles and places. */
const COMMON = new Set(
  '山田中村本小林高髙橋伊藤佐々木井上松清水斎斉齋齊渡辺邊邉加吉野口石川原島嶋崎﨑池前後岡西東北南大太久保内部宮坂阪谷森青杉竹武福今新藏蔵金平和近遠丸菊栗柳桜桑' +
    '長安千葉河永江服関酒沢澤浜濱津土屋古矢横黒白赤荒三四五一二六七八九十百万上下左右細市町村区県都府道州国際熊鈴須菅増片星荻萩鎌笠飯岩土居戸堀滝瀧泉牧望月神馬尾奥' +
    '郎子美恵香里奈菜花英雄夫男介助輔人仁真誠正昌明昭朗浩弘広宏博裕祐雄勇健賢憲剛哲治司志史士氏司隆孝貴敬啓圭慶幸行之幸代世洋陽葵蓮翔樹悠斗結衣愛彩綾麻由優佑雅政' +
    '義吉秀俊彦信伸晋進学智知友朋直尚修秋春夏冬光晃輝照克勝利寿敏聡悟悦純順淳章彰文典規紀則徳福善良亮涼玲礼麗沙紗早苗未来実穂歩弥也哉作策策生成誠達辰竜龍翼航海空宇宙' +
    '株式会社有限合同法財団社団研究所開発機構大学院科技術研工業製作産電気機械通信情報衛星航空軍防衛観測推進材料光精密化学素子量試験測定器計装置設備建設設計計画' +
    '営業課長係主任員取締役代表執行専務常務顧問教授准助室部門本支店総務人事経理企画広報法務品質管理製造生産購買資材調達事業戦略海外展示来場者番号受付氏名様御' +
    '京都阪横浜名古屋神戸札幌仙台広島福岡沖縄茨城埼玉群馬栃木静岡愛知岐阜滋賀奈良和歌兵庫取根徳香媛愛知佐賀崎分鹿児銀座新宿渋谷品川港千代丁目番地号階棟話携帯' +
    '陸瞳遥睦颯燎凜俐歌琴絵里詩音楓椿桃桐葛辻薮鷲釜鵜飼蛯巻堤塚柏樋榎梅浅深沼湯滋潟瀬石磯稲穴窪笹篠粕羽苅芳茂荻落葉蔭藪諸谷豊赤辺那釘鍋鎌門関阿陣雨霧須頭飛駒鬼鳥鴨鶴鹿麻黒' +
    // Names of Chinese and Korean visitors, in Japanese forms.
    '王李張劉陳楊趙周呉徐孫朱胡郭何羅鄭梁宋唐許韓馮鄧曹彭曽蕭董潘袁蔡蒋余于杜程魏蘇呂丁沈任姚盧姜崔鍾譚汪范廖賈韋傅鄒孟秦尹薛段雷侯史陶黎賀顧毛郝龔厳覃戴莫孔向湯朴阮権柳兪閔申偉芳娜敏静' +
    '艶娟濤超軍強傑磊剛鵬飛婷雪玉珍華建洪暁燕紅霞平振東宇浩然晨曦俊豪傑欣怡雅琪佳琳瑞賢哲秀賢珉鎬赫熙準炫泰',
)

/** Half-width kana that take a voiced mark, and half-width kana that take the half-voiced mark. */
const VOICED = new Set(letters('ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎｳ'))
const HALF_VOICED = new Set(letters('ﾊﾋﾌﾍﾎ'))

/** Letters whose worth depends on their neighbours. */
const BY_NEIGHBOURS = 127
/** The worth of every UTF-16 unit, in tenths. */
const WORTH = worthOfAll()

function letters(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

function worthOfAll(): Int8Array {
  const worth = new Int8Array(0x10000).fill(-10)
  worth.fill(0, 0, 0x80)
  worth.fill(-60, 0x80, 0xa0)
  worth.fill(BY_NEIGHBOURS, 0xa0, 0x100)
  worth.fill(20, 0x3000, 0x3040)
  worth.fill(40, 0x3041, 0x30ff)
  worth.fill(30, 0x3200, 0x3400)
  worth.fill(30, 0x2460, 0x2474)
  worth.fill(BY_NEIGHBOURS, 0x4e00, 0xa000)
  worth.fill(0, 0xd800, 0xe000)
  worth.fill(-80, 0xe000, 0xf900)
  worth.fill(0, 0xf900, 0xfb00)
  worth.fill(20, 0xff01, 0xff5f)
  worth.fill(BY_NEIGHBOURS, 0xff61, 0xffa0)
  worth[0xfffd] = -100
  for (const letter of ['々', ...COMMON]) worth[letter.charCodeAt(0)] = 40
  return worth
}

function isAsciiLetter(code: number): boolean {
  return (code | 0x20) > 0x60 && (code | 0x20) < 0x7b
}

function isHalfWidth(code: number): boolean {
  return code > 0xff60 && code < 0xffa0
}

function ofHalfWidth(code: number, before: number, after: number): number {
  if (code === 0xff9e) return VOICED.has(before) ? 15 : -60
  if (code === 0xff9f) return HALF_VOICED.has(before) ? 15 : -60
  if (!isHalfWidth(before) && !isHalfWidth(after) && (isAsciiLetter(before) || isAsciiLetter(after))) return -40
  if (code < 0xff66) return code === 0xff65 ? 0 : -10
  // Small kana and the long mark never begin a word.
  if (code < 0xff71) return before > 0xff65 && before < 0xffa0 ? 10 : -30
  // Kanji next to half-width kana occur only in addresses (中央ﾋﾞﾙ). In EUC-JP read as Shift_JIS they occur all the time.
  return before > 0x3000 && before < 0xff61 ? -10 : 10
}

function byNeighbours(code: number, before: number, after: number, kanaBytes: number): number {
  if (code > 0xff00) return ofHalfWidth(code, before, after) * kanaBytes
  if (code > 0xff) return before > 0x60 && before < 0x7b ? -40 : 5
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return -15
  return isAsciiLetter(before) || isAsciiLetter(after) ? 25 : -10
}

/**
 * The sum over all letters beyond ASCII: about 4 for a letter that is ordinary in Japanese, negative for unlikely ones.
 * `kanaBytes` is the bytes of a half-width kana in the decoded set, so that equal numbers of bytes weigh alike.
 */
export function japaneseScore(text: string, kanaBytes = 1): number {
  let tenths = 0
  let before = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 0x7f) {
      const worth = WORTH[code]!
      tenths +=
        worth === BY_NEIGHBOURS
          ? byNeighbours(code, before, i + 1 < text.length ? text.charCodeAt(i + 1) : 0, kanaBytes)
          : worth
    }
    before = code
  }
  return tenths / 10
}
