/**
 * Made-up companies with a Japanese and an English name, short forms, a mail domain and a switchboard. One in fifteen
 * shares the domain of another (a group).
 */
import type { Random } from './random.ts'

export interface MadeCompany {
  japanese: string
  english: string
  /** What people say for short, Japanese and English; the same as the name where there is nothing shorter. */
  shortJapanese: string
  shortEnglish: string
  legalJapanese: readonly string[]
  legalEnglish: readonly string[]
  domain: string
  switchboard: string
  western: boolean
}

const list = (text: string): [string, string][] =>
  text
    .trim()
    .split(/[,\n]\s*/)
    .map((e) => {
      const [a = '', b = ''] = e.trim().split(':')
      return [a, b]
    })
const STEMS =
  list(`スカイ:Sky,コスモ:Cosmo,オービット:Orbit,ステラ:Stella,ノヴァ:Nova,ルナ:Luna,アストロ:Astro,ギャラクシー:Galaxy,ポラリス:Polaris,ベガ:Vega,オリオン:Orion,
アクア:Aqua,テラ:Terra,ソーラー:Solar,
デルタ:Delta,オメガ:Omega,シグマ:Sigma,アルファ:Alpha,プライム:Prime,リンク:Link,ブリッジ:Bridge,フロンティア:Frontier,パイオニア:Pioneer,ホライズン:Horizon,ビジョン:Vision,
クエスト:Quest,ボイジャー:Voyager,
フェニックス:Phoenix,ドラゴン:Dragon,ファルコン:Falcon,イーグル:Eagle,カイト:Kite,ウィング:Wing,ロケット:Rocket,パルサー:Pulsar,クォーク:Quark,フォトン:Photon,レーザー:Laser,
カーボン:Carbon,タイタン:Titan,
ネプチューン:Neptune,マーズ:Mars,アポロ:Apollo,ジェミニ:Gemini,アトラス:Atlas,ヘリオス:Helios,クロノス:Chronos,スピカ:Spica,シリウス:Sirius,アルタイル:Altair`)
const KANA_KINDS =
  list(`テクノロジーズ:Technologies,システムズ:Systems,ダイナミクス:Dynamics,ロボティクス:Robotics,マテリアル:Materials,エレクトロニクス:Electronics,
ソリューションズ:Solutions,スペース:Space,
コミュニケーションズ:Communications,エンジニアリング:Engineering,サイエンス:Science,メディカル:Medical,ロジスティクス:Logistics,ネットワークス:Networks,インスツルメンツ:Instruments,
エナジー:Energy,パワー:Power,デザイン:Design,ラボ:Lab,コンサルティング:Consulting`)
const PLACES =
  list(`東京:Tokyo,大阪:Osaka,京都:Kyoto,名古屋:Nagoya,横浜:Yokohama,神戸:Kobe,福岡:Fukuoka,仙台:Sendai,広島:Hiroshima,北海道:Hokkaido,九州:Kyushu,
関東:Kanto,日本:Nippon,国際:International,中央:Chuo,第一:Daiichi,
朝日:Asahi,旭:Asahi,富士:Fuji,三葉:Mitsuba,住山:Sumiyama,川北:Kawakita,松前:Matsumae,丸善:Maruzen,大和:Yamato,日東:Nitto,東亜:Toa,三栄:Sanei,共和:Kyowa,光洋:Koyo,
興和:Kowa,千代田:Chiyoda,武蔵:Musashi,浪速:Naniwa,瀬戸内:Setouchi,
信州:Shinshu,加賀:Kaga,越後:Echigo,津軽:Tsugaru,薩摩:Satsuma,土佐:Tosa,白山:Hakusan,立山:Tateyama,阿蘇:Aso,霧島:Kirishima,石狩:Ishikari,最上:Mogami,利根:Tone,
木曽:Kiso,吉備:Kibi`)
const KANJI_KINDS =
  list(`精密工業:Precision Industries,電機製作所:Electric Works,重工業:Heavy Industries,航空機器:Aviation Machinery,
宇宙技術研究所:Space Technology Research Institute,化学工業:Chemical Industry,電子:Electronics,金属:Metal,通信機器:Communication Equipment,
光学:Optical,鍛造:Forging,発動機:Engines,真空機器:Vacuum Equipment,計測器:Measurement,製鋼:Steel,自動車:Motor,商事:Trading,建設:Construction,運輸:Transport,
印刷:Printing,硝子:Glass,工科大学:Institute of Technology,大学:University,衛星通信:Satellite Communications,材料研究所:Materials Research Laboratory,
情報システム:Information Systems,産業:Industries,食品:Foods,製薬:Pharmaceutical,電力:Electric Power`)
const WESTERN = `Aurora Celest Heliox Kepler Tycho Brahe Lumen Vectra Zephyr Altis Borealis Corvus Draco Eridan
Fornax Gravis Hydra Indus Lacerta Lyra Mensa Norma Octan Pavo Quadrant Reticul Sextant Tucana Volans Vulpec`.split(
  /\s+/,
)
const WESTERN_KINDS = [
  'Aerospace',
  'Space',
  'Antennas',
  'Optics',
  'Propulsion',
  'Structures',
  'Software',
  'Avionics',
  'Composites',
  'Launch Services',
  'Instruments',
  'Sensors',
  'Robotics',
  'Power Systems',
]
const WESTERN_FORMS = ['GmbH', 'SAS', 'S.r.l.', 'AB', 'B.V.', 'Ltd.', 'Inc.', 'S.A.', 'AG', 'Oy']
const LATIN_COUNTRY = ['de', 'fr', 'it', 'se', 'nl', 'com', 'eu']

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')

