import type { health as english } from '../en/health.ts'
import type { Translated } from '../translated.ts'

export const health: Translated<typeof english> = {
  sound: 'データに問題はありません。',
  unsound: 'データに問題があります。',
  finding: {
    integrity: 'データベースが破損しています：{{detail}}',
    foreign_key: '{{table}} に参照先のないデータがあります',
    journal_missing_scan: '記録簿にある {{count, number}} 件のスキャンがデータベースにありません',
    journal_scan_differs: '{{count, number}} 件のスキャンで、データベースと記録簿の内容が一致しません',
    journal_unreadable: '記録簿に読み取れない行が {{lines}} 行あります',
    journal_incomplete:
      'データベースにある {{count, number}} 件のスキャンが記録簿にありません（データベースの内容は失われていません）',
    journal_mode: 'データベースが先行書き込みログを使用していません（現在：{{found}}）',
    no_backup: 'バックアップがまだありません。受け渡しファイルを作成すると、控えになります',
    low_space: 'ディスクの空き容量が残り {{freeMegabytes}} MB です。空き容量を増やしてください',
  },
}
