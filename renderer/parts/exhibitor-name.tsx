/**
 * An exhibitor's name where space is short: a Japanese name breaks between its words, which a dot or a change of script
 * parts, not inside.
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
