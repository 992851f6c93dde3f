import { useState } from 'react'

const KEY = 'parley.theme'
const system = (): 'light' | 'dark' => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

/** The theme: what was chosen here before, else the system's. */
export function initTheme(): void {
  document.documentElement.dataset.theme = localStorage.getItem(KEY) ?? system()
}

export function useTheme(): readonly ['light' | 'dark', () => void] {
  const [theme, setTheme] = useState<'light' | 'dark'>(document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light')
  const turn = (): void => {
    const next = theme === 'dark' ? 'light' : 'dark'
    document.documentElement.dataset.theme = next
    localStorage.setItem(KEY, next)
    setTheme(next)
  }
  return [theme, turn]
}
