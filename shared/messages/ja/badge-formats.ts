import type { badgeFormats as english } from '../en/badge-formats.ts'
import type { Translated } from '../translated.ts'

export const badgeFormats: Translated<typeof english> = {
  title: 'バッジの形式',
  text: '形式の分からないバッジも、内容はそのまま保存されています。2～3 枚を例に、どの部分がコード、氏名、会社名かを示すと、ほかのバッジも同じ規則で読み取ります。形式は展示会ファイルに含まれます。',
  teach: '読み取り形式を登録',
  saved:
    '保存しました。すべてのリードの表示にこの形式が反映されます。' +
    'コードが同じ来場者を 1 名にまとめるには、下で読み直してください。',
  remove: '削除',
  removeLabel: '形式「{{name}}」を削除',
  removing: 'あと {{count, number}} 秒で削除されます',
  noSamples: '例にできるバッジがまだありません',
  noSamplesText:
    'これまでのバッジはすべて読み取れているか、まだスキャンがありません。形式の分からないバッジを 2～3 枚スキャンしてから開いてください。',
  choose: '同じ種類のバッジを選ぶ',
  chooseText: '同じ形式に見えるものを 2～3 枚選んでください（最大 {{count, number}} 枚）。',
  scans_one: 'スキャン {{count, number}} 件',
  scans_other: 'スキャン {{count, number}} 件',
  markTitle: '各部分の内容を指定',
  markText:
    '部分をタップする（もう一度で 1 文字）かドラッグして選び、内容を指定してください。キーボードでは、矢印キーで移動、Shift で選択、スペースでその部分全体を選択、Enter で内容を指定、Delete で指定を外します。',
  sample: '例 {{number, number}}',
  byProposal: '現在の規則による指定です。違うところは直してください',
  boardLabel: '例 {{number, number}} の文字列',
  selected: '選択中：{{text}}',
  thisIs: 'この部分の内容',
  otherField: 'その他の項目…',
  unmark: '「{{text}}」の指定を外す',
  resultTitle: 'すべてのバッジに当てはめた結果',
  rule: '規則：',
  payloads: 'これまでのバッジの種類',
  fits: '当てはまるもの',
  changed: '読み取りが変わるもの',
  sameCode_one: '{{count, number}} 枚のコードがほかのバッジと重複しています。コードとして指定した部分は正しいですか。',
  sameCode_other:
    '{{count, number}} 枚のコードがほかのバッジと重複しています。コードとして指定した部分は正しいですか。',
  noRule: '規則がまだ見つかりません',
  noRuleTouching: '指定した部分が隣り合っています。間の文字は指定せずに残してください。',
  noRuleOne: '2 枚目の例でも同じ部分を指定してください。共通する箇所から区切りを判断します。',
  noRuleText: 'すべての例で同じ部分を指定するか、より似たバッジを選んでください。',
  examples: '変更前後のバッジ',
  badgeText: 'バッジの内容',
  before: '変更前',
  after: '変更後',
  nothing: 'なし',
  name: '形式の名前',
  unnamed: 'この展示会のバッジ',
  save: '形式を保存',
  again: {
    title: '読み直し',
    text:
      'これまでにスキャンしたすべてのバッジを現在の形式で読み直し、同一人物と分かった来場者をまとめます。' +
      '入力した内容は変わりません。',
    due: '前回の読み取り以降に、形式または Enishi 本体が変更されています。',
    look: '変更内容を確認',
    looking: '変更内容を確認しています…',
    reading: '読み直しています…',
    stopped: '中止しました。何も変更していません。',
    stoppedHalf: '中止しました。読み直した分はそのまま残り、続きは後で実行できます。',
    counts: 'リード {{leads, number}} 件中 {{changed, number}} 件の表示が変わります。',
    countsNone: 'リードの表示は変わりません。',
    countsDone: 'リード {{leads, number}} 件中 {{changed, number}} 件の表示が変わりました。',
    links_one: '同一人物と分かった来場者：{{count, number}} 組',
    links_other: '同一人物と分かった来場者：{{count, number}} 組',
    suspicious_one:
      '多数のバッジが同一人物とみなされるため、{{count, number}} 名は変更しません。コードとして指定した部分をご確認ください。',
    suspicious_other:
      '多数のバッジが同一人物とみなされるため、{{count, number}} 名は変更しません。コードとして指定した部分をご確認ください。',
    examples: '変更される内容',
    field: '項目',
    apply: '読み直す',
    done: 'すべてのバッジを読み直しました',
  },
}
