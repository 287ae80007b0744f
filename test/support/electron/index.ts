// A stand-in for the `electron` module: as much of it as the shell uses, with a real Chromium page for each window.
// What is not here is not used; a call to it fails loudly. The annotations hold each part to Electron's own typings.
import { app as appStandIn } from './app.ts'
import { control } from './control.ts'
import { MessageChannelMain, MessagePortMain } from './ports.ts'
import { Menu, defaultSession, dialog, ipcMain, protocol, screen } from './services.ts'
import { BrowserWindow } from './window.ts'

export const app = appStandIn
export { Menu } from './services.ts'
export const session = { defaultSession }
/** Nothing of Electron's `shell` and page-side parts is used in main; electron-store asks whether they are there. */
export const shell = undefined
export const ipcRenderer = undefined
export { BrowserWindow, MessageChannelMain, MessagePortMain, dialog, ipcMain, protocol, screen }

const electron = { app, BrowserWindow, Menu, MessageChannelMain, dialog, ipcMain, protocol, screen, session, shell }
export type StandIn = typeof electron
export default electron

control(electron)
