/** The room where staff live: choose the exhibitor once, then hold badges up. */
import { useCallback, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { RecentScan } from '../../../shared/contract/scan.ts'
import type { ExhibitorId, ScanId } from '../../../shared/domain/ids.ts'
import { keymapOfWedge } from '../../../shared/domain/wedge/check-scanner.ts'
import type { TakePicture } from '../../parts/cards/take-picture.ts'
import { useApi } from '../../host/client.tsx'
import { useExhibition } from '../../host/exhibition.tsx'
import { useKeys } from '../../ui/keys.ts'
import { useWords } from '../../ui/language.tsx'
import { useSettings } from '../../host/settings.ts'
import { useWedge } from '../../sources/use-wedge.ts'
import { CameraPanel } from './camera/camera-panel.tsx'
import { ExhibitorTiles } from './choice/exhibitor-tiles.tsx'
import { HeldScans } from './recent/held-scans.tsx'
import { JustScanned } from './recent/just-scanned.tsx'
import { LastScan } from './card/last-scan.tsx'
import { cardOfEntry, cardOfRecent, type CardScan } from '../../unsaved/outcome.ts'
import { PhotoButton, PhotoDrop } from './photos/photo-drop.tsx'
import { addPhotos, type PhotoOptions } from '../../unsaved/photo-intake.ts'
import { PhotoList } from './photos/photo-list.tsx'
import type { ScanEntry } from '../../unsaved/recorder.ts'
import { useRecorder } from '../../unsaved/recorder-provider.tsx'
import { ScanSettings } from './set-up/scan-settings.tsx'
import { SpokenScan } from './card/spoken-scan.tsx'
import { TypedCode } from './by-hand/typed-code.tsx'
import { useBadgePreference } from './camera/use-badge-preference.ts'
import { useScanning } from './use-scanning.ts'
import { VisitorByHand } from './by-hand/visitor-by-hand.tsx'
import { useStore } from '../../store.ts'
import classes from './scan-room.module.css'

const NO_RECENT: readonly RecentScan[] = []

/** The card to show: an earlier scan that was opened again, else the newest one. */
function cardToShow(
  opened: ScanId | null,
  entries: readonly ScanEntry[],
  recent: readonly RecentScan[],
): CardScan | null {
  const row = (scanId: string | null) => recent.find((scan) => scan.scanId === scanId) ?? null
  const earlier = row(opened)
  const newest = entries[0]
  if (earlier !== null && newest?.ack?.scanId !== opened) return cardOfRecent(earlier)
  return newest === undefined ? null : cardOfEntry(newest, row(newest.ack?.scanId ?? null))
}

type Form = { card: CardScan | null }

export function ScanRoom() {
  const { t } = useWords()
  const { api } = useApi()
  const { exhibitors } = useExhibition()
  const { settings, change } = useSettings()
  const { recorder, entries } = useRecorder()
  const { exhibitor, record, describe } = useScanning()
  const { data: recent = NO_RECENT } = useQuery(api.scan.recent.queryOptions())
  const held = useStore(recorder.held)
  const [opened, setOpened] = useState<ScanId | null>(null)
  const [form, setForm] = useState<Form | null>(null)
  const [takePicture, setTakePicture] = useState<TakePicture | null>(null)
  const onPicture = useCallback((take: TakePicture | null) => setTakePicture(() => take), [])
  const [checking, setChecking] = useState(false)
  const prefers = useBadgePreference()
  const scope = exhibitor?.exhibitorId ?? ''

  const scan: typeof record = (scanned) => {
    setOpened(null)
    return record(scanned)
  }
  useWedge({
    enabled: !checking,
    layout: keymapOfWedge(settings.wedge),
    prefix: settings.wedge.prefix,
    suffix: settings.wedge.suffix,
    scope,
    gate: recorder.gate,
    onScan: ({ payloadHex }) => scan({ payloadHex, source: 'scanner' }),
  })

  const choose = (exhibitorId: ExhibitorId) => change({ exhibitorId })
  useKeys({
    ...Object.fromEntries(
      exhibitors.slice(0, 9).map(({ exhibitorId }, index) => [`F${index + 1}`, () => choose(exhibitorId)]),
    ),
    h: () => setForm({ card: null }),
  })

  const recordPhoto: PhotoOptions['record'] = (payloadHex, symbology) =>
    scan({ payloadHex, symbology, source: 'photo' })
  const addFiles = (files: File[]) => addPhotos(files, { engine: settings.engine, prefers, record: recordPhoto })

  const card = cardToShow(opened, entries, recent)
  const formIsOfCard = form !== null && form.card !== null && form.card.saved?.leadId === card?.saved?.leadId
  return (
    <div className={classes.room}>
      <h1 className={classes.hidden}>{t('shell.rooms.scan')}</h1>
      <SpokenScan card={card} held={held.length} />
      <div className={classes.top}>
        <ExhibitorTiles chosen={exhibitor} onChoose={choose} waiting={held.length} />
      </div>
      <div className={classes.camera}>
        <CameraPanel
          scope={scope}
          onScan={(payloadHex, symbology) => scan({ payloadHex, symbology, source: 'camera' })}
          onPicture={onPicture}
        >
          <PhotoButton onFiles={addFiles} />
          <ScanSettings checking={checking} onChecking={setChecking} />
        </CameraPanel>
      </div>
      <div className={classes.typed}>
        <TypedCode
          onCode={(payloadHex) => scan({ payloadHex, source: 'typed' })}
          onByHand={() => setForm({ card: null })}
        />
        <PhotoList record={recordPhoto} describe={describe} />
      </div>
      <div className={classes.card}>
        <HeldScans held={recorder.held} describe={describe} />
        {form !== null && (
          <VisitorByHand
            key={form.card?.key ?? 'new'}
            card={form.card}
            takePicture={takePicture}
            record={scan}
            onClose={() => setForm(null)}
          />
        )}
        {!formIsOfCard && (card !== null || (form === null && held.length === 0)) && (
          <LastScan
            key={card?.key}
            card={card}
            exhibitorChosen={exhibitor !== null}
            takePicture={takePicture}
            onComplete={() => setForm({ card })}
          />
        )}
      </div>
      <div className={classes.recent}>
        <JustScanned recent={recent} shown={card?.saved?.scanId ?? null} onOpen={setOpened} />
      </div>
      <PhotoDrop onFiles={addFiles} />
    </div>
  )
}
