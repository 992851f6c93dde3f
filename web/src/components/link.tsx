import type { MouseEvent, ReactNode } from 'react'
import { go } from '../route.js'

interface Props {
  readonly href: string
  readonly className?: string
  readonly current?: boolean
  readonly label?: string
  readonly children: ReactNode
}

/** A link within the app: opens elsewhere as any link does with a modifier key or the middle button. */
export function Link({ href, className, current, label, children }: Props) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    go(href)
  }
  return (
    <a
      href={href}
      onClick={follow}
      {...(className ? { className } : {})}
      {...(current ? { 'aria-current': 'page' as const } : {})}
      {...(label ? { 'aria-label': label } : {})}
    >
      {children}
    </a>
  )
}
