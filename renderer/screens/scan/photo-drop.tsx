/** Photos dropped anywhere on Scan, or chosen with a button. */
import { ActionIcon, FileButton, Tooltip } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconPhotoScan } from '@tabler/icons-react'
import { useWords } from '../../ui/language.tsx'
import classes from './photo-drop.module.css'

/** Whatever is dropped is looked at: what is no picture says so in the list. */
export function PhotoDrop({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useWords()
  return (
    <Dropzone.FullScreen active onDrop={onFiles} onReject={(refused) => onFiles(refused.map(({ file }) => file))} className={classes.drop} inputProps={{ 'aria-label': t('photos.choose') }}>
      <div className={classes.words}>
        <IconPhotoScan size={56} stroke={1.3} aria-hidden />
        <p className={classes.title}>{t('photos.drop')}</p>
        <p>{t('photos.dropText')}</p>
      </div>
    </Dropzone.FullScreen>
  )
}

export function PhotoButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useWords()
  return (
    <FileButton multiple accept="image/*" inputProps={{ 'aria-label': t('photos.choose') }} onChange={(files) => { if (files.length > 0) onFiles(files) }}>
      {(props) => <Tooltip label={t('photos.choose')}><ActionIcon {...props} aria-label={t('photos.choose')}><IconPhotoScan size={20} stroke={1.6} /></ActionIcon></Tooltip>}
    </FileButton>
  )
}
