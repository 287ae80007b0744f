/**
 * The window's menu under Electron, and its question before it closes. macOS shows the menu; other systems use its keys
 * only.
 */
export const menu = {
  about: 'About Enishi',
  hide: 'Hide Enishi',
  hideOthers: 'Hide others',
  unhide: 'Show all',
  quit: 'Quit Enishi',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  selectAll: 'Select all',
  view: 'View',
  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  resetZoom: 'Actual size',
  fullScreen: 'Full screen',
  leaving: {
    question: 'Something here is not saved yet.',
    detail: 'Save it, or close and lose it. What was shown as saved is safe.',
    stay: 'Stay',
    leave: 'Close anyway',
  },
  window: 'Window',
  minimise: 'Minimise',
  close: 'Close window',
}
