import type { ReactNode } from 'react'
import { type MessageKey, say } from '../messages.js'

type Rule = (ruling: string, of: readonly string[], to: Readonly<Record<string, unknown>>) => void
type Text = (name: string) => string
const ACTOR_TYPES = ['person', 'organisation', 'group', 'force', 'state', 'de-facto']
const PLACE_TYPES = ['settlement', 'city', 'region', 'feature', 'building', 'country']
/** An id of a name: small letters and hyphens. */
const idOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
const list = (text: string): readonly string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** Processes, actors, offices and places that no file knows, made here: rulings like the others, signed and undone the same way. */
export function NewThings({ rule }: { readonly rule: Rule }) {
  return (
    <details className="new-things">
      <summary>{say('new.title')}</summary>
      <div className="import">
        <Make
          title="new.process"
          does="new.makeProcess"
          make={(text) =>
            rule('new-process', [], {
              id: idOf(text('name')),
              name: text('name'),
              aliases: [],
              parties: list(text('parties')).map(idOf),
              words: list(text('words')),
              tracks: list(text('tracks')).map((track) => ({ id: idOf(track), name: track, level: '1', words: [] })),
              formats: [],
            })
          }
        >
          <Field name="name" says="new.processName" required />
          <Field name="parties" says="new.parties" hint="armenia, azerbaijan" />
          <Field name="words" says="new.words" />
          <Field name="tracks" says="new.tracks" />
        </Make>
        <Make
          title="new.actor"
          does="new.makeActor"
          make={(text) =>
            rule('new-actor', [], {
              id: idOf(text('name')),
              type: text('type'),
              name: text('name'),
              aliases: list(text('aliases')),
              demonyms: [],
              of: idOf(text('of')) || null,
              basis: null,
            })
          }
        >
          <Field name="name" says="new.actorName" required />
          <Choice name="type" says="new.type" of={ACTOR_TYPES} />
          <Field name="of" says="new.of" hint="armenia" />
          <Field name="aliases" says="new.aliases" />
        </Make>
        <Make
          title="new.office"
          does="new.makeOffice"
          make={(text) => {
            const id = `${idOf(text('of'))}.${idOf(text('name'))}`
            const holder = idOf(text('holder'))
            const held = { office: id, holder, from: text('from') || null, to: text('to') || null, acting: false, basis: null }
            rule('new-office', [], {
              id,
              name: text('name'),
              titles: list(text('titles').toLowerCase()),
              of: idOf(text('of')),
              ...(holder ? { incumbencies: [held] } : {}),
            })
          }}
        >
          <Field name="name" says="new.officeName" required />
          <Field name="of" says="new.officeOf" hint="armenia" required />
          <Field name="titles" says="new.titles" hint="envoy, special envoy" />
          <Field name="holder" says="new.holder" hint="nikol-pashinyan" />
          <Field name="from" says="new.since" hint="2022-06" />
          <Field name="to" says="new.until" />
        </Make>
        <Make
          title="new.place"
          does="new.makePlace"
          make={(text) => {
            const [lat, lon] = [text('lat'), text('lon')]
            rule('new-place', [], {
              id: idOf(text('name')),
              name: text('name'),
              aliases: list(text('aliases')),
              type: text('type'),
              country: idOf(text('country')) || null,
              at: lat && lon ? { lat: Number(lat), lon: Number(lon) } : null,
              basis: null,
            })
          }}
        >
          <Field name="name" says="new.placeName" required />
          <Choice name="type" says="new.type" of={PLACE_TYPES} />
          <Field name="country" says="new.country" hint="armenia" />
          <Field name="aliases" says="new.aliases" />
          <Field name="lat" says="new.lat" kind="number" />
          <Field name="lon" says="new.lon" kind="number" />
        </Make>
      </div>
    </details>
  )
}

interface MakeProps {
  readonly title: MessageKey
  readonly does: MessageKey
  readonly make: (text: Text) => void
  readonly children: ReactNode
}

function Make({ title, does, make, children }: MakeProps) {
  return (
    <form
      className="correction"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        make((name) => String(data.get(name) ?? '').trim())
        event.currentTarget.reset()
      }}
    >
      <h3>{say(title)}</h3>
      {children}
      <div>
        <button type="submit" className="button">
          {say(does)}
        </button>
      </div>
    </form>
  )
}

interface FieldProps {
  readonly name: string
  readonly says: MessageKey
  readonly hint?: string
  readonly required?: boolean
  readonly kind?: 'text' | 'number'
}

function Field({ name, says, hint, required = false, kind = 'text' }: FieldProps) {
  // A name that gives no id would make a thing nobody can point at.
  const fit = required ? { pattern: '.*[A-Za-z0-9].*' } : {}
  return (
    <label>
      {say(says)}{' '}
      <input
        name={name}
        type={kind}
        required={required}
        placeholder={hint}
        maxLength={200}
        {...fit}
        {...(kind === 'number' ? { step: 'any' } : {})}
      />
    </label>
  )
}

function Choice({ name, says, of }: { readonly name: string; readonly says: MessageKey; readonly of: readonly string[] }) {
  return (
    <label>
      {say(says)}{' '}
      <select name={name}>
        {of.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  )
}
