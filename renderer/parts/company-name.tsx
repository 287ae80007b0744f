/** A company as a badge, a list or a person gives it: it breaks at blanks and between its words, not inside one. */
import { Fragment } from 'react'
import { wordsOfName } from './exhibitor-name.tsx'

export function CompanyName({ name }: { name: string }) {
  return (
    <bdi>
      {wordsOfName(name).map((word, index) => (
        // Two words of one name may be equal; their order never changes.
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {word}
        </Fragment>
      ))}
    </bdi>
  )
}
