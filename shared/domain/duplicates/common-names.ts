/**
 * The most common Japanese family names, most common first, with their usual readings. A small fair teaches too little
 * about names, so the search knows these from the start: 佐藤 says little about who somebody is, and is read サトウ. The
 * order follows published rankings of surnames; the shares are modelled from the rank.
 */
const RANKED = `佐藤 サトウ,鈴木 スズキ,高橋 タカハシ,田中 タナカ,伊藤 イトウ,渡辺 ワタナベ,山本 ヤマモト,中村 ナカムラ,小林 コバヤシ,加藤 カトウ,
吉田 ヨシダ,山田 ヤマダ,佐々木 ササキ,山口 ヤマグチ,松本 マツモト,井上 イノウエ,木村 キムラ,林 ハヤシ,斎藤 サイトウ,清水 シミズ,山崎 ヤマザキ ヤマサキ,
森 モリ,池田 イケダ,橋本 ハシモト,阿部 アベ,石川 イシカワ,山下 ヤマシタ,中島 ナカジマ ナカシマ,石井 イシイ,小川 オガワ,前田 マエダ,岡田 オカダ,
長谷川 ハセガワ,藤田 フジタ,後藤 ゴトウ,近藤 コンドウ,村上 ムラカミ,遠藤 エンドウ,青木 アオキ,坂本 サカモト,福田 フクダ,太田 オオタ,西村 ニシムラ,
藤井 フジイ,金子 カネコ,岡本 オカモト,藤原 フジワラ,三浦 ミウラ,中野 ナカノ,中川 ナカガワ,原田 ハラダ,松田 マツダ,竹内 タケウチ,小野 オノ,
田村 タムラ,中山 ナカヤマ,和田 ワダ,石田 イシダ,森田 モリタ,上田 ウエダ,原 ハラ,内田 ウチダ,柴田 シバタ,酒井 サカイ,宮崎 ミヤザキ,横山 ヨコヤマ,
高木 タカギ,安藤 アンドウ,宮本 ミヤモト,大野 オオノ,小島 コジマ オジマ,谷口 タニグチ,今井 イマイ,工藤 クドウ,高田 タカダ,増田 マスダ,丸山 マルヤマ,
杉山 スギヤマ,村田 ムラタ,大塚 オオツカ,新井 アライ,小山 コヤマ オヤマ,平野 ヒラノ,藤本 フジモト,河野 コウノ カワノ,上野 ウエノ,野口 ノグチ,武田 タケダ,
松井 マツイ,千葉 チバ,菅原 スガワラ,岩崎 イワサキ,木下 キノシタ,久保 クボ,佐野 サノ,野村 ノムラ,松尾 マツオ,市川 イチカワ,菊地 キクチ,
杉本 スギモト,古川 フルカワ,大西 オオニシ,島田 シマダ,水野 ミズノ,桜井 サクライ,高野 タカノ,吉川 ヨシカワ,山内 ヤマウチ,西田 ニシダ,菊池 キクチ,
西川 ニシカワ,北村 キタムラ,五十嵐 イガラシ,福島 フクシマ,安田 ヤスダ,中田 ナカタ ナカダ,平田 ヒラタ,川口 カワグチ,川崎 カワサキ,飯田 イイダ,
東 ヒガシ アズマ,本田 ホンダ,久保田 クボタ,沢田 サワダ,辻 ツジ,関 セキ,吉村 ヨシムラ,渡部 ワタナベ ワタベ,岩田 イワタ,中西 ナカニシ,服部 ハットリ,
樋口 ヒグチ,川上 カワカミ,永井 ナガイ,松岡 マツオカ,田口 タグチ,山中 ヤマナカ,森本 モリモト,土屋 ツチヤ,矢野 ヤノ,秋山 アキヤマ,石原 イシハラ,
松下 マツシタ,馬場 ババ,大橋 オオハシ,吉岡 ヨシオカ,荒木 アラキ,小池 コイケ,浅野 アサノ,大久保 オオクボ,熊谷 クマガイ,野田 ノダ,田辺 タナベ,川村 カワムラ`

export interface CommonFamily {
  /** In present-day kanji. */
  kanji: string
  /** Readings in katakana, the usual one first. */
  readings: string[]
  /** Share of the population, 0 to 1. */
  share: number
}

/** Most common first. */
export const COMMON_FAMILIES: readonly CommonFamily[] = RANKED.split(/,\s*/).map((entry, rank) => {
  const [kanji = '', ...readings] = entry.trim().split(' ')
  return { kanji, readings, share: 0.018 / (1 + rank * 0.14) }
})
