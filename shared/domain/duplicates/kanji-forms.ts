/**
 * Brings old, new and printed forms of one kanji to one form, so that 髙橋 and 高橋 compare as the same name. Only forms
 * that people use for each other in names belong here, not characters that merely look alike. NFKC already folds
 * compatibility ideographs with a decomposition.
 */

/** Each word is a group. Its first character replaces the others. */
const GROUPS = `
高髙 崎﨑嵜㟢 斎齋斉齊齎 辺邊邉 沢澤 浜濱濵 広廣 国國圀 桜櫻 島嶋嶌 富冨 吉𠮷 竜龍 滝瀧 関關 黒黑 真眞 恵惠 栄榮
学學 会會 芸藝 宝寶寳 実實 円圓 塩鹽 横橫 桑桒 曽曾 鉄鐵 条條 来來 浅淺 渋澁澀 県縣 穂穗 総總 緑綠 聡聰 豊豐
遥遙 郎郞 郷鄕 鶴鸖 鴎鷗 麹麴 亀龜 万萬 与與 予豫 仏佛 伝傳 体體 剣劍劔 勲勳 医醫 厳嚴 参參 双雙 収收 台臺 号號
団團 図圖 声聲 奥奧 寿壽 将將 専專 尚尙 尭堯 岳嶽 峰峯 峡峽 巌巖 帯帶 庁廳 弥彌 当當 従從 徳德 応應 恒恆 慎愼
戸戶 挙擧 旧舊 晃晄 暁曉 検檢 楽樂 権權 槙槇 様樣 欧歐 歩步 毎每 気氣 浄淨 涼凉 渓溪 湾灣 温溫 瀬瀨 灯燈 点點
献獻 瑶瑤 画畫 発發 研硏 礼禮 禄祿 秋秌 秘祕 稲稻 穣穰 糸絲 経經 絵繪 継繼 縁緣 船舩 茎莖 荘莊 蔵藏 薫薰 薬藥
芦蘆 虎乕 蛍螢 衛衞 装裝 覚覺 覧覽 観觀 訳譯 証證 読讀 譲讓 賛贊 転轉 軽輕 辞辭 迩邇 醸釀 釈釋 錬鍊 録錄 鎮鎭
隠隱 霊靈 静靜 頼賴 顕顯 駆驅 駅驛 験驗 鶏鷄 麦麥 黄黃 黙默 柳栁 桧檜 籠篭 薮藪籔 祢禰 頴穎 凛凜 萌萠 淵渕渊
館舘 隣鄰 鴬鶯 晋晉 桝枡 煕熙凞 砺礪 莱萊 蒋蔣 鉱鑛 亘亙 侠俠 壮壯 奨獎 姫姬 嬢孃 寛寬 宮宫 彦彥 昂昻 為爲 狭狹
禅禪 粋粹 青靑 清淸 歴歷 暦曆 巣巢 単單 戦戰 弾彈 鋭銳 悦悅 閲閱 乗乘 仮假 価價 児兒 勧勸 区區 営營 圏圈 塁壘
変變 対對 尽盡 属屬 径徑 悪惡 択擇 拝拜 拠據 拡擴 携攜 数數 昼晝 枢樞 桟棧 歓歡 残殘 満滿 潜潛 労勞 炉爐 独獨
産產 痩瘦 盗盜 砕碎 穏穩 窃竊 粛肅 続續 聴聽 脳腦 舎舍 処處 褒襃 触觸 誉譽 謡謠 賎賤 践踐 逓遞 鋳鑄 銭錢 闘鬪
随隨 険險 髄髓 鹸鹼 歯齒 齢齡 那𨙻 丈𠀋 土圡`

const FORM = new Map<string, string>()
for (const group of GROUPS.split(/\s+/)) {
  const [first, ...others] = group
  if (first === undefined) continue
  for (const other of others) FORM.set(other, first)
}

/** Variation selectors. They choose a glyph, never another character (Unicode, Ideographic Variation Database). */
const SELECTORS = /[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]/gu
const FOLDABLE = /[\p{Script=Han}]/u

/** The text with every kanji in its ordinary modern form, and 々 written out. Blanks stay. */
export function foldKanji(text: string): string {
  if (!FOLDABLE.test(text)) return text
  let folded = ''
  let last = ''
  for (const char of text.replace(SELECTORS, '')) {
    const form = char === '々' && last !== '' ? last : (FORM.get(char) ?? char)
    folded += form
    last = form
  }
  return folded
}
