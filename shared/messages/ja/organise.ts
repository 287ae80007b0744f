import type { organise as english } from '../en/organise.ts'
import type { Translated } from '../translated.ts'

export const organise: Translated<typeof english> = {
  title: '運営',
  sections: '項目',
  locked: {
    title: '主催者の画面',
    text: '主催者のパスフレーズを入力してください。',
    label: 'パスフレーズ',
    open: '開く',
  },
  noPassphrase: {
    title: 'パスフレーズが未設定です',
    text: '現在はこの端末を使う誰でもこの画面を開けます。会期が始まる前にパスフレーズを設定してください。',
  },
  passphrase: {
    title: 'パスフレーズ',
    textNew: 'この端末の主催者画面を保護します。後から確認することはできないため、安全な場所に控えてください。',
    textChange: 'この端末の主催者画面のパスフレーズを変更します。',
    label: '新しいパスフレーズ',
    repeat: '確認のためもう一度',
    short: '8 文字以上で入力してください',
    differs: '2 つの入力が一致しません',
    set: 'パスフレーズを設定',
  },
  exhibition: {
    title: '展示会',
    venue: '会場', booth: 'ブース', days: '会期', span: '{{from}}～{{to}}', timeZone: 'タイムゾーン', retention: '保存期間', retentionDays_one: '{{count, number}} 日間', retentionDays_other: '{{count, number}} 日間',
    staff: 'スタッフ', questions: 'ヒアリング項目', purposes: '同意の目的', wordingVersion: '文面の版', nobody: '登録なし',
  },
  file: {
    title: '展示会ファイル',
    text: '他の端末をこの端末と同じ内容で設定できます。PIN はハッシュ値としてのみ含まれます。',
    export: '展示会ファイルを書き出す',
    exported: '{{name}} をダウンロードしました。',
    apply: '変更したファイルを適用',
    applyText: '名称、スタッフ、ヒアリング項目、出展企業が更新されます。リードはすべて残ります。',
    applied: '適用しました。リードはすべて残っています。',
  },
  exhibitors: { title: '出展企業', code: 'コード', name: '名称', country: '国', leads: 'リード', pin: 'PIN', hasPin: '設定済み', noPin: 'なし', key: 'キー' },
  station: {
    title: 'この端末',
    name: '端末の名前',
    hint: '「カウンター左」など。スキャン履歴に表示されます',
    id: '端末 ID',
    reader: 'カメラの読み取り機能',
    readers: { zxing: '標準', 'html5-qrcode': '予備' },
    readerHint: '標準の方が速く、小さなコードも読み取れます。予備は、標準で読み取れない場合にのみお使いください。',
    counts: '保存中の記録（統合した分を含む）', counted: '{{leads}}、{{scans}}', scans_one: 'スキャン {{count, number}} 件', scans_other: 'スキャン {{count, number}} 件',
    lastScan: '最後のスキャン', never: 'まだありません',
  },
  health: {
    title: 'データの検査',
    text: 'データベースをスキャンの記録簿と照合し、破損がないか全体を検査します。',
    run: '今すぐ検査',
    running: '検査しています…',
    ok: '問題ありません。「保存済み」と表示されたデータはすべてそろっています。',
    bad_one: '指摘事項 {{count, number}} 件',
    bad_other: '指摘事項 {{count, number}} 件',
  },
}
