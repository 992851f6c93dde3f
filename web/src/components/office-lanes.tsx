import { queryOf, useAsk } from '../api.js'
import { tellDate } from '../dates.js'
import { dateOfDay, dayOf, extentOf } from '../days.js'
import { say } from '../messages.js'
import { linkTo } from '../route.js'
import type { OfficeTold } from '../types.js'
import { Link } from './link.js'

/** Most lanes: the offices of those named most often. */
const MOST = 12
/** Years in sight before the day; a lane is no chronicle. */
const YEARS = 12
const YEAR = 365.25

interface Props {
  /** People, those named most often first. */
  readonly people: readonly string[]
  /** The day looked at, as 2022-06-09. */
  readonly on: string
  /** Names of states and bodies by id. */
  readonly of: (id: string) => string | null
}

/** Who held which office when: a lane an office, ending at the day looked at. A list that reads as one without its bars too. */
export function OfficeLanes({ people, on, of }: Props) {
  const ids = [...people].slice(0, 200)
  const told = useAsk<{ offices: readonly OfficeTold[] }>(ids.length > 0 ? `/offices${queryOf({ ids: ids.join(',') })}` : null)
  const end = dayOf(on)
  const begin = end - YEARS * YEAR
  const lanes = (told.data?.offices ?? [])
    .map((office) => ({ ...office, holders: office.holders.flatMap((one) => barOf(one, begin, end)) }))
    .filter(({ holders }) => holders.length > 0)
    .slice(0, MOST)
  if (lanes.length === 0) return null
  const years = Array.from({ length: YEARS }, (_, i) => new Date(dateOfDay(end)).getUTCFullYear() - i).reverse()
  return (
    <section aria-labelledby="offices">
      <h2 id="offices">{say('offices.title')}</h2>
      <p className="quiet">{say('offices.says', { day: tellDate(on) })}</p>
      <div className="office-lanes">
        <div className="office-years" aria-hidden="true">
          {years.map((year) => (
            <span key={year} style={{ left: `${part(dayOf(`${year}-01-01`), begin, end)}%` }}>
              {year}
            </span>
          ))}
        </div>
        <dl>
          {lanes.map((office) => (
            <div key={office.id} className="office-lane">
              <dt>
                {office.name}
                {of(office.of) && !office.name.includes(of(office.of) ?? '') && <span className="quiet"> {of(office.of)}</span>}
              </dt>
              <dd>
                <ol>
                  {office.holders.map(({ id, name, told: when, left, width, begins, ends }) => (
                    <li
                      key={`${id}${when}`}
                      className={`${begins ? '' : 'open-start'} ${ends ? '' : 'open-end'}`}
                      style={{ ['--left' as string]: `${left}%`, ['--width' as string]: `${width}%` }}
                      title={`${name}, ${when}`}
                    >
                      <Link href={linkTo('actors', id)}>
                        <bdi>{name}</bdi>
                      </Link>
                      <span className="office-when">{when}</span>
                    </li>
                  ))}
                </ol>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}

const part = (day: number, begin: number, end: number): number => ((day - begin) / (end - begin)) * 100

/** Where a holder's bar lies, in parts of a hundred; nothing where all of it lies outside the years in sight. */
function barOf({ id, name, from, to, acting }: OfficeTold['holders'][number], begin: number, end: number) {
  const first = extentOf(from)?.from ?? Number.NEGATIVE_INFINITY
  const last = extentOf(to)?.to ?? Number.POSITIVE_INFINITY
  if (last < begin || first > end) return []
  const left = part(Math.max(first, begin), begin, end)
  const told = [
    from ? say('date.from', { day: tellDate(from) }) : null,
    to ? say('date.to', { day: tellDate(to) }) : null,
    acting ? say('post.acting') : null,
  ]
  return [
    {
      id,
      name,
      told: told.filter(Boolean).join(' '),
      left,
      width: Math.max(0.6, part(Math.min(last, end), begin, end) - left),
      begins: first >= begin,
      ends: last <= end,
    },
  ]
}
