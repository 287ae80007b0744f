// What the window asks when it is closed while the page holds what is not saved. Without the question Electron would
// leave the window open and say nothing.
import { createTranslator } from '../../../shared/messages/all-languages.ts'
import type { Language } from '../../../shared/messages/translate.ts'

/** Which button closes the window all the same. */
export const LEAVE = 1

/** The question as Electron's message box takes it; Enter and Escape both stay. */
export function leavingQuestion(language: Language) {
  const { t } = createTranslator(language)
  return {
    type: 'warning' as const,
    title: 'Enishi',
    message: t('menu.leaving.question'),
    detail: t('menu.leaving.detail'),
    buttons: [t('menu.leaving.stay'), t('menu.leaving.leave')],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
}
