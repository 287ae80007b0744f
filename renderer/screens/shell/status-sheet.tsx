/** The bar's status on narrower screens: a short word in the bar, the whole in a panel above it. */
import { useState } from 'react'
import { Popover, UnstyledButton } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCloudCheck } from '@tabler/icons-react'
import { useWords } from '../../ui/language.tsx'
import { useStatus } from './changes-elsewhere.ts'
import { StatusPanel } from './status-panel.tsx'
import classes from './shell.module.css'

export function StatusSheet({ onShowKeys }: { onShowKeys: () => void }) {
  const { t, number } = useWords()
  const [opened, setOpened] = useState(false)
  const phone = useMediaQuery('(max-width: 699px)', false, { getInitialValueInEffect: false })
  const { data: status } = useStatus()
  const words =
    status === undefined
      ? t('shell.statusTitle')
      : t(status.catchingUp ? 'shell.statusCatchingUp' : 'shell.statusShort', {
          leads: status.leads,
          waiting: status.notInList,
        })
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position={phone ? 'top-end' : 'right-end'}
      width={272}
      trapFocus
      withinPortal
      shadow="md"
      radius="lg"
    >
      <Popover.Target>
        <UnstyledButton className={classes.sheetButton} aria-label={words} onClick={() => setOpened(!opened)}>
          <IconCloudCheck size={22} stroke={1.6} aria-hidden />
          <span>
            {status === undefined ? '' : number(status.leads)}
            {status === undefined || status.catchingUp ? '…' : ''}
          </span>
          {status !== undefined && status.notInList > 0 && <span className={classes.waitingDot} aria-hidden />}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('shell.statusTitle')}>
        <StatusPanel
          onShowKeys={() => {
            setOpened(false)
            onShowKeys()
          }}
          onLocked={() => setOpened(false)}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
