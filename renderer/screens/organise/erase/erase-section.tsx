/** Erasing a visitor: find them, see everything that would go, type a word, erase. */
import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { EraseTarget, ErasedCounts } from '../../../../shared/contract/erasure.ts'
import type { Client } from '../../../../shared/contract/index.ts'
import type { VisitorId } from '../../../../shared/domain/ids.ts'
import { useApi, newCommand } from '../../../host/client.tsx'
import { createLongWork, lastOf } from '../../../host/work.ts'
import { ConfirmErase } from '../../../parts/confirm-erase.tsx'
import { TracesLeft } from '../../../parts/traces-left.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Segments } from '../../../ui/segments.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import room from '../organise-room.module.css'
import { ErasePreview } from './erase-preview.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import { useStore } from '../../../store.ts'
import { forget } from '../../../unsaved/forget.ts'
import classes from './erase.module.css'

/** Leaving the screen does not stop it. */
const erasing = createLongWork<ErasedCounts>()

/** Resolves when it has ended, however it did. */
function eraseVisitor(client: Client, target: EraseTarget): Promise<void> {
  return erasing.start(async (signal, tell) =>
    lastOf(await client.erasure.eraseVisitor({ command: newCommand(), target }, { signal }), tell),
  )
}

const KINDS = ['badge', 'email', 'visitor'] as const
type Kind = (typeof KINDS)[number]

/** Turns the typed text into the person to erase. */
function targetOf(kind: Kind, given: string): EraseTarget {
  if (kind === 'visitor') return { kind, visitorId: given.toLowerCase() as VisitorId }
  return kind === 'badge' ? { kind, badgeCode: given } : { kind, address: given }
}

export function EraseSection() {
  const { t } = useWords()
  const { api, client } = useApi()
  const queries = useQueryClient()
  const work = useStore(erasing)
  const [kind, setKind] = useState<Kind>('badge')
  const [text, setText] = useState('')
  const [target, setTarget] = useState<EraseTarget | null>(null)
  const preview = useQuery(
    api.erasure.preview.queryOptions({
      input: { target: target ?? { kind: 'badge', badgeCode: '-' } },
      enabled: target !== null && work.state !== 'running',
      gcTime: 0,
      staleTime: 0,
      retry: false,
    }),
  )
  const reset = () => {
    setTarget(null)
    if (work.state !== 'running') erasing.clear()
  }
  const erase = (of: EraseTarget) =>
    void eraseVisitor(client, of).then(() => {
      if (erasing.get().state !== 'done') return queries.invalidateQueries()
      setTarget(null)
      setText('')
      return forget(queries, { kind: 'erased', leadId: null })
    })
  return (
    <>
      <h2 className={room.heading}>{t('erase.title')}</h2>
      <p className={room.quiet}>{t('erase.text')}</p>
      <form
        className={classes.find}
        onSubmit={(event) => {
          event.preventDefault()
          const given = text.trim()
          if (given === '') return
          erasing.clear()
          setTarget(targetOf(kind, given))
        }}
      >
        <Segments
          label={t('erase.by')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`erase.${value}`), title: t(`erase.${value}`) }))}
          onChange={(value) => {
            setKind(value)
            reset()
          }}
        />
        <div className={room.inline}>
          <TextInput
            className={room.field}
            label={t(`erase.${kind}Label`)}
            inputMode={kind === 'email' ? 'email' : 'text'}
            value={text}
            spellCheck={false}
            autoComplete="off"
            maxLength={kind === 'badge' ? 1000 : 320}
            onChange={(event) => {
              setText(event.currentTarget.value)
              reset()
            }}
          />
          <Button
            type="submit"
            variant="default"
            loading={preview.isFetching}
            disabled={text.trim() === ''}
            leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
          >
            {t('erase.look')}
          </Button>
        </div>
      </form>
      {work.state === 'running' && <WorkProgress label={t('erase.erasing')} work={work} onStop={erasing.stop} />}
      {work.state === 'stopped' && <Notice tone="quiet">{t('erase.stopped')}</Notice>}
      {work.state === 'failed' && <FailureNotice error={work.error} title={t('erase.failed')} />}
      {work.state === 'done' && <Erased counts={work.result} />}
      {target !== null && preview.isError && <FailureNotice error={preview.error} />}
      {target !== null && preview.data !== undefined && !preview.isFetching && work.state !== 'running' && (
        <>
          <ErasePreview preview={preview.data} />
          <ConfirmErase onErase={() => erase(target)} />
        </>
      )}
    </>
  )
}

function Erased({
  counts: { visitors, leads, scans, notWiped, owed },
}: {
  counts: { visitors: number; leads: number; scans: number; notWiped: string[]; owed: boolean }
}) {
  const { t } = useWords()
  return (
    <>
      <Notice tone="new" title={t('erase.done', { count: visitors })}>
        {t('erase.doneText', { leads: t('words.leads', { count: leads }), scans: t('erase.scans', { count: scans }) })}
      </Notice>
      <TracesLeft notWiped={notWiped} owed={owed} />
    </>
  )
}
