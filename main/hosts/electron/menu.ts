// The window's menu. Electron's roles do the work and set the keys. The labels are ours, because Electron has only
// English ones. No entry reloads the page or opens developer tools: a key pressed at the booth must not lose what is on
// the screen.
import { createTranslator } from '../../../shared/messages/all-languages.ts'
import type { Language } from '../../../shared/messages/translate.ts'

type Role =
  | 'about'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'selectAll'
  | 'zoomIn'
  | 'zoomOut'
  | 'resetZoom'
  | 'togglefullscreen'
  | 'minimize'
  | 'close'

/** An entry in Electron's form. */
export type MenuEntry = { label: string; submenu: MenuEntry[] } | { label: string; role: Role } | { type: 'separator' }

/** The whole menu. On macOS the first submenu has the app's name. */
export function menuFor(language: Language, platform: NodeJS.Platform): MenuEntry[] {
  const { t } = createTranslator(language)
  const line: MenuEntry = { type: 'separator' }
  const ofApp: MenuEntry = {
    label: 'Enishi',
    submenu: [
      { label: t('menu.about'), role: 'about' },
      line,
      { label: t('menu.hide'), role: 'hide' },
      { label: t('menu.hideOthers'), role: 'hideOthers' },
      { label: t('menu.unhide'), role: 'unhide' },
      line,
      { label: t('menu.quit'), role: 'quit' },
    ],
  }
  const ofEdit: MenuEntry = {
    label: t('menu.edit'),
    submenu: [
      { label: t('menu.undo'), role: 'undo' },
      { label: t('menu.redo'), role: 'redo' },
      line,
      { label: t('menu.cut'), role: 'cut' },
      { label: t('menu.copy'), role: 'copy' },
      { label: t('menu.paste'), role: 'paste' },
      { label: t('menu.selectAll'), role: 'selectAll' },
    ],
  }
  const ofView: MenuEntry = {
    label: t('menu.view'),
    submenu: [
      { label: t('menu.resetZoom'), role: 'resetZoom' },
      { label: t('menu.zoomIn'), role: 'zoomIn' },
      { label: t('menu.zoomOut'), role: 'zoomOut' },
      line,
      { label: t('menu.fullScreen'), role: 'togglefullscreen' },
    ],
  }
  const ofWindow: MenuEntry = {
    label: t('menu.window'),
    submenu: [
      { label: t('menu.minimise'), role: 'minimize' },
      { label: t('menu.close'), role: 'close' },
    ],
  }
  // Except on macOS, the window menu's keys are Ctrl+W and Ctrl+M, and some scanners send Enter as Ctrl+M.
  return platform === 'darwin' ? [ofApp, ofEdit, ofView, ofWindow] : [ofEdit, ofView]
}
