/**
 * An exhibitor's name in a small space. A Japanese name breaks only between its words: at a dot or where the script
 * changes.
 */
import { useWords } from '../ui/language.tsx'
import type { Bilingual } from '../../shared/contract/shapes.ts'
import classes from './exhibitor-name.module.css'

/** Between two words of a Japanese name. */
const SEAM = /(?<=・)|(?<=[\p{Script=Han}ぁ-ん])(?=[ァ-ヺ])|(?<=[ァ-ヺー])(?=\p{Script=Han})/u

/** The words of a name, between which it may break. */
export const wordsOfName = (name: string): string[] => name.split(SEAM)

export function ExhibitorName({ name }: { name: Bilingual }) {
  const { say } = useWords()
  const words = wordsOfName(say(name))
  if (words.length === 1) return <span className={classes.one}>{words}</span>
  return (
    <span className={classes.several}>
      {words.map((word, index) => (
        <span key={index}>
          {word}
          <wbr />
        </span>
      ))}
    </span>
  )
}
