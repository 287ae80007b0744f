import { createRoot } from 'react-dom/client'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/dropzone/styles.layer.css'
import './ui/base.css'
import { addRareLetters } from './ui/fonts.ts'
import { App } from './app.tsx'
import { connect } from './host/api.ts'

const place = document.querySelector('#root')
if (place === null) throw new Error('index.html has no place for the page')

createRoot(place).render(<App client={await connect()} />)
requestIdleCallback(() => void addRareLetters())
