/** What must be heard at once: the host has gone, or scans wait to be saved. */
import { useEffect } from 'react'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useHostLink } from '../../host-link.ts'
import classes from './shell.module.css'

const AGAIN_MS = 3000

export function HostBanner({ unsaved, onRetry }: { unsaved: number; onRetry?: () => void }) {
  const { t } = useWords()
  const link = useHostLink()
  const queries = useQueryClient()
  useEffect(() => {
    if (link === 'connected') return undefined
    const timer = setInterval(() => void queries.refetchQueries({ type: 'active' }), AGAIN_MS)
    return () => clearInterval(timer)
  }, [link, queries])
  if (link === 'refused') return <div className={classes.banner}><Notice tone="failed" title={t('shell.refused.title')}>{t('shell.refused.text')}</Notice></div>
  if (link === 'lost') {
    return (
      <div className={classes.banner}>
        <Notice tone="failed" title={t('shell.lost.title')}>
          {t('shell.lost.text')}
          {unsaved > 0 && <strong> {t('shell.lost.unsaved', { count: unsaved })}</strong>}
        </Notice>
      </div>
    )
  }
  if (unsaved === 0) return null
  const action = onRetry === undefined ? undefined : <Button variant="default" onClick={onRetry}>{t('words.retry')}</Button>
  return (
    <div className={classes.banner}>
      <Notice tone="failed" title={t('shell.unsaved.title', { count: unsaved })} action={action}>{t('shell.unsaved.text')}</Notice>
    </div>
  )
}