function make(random: Random): MadeCompany {
  const switchboard = `+813${random.pick(['3', '5', '6'])}${random.digits(7)}`
  const roll = random.next()
  if (roll < 0.4) {
    const first = random.pick(STEMS)
    const second = random.chance(0.6) ? random.pick(STEMS) : (['', ''] as const)
    const kind = random.pick(KANA_KINDS)
    const english = `${first[1]}${second[1].toLowerCase()} ${kind[1]}`
    return {
      japanese: `${first[0]}${second[0]}${kind[0]}`,
      english,
      shortJapanese: `${first[0]}${second[0]}`,
      shortEnglish: `${first[1]}${second[1].toLowerCase()}`,
      legalJapanese: ['株式会社#', '#株式会社', '(株)#', '㈱#', '#㈱'],
      legalEnglish: ['# Co., Ltd.', '# Inc.', '# Corporation'],
      domain: `${slug(`${first[1]}${second[1]}`)}${random.chance(0.5) ? `-${slug(kind[1]).slice(0, 4)}` : ''}.co.jp`,
      switchboard,
      western: false,
    }
  }
  if (roll < 0.8) {
    const place = random.pick(PLACES)
    const other = random.chance(0.5) ? random.pick(PLACES) : (['', ''] as const)
    const kind = random.pick(KANJI_KINDS)
    const school = kind[0].endsWith('大学')
    const name = `${place[1]}${other[1] === '' ? '' : ` ${other[1]}`}`
    const initials = `${name} ${kind[1]}`
      .split(' ')
      .filter((w) => w !== 'of')
      .map((w) => w[0])
      .join('')
    return {
      japanese: `${place[0]}${other[0]}${kind[0]}`,
      english: `${name} ${kind[1]}`,
      shortJapanese: school
        ? `${place[0].charAt(0)}${other[0].charAt(0)}大`
        : `${place[0]}${other[0]}${kind[0].slice(0, 2)}`,
      shortEnglish: initials.length >= 3 ? initials : name,
      legalJapanese: school ? ['#', '国立大学法人#'] : ['株式会社#', '#株式会社', '(株)#', '#(株)', '㈱#'],
      legalEnglish: school ? ['#'] : ['# Co., Ltd.', '# Ltd.', '# Corp.'],
      domain: school
        ? `${slug(name)}-u.ac.jp`
        : `${slug(random.chance(0.5) ? name : initials)}${
            random.chance(0.3) ? `-${slug(kind[1]).slice(0, 5)}` : ''
          }.${random.pick(['co.jp', 'jp', 'com'])}`,
      switchboard,
      western: false,
    }
  }
  const stem = `${random.pick(WESTERN)}${random.chance(0.5) ? random.pick(WESTERN).toLowerCase().slice(0, 4) : ''}`
  const kind = random.pick(WESTERN_KINDS)
  const form = random.pick(WESTERN_FORMS)
  return {
    japanese: `${stem} ${kind}`,
    english: `${stem} ${kind}`,
    shortJapanese: stem,
    shortEnglish: stem,
    legalJapanese: [`# ${form}`],
    legalEnglish: [`# ${form}`, `# ${form.replaceAll('.', '')}`],
    domain: `${slug(stem)}.${random.pick(LATIN_COUNTRY)}`,
    switchboard: `+49${random.pick(['30', '89', '40'])}${random.digits(8)}`,
    western: true,
  }
}

/** That many companies, no two with one Japanese name; no two of them share a domain but those of a group. */
export function makeCompanies(count: number, random: Random): MadeCompany[] {
  const made: MadeCompany[] = []
  const names = new Set<string>()
  const domains = new Set<string>()
  for (let tries = 0; made.length < count; tries++) {
    const company = make(random)
    if (names.has(company.japanese)) continue
    names.add(company.japanese)
    if (made.length > 0 && random.chance(1 / 15)) company.domain = made.at(-1)!.domain
    else
      for (let n = 2; domains.has(company.domain); n++)
        company.domain = company.domain.replace(/^([a-z-]+?)\d*\./, `$1${n}.`)
    domains.add(company.domain)
    made.push(company)
  }
  return made
}
