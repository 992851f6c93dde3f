import type { ReactNode } from 'react'
import type { Loaded } from '../api.js'
import { refresh } from '../api.js'
import { say } from '../messages.js'
import { linkTo } from '../route.js'
import { Link } from './link.js'

/** What loads, fails or is empty says so, and what to do; the last answer stays in sight while the next is on its way. */
export function Await<T>({
  of,
  empty,
  children,
}: {
  readonly of: Loaded<T>
  readonly empty?: (data: T) => boolean
  readonly children: (data: T) => ReactNode
}) {
  if (of.state === 'failed') {
    return (
      <div className="notice" role="alert">
        <h2>{of.problem.title}</h2>
        <p>{of.problem.detail}</p>
        {of.problem.hint && <p>{of.problem.hint}</p>}
        <button type="button" className="button" onClick={refresh}>
          {say('state.retry')}
        </button>
      </div>
    )
  }
  if (of.data === null)
    return (
      <p className="loading" role="status">
        {say('state.loading')}
      </p>
    )
  if (empty?.(of.data)) return <Empty />
  return <div aria-busy={of.state === 'loading'}>{children(of.data)}</div>
}

export function Empty({ says }: { readonly says?: string }) {
  return (
    <div className="notice">
      <h2>{say('state.empty.title')}</h2>
      <p>{says ?? say('state.empty.record')}</p>
      <p>
        <Link href={linkTo('import')} className="button">
          {say('nav.import')}
        </Link>
      </p>
    </div>
  )
}
