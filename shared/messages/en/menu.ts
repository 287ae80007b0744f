/** The window's menu under Electron: on macOS in its menu bar, elsewhere only its keys. */
export const menu = {
  about: 'About Enishi', hide: 'Hide Enishi', hideOthers: 'Hide others', unhide: 'Show all', quit: 'Quit Enishi',
  edit: 'Edit', undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all',
  view: 'View', zoomIn: 'Larger', zoomOut: 'Smaller', resetZoom: 'Actual size', fullScreen: 'Full screen',
  window: 'Window', minimise: 'Minimise', close: 'Close window',
}
