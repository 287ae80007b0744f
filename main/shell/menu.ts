/** One entry of a menu, as Electron takes it: the roles bring their own words and keys. */
interface MenuEntry {
  label?: string
  role?: 'appMenu' | 'editMenu' | 'windowMenu'
}

/** The menu that macOS needs for copy, paste, hide and quit; elsewhere the window has none. */
export const menuFor = (name: string): MenuEntry[] => [{ label: name, role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]
