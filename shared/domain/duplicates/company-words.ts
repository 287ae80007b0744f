/**
 * Words with one meaning in Japanese and English company names. With them 東京精密工業 and Tokyo Precision Industries match
 * without a dictionary of companies. Names themselves (三菱, 川崎) are learned from the visitors' own records.
 */

/** One concept a line: its Japanese words, then its English ones. */
const CONCEPTS = `
electric 電機 電気 電器 | electric electrical electrics
electronics 電子 エレクトロニクス | electronics electronic
heavy 重工業 重工 | heavy
industry 工業 産業 インダストリー インダストリーズ | industry industries industrial
works 製作所 製作 工作所 製造 | works manufacturing mfg
university 大学 | university univ
research 研究所 研究 総研 | research laboratory laboratories lab labs
technology 技術 技研 テクノロジー テクノロジーズ テクノ テック | technology technologies tech techno
communication 通信 | communication communications telecom
satellite 衛星 サテライト | satellite satellites
space 宇宙 スペース | space
aero 航空 エアロ | aviation aero airlines aeronautics
precision 精密 精機 プレシジョン | precision
chemical 化学 化成 ケミカル | chemical chemicals chemistry
material 材料 素材 マテリアル マテリアルズ | material materials
trade 商事 貿易 商会 トレーディング | trading trade
transport 運輸 運送 輸送 | transport transportation
logistics 物流 ロジスティクス | logistics
construction 建設 工務店 | construction
steel 製鋼 鋼業 製鉄 鉄鋼 スチール | steel
metal 金属 メタル | metal metals
machine 機械 機工 機器 マシナリー | machinery machine machines machineworks
measurement 計測 計器 測器 | measurement instruments instrument
optics 光学 オプティクス | optical optics
energy エネルギー エナジー | energy
power 電力 動力 パワー | power
system システム システムズ | system systems
software ソフト ソフトウェア ソフトウエア | software soft
information 情報 | information info
medical 医療 メディカル | medical
medicine 製薬 薬品 | pharma pharmaceutical pharmaceuticals
food 食品 フーズ | food foods
motor 自動車 モーター モーターズ | motor motors automotive automobile
bank 銀行 | bank
insurance 保険 | insurance
securities 証券 | securities
development 開発 | development
planning 企画 | planning
service サービス 事務所 | service services office
design 設計 デザイン | design
engineering エンジニアリング | engineering
solution ソリューション ソリューションズ | solution solutions
laboratory ラボ ラボラトリー | laboratory
printing 印刷 | printing
rubber ゴム | rubber
glass 硝子 ガラス | glass
paper 製紙 | paper
oil 石油 | oil petroleum
gas ガス | gas
valve バルブ | valve valves
spring 発条 ばね スプリング | spring springs
bearing 軸受 ベアリング | bearing bearings
science 科学 サイエンス | science sciences scientific
agency 機構 庁 | agency organization organisation
association 協会 協議会 | association council
foundation 財団 | foundation
city 市 市役所 | city
japan 日本 ジャパン | japan nippon nihon
tokyo 東京 | tokyo
osaka 大阪 | osaka
kyoto 京都 | kyoto
nagoya 名古屋 | nagoya
yokohama 横浜 | yokohama
kobe 神戸 | kobe
fukuoka 福岡 | fukuoka
sapporo 札幌 | sapporo
sendai 仙台 | sendai
hiroshima 広島 | hiroshima
hokkaido 北海道 | hokkaido
kyushu 九州 | kyushu
kanto 関東 | kanto
kansai 関西 | kansai
international 国際 インターナショナル | international
general 総合 ゼネラル | general
first 第一 | daiichi first
new 新 | new
central 中央 | central chuo
east 東 | east higashi
west 西 | west nishi
north 北 | north kita
south 南 | south minami
global グローバル | global`

const JAPANESE = new Map<string, string>()
const ENGLISH = new Map<string, string>()
let longest = 0
for (const line of CONCEPTS.trim().split('\n')) {
  const [left = '', right = ''] = line.split(' | ')
  const [concept = '', ...japanese] = left.split(' ')
  for (const word of japanese) {
    JAPANESE.set(word, concept)
    longest = Math.max(longest, word.length)
  }
  for (const word of right.split(' ')) ENGLISH.set(word, concept)
}

/** The concept of an English word in lower case, or undefined. */
export function conceptOfEnglish(word: string): string | undefined {
  return ENGLISH.get(word)
}

/** The longest Japanese word with a concept that starts at `at`, and its length, or null. */
export function conceptAt(text: string, at: number): { concept: string; length: number } | null {
  for (let length = Math.min(longest, text.length - at); length > 0; length--) {
    const concept = JAPANESE.get(text.slice(at, at + length))
    if (concept !== undefined) return { concept, length }
  }
  return null
}
