/** The frame around every room: the bar, urgent news, and the keys that work everywhere. */
import { type ReactNode, useEffect, useState } from 'react'
import { useMediaQuery } from '@mantine/hooks'
import { useExhibition } from '../../host/exhibition.tsx'
import { useWords } from '../../ui/language.tsx'
import { useKeys } from '../../ui/keys.ts'
import { goTo, usePlace } from '../../parts/place.ts'
import { useRecorder } from '../../unsaved/recorder-provider.tsx'
import { HostBanner } from '../../parts/host-banner.tsx'
import { AllKeys } from './all-keys.tsx'
import { useChangesElsewhere } from './changes-elsewhere.ts'
import { RoomLinks } from './room-links.tsx'
import { StatusPanel } from './status-panel.tsx'
import { UnsavedActions } from './unsaved-actions.tsx'
import { StatusSheet } from './status-sheet.tsx'
import classes from './shell.module.css'

export function Shell({ children }: { children: ReactNode }) {
  const { t, say } = useWords()
  const { room } = usePlace()
  const { unsaved } = useRecorder()
  const [keysShown, setKeysShown] = useState(false)
  const wide = useMediaQuery('(min-width: 1120px)', true, { getInitialValueInEffect: false })
  const exhibition = useExhibition()
  useChangesElsewhere()
  useEffect(() => {
    document.title = `${t(`shell.rooms.${room}`)} · ${say(exhibition.name)} · Enishi`
  }, [t, say, room, exhibition.name])
  const showKeys = () => setKeysShown(true)
  useKeys({
    '?': showKeys,
    s: () => goTo('scan'),
    l: () => goTo('leads'),
    f: () => goTo('follow-up'),
    o: () => goTo('organise'),
  })
  return (
    <div className={classes.shell}>
      <a
        className={classes.skip}
        href="#content"
        onClick={(event) => {
          event.preventDefault()
          document.querySelector<HTMLElement>('#content')?.focus()
        }}
      >
        {t('shell.skip')}
      </a>
      <header className={classes.bar}>
        <RoomLinks room={room} />
        {wide ? (
          <div className={classes.status}>
            <StatusPanel onShowKeys={showKeys} />
          </div>
        ) : (
          <StatusSheet onShowKeys={showKeys} />
        )}
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <HostBanner unsaved={unsaved} action={<UnsavedActions />} />
        {children}
      </main>
      <AllKeys opened={keysShown} onClose={() => setKeysShown(false)} />
    </div>
  )
}
