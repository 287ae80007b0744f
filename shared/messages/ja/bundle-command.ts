import type { bundleCommand as english } from '../en/bundle-command.ts'
import type { Translated } from '../translated.ts'

export const bundleCommand: Translated<typeof english> = {
  written: 'リード {{leads, number}} 件、スキャン {{scans, number}} 件 → {{file}}\nSHA-256 {{sha256}}',
  leftOut:
    '公開鍵が登録されていないため、次の出展企業の受け渡しファイルは作成していません：{{exhibitors}}。公開鍵を登録してから、もう一度作成してください',
  merged:
    'リード：新規 {{new, number}} 件、変更 {{changed, number}} 件、変更なし {{unchanged, number}} 件。' +
    'スキャン：新規 {{scansNew, number}} 件、取り込み済み {{scansKnown, number}} 件。',
  refused: '取り込みませんでした：{{file}}。{{message}}',
  refusedRows_one: '{{file}} のうち {{count, number}} 行は規則に反するため除外しました。',
  refusedRows_other: '{{file}} のうち {{count, number}} 行は規則に反するため除外しました。',
  conflicts_one:
    '{{count, number}} 個の項目に異なる値が入力されていました。新しい値を残しています。すべての値はレポート（--report）で確認できます。',
  conflicts_other:
    '{{count, number}} 個の項目に異なる値が入力されていました。新しい値を残しています。すべての値はレポート（--report）で確認できます。',
  clockFields_one:
    'そのため {{count, number}} 項目が最後に設定されたものとして扱われています。該当項目はレポート（--report）で確認できます。',
  clockFields_other:
    'そのため {{count, number}} 項目が最後に設定されたものとして扱われています。該当項目はレポート（--report）で確認できます（1 端末につき 100 項目まで）。',
  kept: '今回または以前に削除したリード：{{count, number}} 件。',
  station:
    '{{name}}：受け渡しファイルのスキャン {{scansInBundle, number}} 件、現在この端末にあるスキャン {{scansNow, number}} 件。',
  stationErased:
    '{{name}}：受け渡しファイルのスキャン {{scansInBundle, number}} 件、現在この端末にあるスキャン {{scansNow, number}} 件、' +
    '削除済み {{scansErased, number}} 件。不足はありません。',
  stationMissing:
    '{{name}}：受け渡しファイルのスキャン {{scansInBundle, number}} 件に対し、この端末には {{scansNow, number}} 件しかありません。もう一度統合してください。',
  erased:
    '来場者 {{visitors, number}} 名、リード {{leads, number}} 件、スキャン {{scans, number}} 件を削除しました。個人情報を含まない削除の記録だけが残ります。' +
    '\n以前に書き出したリスト、受け渡しファイル、レポートにはデータが残っています。削除するか、書き出し直してください。',
  erasedNobody:
    '「{{code}}」のリードはこの端末にありません。表記をご確認ください。個人情報を含まない削除の記録だけを残し、以後の統合でもこの来場者を取り込みません。',
  notWiped: '削除したデータが残っている可能性があります。このファイルは手作業で削除してください：{{file}}',
  wipeDue:
    '削除したデータは画面には表示されませんが、データベースファイルの未使用領域に一部が残っている可能性があります。' +
    'Enishi の終了時、遅くとも次回の起動時に完全に削除されます。',
  keyMade: '公開鍵：{{recipient}}\n秘密鍵：{{file}}',
  keyOpen: '秘密鍵はパスフレーズで保護されていません。{{file}} を持つ人は誰でも受け渡しファイルを開けます。',
  sealed:
    '{{exhibitor}} 宛てに暗号化されています。リード {{leads, number}} 件、スキャン {{scans, number}} 件で、他社の情報は含まれていません。' +
    '作成端末：{{station}}（{{fingerprint}}）。',
}
