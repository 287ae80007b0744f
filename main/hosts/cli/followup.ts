import { FOLLOWUP_FORMATS, followupFormat } from '../../../shared/contract/followup.ts'
import { AppError } from '../../../shared/errors.ts'
import { exportFollowup } from '../../followup/write-list.ts'
import { withApp } from './host.ts'
import { follow } from './long-work.ts'
import { writeResult } from './output.ts'
import type { Register } from './register.ts'

export const registerFollowupCommands: Register = (program, run, about) => {
  program
    .command('export')
    .description(about('export'))
    .requiredOption('--exhibitor <CODE>', about('exhibitor'))
    .requiredOption('--format <F>', FOLLOWUP_FORMATS.join(' '))
    .requiredOption('--out <PATH>', about('out'))
    .action(
      run(async (context, options: { exhibitor: string; format: string; out: string }) => {
        const format = followupFormat.safeParse(options.format)
        if (!format.success) throw new AppError('usage', { detail: `--format: ${FOLLOWUP_FORMATS.join(' ')}` })
        const counts = await withApp(context, (app) =>
          follow(context, (signal) =>
            exportFollowup(
              app,
              { exhibitorCode: options.exhibitor, format: format.data, out: options.out, language: context.language },
              signal,
            ),
          ),
        )
        await writeResult(context, counts, `${counts.leads} → ${counts.file}`)
      }),
    )
}
