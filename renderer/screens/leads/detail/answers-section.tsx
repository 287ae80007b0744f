/** The exhibition's questions and this visitor's answers; each is saved when one leaves its field. */
import { useState } from 'react'
import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ExhibitionSummary } from '../../../../shared/contract/exhibition.ts'
import type { Lead } from '../../../../shared/contract/shapes.ts'
import { useApi } from '../../../host/client.tsx'
import { useNewCommand } from '../../../host/settings.ts'
import { useExhibition } from '../../../host/exhibition.tsx'
import { useHalfWritten } from '../../../unsaved/half-written.ts'
import { useWords } from '../../../ui/language.tsx'
import { changeOf } from '../../../parts/saved-mark.tsx'
import { Toggle } from '../../../ui/toggle.tsx'
import { useLeadRefresh } from '../../../parts/lead-change.ts'
import { Section } from './section.tsx'
import classes from './lead-detail.module.css'

export function AnswersSection({ lead }: { lead: Lead }) {
  const { t } = useWords()
  const { api, client } = useApi()
  const newCommand = useNewCommand()
  const { questions } = useExhibition()
  const refresh = useLeadRefresh()
  const answer = useMutation(api.lead.setAnswer.mutationOptions({ onSuccess: refresh }))
  if (questions.length === 0) return null
  return (
    <Section title={t('leads.answers.title')} change={changeOf(answer)}>
      {questions.map((question) => (
        <Answer
          key={question.id}
          question={question}
          value={lead.answers[question.id] ?? ''}
          busy={answer.isPending && answer.variables.question === question.id}
          onAnswer={(text) =>
            answer.mutate({ command: newCommand(), leadId: lead.leadId, question: question.id, answer: text })
          }
          send={(text) =>
            client.lead.setAnswer({ command: newCommand(), leadId: lead.leadId, question: question.id, answer: text })
          }
        />
      ))}
    </Section>
  )
}

interface Props {
  question: ExhibitionSummary['questions'][number]
  value: string
  busy: boolean
  onAnswer: (text: string) => void
  /** As `onAnswer`, for text in a field that is removed before staff leave it. */
  send: (text: string) => Promise<unknown>
}

function Answer({ question, value, busy, onAnswer, send }: Props) {
  const { say } = useWords()
  const [typed, setTyped] = useState<string | null>(null)
  const changed = typed === null || typed.trim() === value ? null : typed.trim()
  useHalfWritten({ typed: changed, busy, send, textOf: (text) => text })
  if (question.kind === 'choice') {
    return (
      <div role="group" aria-label={say(question.text)}>
        <p className={classes.label}>{say(question.text)}</p>
        <div className={classes.chips}>
          {[...new Set([...question.choices, ...(value === '' ? [] : [value])])].map((choice) => (
            <Toggle key={choice} oneOf on={choice === value} onToggle={(on) => onAnswer(on ? choice : '')}>
              {choice}
            </Toggle>
          ))}
        </div>
      </div>
    )
  }
  return (
    <TextInput
      label={say(question.text)}
      value={typed ?? value}
      maxLength={1000}
      inputMode={question.kind === 'number' ? 'decimal' : 'text'}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        if (changed !== null) onAnswer(changed)
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
      }}
    />
  )
}
