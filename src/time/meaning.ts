// What the words say, before anyone asks when the report was written.

export type Unit =
  | 'second'
  | 'minute'
  | 'hour'
  | 'day'
  | 'night'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'year'
  | 'decade'
  | 'century'
export type PartOfDay = 'MO' | 'AF' | 'EV' | 'NI'
export type Edge = 'early' | 'mid' | 'late'
export type Tense = 'past' | 'present' | 'future' | 'none'

export interface Clock {
  readonly hour: number
  readonly minute: number
  /** `Z` or `+03:00`; null where the words name none. */
  readonly zone: string | null
}

/** Back (-1), here (0) or on (1): "last", "this", "next". */
export type Pick = -1 | 0 | 1

export type Meaning =
  /** Parts of a calendar date as the words give them: "9 June", "Friday", "March 1994", "1991", "last May". */
  | {
      readonly is: 'calendar'
      readonly year?: number
      readonly month?: number
      readonly day?: number
      readonly weekday?: number
      readonly pick?: Pick
      /** Years from the report's: "June last year". */
      readonly yearShift?: Pick
      /** Weeks from the report's: "Monday last week". */
      readonly weekShift?: Pick
    }
  | { readonly is: 'season'; readonly season: number; readonly year?: number; readonly pick?: Pick; readonly yearShift?: Pick }
  /** The n-th of four quarters or two halves; without a number the one that the report or its topic is in. */
  | {
      readonly is: 'quarter'
      readonly nth?: number
      readonly of: 4 | 2
      readonly year?: number
      readonly pick?: Pick
      readonly yearShift?: Pick
    }
  /** "last week", "this year", "next month"; null where the tense picks ("the weekend"). */
  | { readonly is: 'unit'; readonly unit: Unit; readonly pick: Pick | null }
  /** "six years ago" (from the report), "two days later" (from the time last spoken of). */
  | {
      readonly is: 'shift'
      readonly unit: Unit
      /** null: some, and nobody says how many. */
      readonly count: number | null
      readonly from: 'report' | 'then'
    }
  /** "today", "yesterday": whole days from the report's. */
  | { readonly is: 'day'; readonly shift: number }
  /** "that year", "the same day". */
  | { readonly is: 'same'; readonly unit: Unit }
  /** "the year-earlier period": the period last spoken of, a year before. */
  | { readonly is: 'year-before' }
  | { readonly is: 'decade'; readonly decade: number }
  | { readonly is: 'century'; readonly century: number }
  | { readonly is: 'holiday'; readonly holiday: string; readonly year?: number; readonly pick?: Pick }
  | { readonly is: 'reference'; readonly to: 'PAST_REF' | 'PRESENT_REF' | 'FUTURE_REF' }
  /** A length; `within` marks "in five years", which is a date when it looks ahead. */
  | { readonly is: 'duration'; readonly unit: Unit; readonly count: number | null; readonly within?: boolean }
  | { readonly is: 'set'; readonly value: string }
  /** Nothing but a time of day: the date comes from elsewhere. */
  | { readonly is: 'clock' }

/** A stretch of words and what it says; `end` is the word after the last. */
export interface Found {
  readonly first: number
  readonly end: number
  readonly meaning: Meaning
  readonly clock?: Clock
  readonly partOfDay?: PartOfDay
  readonly edge?: Edge
  readonly about?: boolean
}
