/**
 * Names the generator draws from: Japanese ones with readings, common ones listed and rarer ones composed of two parts,
 * and European ones with accents, particles and the katakana they are given in Japan.
 */
import type { Random } from './random.ts'

export interface JapaneseName {
  family: string
  given: string
  familyKana: string
  givenKana: string
}
export interface WesternName {
  family: string
  given: string
  familyKana: string
  givenKana: string
}

const list = (text: string): [string, string][] =>
  text
    .trim()
    .split(/[,\n]\s*/)
    .filter((e) => e !== '')
    .map((e) => {
      const [a = '', b = ''] = e.trim().split(':')
      return [a, b]
    })

const FAMILIES =
  list(`佐藤:サトウ,鈴木:スズキ,高橋:タカハシ,田中:タナカ,伊藤:イトウ,渡辺:ワタナベ,山本:ヤマモト,中村:ナカムラ,小林:コバヤシ,加藤:カトウ,
吉田:ヨシダ,山田:ヤマダ,佐々木:ササキ,斎藤:サイトウ,松本:マツモト,井上:イノウエ,木村:キムラ,林:ハヤシ,清水:シミズ,山崎:ヤマザキ,森:モリ,池田:イケダ,
橋本:ハシモト,阿部:アベ,石川:イシカワ,山下:ヤマシタ,中島:ナカジマ,小川:オガワ,前田:マエダ,岡田:オカダ,長谷川:ハセガワ,藤田:フジタ,後藤:ゴトウ,
近藤:コンドウ,遠藤:エンドウ,青木:アオキ,坂本:サカモト,太田:オオタ,大野:オオノ,小野:オノ,大塚:オオツカ,沢田:サワダ,桜井:サクライ,浜田:ハマダ,
広瀬:ヒロセ,国分:コクブ,富田:トミタ,黒沢:クロサワ,滝沢:タキザワ,関口:セキグチ,真田:サナダ,宮崎:ミヤザキ,田辺:タナベ,竜崎:リュウザキ,塩沢:シオザワ,
中田:ナカタ,大島:オオシマ,本間:ホンマ,神保:ジンボ,難波:ナンバ,服部:ハットリ,土屋:ツチヤ,志賀:シガ,十文字:ジュウモンジ,東海林:ショウジ,小鳥遊:タカナシ,
一ノ瀬:イチノセ,三ヶ島:ミカシマ,勅使河原:テシガワラ,五十嵐:イガラシ,日下部:クサカベ,八木:ヤギ,工藤:クドウ,新田:ニッタ,桑原:クワバラ,曽根:ソネ,堀:ホリ,
辻:ツジ,関:セキ,岸:キシ,柳:ヤナギ,渋谷:シブヤ,飯塚:イイヅカ,鵜飼:ウカイ,江藤:エトウ,大倉:オオクラ,小倉:オグラ`)

const FIRST =
  list(`山:ヤマ,川:カワ,石:イシ,松:マツ,竹:タケ,杉:スギ,藤:フジ,水:ミズ,岩:イワ,島:シマ,西:ニシ,北:キタ,南:ミナミ,上:ウエ,中:ナカ,高:タカ,長:ナガ,古:フル,新:ニイ,白:シラ,黒:クロ,赤:アカ,
青:アオ,森:モリ,梅:ウメ,桜:サクラ,星:ホシ,金:カネ,平:ヒラ,安:ヤス,吉:ヨシ,福:フク,富:トミ,寺:テラ,宮:ミヤ,村:ムラ,柴:シバ,荒:アラ,秋:アキ,春:ハル,浅:アサ,深:フカ`)
const SECOND =
  list(`田:タ,川:カワ,山:ヤマ,本:モト,村:ムラ,野:ノ,原:ハラ,島:シマ,崎:サキ,沢:サワ,谷:タニ,井:イ,木:キ,岡:オカ,倉:クラ,浦:ウラ,瀬:セ,橋:ハシ,池:イケ,内:ウチ,部:ベ,越:コシ,永:ナガ,
藤:フジ,浜:ハマ,辺:ナベ`)

