/** The room of the present place. Scan comes with the page; the others when it is idle, or when first entered. */
import { lazy, Suspense, useEffect } from 'react'
import { Skeleton } from '@mantine/core'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import { addRareLetters } from './ui/fonts.ts'
import { useWords } from './ui/language.tsx'
import { whenIdle } from './ui/when-idle.ts'
import { type Room, usePlace } from './parts/place.ts'
import { ScanRoom } from './screens/scan/scan-room.tsx'
import classes from './app.module.css'

const loadLeads = () => import('./screens/leads/leads-room.tsx')
const loadFollowUp = () => import('./screens/followup/follow-up-room.tsx')
const loadOrganise = () => import('./screens/organise/organise-room.tsx')

const LeadsRoom = lazy(async () => ({ default: (await loadLeads()).LeadsRoom }))
const FollowUpRoom = lazy(async () => ({ default: (await loadFollowUp()).FollowUpRoom }))
const OrganiseRoom = lazy(async () => ({ default: (await loadOrganise()).OrganiseRoom }))

/** Loads the rooms that are not shown yet, so that a change of room needs no wait and no host. */
function loadOtherRooms(): void {
  // A room that did not load is asked for again when it is entered.
  Promise.all([loadLeads(), loadFollowUp(), loadOrganise()]).catch((error: unknown) =>
    console.warn('a room did not load yet', error),
  )
}

const ROOM = { scan: ScanRoom, leads: LeadsRoom, 'follow-up': FollowUpRoom, organise: OrganiseRoom } satisfies Record<
  Room,
  unknown
>

export function Rooms() {
  const { room } = usePlace()
  const { t } = useWords()
  const Shown = ROOM[room]
  // Not before the first drawing: these files would delay it.
  useEffect(
    () =>
      whenIdle(() => {
        void addRareLetters()
        loadOtherRooms()
      }),
    [],
  )
  return (
    <ErrorBoundary key={room}>
      <Suspense
        fallback={
          <div className={classes.loading} aria-busy aria-label={t('words.loading')} role="status">
            <Skeleton h={40} w="30%" />
            <Skeleton h={320} mt="lg" />
          </div>
        }
      >
        <Shown />
      </Suspense>
    </ErrorBoundary>
  )
}
