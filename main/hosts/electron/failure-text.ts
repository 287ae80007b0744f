// The message when Electron cannot go on, in the words that the page uses.
import { AppError } from '../../../shared/errors.ts'
import { createTranslator } from '../../../shared/messages/all-languages.ts'
import { errorMessage, type Language } from '../../../shared/messages/translate.ts'

/** One message for a person. `reference` finds the entry in the log. */
export function failureText(error: unknown, reference: string, language: Language): string {
  const translator = createTranslator(language)
  if (error instanceof AppError) return errorMessage(translator, error.code, error.params)
  return errorMessage(translator, 'internal', { reference })
}
