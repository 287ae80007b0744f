import { beforeEach, describe, expect, it } from 'vitest'
import { QueryClient } from '@tanstack/react-query'
import { cardsWaiting, dropCard, sendCard, sendCardAgain } from '../../../renderer/unsaved/card-outbox.ts'
import { forget } from '../../../renderer/unsaved/forget.ts'
import type { Client } from '../../../shared/contract/index.ts'
import { newId, type LeadId } from '../../../shared/domain/ids.ts'

const lead = newId() as LeadId
const other = newId() as LeadId
const picture = new Blob(['a picture'])

/** A host that answers each picture when the test says so. */
function host() {
  const asked: { id: string; answer: (error?: Error) => Promise<void> }[] = []
  const add = ({ command }: { command: { id: string } }) =>
    new Promise<void>((resolve, reject) => {
      asked.push({
        id: command.id,
        answer: async (error) => {
          if (error) reject(error)
          else resolve()
          // the outbox hears of it a few turns later
          await new Promise((done) => setTimeout(done))
        },
      })
    })
  return { asked, client: { card: { add } } as unknown as Client }
}

/** As after an erasure of this lead. */
const dropCardsOf = (leadId: LeadId): Promise<void> => forget(new QueryClient(), { kind: 'erased', leadId })

let saved = 0
const onSaved = () => Promise.resolve((saved += 1))

beforeEach(async () => {
  saved = 0
  for (const one of [lead, other]) await dropCardsOf(one)
})

describe('a picture on its way', () => {
  it('waits until it is on disk, and only then is shown as saved', async () => {
    const { asked, client } = host()
    sendCard(client, lead, picture, onSaved)
    expect([cardsWaiting(), saved]).toEqual([true, 0])
    await asked[0]!.answer()
    expect([cardsWaiting(), saved]).toEqual([false, 1])
  })

  it('that failed still waits, and goes again as the same command, once at a time', async () => {
    const { asked, client } = host()
    sendCard(client, lead, picture, onSaved)
    await asked[0]!.answer(new Error('the disk is full'))
    expect([cardsWaiting(), saved]).toEqual([true, 0])
    const { id } = asked[0]!
    sendCardAgain(client, id, onSaved)
    sendCardAgain(client, id, onSaved)
    expect(asked.map((one) => one.id)).toEqual([id, id])
    await asked[1]!.answer()
    expect([cardsWaiting(), saved]).toEqual([false, 1])
    sendCardAgain(client, id, onSaved)
    expect(asked).toHaveLength(2)
  })

  it('that was given up waits no more; a lead that is gone takes its own with it and no other', async () => {
    const { asked, client } = host()
    sendCard(client, lead, picture, onSaved)
    await asked[0]!.answer(new Error('no'))
    dropCard(asked[0]!.id)
    expect(cardsWaiting()).toBe(false)
    sendCard(client, lead, picture, onSaved)
    sendCard(client, other, picture, onSaved)
    await dropCardsOf(lead)
    expect(cardsWaiting()).toBe(true)
    await dropCardsOf(other)
    expect(cardsWaiting()).toBe(false)
  })
})
