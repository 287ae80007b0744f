import type { carry as en } from '../en/carry.ts'
import type { Translated } from '../translated.ts'

export const carry: Translated<typeof en> = {
  written: 'リード {{leads, number}} 件、スキャン {{scans, number}} 件 → {{file}}\nSHA-256 {{sha256}}',
  leftOut: '公開鍵が登録されていないため、次の出展企業のバンドルは作成していません：{{exhibitors}}',
  merged:
    'リード：新規 {{new, number}} 件、変更 {{changed, number}} 件、変更なし {{unchanged, number}} 件。スキャン：新規 {{scansNew, number}} 件、取り込み済み {{scansKnown, number}} 件。',
  refused: '取り込みませんでした：{{file}}。{{message}}',
  refusedRows: '{{file}} のうち {{count, number}} 行は規則に反するため除外しました。',
  conflicts:
    '{{count, number}} 個の項目に異なる値が入力されていました。新しい値を残しています。両方の値はレポート（--report）で確認できます。',
  kept: '消去した、または消去済みのため取り込まなかったリード：{{count, number}} 件。',
  station:
    '{{name}}：バンドル内のスキャン {{scansInBundle, number}} 件、現在ここにあるスキャン {{scansNow, number}} 件。',
  stationMissing:
    '{{name}}：バンドル内のスキャン {{scansInBundle, number}} 件に対し、ここには {{scansNow, number}} 件しかありません。',
  erased:
    '来場者 {{visitors, number}} 名、リード {{leads, number}} 件、スキャン {{scans, number}} 件を消去しました。消去の印だけが残ります。\n以前に書き出したリスト、バンドル、レポートはそのまま残っています。削除するか、新しく書き出したものに置き換えてください。',
  notWiped: '消去したデータが残っている可能性があります。このファイルは手作業で削除してください：{{file}}',
  owed: 'データベースのファイルに、消去したデータの痕跡が残っている可能性があります（ディスクの空き容量不足、または読み取り中）。次回の起動時に処理されます。',
  keyMade: '公開鍵：{{recipient}}\n秘密鍵：{{file}}',
  keyOpen: '秘密鍵はパスフレーズで保護されていません。{{file}} を持つ人は誰でもバンドルを開けます。',
  sealed:
    '{{exhibitor}} 宛てに封印されています。リード {{leads, number}} 件、スキャン {{scans, number}} 件で、他社の情報は含まれていません。作成端末：{{station}}（{{fingerprint}}）。',
}
