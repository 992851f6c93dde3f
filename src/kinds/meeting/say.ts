import type { Cast } from '../../reading/kind.js'
import type { Body } from './form.js'

export function sayMeeting(form: Body['form'], topic: string | null, cast: Cast): string {
  const who = cast.list('participant', cast.list('visitor', ''))
  const where = cast.where ? ` in ${cast.where}` : ''
  const helped = cast.names('mediator').length > 0 ? `, mediated by ${cast.list('mediator')}` : ''
  const hosted = cast.names('host').length > 0 ? `, hosted by ${cast.list('host')}` : ''
  const on = topic ? ` on ${topic}` : ''
  const many = cast.names('participant').length > 1
  const lead = STANDING[cast.modality]
  if (form === 'visit')
    return `${cast.list('visitor')} ${cast.modality === 'asserted' ? 'visits' : `${lead} to visit`} ${cast.where ?? 'elsewhere'}${hosted}`
  const verb =
    form === 'call'
      ? 'speak'
      : form === 'talks'
        ? 'hold talks'
        : form === 'summit'
          ? 'meet at a summit'
          : form === 'press-conference'
            ? 'hold a press conference'
            : 'meet'
  const said = many ? verb : verb.replace(/^(\w+)/, '$1s')
  if (who === '') return `${form === 'talks' ? 'Talks' : 'A meeting'}${where}${on}${hosted}${helped}`
  if (cast.modality === 'asserted') return `${who} ${said}${where}${form === 'meeting' ? '' : on}${hosted}${helped}`
  if (cast.modality === 'denied') return `${who} do not ${verb}${where}${hosted}${helped}`
  return `${who} ${many ? lead : lead.replace(/^are/, 'is')} to ${verb}${where}${hosted}${helped}`
}

const STANDING = { asserted: '', planned: 'are', proposed: 'are asked', conditional: 'may be', denied: 'do not' } as const
