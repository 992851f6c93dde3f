import type { Figure } from '../../model/figure.js'
import type { Span } from '../../model/span.js'
import type { FigureRead } from '../layers.js'
import type { Desk } from './desk.js'

/** The first figure inside a span whose measure is wanted; null for none. */
export function figureIn(desk: Desk, span: Span, wanted: (measure: string) => boolean): Figure | null {
  return figureReadIn(desk, span, wanted)?.figure ?? null
}

export function figureReadIn(desk: Desk, span: Span, wanted: (measure: string) => boolean): FigureRead | null {
  for (const read of desk.have.figures) {
    if (read.start >= span.end) break
    if (read.start >= span.start && read.end <= span.end && wanted(read.figure.measure)) return read
  }
  return null
}
