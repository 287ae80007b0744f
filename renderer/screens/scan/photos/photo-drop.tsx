/** Photos dropped anywhere on Scan, or chosen with a button. */
import { useEffect, useRef, useState } from 'react'
import { ActionIcon, FileButton, Tooltip } from '@mantine/core'
import { IconPhotoScan } from '@tabler/icons-react'
import { useWords } from '../../../ui/language.tsx'
import classes from './photo-drop.module.css'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/**
 * Are files being dragged over the page? Whatever is dropped comes to `onFiles`; what is no picture says so in the
 * list.
 */
function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    // The browser reports entering an element before leaving the one around it.
    let inside = 0
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      inside++
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (holdsFiles(event) && --inside <= 0) setOver(false)
    }
    const drag = (event: DragEvent) => {
      if (holdsFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      // Without this the browser would leave the page for the picture.
      event.preventDefault()
      inside = 0
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) latest.current(files)
    }
    addEventListener('dragenter', enter)
    addEventListener('dragleave', leave)
    addEventListener('dragover', drag)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragenter', enter)
      removeEventListener('dragleave', leave)
      removeEventListener('dragover', drag)
      removeEventListener('drop', drop)
    }
  }, [])
  return over
}

export function PhotoDrop({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useWords()
  const over = useDroppedFiles(onFiles)
  if (!over) return null
  return (
    <div className={classes.drop} role="status">
      <IconPhotoScan size={56} stroke={1.3} aria-hidden />
      <p className={classes.title}>{t('photos.drop')}</p>
      <p>{t('photos.dropText')}</p>
    </div>
  )
}

export function PhotoButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useWords()
  return (
    <FileButton
      multiple
      accept="image/*"
      inputProps={{ 'aria-label': t('photos.choose') }}
      onChange={(files) => {
        if (files.length > 0) onFiles(files)
      }}
    >
      {(props) => (
        <Tooltip label={t('photos.choose')}>
          <ActionIcon {...props} aria-label={t('photos.choose')}>
            <IconPhotoScan size={20} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
    </FileButton>
  )
}
