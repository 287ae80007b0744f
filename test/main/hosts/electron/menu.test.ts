import { expect, test } from 'vitest'
import { type MenuEntry, menuFor } from '../../../../main/hosts/electron/menu.ts'

const all = (entries: MenuEntry[]): MenuEntry[] =>
  entries.flatMap((entry) => ('submenu' in entry ? [entry, ...all(entry.submenu)] : [entry]))
const labels = (entries: MenuEntry[]): string[] =>
  all(entries).flatMap((entry) => ('label' in entry ? [entry.label] : []))
const roles = (entries: MenuEntry[]): string[] => all(entries).flatMap((entry) => ('role' in entry ? [entry.role] : []))

test('the menu speaks the language of the app', () => {
  expect(labels(menuFor('en', 'win32'))).toContain('Paste')
  const japanese = labels(menuFor('ja', 'darwin'))
  expect(japanese).toContain('ペースト')
  expect(japanese.filter((label) => label !== 'Enishi' && !/[\u3040-\u9fff]/.test(label))).toEqual([])
})

test.each(['win32', 'linux', 'darwin'] as const)('on %s the page can be zoomed, text copied and pasted', (platform) => {
  expect(roles(menuFor('en', platform))).toEqual(
    expect.arrayContaining(['zoomIn', 'zoomOut', 'resetZoom', 'copy', 'paste', 'selectAll']),
  )
})

test('macOS has its app and window menus; elsewhere no key that a scanner may type closes or hides the window', () => {
  expect(roles(menuFor('en', 'darwin'))).toEqual(expect.arrayContaining(['quit', 'close', 'minimize']))
  for (const role of ['quit', 'close', 'minimize', 'reload', 'toggleDevTools'])
    expect(roles(menuFor('en', 'win32'))).not.toContain(role)
})
