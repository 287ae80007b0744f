/** Teaching a format: choose samples, mark their parts, look at what the rule makes of all badges, save. */
import { useState } from 'react'
import { Button, Loader, Skeleton, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconQrcode } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { arrive } from '../../../ui/arrival.ts'
import { newCommand, useApi } from '../../../host/client.tsx'
import { Empty } from '../../../ui/empty.tsx'
import { failureOf } from '../../../host/failure.ts'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import room from '../organise-room.module.css'
import { type Mark, marksBy } from './marking.ts'
import { MarkingBoard } from './marking-board.tsx'
import { MAX_CHOSEN, SampleChoice } from './sample-choice.tsx'
import { TaughtResult } from './taught-result.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'

/** Marks by payload. */
type Marks = Readonly<Record<string, readonly Mark[]>>
const WAIT_MS = 300
const MAX_NAME = 80

/** Do two marked parts of one sample touch? Then no character is left to show where one ends. */
const hasTouchingMarks = ({ marks }: { marks: readonly Mark[] }): boolean =>
  marks.some(({ end }) => marks.some(({ start }) => start === end))

/** What to do when the marked samples show no rule. */
function noRuleReason(marked: readonly { marks: readonly Mark[] }[]) {
  if (marked.some(hasTouchingMarks)) return 'badgeFormats.noRuleTouching'
  return marked.length < 2 ? 'badgeFormats.noRuleOne' : 'badgeFormats.noRuleText'
}

export function Teach({ onClose, onSaved }: { onClose: () => void; onSaved: () => void }) {
  const { t } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const samples = useQuery(api.template.samples.queryOptions({ staleTime: Infinity }))
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [marks, setMarks] = useState<Marks>({})
  const [name, setName] = useState('')
  const marked = chosen.flatMap((payloadHex) =>
    (marks[payloadHex]?.length ?? 0) > 0 ? [{ payloadHex, marks: [...(marks[payloadHex] ?? [])] }] : [],
  )
  const [asked] = useDebouncedValue(marked, WAIT_MS)
  const proposal = useQuery(
    api.template.propose.queryOptions({
      input: { samples: asked },
      enabled: asked.length > 0,
      placeholderData: keepPreviousData,
      staleTime: Infinity,
      retry: false,
    }),
  )
  const save = useMutation(
    api.template.save.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries()
        onSaved()
      },
    }),
  )
  const preview = proposal.isError || marked.length === 0 ? null : (proposal.data ?? null)
  const noRule = proposal.isError && failureOf(proposal.error).code === 'template_not_found_in_samples'
  const settled = preview !== null && !proposal.isPlaceholderData && !proposal.isFetching

  if (samples.isError) return <FailureNotice error={samples.error} onRetry={() => void samples.refetch()} />
  if (samples.data === undefined) return <Skeleton h={260} />
  if (samples.data.length === 0) {
    return (
      <Empty
        icon={<IconQrcode size={46} stroke={1.3} />}
        title={t('badgeFormats.noSamples')}
        action={
          <Button variant="default" onClick={onClose}>
            {t('words.back')}
          </Button>
        }
      >
        {t('badgeFormats.noSamplesText')}
      </Empty>
    )
  }
  return (
    <>
      <h3 ref={arrive} tabIndex={-1} className={room.subheading}>
        {t('badgeFormats.choose')}
      </h3>
      <p className={room.quiet}>{t('badgeFormats.chooseText', { count: MAX_CHOSEN })}</p>
      <SampleChoice samples={samples.data} chosen={chosen} onChosen={setChosen} />
      {chosen.length > 0 && (
        <>
          <h3 className={room.subheading}>{t('badgeFormats.markTitle')}</h3>
          <p className={room.quiet}>{t('badgeFormats.markText')}</p>
          {chosen.map((payloadHex, index) => {
            const text = samples.data.find((sample) => sample.payloadHex === payloadHex)?.text ?? ''
            const own = marks[payloadHex]
            const proposed = own === undefined && preview !== null ? marksBy(preview.template, text) : []
            return (
              <MarkingBoard
                key={payloadHex}
                number={index + 1}
                text={text}
                marks={own ?? proposed}
                proposed={own === undefined && proposed.length > 0}
                onMarks={(next) => setMarks({ ...marks, [payloadHex]: next })}
              />
            )
          })}
        </>
      )}
      {marked.length > 0 && (
        <>
          <h3 className={room.subheading}>
            {t('badgeFormats.resultTitle')}
            {proposal.isFetching && <Loader size={16} ml={10} aria-label={t('words.loading')} />}
          </h3>
          {noRule && (
            <Notice tone="kept" title={t('badgeFormats.noRule')}>
              {t(noRuleReason(marked))}
            </Notice>
          )}
          {proposal.isError && !noRule && (
            <FailureNotice error={proposal.error} onRetry={() => void proposal.refetch()} />
          )}
          {preview !== null && <TaughtResult preview={preview} />}
        </>
      )}
      <form
        className={room.inline}
        onSubmit={(event) => {
          event.preventDefault()
          if (settled)
            save.mutate({
              command: newCommand(),
              template: { ...preview.template, name: name.trim() || t('badgeFormats.unnamed') },
            })
        }}
      >
        {preview !== null && (
          <TextInput
            className={room.field}
            label={t('badgeFormats.name')}
            placeholder={t('badgeFormats.unnamed')}
            value={name}
            maxLength={MAX_NAME}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        {preview !== null && (
          <Button type="submit" disabled={!settled} loading={save.isPending}>
            {t('badgeFormats.save')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('words.cancel')}
        </Button>
      </form>
      {save.isError && <SavedMark change={changeOf(save)} />}
    </>
  )
}
