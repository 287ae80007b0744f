import { createRoot } from 'react-dom/client'
import type { Client } from '../shared/contract/index.ts'
import './ui/styles.ts'
import { addLetters } from './ui/fonts.ts'
import { chosenLanguage, loadLanguage } from './ui/language.tsx'
import { App } from './app.tsx'
import { connect } from './host/api.ts'
import { askAhead, createQueries } from './host/client.tsx'

const place = document.querySelector('#root')
if (place === null) throw new Error('index.html has no place for the page')

requestIdleCallback(() => void addLetters())
const queries = createQueries()

async function connectAndAsk(): Promise<Client | null> {
  const client = await connect()
  if (client !== null) askAhead(client, queries)
  return client
}

const [client] = await Promise.all([connectAndAsk(), loadLanguage(chosenLanguage('system'))])
createRoot(place).render(<App client={client} queries={queries} />)
