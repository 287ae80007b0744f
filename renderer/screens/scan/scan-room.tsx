/** The room where staff live: choose the exhibitor once, then hold badges up. */
import { useCallback, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { RecentScan } from '../../../shared/contract/scan.ts'
import type { ScanId } from '../../../shared/domain/ids.ts'
import { useApi } from '../../ui/client.tsx'
import { useExhibition, useExhibitor } from '../../ui/exhibition.tsx'
import { useKeys } from '../../ui/keys.ts'
import { useWords } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useSettings } from '../../ui/settings.ts'
import { useWedge } from '../../scan/use-wedge.ts'
import { CameraPanel } from './camera-panel.tsx'
import { ExhibitorTiles } from './exhibitor-tiles.tsx'
import { JustScanned } from './just-scanned.tsx'
import { LastScan } from './last-scan.tsx'
import { cardOfEntry, cardOfRecent, type CardScan } from './outcome.ts'
import type { ScanEntry, ScanOrder } from './recorder.ts'
import { useRecorder } from './recorder-provider.tsx'
import { TypedCode } from './typed-code.tsx'
import classes from './scan-room.module.css'

const NO_RECENT: readonly RecentScan[] = []

/** The card to show: an earlier scan that was opened again, else the newest one. */
function cardToShow(opened: ScanId | null, entries: readonly ScanEntry[], recent: readonly RecentScan[]): CardScan | null {
  const row = (scanId: string | null) => recent.find((scan) => scan.scanId === scanId) ?? null
  const earlier = row(opened)
  const newest = entries[0]
  if (earlier !== null && newest?.ack?.scanId !== opened) return cardOfRecent(earlier)
  return newest === undefined ? null : cardOfEntry(newest, row(newest.ack?.scanId ?? null))
}

export function ScanRoom() {
  const { t, language } = useWords()
  const { api } = useApi()
  const { exhibitors } = useExhibition()
  const { settings, change } = useSettings()
  const { recorder, entries } = useRecorder()
  const exhibitor = useExhibitor(settings.exhibitorId)
  const { data: recent = NO_RECENT } = useQuery(api.scan.recent.queryOptions())
  const [opened, setOpened] = useState<ScanId | null>(null)
  const [askExhibitor, setAskExhibitor] = useState(false)
  const scope = exhibitor?.exhibitorId ?? ''

  const record = useCallback((payloadHex: string, source: ScanOrder['source']) => {
    if (exhibitor === null) {
      recorder.gate.forget('', payloadHex)
      setAskExhibitor(true)
      return
    }
    setOpened(null)
    recorder.record({ exhibitorId: exhibitor.exhibitorId, payloadHex, source, staff: settings.staff, language })
  }, [exhibitor, recorder, settings.staff, language])

  useWedge({
    enabled: true, layout: settings.wedge.layout, prefix: settings.wedge.prefix, suffix: settings.wedge.suffix, scope, gate: recorder.gate,
    onScan: ({ payloadHex }) => record(payloadHex, 'scanner'),
  })

  const choose = (exhibitorId: ScanOrder['exhibitorId']) => {
    setAskExhibitor(false)
    change({ exhibitorId })
  }
  useKeys(Object.fromEntries(exhibitors.slice(0, 9).map(({ exhibitorId }, index) => [`F${index + 1}`, () => choose(exhibitorId)])))

  const card = cardToShow(opened, entries, recent)
  return (
    <div className={classes.room}>
      <h1 className={classes.hidden}>{t('shell.rooms.scan')}</h1>
      <div className={classes.top}>
        <ExhibitorTiles chosen={exhibitor} onChoose={choose} urge={askExhibitor} />
        {askExhibitor && <Notice tone="kept">{t('scanning.needExhibitor')}</Notice>}
      </div>
      <div className={classes.camera}><CameraPanel scope={scope} onScan={(payloadHex) => record(payloadHex, 'camera')} /></div>
      <div className={classes.typed}><TypedCode onCode={(payloadHex) => record(payloadHex, 'typed')} /></div>
      <div className={classes.card}><LastScan key={card?.key} card={card} exhibitorChosen={exhibitor !== null} /></div>
      <div className={classes.recent}><JustScanned recent={recent} shown={card?.saved?.scanId ?? null} onOpen={setOpened} /></div>
    </div>
  )
}
