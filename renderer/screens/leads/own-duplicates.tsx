/** An exhibitor's own visitors who may be one person. */
import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ExhibitorSummary } from '../../../shared/contract/exhibition.ts'
import { arrive } from '../../ui/arrival.ts'
import { Duplicates } from '../../parts/duplicates/duplicates.tsx'
import { useKeys } from '../../ui/keys.ts'
import { useWords } from '../../ui/language.tsx'
import { goTo, placeHref } from '../../parts/place.ts'
import classes from './own-duplicates.module.css'

/** What follows the exhibitor in the address, in place of a lead's id. */
export const DUPLICATES = 'duplicates'

export function OwnDuplicates({ exhibitor: { exhibitorId, code } }: { exhibitor: ExhibitorSummary }) {
  const { t } = useWords()
  useKeys({ Escape: () => goTo('leads', [code]) })
  return (
    <div className={classes.place}>
      <Button
        component="a"
        href={placeHref('leads', code)}
        variant="subtle"
        color="gray"
        className={classes.back}
        leftSection={<IconArrowLeft size={20} stroke={1.6} aria-hidden />}
      >
        {t('duplicates.own.back')}
      </Button>
      <section className={classes.section} aria-label={t('duplicates.own.title')}>
        <h2 ref={arrive} tabIndex={-1} className={classes.heading}>
          {t('duplicates.own.title')}
        </h2>
        <p className={classes.quiet}>{t('duplicates.own.text')}</p>
        <Duplicates exhibitorId={exhibitorId} />
      </section>
    </div>
  )
}
