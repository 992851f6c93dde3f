import { useEffect, useRef, useState } from 'react'
import { giveKey, KEYS, type KeyName, keyFor } from '../keys.js'
import { say } from '../messages.js'

const WHAT: Readonly<Record<KeyName, string>> = {
  'go.overview': 'Overview',
  'go.board': 'Tracks',
  'go.border': 'Border',
  'go.transport': 'Transport',
  'go.treaty': 'Treaty',
  'go.truce': 'Truce',
  'go.timeline': 'Timeline',
  'go.sources': 'Sources',
  'go.review': 'Review',
  'go.actors': 'Actors',
  'go.map': 'Map',
  'go.briefing': 'Briefing',
  'go.import': 'Import',
  'go.compare': 'Compare',
  search: 'Search',
  help: 'This sheet',
  next: 'Next claim',
  previous: 'Previous claim',
  accept: 'Accept',
  reject: 'Reject',
  correct: 'Correct',
  merge: 'Merge',
  assert: 'New claim from the selected words',
  words: 'Choose words of the report',
  undo: 'Undo the last ruling',
  earlier: 'Earlier on the timeline',
  later: 'Later on the timeline',
  closer: 'Closer',
  further: 'Further',
  fit: 'Fit the timeline',
}

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
      <p>Write other keys beside what they do, or nothing to switch one off.</p>
      <div className="key-list">
        {(Object.keys(KEYS) as KeyName[]).map((name) => (
          <label key={name}>
            <span>{WHAT[name]}</span>
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
