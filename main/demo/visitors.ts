/** Made-up visitors with typical names, companies and badges of a fair in Tokyo. No person here exists. */
import type { Random } from './random.ts'

type Name = readonly [written: string, kana: string, romaji: string]

const FAMILY: readonly Name[] = [
  ['佐藤', 'サトウ', 'Sato'],
  ['鈴木', 'スズキ', 'Suzuki'],
  ['髙橋', 'タカハシ', 'Takahashi'],
  ['田中', 'タナカ', 'Tanaka'],
  ['渡邊', 'ワタナベ', 'Watanabe'],
  ['伊藤', 'イトウ', 'Ito'],
  ['山本', 'ヤマモト', 'Yamamoto'],
  ['中村', 'ナカムラ', 'Nakamura'],
  ['小林', 'コバヤシ', 'Kobayashi'],
  ['加藤', 'カトウ', 'Kato'],
  ['吉田', 'ヨシダ', 'Yoshida'],
  ['山﨑', 'ヤマザキ', 'Yamazaki'],
  ['齋藤', 'サイトウ', 'Saito'],
  ['松本', 'マツモト', 'Matsumoto'],
  ['井上', 'イノウエ', 'Inoue'],
  ['木村', 'キムラ', 'Kimura'],
  ['清水', 'シミズ', 'Shimizu'],
  ['林', 'ハヤシ', 'Hayashi'],
  ['池田', 'イケダ', 'Ikeda'],
  ['辻', 'ツジ', 'Tsuji'],
  ['葛西', 'カサイ', 'Kasai'],
  ['長谷川', 'ハセガワ', 'Hasegawa'],
  ['勅使河原', 'テシガワラ', 'Teshigawara'],
  ['森', 'モリ', 'Mori'],
  ['大野', 'オオノ', 'Ono'],
]
const GIVEN: readonly Name[] = [
  ['太郎', 'タロウ', 'Taro'],
  ['花子', 'ハナコ', 'Hanako'],
  ['健一', 'ケンイチ', 'Kenichi'],
  ['美咲', 'ミサキ', 'Misaki'],
  ['翔太', 'ショウタ', 'Shota'],
  ['陽子', 'ヨウコ', 'Yoko'],
  ['大輔', 'ダイスケ', 'Daisuke'],
  ['さくら', 'サクラ', 'Sakura'],
  ['直樹', 'ナオキ', 'Naoki'],
  ['恵', 'メグミ', 'Megumi'],
  ['隆', 'タカシ', 'Takashi'],
  ['由美子', 'ユミコ', 'Yumiko'],
  ['拓也', 'タクヤ', 'Takuya'],
  ['愛', 'アイ', 'Ai'],
  ['龍之介', 'リュウノスケ', 'Ryunosuke'],
  ['海', 'ウミ', 'Umi'],
  ['真理', 'マリ', 'Mari'],
  ['浩', 'ヒロシ', 'Hiroshi'],
]
const COMPANIES: readonly (readonly [name: string, domain: string])[] = [
  ['㈱宇宙電波', 'uchu-denpa.example'],
  ['株式会社みらい衛星システム', 'mirai-sat.example'],
  ['東邦宇宙開発株式会社', 'toho-space.example'],
  ['（株）北斗精密', 'hokuto-seimitsu.example'],
  ['株式会社スターリンクス・ジャパン', 'starlynx.example'],
  ['日本軌道輸送株式会社', 'kido-yuso.example'],
  ['有限会社つくば光学', 'tsukuba-kogaku.example'],
  ['国立研究開発法人 月面技術研究所', 'getsumen.example'],
  ['九州ロケット工業㈱', 'kyushu-rocket.example'],
  ['株式会社ＡＢＣアビオニクス', 'abc-avionics.example'],
  ['さくら商事株式会社 航空宇宙本部', 'sakura-shoji.example'],
  ['浜松フォトニクス技研株式会社', 'hamamatsu-photo.example'],
]
const DEPARTMENTS = [
  '第二部',
  '技術本部 衛星通信グループ',
  '調達部',
  '海外事業部',
  '研究開発センター',
  '経営企画室',
  '',
]
const TITLES = ['部長', '課長', '主任研究員', 'エンジニア', '取締役', '担当', '']
const EUROPEANS: readonly (readonly [given: string, family: string, company: string, domain: string])[] = [
  ['Jürgen', 'Weiß', 'Sternwarte Systems GmbH', 'sternwarte.example'],
  ['Zoë', "O'Connor", 'Shannon Orbital Ltd', 'shannon-orbital.example'],
  ['José', 'García Núñez', 'Meseta Aeroespacial S.A.', 'meseta.example'],
  ['Anneke', 'van der Berg', 'Polder Space B.V.', 'polder.example'],
  ['Łukasz', 'Wiśniewski', 'Wisła Satellites sp. z o.o.', 'wisla.example'],
  ['Åsa', 'Lindström', 'Norrsken AB', 'norrsken.example'],
  ['Élodie', 'Lefèvre', 'Hexagone Spatial SAS', 'hexagone.example'],
  ['Nikos', 'Papadopoulos', 'Aegean Cubesats S.A.', 'aegean.example'],
]

const utf8 = (text: string) => new TextEncoder().encode(text)

function badgeNumber(random: Random): string {
  return `SIF26-${String(random.below(10_000_000)).padStart(7, '0')}`
}

function japaneseBadge(random: Random): string {
  const [family, familyKana, familyRomaji] = random.pick(FAMILY)
  const [given, givenKana, givenRomaji] = random.pick(GIVEN)
  const [company, domain] = random.pick(COMPANIES)
  const email = `${givenRomaji}.${familyRomaji}${random.below(90) + 10}@${domain}`.toLowerCase()
  const phone = `03-${1000 + random.below(9000)}-${1000 + random.below(9000)}`
  if (random.chance(0.4))
    return (
      `MECARD:N:${family},${given};SOUND:${familyKana},${givenKana};ORG:${company};` +
      `TEL:${phone.replaceAll('-', '')};EMAIL:${email};;`
    )
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${family};${given};;;`,
    `FN:${family} ${given}`,
    `X-PHONETIC-LAST-NAME:${familyKana}`,
    `X-PHONETIC-FIRST-NAME:${givenKana}`,
    `ORG:${company};${random.pick(DEPARTMENTS)}`,
    `TITLE:${random.pick(TITLES)}`,
    `TEL;TYPE=WORK:${phone}`,
    `EMAIL:${email}`,
    'END:VCARD',
    '',
  ].join('\r\n')
}

function europeanBadge(random: Random): string {
  const [given, family, company, domain] = random.pick(EUROPEANS)
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${family};${given};;;`,
    `FN:${given} ${family}`,
    `ORG:${company}`,
    'TITLE:Business Development',
    `TEL;TYPE=CELL:+4915${String(random.below(1_000_000_000)).padStart(9, '0')}`,
    `EMAIL:contact${random.below(9000) + 1000}@${domain}`,
    'END:VCARD',
    '',
  ].join('\r\n')
}

/** The next visitor's badge: two thirds are Japanese contacts, some are European, some hold only a number. */
export function makeBadge(random: Random): Uint8Array {
  const kind = random.next()
  if (kind < 0.68) return utf8(japaneseBadge(random))
  if (kind < 0.86) return utf8(europeanBadge(random))
  return utf8(badgeNumber(random))
}
