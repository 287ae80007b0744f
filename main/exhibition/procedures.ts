import { os } from '../app/procedure.ts'
import { applyExhibition } from './apply-exhibition.ts'
import { toExhibitionFile } from './exhibition-file.ts'
import { summarise, summaryOf } from './summary.ts'

export const exhibition = {
  get: os.exhibition.get.handler(({ context }) => summarise(context.app)),
  apply: os.exhibition.apply.handler(async ({ context, input }) => {
    const { changedPins } = await applyExhibition(context.app, input.file, input.command.at)
    return { ...summaryOf(context.app), changedPins }
  }),
  exportFile: os.exhibition.exportFile.handler(({ context }) => toExhibitionFile(context.app)),
}
