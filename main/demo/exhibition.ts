/**
 * The made-up exhibition of the demo. It is always the same, so two demo stations can be merged. No company here
 * exists.
 */
import type { ExhibitionFileInput } from '../../shared/contract/exhibition-file.ts'

export const demoExhibition: ExhibitionFileInput = {
  formatVersion: 1,
  exhibition: {
    name: { en: 'Space Industry Fair (demo)', ja: '宇宙産業展（デモ）' },
    venue: { en: 'Tokyo Big Sight, South Hall 2', ja: '東京ビッグサイト 南2ホール' },
    booth: 'S2-114',
    startsOn: '2026-01-28',
    endsOn: '2026-01-30',
    timeZone: 'Asia/Tokyo',
    country: 'JP',
    retentionDays: 60,
  },
  exhibitors: [
    {
      code: 'AURORA',
      name: { en: 'Aurora Antennas', ja: 'オーロラ・アンテナズ' },
      country: 'FR',
      offers: ['antenna', 'ground segment'],
    },
    {
      code: 'BRISE',
      name: { en: 'Brise Propulsion', ja: 'ブリーズ・プロパルション' },
      country: 'BE',
      offers: ['propulsion', 'thruster'],
    },
    {
      code: 'CASSINI',
      name: { en: 'Cassini Earth Data', ja: 'カッシーニ・アースデータ' },
      country: 'IT',
      offers: ['earth observation', 'data'],
    },
    {
      code: 'DUNE',
      name: { en: 'Dune Thermal', ja: 'デューン・サーマル' },
      country: 'ES',
      offers: ['thermal control', 'materials'],
    },
    {
      code: 'EIDER',
      name: { en: 'Eider Optical Links', ja: 'アイダー光通信' },
      country: 'NL',
      offers: ['optical communication', 'terminal'],
    },
    {
      code: 'FALKE',
      name: { en: 'Falke Orbital Robotics', ja: 'ファルケ軌道ロボティクス' },
      country: 'DE',
      offers: ['robotics', 'in-orbit servicing'],
    },
    {
      code: 'GLIMT',
      name: { en: 'Glimt Star Trackers', ja: 'グリムト・スタートラッカー' },
      country: 'SE',
      offers: ['sensor', 'star tracker'],
    },
    {
      code: 'HERON',
      name: { en: 'Heron Launch Services', ja: 'ヘロン打上げサービス' },
      country: 'PT',
      offers: ['launch', 'integration'],
    },
    {
      code: 'IRIS',
      name: { en: 'Iris Space Cluster', ja: 'イリス宇宙クラスター' },
      country: 'GR',
      offers: ['cluster', 'matchmaking'],
    },
  ],
  staff: ['Aiko', 'Ben', 'Chiara'],
  questions: [
    { id: 'need', text: { en: 'What do you need?', ja: 'ご要望' }, kind: 'text' },
    {
      id: 'timeframe',
      text: { en: 'When?', ja: '導入時期' },
      kind: 'choice',
      choices: ['≤ 3 months', '≤ 1 year', '> 1 year', 'unknown'],
    },
    { id: 'authority', text: { en: 'Who decides?', ja: '決裁権' }, kind: 'choice', choices: ['yes', 'shares', 'no'] },
  ],
  consent: {
    version: '1',
    purposes: [
      {
        id: 'contact',
        text: {
          en: 'The exhibitor may contact me about its products.',
          ja: '出展企業が製品・サービスについて私に連絡することに同意します。',
        },
      },
      {
        id: 'share',
        text: {
          en: 'My details may be passed to other exhibitors at this booth.',
          ja: '私の情報を当ブースの他の出展企業に提供することに同意します。',
        },
      },
    ],
  },
}
