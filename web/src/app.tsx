import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Clocks } from './components/clocks.js'
import { KeySheet } from './components/key-sheet.js'
import { Link } from './components/link.js'
import { ProcessPicker } from './components/process-picker.js'
import { type KeyName, keyFor, useKeys } from './keys.js'
import { type MessageKey, say } from './messages.js'
import { go, linkTo, useRoute } from './route.js'
import { endSession, useSession } from './session.js'
import { useTheme } from './theme.js'

/** The pages, each loaded when it is first gone to. */
const PAGES = {
  overview: lazy(() => import('./pages/overview.js')),
  board: lazy(() => import('./pages/board.js')),
  border: lazy(() => import('./pages/border.js')),
  transport: lazy(() => import('./pages/transport.js')),
  treaty: lazy(() => import('./pages/treaty.js')),
  truce: lazy(() => import('./pages/truce.js')),
  timeline: lazy(() => import('./pages/timeline.js')),
  sources: lazy(() => import('./pages/sources.js')),
  review: lazy(() => import('./pages/review.js')),
  actors: lazy(() => import('./pages/actors.js')),
  map: lazy(() => import('./pages/map.js')),
  search: lazy(() => import('./pages/search.js')),
  briefing: lazy(() => import('./pages/briefing.js')),
  import: lazy(() => import('./pages/import.js')),
  compare: lazy(() => import('./pages/compare.js')),
} as const
type PageName = keyof typeof PAGES
const isPage = (name: string): name is PageName => name in PAGES

const GO_KEYS: Readonly<Partial<Record<PageName, KeyName>>> = {
  overview: 'go.overview',
  board: 'go.board',
  border: 'go.border',
  transport: 'go.transport',
  treaty: 'go.treaty',
  truce: 'go.truce',
  timeline: 'go.timeline',
  sources: 'go.sources',
  review: 'go.review',
  actors: 'go.actors',
  map: 'go.map',
  briefing: 'go.briefing',
  import: 'go.import',
  compare: 'go.compare',
  search: 'search',
}

export function App() {
  const { page, id } = useRoute()
  const name: PageName = isPage(page) ? page : 'overview'
  const Page = PAGES[name]
  const [theme, turnTheme] = useTheme()
  const [help, setHelp] = useState(false)
  // Where there is no room beside the page, its pages are behind a button.
  const [menu, setMenu] = useState(false)
  const main = useRef<HTMLElement>(null)
  const first = useRef(true)
  useKeys({
    ...Object.fromEntries(Object.entries(GO_KEYS).map(([to, key]) => [key, () => go(linkTo(to))])),
    help: () => setHelp(true),
  })
  useEffect(() => {
    document.title = say('title.page', { page: say(`nav.${name}` as MessageKey) })
    setMenu(false)
    // A screen reader hears the new page from its start; the first page is announced by itself.
    if (first.current) first.current = false
    else main.current?.focus({ preventScroll: id !== null })
  }, [name, id])
  return (
    <>
      <a className="skip" href="#main">
        {say('skip.main')}
      </a>
      <header className="top">
        <Link href={linkTo('overview')} className="brand">
          Parley
        </Link>
        <ProcessPicker />
        <Clocks />
        <div className="top-end">
          <SignedIn />
          <button type="button" className="button" onClick={turnTheme}>
            {say(theme === 'dark' ? 'theme.light' : 'theme.dark')}
          </button>
          <button type="button" className="button" onClick={() => setHelp(true)}>
            {say('keys.title')} <kbd>{keyFor('help')}</kbd>
          </button>
        </div>
      </header>
      <div className="frame">
        <nav className={menu ? 'pages open' : 'pages'} aria-label={say('nav.label')}>
          <button type="button" className="button pages-menu" aria-expanded={menu} onClick={() => setMenu(!menu)}>
            {say(`nav.${name}` as MessageKey)} <span aria-hidden="true">{menu ? '▴' : '▾'}</span>
            <span className="sr">{say('nav.menu')}</span>
          </button>
          <ul>
            {(Object.keys(PAGES) as PageName[]).map((to) => (
              <li key={to}>
                <Link href={linkTo(to)} current={to === name}>
                  <span>{say(`nav.${to}` as MessageKey)}</span>
                  {GO_KEYS[to] && keyFor(GO_KEYS[to]) !== '' && <kbd>{keyFor(GO_KEYS[to])}</kbd>}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" ref={main} tabIndex={-1}>
          <Suspense
            fallback={
              <p className="loading" role="status">
                {say('state.loading')}
              </p>
            }
          >
            <Page key={`${name}/${id ?? ''}`} />
          </Suspense>
        </main>
      </div>
      {help && <KeySheet close={() => setHelp(false)} />}
    </>
  )
}

/** Who is signed in, where there are accounts: on the own machine there is nobody else. */
function SignedIn() {
  const session = useSession()
  if (!session?.accounts) return null
  return (
    <>
      <span className="quiet">
        <bdi>{session.name}</bdi>, {say(`role.${session.role}` as MessageKey)}
      </span>
      <button type="button" className="button" onClick={() => void endSession()}>
        {say('session.end')}
      </button>
    </>
  )
}
