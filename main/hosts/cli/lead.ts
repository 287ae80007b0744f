import { eachLead } from '../../lead/each-lead.ts'
import { wholeNumber } from './arguments.ts'
import { withApp } from './host.ts'
import { writeResult } from './output.ts'
import type { Register } from './register.ts'

interface LeadOptions {
  exhibitor?: string
  search: string
  limit?: number
}

export const registerLeadCommands: Register = (program, run, about) => {
  program
    .command('leads')
    .description(about('leads'))
    .option('--exhibitor <CODE>', about('exhibitor'))
    .option('--search <TEXT>', about('search'), '')
    .option('--limit <N>', about('limit'), wholeNumber)
    .action(
      run(async (context, { exhibitor, search, limit }: LeadOptions) =>
        withApp(context, async (app) => {
          for await (const lead of eachLead(app, { exhibitorCode: exhibitor, search, limit })) {
            const { contact } = lead
            await writeResult(
              context,
              lead,
              [lead.exhibitor, lead.rank ?? '-', contact.fullName || lead.badgeCode, contact.organisation].join('\t'),
            )
          }
        }),
      ),
    )
}
