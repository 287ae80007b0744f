// The question when the window is closed while the page holds unsaved input. Without it Electron would silently leave
// the window open.
import { createTranslator } from '../../../shared/messages/all-languages.ts'
import type { Language } from '../../../shared/messages/translate.ts'

/** The index of the button that closes the window anyway. */
export const LEAVE = 1

/** The question for Electron's message box. Enter and Escape both stay. */
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
