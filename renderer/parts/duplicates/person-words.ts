/** A visitor in words: the name, or another detail that tells two visitors apart. */
import type { DuplicateVisitor, DuplicatePair } from '../../../shared/contract/duplicate.ts'
import { speaksAgainst } from '../../../shared/domain/duplicates/reasons.ts'
import { useWords } from '../../ui/language.tsx'
import { nameParts } from '../person-name.tsx'

/**
 * Gives the name of a visitor, else the badge code, else that it is not known. With an erased visitor its links go, so
 * one without a person is one that nobody has scanned: reading again names such visitors.
 */
export function useNameOf(visitors: ReadonlyMap<string, DuplicateVisitor>): (visitorId: string) => string {
  const { t } = useWords()
  return (visitorId) => {
    const visitor = visitors.get(visitorId)
    if (visitor === undefined) return t('duplicates.links.notHere')
    return nameParts(visitor.contact).join(' ') || visitor.badgeCode || t('words.nameUnknown')
  }
}

/** The reasons of a pair as sentences: those for one person, and those against. */
export function useReasons(): (pair: DuplicatePair) => { for: string[]; against: string[] } {
  const { t } = useWords()
  return ({ reasons }) => {
    const all = reasons.map(({ code, params }) => ({
      text: t(`duplicateReason.${code}`, params),
      against: speaksAgainst(code),
    }))
    return {
      for: all.filter(({ against }) => !against).map(({ text }) => text),
      against: all.filter(({ against }) => against).map(({ text }) => text),
    }
  }
}
