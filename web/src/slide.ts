import { useLayoutEffect, useRef } from 'react'
import { flushSync } from 'react-dom'

/** How far beyond its edges a drawing that slides is drawn, in pixels. */
export const BEYOND = 400
/** How far it slides before it is drawn anew, and how long after the last turn of a wheel, in milliseconds. */
const FAR = 300
const STILL = 120
/** Less is a click, not a drag. */
const LEAST = 3

/**
 * Slides what is drawn without drawing it anew: each move costs one attribute, however much there is. `moved` is the group that
 * slides; `draw` is told by how many pixels it went, when it went far or came to rest; `drawn` names what is drawn now.
 */
export function useSlide(draw: (pixels: number) => void, drawn: string) {
  const moved = useRef<SVGGElement>(null)
  const state = useRef({
    offset: 0,
    held: null as number | null,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
  })
  const latest = useRef(draw)
  latest.current = draw
  useLayoutEffect(() => {
    void drawn
    moved.current?.removeAttribute('transform')
  }, [drawn])
  useLayoutEffect(() => () => clearTimeout(state.current.timer), [])
  const settle = (): void => {
    const { offset } = state.current
    clearTimeout(state.current.timer)
    state.current.offset = 0
    // At once: else the next move would be set on what is still drawn for the place before.
    if (offset !== 0) flushSync(() => latest.current(offset))
  }
  const by = (pixels: number): void => {
    state.current.offset += pixels
    clearTimeout(state.current.timer)
    if (Math.abs(state.current.offset) > FAR) settle()
    else {
      moved.current?.setAttribute('transform', `translate(${state.current.offset},0)`)
      state.current.timer = setTimeout(settle, STILL)
    }
  }
  return {
    moved,
    by,
    hold(x: number): void {
      state.current.held = x
    },
    to(x: number): void {
      const { held, offset } = state.current
      if (held === null || (offset === 0 && Math.abs(x - held) <= LEAST)) return
      state.current.held = x
      by(x - held)
    },
    end(): void {
      state.current.held = null
      settle()
    },
  }
}