const GIVEN =
  list(`太郎:タロウ,一郎:イチロウ,健一:ケンイチ,健二:ケンジ,大輔:ダイスケ,翔太:ショウタ,拓也:タクヤ,直樹:ナオキ,和也:カズヤ,哲也:テツヤ,達也:タツヤ,
誠:マコト,真:マコト,学:マナブ,聡:サトシ,哲:サトシ,健:ケン,賢:ケン,剛:ツヨシ,豪:ゴウ,浩:ヒロシ,博:ヒロシ,宏:ヒロシ,隆:タカシ,孝:タカシ,茂:シゲル,修:オサム,勝:マサル,
浩二:コウジ,孝二:コウジ,幸司:コウジ,浩一:コウイチ,光一:コウイチ,雄一:ユウイチ,祐一:ユウイチ,裕一:ユウイチ,俊介:シュンスケ,亮:リョウ,遼:リョウ,涼:リョウ,陸:リク,蓮:レン,
大翔:ヒロト,悠斗:ユウト,優斗:ユウト,陽太:ヨウタ,洋平:ヨウヘイ,康平:コウヘイ,航平:コウヘイ,慎也:シンヤ,信也:シンヤ,真一:シンイチ,伸一:シンイチ,淳一:ジュンイチ,順一:ジュンイチ,
正和:マサカズ,政和:マサカズ,正人:マサト,雅人:マサト,義明:ヨシアキ,良明:ヨシアキ,克己:カツミ,勝美:カツミ,治:オサム,進:ススム,昇:ノボル,徹:トオル,透:トオル,明:アキラ,彰:アキラ,
花子:ハナコ,陽子:ヨウコ,洋子:ヨウコ,裕子:ユウコ,優子:ユウコ,祐子:ユウコ,由美子:ユミコ,久美子:クミコ,恵子:ケイコ,圭子:ケイコ,京子:キョウコ,恭子:キョウコ,智子:トモコ,
朋子:トモコ,直美:ナオミ,尚美:ナオミ,真由美:マユミ,麻衣:マイ,舞:マイ,愛:アイ,葵:アオイ,さくら:サクラ,ひかり:ヒカリ,美咲:ミサキ,七海:ナナミ,結衣:ユイ,由衣:ユイ,彩香:アヤカ,綾香:アヤカ,
真理子:マリコ,麻里子:マリコ,千尋:チヒロ,薫:カオル,香織:カオリ,沙織:サオリ,詩織:シオリ,典子:ノリコ,紀子:ノリコ,順子:ジュンコ,純子:ジュンコ,幸子:サチコ,節子:セツコ,文子:フミコ`)

const GIVEN_FIRST =
  list(`正:マサ,雅:マサ,和:カズ,一:カズ,義:ヨシ,良:ヨシ,信:ノブ,伸:ノブ,直:ナオ,尚:ナオ,貴:タカ,孝:タカ,弘:ヒロ,裕:ヒロ,秀:ヒデ,英:ヒデ,光:ミツ,俊:トシ,敏:トシ,明:アキ,智:トモ,友:トモ,
康:ヤス,靖:ヤス,克:カツ,勝:カツ,清:キヨ,重:シゲ`)
const GIVEN_SECOND =
  list(`之:ユキ,幸:ユキ,行:ユキ,夫:オ,雄:オ,男:オ,彦:ヒコ,樹:キ,紀:ノリ,典:ノリ,憲:ノリ,弘:ヒロ,博:ヒロ,美:ミ,子:コ,江:エ,代:ヨ,人:ト,斗:ト,也:ヤ,哉:ヤ,明:アキ,昭:アキ,治:ハル,
春:ハル`)

const WESTERN_FAMILIES =
  list(`Müller:ミュラー,Schröder:シュレーダー,Köhler:ケーラー,Jäger:イェーガー,Böhm:ベーム,Groß:グロース,Fischer:フィッシャー,Weber:ウェーバー,
Schneider:シュナイダー,
von Braun:フォン・ブラウン,van der Berg:ファン・デル・ベルグ,de Vries:デ・フリース,van Dijk:ファン・ダイク,Lefèvre:ルフェーブル,Béranger:ベランジェ,Gauthier:ゴーティエ,
de la Fontaine:ド・ラ・フォンテーヌ,
Dubois:デュボワ,Moreau:モロー,Rousseau:ルソー,Côté:コテ,Rossi:ロッシ,Bianchi:ビアンキ,Di Marco:ディ・マルコ,D'Angelo:ダンジェロ,Esposito:エスポジト,García:ガルシア,Núñez:ヌニェス,
Fernández:フェルナンデス,
Sánchez:サンチェス,da Silva:ダ・シルバ,Gonçalves:ゴンサルヴェス,Åström:オストロム,Sørensen:ソレンセン,Łukasiewicz:ウカシェヴィチ,Novák:ノヴァク,Dvořák:ドヴォルザーク,Kovács:コヴァーチ,
Smith:スミス,Johnson:ジョンソン,Williams:ウィリアムズ,Taylor:テイラー,O'Brien:オブライエン,O'Connor:オコナー,Campbell:キャンベル,Robinson:ロビンソン,Carter:カーター,
Peterson:ピーターソン,Hansen:ハンセン,
Lindqvist:リンドクヴィスト,Virtanen:ヴィルタネン,Popescu:ポペスク,Ivanov:イワノフ,Horváth:ホルヴァート,Wójcik:ヴイチク,Castellani:カステラーニ,Marchetti:マルケッティ,
Bergström:ベリストレム,Petrov:ペトロフ,Keller:ケラー`)
const WESTERN_GIVEN =
  list(`Anna:アンナ,Jürgen:ユルゲン,Björn:ビョルン,Hans:ハンス,Klaus:クラウス,Jean-Pierre:ジャン・ピエール,François:フランソワ,Hélène:エレーヌ,
Chloé:クロエ,Camille:カミーユ,Antoine:アントワーヌ,
Giuseppe:ジュゼッペ,Marco:マルコ,Chiara:キアラ,Lorenzo:ロレンツォ,José:ホセ,María:マリア,João:ジョアン,Luís:ルイス,Sofia:ソフィア,Thomas:トーマス,Michael:マイケル,David:デイビッド,
Sarah:サラ,Emily:エミリー,
Robert:ロバート,James:ジェームズ,Laura:ローラ,Daniel:ダニエル,Martin:マーティン,Peter:ピーター,Erik:エリック,Søren:ソーレン,Zoë:ゾエ,Andrzej:アンジェイ,Tomáš:トマーシュ,
Katarzyna:カタジナ,Ingrid:イングリッド,
Matteo:マッテオ,Federica:フェデリカ,Nicolas:ニコラ,Sébastien:セバスチャン,Charlotte:シャルロット,Alexander:アレクサンダー,Patrick:パトリック,Oliver:オリバー,Victoria:ヴィクトリア,
Elena:エレナ,Stefan:シュテファン,Ulrike:ウルリケ`)

