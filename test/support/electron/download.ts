// A download as main sees it. Without a path from main the person is asked with a save dialog, whose answer the test
// chose.
import { EventEmitter } from 'node:events'
import type { Download } from '@playwright/test'
import type Electron from 'electron'
import { toOwn } from './chromium.ts'
import { shown } from './services.ts'

export class DownloadItem extends EventEmitter {
  private options: Electron.SaveDialogOptions = {}
  private path = ''
  private readonly download: Download
  constructor(download: Download) {
    super()
    this.download = download
  }
  getFilename(): string {
    return this.download.suggestedFilename()
  }
  getURL(): string {
    return toOwn(this.download.url())
  }
  setSaveDialogOptions(options: Electron.SaveDialogOptions): void {
    this.options = options
  }
  getSaveDialogOptions(): Electron.SaveDialogOptions {
    return this.options
  }
  setSavePath(path: string): void {
    this.path = path
  }
  getSavePath(): string {
    return this.path
  }
  async save(): Promise<void> {
    if (this.path === '') {
      shown.saves.push(this.options)
      this.path = shown.saveAs ?? ''
    }
    if (this.path === '') await this.download.cancel()
    else await this.download.saveAs(this.path)
    this.emit('done', {}, this.path === '' ? 'cancelled' : 'completed')
  }
}
