import { say } from '../messages.js'

type Rule = (ruling: string, of: readonly string[], to: Readonly<Record<string, unknown>>) => void
const TYPES = ['person', 'organisation', 'group', 'force', 'state', 'de-facto']
/** An id of a name: small letters and hyphens. */
const idOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
const list = (text: unknown): readonly string[] =>
  String(text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

/** Processes and actors that no file knows, made here: rulings like the others, signed and undone the same way. */
export function NewThings({ rule }: { readonly rule: Rule }) {
  return (
    <details className="new-things">
      <summary>{say('new.title')}</summary>
      <div className="import">
        <form
          className="correction"
          onSubmit={(event) => {
            event.preventDefault()
            const data = new FormData(event.currentTarget)
            const name = String(data.get('name')).trim()
            const tracks = list(data.get('tracks')).map((track) => ({ id: idOf(track), name: track, level: '1', words: [] }))
            rule('new-process', [], {
              id: idOf(name),
              name,
              aliases: [],
              parties: list(data.get('parties')).map(idOf),
              words: list(data.get('words')),
              tracks,
              formats: [],
            })
            event.currentTarget.reset()
          }}
        >
          <h3>{say('new.process')}</h3>
          <label>
            {say('new.processName')} <input name="name" required maxLength={120} pattern=".*[A-Za-z0-9].*" />
          </label>
          <label>
            {say('new.parties')} <input name="parties" placeholder="armenia, azerbaijan" />
          </label>
          <label>
            {say('new.words')} <input name="words" />
          </label>
          <label>
            {say('new.tracks')} <input name="tracks" />
          </label>
          <div>
            <button type="submit" className="button">
              {say('new.makeProcess')}
            </button>
          </div>
        </form>
        <form
          className="correction"
          onSubmit={(event) => {
            event.preventDefault()
            const data = new FormData(event.currentTarget)
            const name = String(data.get('name')).trim()
            rule('new-actor', [], {
              id: idOf(name),
              type: String(data.get('type')),
              name,
              aliases: list(data.get('aliases')),
              demonyms: [],
              of: idOf(String(data.get('of') ?? '')) || null,
              basis: null,
            })
            event.currentTarget.reset()
          }}
        >
          <h3>{say('new.actor')}</h3>
          <label>
            {say('new.actorName')} <input name="name" required maxLength={120} pattern=".*[A-Za-z0-9].*" />
          </label>
          <label>
            {say('new.type')}{' '}
            <select name="type">
              {TYPES.map((type) => (
                <option key={type}>{type}</option>
              ))}
            </select>
          </label>
          <label>
            {say('new.of')} <input name="of" placeholder="armenia" />
          </label>
          <label>
            {say('new.aliases')} <input name="aliases" />
          </label>
          <div>
            <button type="submit" className="button">
              {say('new.makeActor')}
            </button>
          </div>
        </form>
      </div>
    </details>
  )
}
