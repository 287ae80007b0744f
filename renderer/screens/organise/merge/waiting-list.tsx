/** The bundles that wait: those ready to merge, and those refused, each with the reason and the remedy. */
import { ActionIcon, Button } from '@mantine/core'
import { IconCheck, IconFileZip, IconX } from '@tabler/icons-react'
import { isErrorCode } from '../../../../shared/errors.ts'
import { errorMessage } from '../../../../shared/messages/translate.ts'
import { useApi } from '../../../host/client.tsx'
import { sizeText } from '../../../../shared/domain/size-text.ts'
import { useWords } from '../../../ui/language.tsx'
import room from '../organise-room.module.css'
import { acceptStation, removeBundle, type WaitingBundle } from './merge-work.ts'
import classes from './merge.module.css'

export function WaitingList({ waiting }: { waiting: readonly WaitingBundle[] }) {
  const { t } = useWords()
  const fresh = waiting.filter(({ refusal }) => refusal === null)
  const refused = waiting.filter(({ refusal }) => refusal !== null)
  return (
    <>
      {fresh.length > 0 && <h3 className={room.subheading}>{t('bundles.merge.ready', { count: fresh.length })}</h3>}
      {fresh.length > 0 && (
        <ul className={classes.files}>
          {fresh.map((bundle) => (
            <WaitingFile key={bundle.uploadId} bundle={bundle} />
          ))}
        </ul>
      )}
      {refused.length > 0 && (
        <h3 className={room.subheading}>{t('bundles.merge.refused', { count: refused.length })}</h3>
      )}
      {refused.length > 0 && (
        <ul className={classes.files}>
          {refused.map((bundle) => (
            <WaitingFile key={bundle.uploadId} bundle={bundle} />
          ))}
        </ul>
      )}
    </>
  )
}

function WaitingFile({ bundle: { uploadId, name, bytes, refusal, accepted } }: { bundle: WaitingBundle }) {
  const { t, language } = useWords()
  const { client } = useApi()
  return (
    <li className={classes.file} data-refused={refusal !== null || undefined}>
      <IconFileZip size={22} stroke={1.5} aria-hidden className={classes.fileIcon} />
      <span className={classes.fileName}>
        <bdi>{name}</bdi>
      </span>
      <span className={classes.quiet}>{sizeText(bytes, language)}</span>
      <ActionIcon aria-label={t('bundles.merge.remove', { name })} onClick={() => removeBundle(client, uploadId)}>
        <IconX size={18} aria-hidden />
      </ActionIcon>
      {refusal !== null && (
        <div className={classes.why}>
          <Refusal refusal={refusal} accepted={accepted} />
        </div>
      )}
    </li>
  )
}

function Refusal({
  refusal: { error, fingerprint, station },
  accepted,
}: {
  refusal: NonNullable<WaitingBundle['refusal']>
  accepted: boolean
}) {
  const { t, translator } = useWords()
  if (error === null) return null
  if (error.code !== 'station_unknown' || fingerprint === null) {
    return (
      <p className={classes.refusalText}>
        {isErrorCode(error.code) ? errorMessage(translator, error.code, error.params) : error.code}
      </p>
    )
  }
  return (
    <>
      <p className={classes.refusalTitle}>
        {t('bundles.merge.unknown.title', { name: station || t('bundles.stations.unnamed') })}
      </p>
      <p className={classes.quiet}>{t('bundles.merge.unknown.text')}</p>
      <p className={classes.fingerprint}>{fingerprint}</p>
      {accepted ? (
        <p className={classes.accepted} role="status">
          <IconCheck size={18} aria-hidden />
          {t('bundles.merge.unknown.accepted')}
        </p>
      ) : (
        <Button variant="default" onClick={() => acceptStation(fingerprint)}>
          {t('bundles.merge.unknown.accept')}
        </Button>
      )}
    </>
  )
}
