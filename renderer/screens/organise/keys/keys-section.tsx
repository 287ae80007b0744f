/** Key pairs: the organiser's, made here, and the exhibitors' public keys. */
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import room from '../organise-room.module.css'
import { CreateKey } from './create-key.tsx'
import { ExhibitorKeys } from './exhibitor-keys.tsx'
import { OrganiserKey } from './organiser-key.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'

export function KeysSection() {
  const { t } = useWords()
  const { api } = useApi()
  const key = useQuery(api.key.show.queryOptions())
  return (
    <>
      <h2 className={room.heading}>{t('bundles.keys.title')}</h2>
      <p className={room.quiet}>{t('bundles.keys.text')}</p>
      <h3 className={room.subheading}>{t('bundles.keys.organiser')}</h3>
      {key.isError && <FailureNotice error={key.error} onRetry={() => void key.refetch()} />}
      {key.isPending && <Skeleton h={120} />}
      {key.data === null && <CreateKey />}
      {key.data != null && <OrganiserKey recipient={key.data.recipient} here={key.data.here} />}
      <ExhibitorKeys />
    </>
  )
}
