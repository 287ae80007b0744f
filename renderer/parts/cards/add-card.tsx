/** Two ways to a picture of a business card: the camera that runs, or a file. */
import { Button, FileButton, Tooltip } from '@mantine/core'
import { IconId, IconPhotoPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { LeadId } from '../../../shared/domain/ids.ts'
import { useApi } from '../../host/client.tsx'
import { sendCard, sendCardFile, useCardRefresh } from '../../unsaved/card-outbox.ts'
import { useKeys } from '../../ui/keys.ts'
import { useWords } from '../../ui/language.tsx'
import { FailureNotice } from '../failure-notice.tsx'
import type { TakePicture } from './take-picture.ts'
import classes from './card-pictures.module.css'

interface Props {
  leadId: LeadId
  takePicture: TakePicture | null
  keys: boolean
  /** The buttons may show their icons alone. */
  beside: boolean
}

export function AddCard({ leadId, takePicture, keys, beside }: Props) {
  const { t } = useWords()
  const { client } = useApi()
  const refresh = useCardRefresh()
  const add = useMutation({
    networkMode: 'always',
    mutationFn: async (from: File | TakePicture) => {
      if (typeof from !== 'function') return sendCardFile(client, leadId, from, refresh)
      const picture = await from()
      if (picture !== null) sendCard(client, leadId, picture, refresh)
    },
  })
  const take = () => {
    if (takePicture !== null && !add.isPending) add.mutate(takePicture)
  }
  useKeys({ c: take }, keys && takePicture !== null)
  const choose = t(takePicture === null ? 'cards.add' : 'cards.choose')
  return (
    <>
      <div className={classes.actions}>
        {takePicture !== null && (
          <Tooltip label={t('cards.take')} disabled={!beside}>
            <Button
              className={classes.add}
              variant="default"
              leftSection={<IconId size={20} stroke={1.6} aria-hidden />}
              rightSection={keys ? <kbd aria-hidden>C</kbd> : undefined}
              loading={add.isPending}
              onClick={take}
            >
              <span className={classes.words}>{t('cards.take')}</span>
            </Button>
          </Tooltip>
        )}
        <FileButton
          accept="image/*"
          inputProps={{ 'aria-label': t('cards.choose') }}
          onChange={(file) => {
            if (file !== null) add.mutate(file)
          }}
        >
          {(props) => (
            <Tooltip label={choose} disabled={!beside}>
              <Button
                {...props}
                className={classes.add}
                variant={beside || takePicture === null ? 'default' : 'subtle'}
                color="gray"
                leftSection={<IconPhotoPlus size={18} stroke={1.6} aria-hidden />}
              >
                <span className={classes.words}>{choose}</span>
              </Button>
            </Tooltip>
          )}
        </FileButton>
      </div>
      {add.isError && <FailureNotice error={add.error} />}
    </>
  )
}
