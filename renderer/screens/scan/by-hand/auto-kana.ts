/**
 * The reading of a name, taken from the kana that an input method shows before they become kanji. Staff need not type
 * it again. It follows the name until somebody types a reading by hand.
 */
import { type CompositionEvent, useRef } from 'react'
import type { TypedPerson } from './person-fields.ts'
import { toKatakana } from '../../../../shared/domain/person/kana.ts'

export interface AutoKana {
  /** The text that is being composed. */
  composing(data: string): void
  /** Ends the composition and returns the kana to add, or "". */
  composed(): string
}

/** Hiragana, and the Latin letters that are still to become a syllable. */
const COMPOSING = /^([\u3041-\u3096ー]*)[a-zａ-ｚ]{0,3}$/i

/** One a field. */
export function createAutoKana(): AutoKana {
  let kana = ''
  return {
    composing(data) {
      const [, hiragana = ''] = COMPOSING.exec(data) ?? []
      // Kanji show that the conversion has begun: the kana before them are the reading. A shorter text was taken back.
      if (COMPOSING.test(data)) kana = hiragana
    },
    composed() {
      const reading = toKatakana(kana)
      kana = ''
      return reading
    },
  }
}

const KANA_OF = { familyName: 'familyKana', givenName: 'givenKana' } as const

/** Fills the kana from what the input method shows while a name is typed, as long as nobody typed kana. */
export function useKana(typed: TypedPerson, put: (some: Partial<TypedPerson>) => void) {
  const readings = useRef({ familyName: createAutoKana(), givenName: createAutoKana() })
  const byMachine = useRef({ familyName: '', givenName: '' })
  const follows = (name: 'familyName' | 'givenName') => typed[KANA_OF[name]] === byMachine.current[name]
  return {
    typeName(name: 'familyName' | 'givenName', value: string) {
      // Emptying a name empties its reading too.
      if (value === '' && follows(name)) {
        byMachine.current[name] = ''
        put({ [name]: value, [KANA_OF[name]]: '' })
      } else put({ [name]: value })
    },
    of: (name: 'familyName' | 'givenName') => ({
      onCompositionUpdate: (event: CompositionEvent<HTMLInputElement>) => readings.current[name].composing(event.data),
      onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
        const reading = readings.current[name].composed()
        if (reading === '' || !follows(name)) return
        byMachine.current[name] += reading
        put({ [name]: event.currentTarget.value, [KANA_OF[name]]: byMachine.current[name] })
      },
    }),
  }
}
