/** What was scanned before an exhibitor was chosen: in sight, and recorded as soon as one is. */
import { ActionIcon } from '@mantine/core'
import { IconHourglass, IconX } from '@tabler/icons-react'
import { useWords } from '../../../ui/language.tsx'
import { PersonName } from '../../../parts/person-name.tsx'
import type { Held } from '../../../unsaved/held.ts'
import { useStore } from '../../../store.ts'
import classes from './held-scans.module.css'

export function HeldScans({ held, describe }: { held: Held; describe: (payloadHex: string) => string }) {
  const { t } = useWords()
  const scans = useStore(held)
  if (scans.length === 0) return null
  return (
    <section className={classes.place} aria-label={t('scanning.held.title', { count: scans.length })}>
      <p className={classes.title}>
        <IconHourglass size={20} aria-hidden />
        {t('scanning.held.title', { count: scans.length })}
      </p>
      <p>{t('scanning.held.text')}</p>
      <ul className={classes.list}>
        {scans.map((scan) => (
          <li key={scan.id} className={classes.scan}>
            <span className={classes.name}>
              <PersonName
                contact={scan.byHand?.contact ?? scan.reading?.contact ?? null}
                badgeCode={scan.reading?.badgeCode ?? describe(scan.payloadHex)}
              />
            </span>
            <ActionIcon aria-label={t('scanning.held.drop')} color="yellow" onClick={() => held.drop(scan.id)}>
              <IconX size={18} stroke={1.8} />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </section>
  )
}
