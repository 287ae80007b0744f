import { expect, it } from 'vitest'
import { wordsOfName } from '../../../renderer/parts/exhibitor-name.tsx'

it('parts a Japanese name at its dots and where the script changes, and leaves a Latin one to its spaces', () => {
  expect(
    [
      'オーロラ・アンテナズ',
      'ヘロン打上げサービス',
      'ファルケ軌道ロボティクス',
      'アイダー光通信',
      'Eider Optical Links',
      '国際宇宙',
    ].map(wordsOfName),
  ).toEqual([
    ['オーロラ・', 'アンテナズ'],
    ['ヘロン', '打上げ', 'サービス'],
    ['ファルケ', '軌道', 'ロボティクス'],
    ['アイダー', '光通信'],
    ['Eider Optical Links'],
    ['国際宇宙'],
  ])
})
