/** Badge formats: those that were taught, a way to teach another one, and reading again. */
import { useState } from 'react'
import { Button, Skeleton } from '@mantine/core'
import { IconSchool } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { BadgeTemplate } from '../../../../shared/domain/badge/template.ts'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { changeOf, SavedMark } from '../../../parts/saved-mark.tsx'
import { useUndoable } from '../../../unsaved/undoable.ts'
import room from '../organise-room.module.css'
import { ReadAgain } from './read-again.tsx'
import { useRuleInWords } from './taught-result.tsx'
import { Teach } from './teach.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import classes from './formats.module.css'

export function FormatsSection() {
  const { t } = useWords()
  const { api } = useApi()
  const list = useQuery(api.template.list.queryOptions())
  const [teaching, setTeaching] = useState(false)
  const [saved, setSaved] = useState(false)
  return (
    <>
      <h2 className={room.heading}>{t('badgeFormats.title')}</h2>
      <p className={room.quiet}>{t('badgeFormats.text')}</p>
      {teaching ? (
        <Teach
          onClose={() => setTeaching(false)}
          onSaved={() => {
            setTeaching(false)
            setSaved(true)
          }}
        />
      ) : (
        <>
          {list.isError && <FailureNotice error={list.error} onRetry={() => void list.refetch()} />}
          {list.isPending && <Skeleton h={90} />}
          {list.data !== undefined && list.data.templates.length > 0 && (
            <ul className={classes.formats}>
              {list.data.templates.map((template) => (
                <Format key={template.id} template={template} />
              ))}
            </ul>
          )}
          {saved && <Notice tone="new">{t('badgeFormats.saved')}</Notice>}
          <Button
            className={room.start}
            leftSection={<IconSchool size={20} stroke={1.6} aria-hidden />}
            onClick={() => {
              setSaved(false)
              setTeaching(true)
            }}
          >
            {t('badgeFormats.teach')}
          </Button>
          <ReadAgain />
        </>
      )}
    </>
  )
}

function Format({ template }: { template: BadgeTemplate }) {
  const { t } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const ruleInWords = useRuleInWords()
  const remove = useMutation(api.template.remove.mutationOptions({ onSuccess: () => queries.invalidateQueries() }))
  const removal = useUndoable(() => remove.mutateAsync({ command: newCommand(), templateId: template.id }))
  return (
    <li className={classes.format} data-going={removal.left !== null || undefined}>
      <div className={classes.formatWords}>
        <p className={classes.formatName}>
          <bdi>{template.name}</bdi>
        </p>
        <p className={classes.quiet}>
          <bdi>{ruleInWords(template)}</bdi>
        </p>
      </div>
      {removal.left === null ? (
        <Button
          variant="subtle"
          color="gray"
          loading={remove.isPending}
          aria-label={t('badgeFormats.removeLabel', { name: template.name })}
          onClick={removal.begin}
        >
          {t('badgeFormats.remove')}
        </Button>
      ) : (
        <>
          <span role="status" className={classes.quiet}>
            {t('badgeFormats.removing', { count: removal.left })}
          </span>
          <Button variant="light" onClick={removal.takeBack}>
            {t('words.undo')}
          </Button>
        </>
      )}
      {remove.isError && <SavedMark change={changeOf(remove)} />}
    </li>
  )
}
