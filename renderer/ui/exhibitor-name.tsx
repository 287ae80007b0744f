/** An exhibitor's name where space is short: a Japanese name of several words breaks between them, not inside. */
import { useWords } from './language.tsx'
import type { Bilingual } from '../../shared/contract/shapes.ts'
import classes from './exhibitor-name.module.css'

export function ExhibitorName({ name }: { name: Bilingual }) {
  const { say } = useWords()
  const words = say(name).split(/(?<=・)/u)
  if (words.length === 1) return <span className={classes.one}>{words}</span>
  return <span className={classes.several}>{words.map((word, index) => <span key={index}>{word}<wbr /></span>)}</span>
}
