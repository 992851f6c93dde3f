import { useSyncExternalStore } from 'react'

/** Where the reader of the app is: a page, and its state as a query. Every state is a link. */
export interface Route {
  readonly page: string
  /** What stands after the page in the path: a source's or actor's id. */
  readonly id: string | null
  readonly query: URLSearchParams
}

const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}
addEventListener('popstate', tell)

let last = { href: '', route: { page: 'overview', id: null, query: new URLSearchParams() } as Route }

function current(): Route {
  if (last.href !== location.href) {
    const [page = '', ...rest] = location.pathname.split('/').filter(Boolean)
    const id = rest.length > 0 ? decodeURIComponent(rest.join('/')) : null
    last = { href: location.href, route: { page: page || 'overview', id, query: new URLSearchParams(location.search) } }
  }
  return last.route
}

export const useRoute = (): Route =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, current)

/** What goes on from page to page: the process and the clocks. */
const LASTING = ['process', 'asOf', 'publishedBy', 'knownAt'] as const

/** The link to a page, with the process and the clocks of where we are. */
export function linkTo(page: string, id: string | null = null, more: Readonly<Record<string, string | null>> = {}): string {
  const query = new URLSearchParams()
  for (const key of LASTING) {
    const value = current().query.get(key)
    if (value) query.set(key, value)
  }
  return compose(page, id, query, more)
}

/** The link to where we are, with some of its state changed; null takes a key away. */
export const linkHere = (more: Readonly<Record<string, string | null>>): string =>
  compose(current().page, current().id, new URLSearchParams(current().query), more)

function compose(
  page: string,
  id: string | null,
  query: URLSearchParams,
  more: Readonly<Record<string, string | null>>,
): string {
  for (const [key, value] of Object.entries(more)) {
    if (value === null || value === '') query.delete(key)
    else query.set(key, value)
  }
  const path = page === 'overview' && id === null ? '/' : `/${page}${id === null ? '' : `/${encodeURIComponent(id)}`}`
  return query.size > 0 ? `${path}?${query}` : path
}

/** Goes there; `replace` leaves no step behind, for states that change with every key. */
export function go(href: string, replace = false): void {
  if (replace) history.replaceState(null, '', href)
  else history.pushState(null, '', href)
  tell()
}
