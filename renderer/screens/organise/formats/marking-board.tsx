/** One sample's text to mark. Drag over a part, tap it, or use the arrow keys; then choose what it is. */
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import { ActionIcon, NativeSelect } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { TEMPLATE_FIELDS } from '../../../../shared/domain/badge/template.ts'
import { useWords } from '../../../ui/language.tsx'
import { cellsOf, type Mark, type MarkField, moved, partAt, type Range, withMark } from './marking.ts'
import classes from './formats.module.css'

/** Fields that most badges hold. A list offers the others. */
const COMMON: readonly MarkField[] = [
  'badgeCode',
  'fullName',
  'familyName',
  'givenName',
  'fullKana',
  'organisation',
  'department',
  'title',
  'email',
  'phone',
]
const OTHERS = TEMPLATE_FIELDS.filter((field): field is MarkField => field !== 'ignore' && !COMMON.includes(field))

interface Props {
  number: number
  text: string
  marks: readonly Mark[]
  /** The marks were made by the proposal, not by hand. */
  proposed: boolean
  onMarks: (marks: Mark[]) => void
}

export function MarkingBoard({ number, text, marks, proposed, onMarks }: Props) {
  const { t } = useWords()
  const [selection, setSelection] = useState<{ anchor: number; focus: number } | null>(null)
  const pressed = useRef<{ at: number; end: number; moved: boolean } | null>(null)
  const before = useRef<Range | null>(null)
  const board = useRef<HTMLDivElement>(null)
  const names = useRef<HTMLDivElement>(null)
  const range: Range | null =
    selection === null || selection.anchor === selection.focus
      ? null
      : { start: Math.min(selection.anchor, selection.focus), end: Math.max(selection.anchor, selection.focus) }

  const select = ({ start, end }: Range) => setSelection({ anchor: start, focus: end })
  function name(field: MarkField) {
    if (range === null) return
    onMarks(withMark(marks, { ...range, field }))
    setSelection({ anchor: range.end, focus: range.end })
    board.current?.focus()
  }

  function cellUnder(event: PointerEvent): { start: number; end: number } | null {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-at]') ?? null
    if (cell === null || board.current?.contains(cell) !== true) return null
    return { start: Number(cell.dataset.at), end: Number(cell.dataset.end) }
  }
  function down(event: PointerEvent) {
    const cell = cellUnder(event)
    if (cell === null || event.button !== 0) return
    pressed.current = { at: cell.start, end: cell.end, moved: false }
    before.current = range
    setSelection({ anchor: cell.start, focus: cell.end })
  }
  function move(event: PointerEvent) {
    const from = pressed.current
    const cell = from === null ? null : cellUnder(event)
    if (from === null || cell === null) return
    if (cell.start !== from.at) from.moved = true
    setSelection(cell.start < from.at ? { anchor: from.end, focus: cell.start } : { anchor: from.at, focus: cell.end })
  }
  function up() {
    const from = pressed.current
    pressed.current = null
    if (from === null || from.moved) return
    // A tap marks the whole part, a second tap the one character, a drag the characters it passed.
    const part = partAt(text, from.at)
    select(
      before.current?.start === part.start && before.current.end === part.end
        ? { start: from.at, end: from.end }
        : part,
    )
  }
  function press(event: KeyboardEvent) {
    const at = selection?.focus ?? 0
    const to = moved(text, at, event.key, event.ctrlKey || event.altKey)
    if (to !== null) setSelection({ anchor: event.shiftKey ? (selection?.anchor ?? at) : to, focus: to })
    else if (event.key === ' ') select(partAt(text, at))
    else if (event.key === 'Enter' && range !== null) names.current?.querySelector('button')?.focus()
    else if (event.key === 'Escape' && selection !== null) setSelection(null)
    else if ((event.key === 'Delete' || event.key === 'Backspace') && selection !== null) {
      const { start, end } = range ?? partAt(text, at)
      onMarks(marks.filter((mark) => mark.end <= start || mark.start >= end))
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className={classes.sample}>
      <p className={classes.sampleTitle}>
        {t('badgeFormats.sample', { number })}
        {proposed && <span className={classes.proposed}>{t('badgeFormats.byProposal')}</span>}
      </p>
      <div
        ref={board}
        className={classes.board}
        tabIndex={0}
        role="textbox"
        aria-readonly
        aria-multiline
        aria-label={t('badgeFormats.boardLabel', { number })}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => {
          pressed.current = null
        }}
        onKeyDown={press}
        onFocus={() => {
          if (selection === null) setSelection({ anchor: 0, focus: 0 })
        }}
      >
        <Text text={text} marks={marks} range={range} caret={selection?.focus ?? null} proposed={proposed} />
      </div>
      <p className={classes.selected} role="status">
        {range === null ? '' : t('badgeFormats.selected', { text: text.slice(range.start, range.end) })}
      </p>
      {range !== null && (
        <div ref={names} className={classes.names} role="group" aria-label={t('badgeFormats.thisIs')}>
          {COMMON.map((field) => (
            <button key={field} type="button" className={classes.fieldName} onClick={() => name(field)}>
              {t(`registrants.field.${field}`)}
            </button>
          ))}
          <NativeSelect
            aria-label={t('badgeFormats.otherField')}
            value=""
            data={[
              { value: '', label: t('badgeFormats.otherField') },
              ...OTHERS.map((value) => ({ value: value as string, label: t(`registrants.field.${value}`) })),
            ]}
            onChange={({ currentTarget: { value } }) => {
              const field = OTHERS.find((known) => known === value)
              if (field !== undefined) name(field)
            }}
          />
        </div>
      )}
      {marks.length > 0 && (
        <ul className={classes.marks}>
          {marks.map((mark) => (
            <li key={mark.start} className={classes.mark}>
              <span className={classes.markField}>{t(`registrants.field.${mark.field}`)}</span>
              <bdi className={classes.markText}>{text.slice(mark.start, mark.end)}</bdi>
              <ActionIcon
                aria-label={t('badgeFormats.unmark', { text: text.slice(mark.start, mark.end) })}
                onClick={() => onMarks(marks.filter((other) => other !== mark))}
              >
                <IconX size={16} stroke={1.8} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

interface TextProps {
  text: string
  marks: readonly Mark[]
  range: Range | null
  caret: number | null
  proposed: boolean
}

/** The text character by character, each with its place. */
function Text({ text, marks, range, caret, proposed }: TextProps) {
  const cells = useMemo(() => cellsOf(text), [text])
  return (
    <>
      {cells.map(({ start, end, shown, control, breaks }) => {
        const mark = marks.find((one) => one.start <= start && end <= one.end)
        return (
          <span key={start}>
            <span
              className={classes.cell}
              data-at={start}
              data-end={end}
              data-control={control || undefined}
              data-marked={mark === undefined ? undefined : proposed ? 'proposed' : 'hand'}
              data-first={mark?.start === start || undefined}
              data-last={mark?.end === end || undefined}
              data-selected={(range !== null && range.start <= start && end <= range.end) || undefined}
              data-caret={caret === start ? 'before' : caret === end && end === text.length ? 'after' : undefined}
            >
              {shown}
            </span>
            {breaks && <br />}
          </span>
        )
      })}
    </>
  )
}
