/** The exhibition file: saved for the next station, applied again after a change. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type Changes, changesOf } from './changes.ts'
import { ApplyFile } from '../../../parts/apply-file.tsx'
import { useApi } from '../../../host/client.tsx'
import { useExhibition } from '../../../host/exhibition.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { saveFile } from '../../../ui/files.ts'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import classes from '../organise-room.module.css'

/** A file name that every system takes. */
function fileName(name: string): string {
  return `${
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'enishi'
  }.exhibition.json`
}

export function ExhibitionFileSection() {
  const { t } = useWords()
  const { client } = useApi()
  const queries = useQueryClient()
  const before = useExhibition()
  const { name } = before
  const [changes, setChanges] = useState<Changes | null>(null)
  const saveAs = fileName(name.en)
  const write = useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const file = await client.exhibition.exportFile({})
      saveFile(new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' }), saveAs)
    },
  })
  return (
    <>
      <h2 className={classes.heading}>{t('organise.file.title')}</h2>
      <p className={classes.quiet}>{t('organise.file.text')}</p>
      <Button
        className={classes.start}
        leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}
        loading={write.isPending}
        onClick={() => write.mutate()}
      >
        {t('organise.file.export')}
      </Button>
      {write.isSuccess && <Notice tone="new">{t('organise.file.exported', { name: saveAs })}</Notice>}
      {write.isError && <FailureNotice error={write.error} onRetry={() => write.mutate()} />}
      <h3 className={classes.subheading}>{t('organise.file.apply')}</h3>
      <p className={classes.quiet}>{t('organise.file.applyText')}</p>
      <ApplyFile
        onApplied={(after) => {
          setChanges(changesOf(before, after))
          void queries.invalidateQueries()
        }}
      />
      {changes !== null && <AppliedNotice {...changes} />}
    </>
  )
}

/** Names what the file changed: “Applied: booth, 1 name, 3 PINs.” */
function AppliedNotice({ parts, counts }: Changes) {
  const { t } = useWords()
  const counted = (Object.keys(counts) as (keyof typeof counts)[]).filter((count) => counts[count] > 0)
  const changed = [
    ...parts.map((part) => t(`organise.file.part.${part}`)),
    ...counted.map((count) => t(`organise.file.changed.${count}`, { count: counts[count] })),
  ]
  return (
    <Notice tone="new">
      {changed.length === 0
        ? t('organise.file.appliedSame')
        : t('organise.file.applied', { changes: changed.join(t('words.comma')) })}
    </Notice>
  )
}
