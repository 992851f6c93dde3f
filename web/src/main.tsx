import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '@fontsource-variable/noto-sans-armenian/wght.css'
import './styles/tokens.css'
import './styles/frame.css'
import './styles/pages.css'
import './styles/actors.css'
import './styles/drawings.css'
import './styles/tracks.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.js'
import { initTheme } from './theme.js'

initTheme()
const root = document.getElementById('app')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
