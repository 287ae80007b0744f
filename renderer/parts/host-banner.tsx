/** Tells at once that the host does not answer or that scans are not saved. */
import { type ReactNode, useEffect } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'
import { hostLink } from '../host/host-link.ts'
import { useStore } from '../store.ts'
import classes from './host-banner.module.css'

const AGAIN_MS = 3000

interface Props {
  /** Scans that this page keeps because they could not be saved. */
  unsaved: number
  /** What can be done about them. */
  action?: ReactNode
}

export function HostBanner({ unsaved, action }: Props) {
  const { t } = useWords()
  const link = useStore(hostLink)
  const queries = useQueryClient()
  useEffect(() => {
    if (link === 'connected') return undefined
    const timer = setInterval(() => void queries.refetchQueries({ type: 'active' }), AGAIN_MS)
    return () => clearInterval(timer)
  }, [link, queries])
  if (link === 'connected' && unsaved === 0) return null
  const words =
    link === 'connected'
      ? { title: t('shell.unsaved.title', { count: unsaved }), text: t('shell.unsaved.text') }
      : { title: t(`shell.${link}.title`), text: t(`shell.${link}.text`) }
  return (
    <div className={classes.banner}>
      <Notice tone="failed" title={words.title} action={unsaved === 0 ? undefined : action}>
        {words.text}
        {link !== 'connected' && unsaved > 0 && <strong> {t('shell.lost.unsaved', { count: unsaved })}</strong>}
      </Notice>
    </div>
  )
}
