import { errorMessage } from '../../../shared/messages/translate.ts'
import { runCheck } from '../../health/check-health.ts'
import { exitCodeOf, withApp } from './host.ts'
import { follow } from './long-work.ts'
import { write, writeResult } from './output.ts'
import type { Register } from './register.ts'

export const registerHealthCommands: Register = (program, run, about) => {
  program
    .command('check')
    .description(about('check'))
    .action(
      run(async (context) => {
        const { translator } = context
        const result = await withApp(context, (app) => follow(context, (signal) => runCheck(app, signal)))
        const lines = result.findings.map((finding) => translator.t(`health.finding.${finding.code}`, finding.params))
        await writeResult(
          context,
          result,
          [translator.t(result.ok ? 'health.sound' : 'health.unsound'), ...lines].join('\n'),
        )
        if (result.ok) return 0
        await write(
          context.streams.stderr,
          `${errorMessage(translator, 'storage_unsound', { folder: context.folder })}\n`,
        )
        return exitCodeOf('storage_unsound')
      }),
    )
}
