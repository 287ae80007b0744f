/** A list before its import: how it is read, what its columns hold, its first rows. Each can be corrected. */
import { useState } from 'react'
import { Button, NativeSelect, Skeleton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { LIST_CHARSETS, type ListPreview } from '../../../../shared/contract/registrant.ts'
import { arrive } from '../../../ui/arrival.ts'
import { useApi } from '../../../host/client.tsx'
import type { Uploaded } from '../../../host/upload.ts'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import room from '../organise-room.module.css'
import { LookTable } from './look-table.tsx'
import type { ListReading } from './list-work.ts'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import classes from './registrants.module.css'

const DELIMITERS = {
  comma: ',',
  tab: '\t',
  semicolon: ';',
  bar: '|',
  caret: '^',
  tilde: '~',
  colon: ':',
  unit: '\u001f',
} as const

interface Props {
  list: Uploaded
  onTake: (reading: ListReading) => void
  onDiscard: () => void
}

export function ListLook({ list: { uploadId, name }, onTake, onDiscard }: Props) {
  const { t } = useWords()
  const { api } = useApi()
  const [reading, setReading] = useState<ListReading>({})
  const look = useQuery(
    api.registrant.preview.queryOptions({
      input: { uploadId, name, ...reading },
      placeholderData: keepPreviousData,
      staleTime: Infinity,
      retry: false,
    }),
  )
  const { data } = look
  const ready = data !== undefined && !look.isPlaceholderData && !data.problems.includes('no_code_column')
  return (
    <>
      <h3 ref={arrive} tabIndex={-1} className={room.subheading}>
        {t('registrants.look')}
        {t('words.colon')}
        <bdi>{name}</bdi>
      </h3>
      {look.isError && <FailureNotice error={look.error} />}
      {look.isPending && (
        <div aria-busy role="status" aria-label={t('words.loading')}>
          <Skeleton h={64} />
          <Skeleton h={240} mt="md" />
        </div>
      )}
      {data !== undefined && !look.isError && (
        <>
          <How look={data} onChange={(change) => setReading({ ...withoutMapping(reading), ...change })} />
          {data.problems.map((problem) => (
            <Notice key={problem} tone={problem === 'no_code_column' ? 'failed' : 'kept'}>
              {t(`registrants.problem.${problem}`)}
            </Notice>
          ))}
          <LookTable look={data} onMapping={(mapping) => setReading({ ...reading, mapping })} />
        </>
      )}
      <div className={room.inline}>
        <Button
          size="md"
          disabled={!ready}
          onClick={() => onTake({ ...reading, ...(data === undefined ? {} : { mapping: data.mapping }) })}
        >
          {t('registrants.take')}
        </Button>
        <Button variant="default" onClick={onDiscard}>
          {t('registrants.another')}
        </Button>
      </div>
    </>
  )
}

/** Another way of reading gives other columns, so the choices for the old columns are dropped. */
function withoutMapping({ mapping: _dropped, ...rest }: ListReading): ListReading {
  return rest
}

function How({
  look: { kind, charset, delimiter, headingLine },
  onChange,
}: {
  look: ListPreview
  onChange: (change: ListReading) => void
}) {
  const { t } = useWords()
  const named = (Object.keys(DELIMITERS) as (keyof typeof DELIMITERS)[]).map((name) => ({
    value: DELIMITERS[name] as string,
    label: t(`registrants.delimiters.${name}`),
  }))
  const delimiters =
    delimiter === null || named.some(({ value }) => value === delimiter)
      ? named
      : [...named, { value: delimiter, label: delimiter }]
  return (
    <div className={classes.how}>
      {kind === 'xlsx' && <p>{t('registrants.workbook')}</p>}
      {charset !== null && (
        <NativeSelect
          label={t('registrants.charset')}
          value={charset}
          data={LIST_CHARSETS.map((value) => ({ value, label: t(`registrants.charsets.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ charset: LIST_CHARSETS.find((known) => known === value) ?? charset })
          }
        />
      )}
      {delimiter !== null && (
        <NativeSelect
          label={t('registrants.delimiter')}
          value={delimiter}
          data={delimiters}
          onChange={({ currentTarget: { value } }) => onChange({ delimiter: value })}
        />
      )}
      <p>
        {headingLine === null ? t('registrants.noHeadingLine') : t('registrants.headingLine', { line: headingLine })}
      </p>
    </div>
  )
}