/** A Japanese name: two in five families and a third of given names come from the lists, common ones more often. */
export function japaneseName(random: Random): JapaneseName {
  let family: [string, string]
  if (random.chance(0.4)) family = FAMILIES[random.zipf(FAMILIES.length, 12)]!
  else {
    const first = random.pick(FIRST)
    const second = random.pick(SECOND.filter(([k]) => k !== first[0]))
    family = [first[0] + second[0], first[1] + second[1]]
  }
  let given: [string, string]
  if (random.chance(0.34)) given = random.pick(GIVEN)
  else {
    const first = random.pick(GIVEN_FIRST)
    const second = random.pick(GIVEN_SECOND.filter(([k]) => k !== first[0]))
    given = [first[0] + second[0], first[1] + second[1]]
  }
  return { family: family[0], familyKana: family[1], given: given[0], givenKana: given[1] }
}

/** Another way to write a given name that reads the same, or null. */
export function sameReading(name: JapaneseName, random: Random): string | null {
  const others = GIVEN.filter(([kanji, kana]) => kana === name.givenKana && kanji !== name.given).map(
    ([kanji]) => kanji,
  )
  for (const [k1, r1] of GIVEN_FIRST) {
    for (const [k2, r2] of GIVEN_SECOND) if (r1 + r2 === name.givenKana && k1 + k2 !== name.given) others.push(k1 + k2)
  }
  return others.length === 0 ? null : random.pick(others)
}

/** A European name. One in six has a second family or given name, so that few share both. */
export function westernName(random: Random): WesternName {
  const family = random.pick(WESTERN_FAMILIES)
  const given = random.pick(WESTERN_GIVEN)
  if (!random.chance(0.17)) return { family: family[0], familyKana: family[1], given: given[0], givenKana: given[1] }
  const second = random.pick(WESTERN_FAMILIES.filter(([n]) => n !== family[0] && !n.includes(' ')))
  return {
    family: `${family[0]}-${second[0]}`,
    familyKana: `${family[1]}・${second[1]}`,
    given: given[0],
    givenKana: given[1],
  }
}

const OLD: Record<string, string[]> = {
  高: ['髙'],
  崎: ['﨑', '嵜'],
  斎: ['齋', '斉', '齊'],
  辺: ['邊', '邉'],
  沢: ['澤'],
  浜: ['濱'],
  広: ['廣'],
  国: ['國'],
  島: ['嶋'],
  桜: ['櫻'],
  吉: ['𠮷'],
  富: ['冨'],
  滝: ['瀧'],
  関: ['關'],
  黒: ['黑'],
  真: ['眞'],
  恵: ['惠'],
  竜: ['龍'],
  塩: ['鹽'],
  渋: ['澁'],
  学: ['學'],
  桑: ['桒'],
  曽: ['曾'],
  薫: ['薰'],
  彦: ['彥'],
  浅: ['淺'],
  条: ['條'],
  福: ['福'],
  神: ['神'],
  都: ['都'],
}

/** The name with one character in an old or printed form, or the same where it has none. */
export function oldForm(text: string, random: Random): string {
  const at = [...text].findIndex((c) => OLD[c] !== undefined)
  return at < 0 ? text : [...text].map((c, i) => (i === at ? random.pick(OLD[c]!) : c)).join('')
}
