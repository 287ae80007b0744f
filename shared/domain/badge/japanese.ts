/**
 * How much a decoded text looks like what stands on a badge in Japan: the judge between Shift_JIS, EUC-JP and Western
 * text, whose bytes often are valid in all three. A score is comparable only between decodings of the same bytes.
 */

/** Kanji frequent in names, companies, departments, titles and places. */
const COMMON = new Set(
  '山田中村本小林高髙橋伊藤佐々木井上松清水斎斉齋齊渡辺邊邉加吉野口石川原島嶋崎﨑池前後岡西東北南大太久保内部宮坂阪谷森青杉竹武福今新藏蔵金平和近遠丸菊栗柳桜桑' +
  '長安千葉河永江服関酒沢澤浜濱津土屋古矢横黒白赤荒三四五一二六七八九十百万上下左右細市町村区県都府道州国際熊鈴須菅増片星荻萩鎌笠飯岩土居戸堀滝瀧泉牧望月神馬尾奥' +
  '郎子美恵香里奈菜花英雄夫男介助輔人仁真誠正昌明昭朗浩弘広宏博裕祐雄勇健賢憲剛哲治司志史士氏司隆孝貴敬啓圭慶幸行之幸代世洋陽葵蓮翔樹悠斗結衣愛彩綾麻由優佑雅政' +
  '義吉秀俊彦信伸晋進学智知友朋直尚修秋春夏冬光晃輝照克勝利寿敏聡悟悦純順淳章彰文典規紀則徳福善良亮涼玲礼麗沙紗早苗未来実穂歩弥也哉作策策生成誠達辰竜龍翼航海空宇宙' +
  '株式会社有限合同法財団社団研究所開発機構大学院科技術研工業製作産電気機械通信情報衛星航空軍防衛観測推進材料光精密化学素子量試験測定器計装置設備建設設計計画' +
  '営業課長係主任員取締役代表執行専務常務顧問教授准助室部門本支店総務人事経理企画広報法務品質管理製造生産購買資材調達事業戦略海外展示来場者番号受付氏名様御' +
  '京都阪横浜名古屋神戸札幌仙台広島福岡沖縄茨城埼玉群馬栃木静岡愛知岐阜滋賀奈良和歌兵庫取根徳香媛愛知佐賀崎分鹿児銀座新宿渋谷品川港千代丁目番地号階棟話携帯',
)

/** Half-width kana that take a voiced mark, and those that take the half-voiced one. */
const VOICED = new Set('ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎｳ')
const HALF_VOICED = new Set('ﾊﾋﾌﾍﾎ')

function isAsciiLetter(letter: string): boolean {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
}

function ofHalfWidth(letter: string, before: string, after: string): number {
  if (letter === 'ﾞ') return VOICED.has(before) ? 3 : -6
  if (letter === 'ﾟ') return HALF_VOICED.has(before) ? 3 : -6
  const neighbours = (before >= '｡' && before <= 'ﾟ') || (after >= '｡' && after <= 'ﾟ')
  if (!neighbours && (isAsciiLetter(before) || isAsciiLetter(after))) return -4
  if (letter < 'ｦ') return letter === '･' ? 0 : -1
  if (letter < 'ｱ') return before >= 'ｦ' && before <= 'ﾟ' ? 1.5 : -3
  return 1.5
}

function ofLetter(letter: string, before: string, after: string): number {
  if (letter <= '\u00ff') {
    if (letter < '\u00a0') return -6
    if (letter < '\u00c0' || letter === '×' || letter === '÷') return -1.5
    const inWord = isAsciiLetter(before) || isAsciiLetter(after)
    return inWord ? 2.5 : -1
  }
  if (letter >= '｡' && letter <= 'ﾟ') return ofHalfWidth(letter, before, after)
  if ((letter >= '\u3041' && letter <= '\u30fe') || letter === '々') return 4
  if (letter >= '\u4e00' && letter <= '\u9fff') {
    if (COMMON.has(letter)) return 4
    return before >= 'a' && before <= 'z' ? -4 : 0.5
  }
  if ((letter >= '\u3000' && letter <= '\u303f') || (letter >= '\uff01' && letter <= '\uff5e')) return 2
  if ((letter >= '\u3200' && letter <= '\u33ff') || (letter >= '\u2460' && letter <= '\u2473')) return 3
  if (letter >= '\ue000' && letter <= '\uf8ff') return -8
  if (letter >= '\uf900' && letter <= '\ufaff') return COMMON.has(letter) ? 4 : 0
  if (letter === '\ufffd') return -10
  return -1
}

/** The sum over all letters beyond ASCII; about 4 for each that is ordinary in Japanese, negative for unlikely ones. */
export function japaneseScore(text: string): number {
  let score = 0
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!
    if (letter > '\x7f') score += ofLetter(letter, text[i - 1] ?? '', text[i + 1] ?? '')
  }
  return score
}
