import { useEffect, useRef, useState } from 'react'
import { giveKey, KEYS, type KeyName, keyFor } from '../keys.js'
import { type MessageKey, say } from '../messages.js'

/** What keys do: those that go to a page are named after it. */
const whatOf = (name: KeyName): string =>
  say((name.startsWith('go.') ? name.replace('go.', 'nav.') : `key.${name}`) as MessageKey)

/** All keys; each can be given others, or none. */
export function KeySheet({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [, redraw] = useState(0)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="keys-title" onClose={close}>
      <h2 id="keys-title">{say('keys.title')}</h2>
      <p>{say('keys.how')}</p>
      <div className="key-list">
        {(Object.keys(KEYS) as KeyName[]).map((name) => (
          <label key={name}>
            <span>{whatOf(name)}</span>
            <input
              defaultValue={keyFor(name)}
              maxLength={5}
              spellCheck={false}
              onBlur={(event) => {
                const keys = event.target.value.trim()
                giveKey(name, keys === KEYS[name] ? null : keys)
                redraw((n) => n + 1)
              }}
            />
          </label>
        ))}
      </div>
      <form method="dialog">
        <button type="submit" className="button primary">
          {say('keys.close')}
        </button>
      </form>
    </dialog>
  )
}
