/** The picture of the business card that goes with a new visitor. */
import { Button, FileButton } from '@mantine/core'
import { IconCamera, IconPhotoPlus } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { TakePicture } from '../../../parts/cards/take-picture.ts'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import { PictureOf } from '../../../parts/picture-of.tsx'
import { cardPicture } from '../../../sources/card-picture.ts'
import { useWords } from '../../../ui/language.tsx'
import classes from './by-hand-form.module.css'

export function CardOfVisitor({
  picture,
  takePicture,
  onPicture,
}: {
  picture: Blob | null
  takePicture: TakePicture | null
  onPicture: (picture: Blob | null) => void
}) {
  const { t } = useWords()
  const take = useMutation({
    networkMode: 'always',
    mutationFn: async (from: File | TakePicture) => (typeof from === 'function' ? from() : cardPicture(from)),
    onSuccess: (taken) => {
      if (taken !== null) onPicture(taken)
    },
  })
  if (picture !== null) {
    return (
      <div className={classes.card}>
        <PictureOf blob={picture} alt={t('byHand.picture')} className={classes.picture} />
        <Button variant="default" onClick={() => onPicture(null)}>
          {t('byHand.dropPicture')}
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.card}>
      {takePicture !== null && (
        <Button
          variant="default"
          leftSection={<IconCamera size={18} stroke={1.6} aria-hidden />}
          loading={take.isPending}
          onClick={() => take.mutate(takePicture)}
        >
          {t('cards.take')}
        </Button>
      )}
      <FileButton
        accept="image/*"
        inputProps={{ 'aria-label': t('cards.choose') }}
        onChange={(file) => {
          if (file !== null) take.mutate(file)
        }}
      >
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconPhotoPlus size={18} stroke={1.6} aria-hidden />}>
            {takePicture === null ? t('cards.add') : t('cards.choose')}
          </Button>
        )}
      </FileButton>
      {take.isError && <FailureNotice error={take.error} />}
    </div>
  )
}
