/** The room of the present place. Scan comes with the page; the others when first entered. */
import { lazy, Suspense } from 'react'
import { Skeleton } from '@mantine/core'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import { useWords } from './ui/language.tsx'
import { type Room, usePlace } from './parts/place.ts'
import { ScanRoom } from './screens/scan/scan-room.tsx'
import classes from './app.module.css'

const LeadsRoom = lazy(() => import('./screens/leads/leads-room.tsx').then((module) => ({ default: module.LeadsRoom })))
const FollowUpRoom = lazy(() =>
  import('./screens/followup/follow-up-room.tsx').then((module) => ({ default: module.FollowUpRoom })),
)
const OrganiseRoom = lazy(() =>
  import('./screens/organise/organise-room.tsx').then((module) => ({ default: module.OrganiseRoom })),
)

const ROOM = { scan: ScanRoom, leads: LeadsRoom, 'follow-up': FollowUpRoom, organise: OrganiseRoom } satisfies Record<
  Room,
  unknown
>

export function Rooms() {
  const { room } = usePlace()
  const { t } = useWords()
  const Shown = ROOM[room]
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
