/** A place to drop files on, with a button for those who choose. */
import { type ReactNode, useRef } from 'react'
import { Button } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import classes from './file-drop.module.css'

interface Props {
  text: ReactNode
  choose: string
  onFiles: (files: File[]) => void
  multiple?: boolean
  /** As `accept` of a file field: what the chooser offers first. Anything may be dropped. */
  accept?: string
  busy?: boolean
  /** Is it the main thing to do here? */
  main?: boolean
}

export function FileDrop({ text, choose, onFiles, multiple = false, accept, busy = false, main = false }: Props) {
  const open = useRef<() => void>(null)
  const take = (files: File[]) => {
    if (files.length > 0) onFiles(files)
  }
  return (
    <Dropzone
      onDrop={take}
      onReject={(refused) => take(refused.map(({ file }) => file).slice(0, multiple ? undefined : 1))}
      multiple={multiple}
      loading={busy}
      radius="md"
      className={classes.zone}
      activateOnClick={false}
      openRef={open}
      inputProps={{ 'aria-label': choose, ...(accept === undefined ? {} : { accept }) }}
    >
      <p className={classes.drop}>{text}</p>
      <Button className={classes.choose} variant={main ? 'filled' : 'default'} onClick={() => open.current?.()}>
        {choose}
      </Button>
    </Dropzone>
  )
}
