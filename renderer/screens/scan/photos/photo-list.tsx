/** The photos that were dropped or chosen: progress, and the codes of each. */
import { ActionIcon, Button, Loader, Progress } from '@mantine/core'
import {
  IconCheck,
  IconHelpCircle,
  IconHistory,
  IconPhotoOff,
  IconPlayerStop,
  IconQrcodeOff,
  IconX,
} from '@tabler/icons-react'
import { useWords } from '../../../ui/language.tsx'
import { PersonName } from '../../../parts/person-name.tsx'
import {
  clearPhotos,
  type Photo,
  type PhotoCode,
  type PhotoOptions,
  photoStore,
  recordPhotoCode,
  stopPhotos,
} from '../../../unsaved/photo-intake.ts'
import { outcomeOfEntry } from '../../../unsaved/outcome.ts'
import { useFailureText } from '../../../parts/failure-notice.tsx'
import { useStore } from '../../../store.ts'
import classes from './photo-list.module.css'

export function PhotoList({
  record,
  describe,
}: {
  record: PhotoOptions['record']
  describe: (payloadHex: string) => string
}) {
  const { t } = useWords()
  const photos = useStore(photoStore)
  if (photos.length === 0) return null
  const done = photos.filter(({ state }) => state !== 'waiting' && state !== 'reading').length
  const busy = done < photos.length
  const recorded = photos
    .flatMap(({ codes }) => codes)
    .filter(
      ({ scan }) => scan !== null && scan !== 'held' && scan.state === 'saved' && scan.ack?.outcome !== 'rejected',
    ).length
  return (
    <section className={classes.place} aria-labelledby="photos">
      <header className={classes.head}>
        <h2 id="photos">{t('photos.title')}</h2>
        <p role="status">
          {busy
            ? t('photos.progress', { done, total: photos.length })
            : t('photos.done', { count: photos.length, recorded })}
        </p>
        {busy ? (
          <Button variant="default" leftSection={<IconPlayerStop size={18} aria-hidden />} onClick={stopPhotos}>
            {t('words.stop')}
          </Button>
        ) : (
          <ActionIcon aria-label={t('photos.clear')} onClick={clearPhotos}>
            <IconX size={20} stroke={1.6} />
          </ActionIcon>
        )}
      </header>
      {busy && <Progress value={(done / photos.length) * 100} aria-label={t('photos.title')} />}
      <ul className={classes.list}>
        {photos.map((photo) => (
          <li key={photo.id} className={classes.photo}>
            <span className={classes.name} title={photo.name}>
              <bdi>{photo.name}</bdi>
            </span>
            <div className={classes.lines}>
              <PhotoState photo={photo} />
              {photo.codes.map((code) => (
                <Code
                  key={code.payloadHex}
                  code={code}
                  about={describe(code.payloadHex)}
                  onRecord={() => recordPhotoCode(photo.id, code.payloadHex, record)}
                />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function PhotoState({ photo: { state, codes, error } }: { photo: Photo }) {
  const { t } = useWords()
  const failureText = useFailureText()
  if (state === 'reading')
    return (
      <span className={classes.line}>
        <Loader size={18} aria-hidden />
        {t('photos.reading')}
      </span>
    )
  if (state === 'waiting') return <span className={classes.line}>{t('photos.waiting')}</span>
  if (state === 'heic')
    return (
      <span className={classes.message} data-tone="failed">
        <IconPhotoOff size={18} aria-hidden />
        <span>{t('photos.heic')}</span>
      </span>
    )
  if (state === 'failed')
    return (
      <span className={classes.message} data-tone="failed">
        <IconPhotoOff size={18} aria-hidden />
        <span>{failureText(error)}</span>
      </span>
    )
  if (codes.length === 0)
    return (
      <span className={classes.message} data-tone="kept">
        <IconQrcodeOff size={18} aria-hidden />
        <span>{t('photos.noCode')}</span>
      </span>
    )
  return codes.some(({ scan }) => scan === null) ? (
    <span className={classes.line}>{t('photos.codes', { count: codes.length })}</span>
  ) : null
}

const ICONS = {
  new: IconCheck,
  again: IconHistory,
  kept: IconHelpCircle,
  rejected: IconQrcodeOff,
  failed: IconPhotoOff,
} as const

function Code({ code: { scan }, about, onRecord }: { code: PhotoCode; about: string; onRecord: () => void }) {
  const { t } = useWords()
  if (scan === null) {
    return (
      <span className={classes.line}>
        <bdi className={classes.about}>{about}</bdi>
        <Button variant="default" onClick={onRecord}>
          {t('photos.record')}
        </Button>
      </span>
    )
  }
  if (scan === 'held')
    return (
      <span className={classes.line} data-tone="kept">
        <bdi className={classes.about}>{about}</bdi>
        {t('photos.held')}
      </span>
    )
  const outcome = scan.state === 'saving' ? null : outcomeOfEntry(scan)
  const Icon = outcome === null ? null : ICONS[outcome]
  const { reason = null, contact = null } = scan.ack ?? {}
  return (
    <span className={classes.line} data-tone={outcome ?? undefined}>
      {Icon === null ? <Loader size={18} aria-hidden /> : <Icon size={18} aria-hidden />}
      {outcome !== 'rejected' && (
        <strong className={classes.person}>
          <PersonName contact={contact} badgeCode={scan.ack?.reading.badgeCode ?? about} />
        </strong>
      )}
      <span>
        {outcome === null
          ? t('words.saving')
          : outcome === 'rejected'
            ? reason === null
              ? ''
              : t(`scanning.what.${reason}`)
            : t(`photos.outcome.${outcome}`)}
      </span>
    </span>
  )
}
