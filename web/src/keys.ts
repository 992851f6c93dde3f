import { useEffect, useRef } from 'react'

/** What keys do: names that a user may give other keys, or none (WCAG 2.1.4). */
export const KEYS = {
  'go.overview': 'g o',
  'go.board': 'g k',
  'go.border': 'g d',
  'go.transport': 'g l',
  'go.treaty': 'g y',
  'go.truce': 'g u',
  'go.timeline': 'g t',
  'go.sources': 'g s',
  'go.review': 'g r',
  'go.actors': 'g a',
  'go.map': 'g m',
  'go.briefing': 'g b',
  'go.import': 'g i',
  'go.compare': 'g c',
  search: '/',
  help: '?',
  next: 'j',
  previous: 'k',
  accept: 'a',
  reject: 'x',
  correct: 'c',
  merge: 'm',
  assert: 'n',
  words: 'w',
  undo: 'u',
  earlier: '[',
  later: ']',
  closer: '+',
  further: '-',
  fit: '0',
} as const
export type KeyName = keyof typeof KEYS

const STORED = 'parley.keys'
let given: Partial<Record<KeyName, string>> = JSON.parse(localStorage.getItem(STORED) ?? '{}') as Partial<
  Record<KeyName, string>
>

/** The keys for something; empty where the user has switched them off. */
export const keyFor = (name: KeyName): string => given[name] ?? KEYS[name]
export function giveKey(name: KeyName, keys: string | null): void {
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => key !== name))
  given = keys === null ? rest : { ...rest, [name]: keys }
  localStorage.setItem(STORED, JSON.stringify(given))
}

/** Where letters are typed. A box to tick takes none: keys go on working there. */
const inField = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement
    ? !/^(?:checkbox|radio|button|submit|file)$/.test(target.type)
    : target instanceof HTMLElement && (target.isContentEditable || /^(?:TEXTAREA|SELECT)$/.test(target.tagName))

/** Runs these by their keys while the component is shown. A first key ("g") waits a second for the next. */
export function useKeys(does: Partial<Record<KeyName, () => void>>): void {
  const latest = useRef(does)
  latest.current = does
  useEffect(() => {
    let before = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
      const pressed = before ? `${before} ${event.key}` : event.key
      before = ''
      clearTimeout(timer)
      for (const name of Object.keys(latest.current) as KeyName[]) {
        const keys = keyFor(name)
        if (keys === '') continue
        if (keys === pressed) {
          event.preventDefault()
          latest.current[name]?.()
          return
        }
        if (keys.startsWith(`${pressed} `)) before = pressed
      }
      if (before) {
        timer = setTimeout(() => {
          before = ''
        }, 1000)
      }
    }
    addEventListener('keydown', press)
    return () => {
      removeEventListener('keydown', press)
      clearTimeout(timer)
    }
  }, [])
}
