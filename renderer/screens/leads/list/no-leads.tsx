/** An empty list says why, and how leads come here. */
import { Button } from '@mantine/core'
import { IconAddressBook, IconSearchOff } from '@tabler/icons-react'
import type { ExhibitorSummary } from '../../../../shared/contract/exhibition.ts'
import { Empty } from '../../../ui/empty.tsx'
import { useWords } from '../../../ui/language.tsx'
import { placeHref } from '../../../parts/place.ts'

export function NoLeads({
  exhibitor,
  filtered,
  onClear,
}: {
  exhibitor: ExhibitorSummary
  filtered: boolean
  onClear: () => void
}) {
  const { t, say } = useWords()
  if (filtered) {
    return (
      <Empty
        icon={<IconSearchOff size={44} stroke={1.3} />}
        title={t('leads.noMatch')}
        action={
          <Button variant="default" onClick={onClear}>
            {t('leads.clear')}
          </Button>
        }
      >
        {t('leads.noMatchText')}
      </Empty>
    )
  }
  return (
    <Empty
      icon={<IconAddressBook size={48} stroke={1.3} />}
      title={t('leads.empty')}
      action={
        <Button component="a" href={placeHref('scan')}>
          {t('leads.goScan')}
        </Button>
      }
    >
      {t('leads.emptyText', { exhibitor: say(exhibitor.name) })}
    </Empty>
  )
}
