// Shapes of others' formats, written in our own words from their published specifications, for checking what we write.

const text = { type: 'string' }
const texts = { type: 'array', items: text }
const day = { type: 'string', pattern: '^(\\d{4}-\\d\\d-\\d\\d)?$' }

/** PLOVER manual, draft 0.8: fields of an event, the sixteen types. */
export const PLOVER_SCHEMA = {
  type: 'object',
  required: 'id date enddate actor recipient event mode context event_loc event_text text cite_info coder version'.split(' '),
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^parley:' },
    date: day,
    enddate: day,
    actor: { type: 'array', items: { type: 'object', required: ['text', 'name', 'code'] } },
    recipient: { type: 'array', items: { type: 'object', required: ['text', 'name', 'code'] } },
    event: {
      enum: 'AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT'.split(
        ' ',
      ),
    },
    mode: texts,
    context: texts,
    event_loc: { type: ['object', 'null'] },
    event_text: { type: 'string', minLength: 1 },
    text: { type: 'string', minLength: 1 },
    cite_info: { type: 'array', minItems: 1 },
    coder: text,
    version: text,
  },
}

const date = {
  type: 'object',
  required: ['year'],
  additionalProperties: false,
  properties: {
    year: { type: 'integer' },
    month: { type: 'integer', minimum: 1, maximum: 12 },
    day: { type: 'integer', minimum: 1, maximum: 31 },
    display_date: text,
  },
  dependentRequired: { day: ['month'] },
}
const slide = {
  type: 'object',
  required: ['text'],
  properties: {
    start_date: date,
    end_date: date,
    unique_id: text,
    group: text,
    text: { type: 'object', properties: { headline: text, text }, additionalProperties: false },
  },
}
/** TimelineJS 3, "JSON format": title, events, eras. */
export const TIMELINE_SCHEMA = {
  type: 'object',
  required: ['events'],
  properties: {
    title: slide,
    events: { type: 'array', minItems: 1, items: { ...slide, required: ['start_date', 'text'] } },
    eras: { type: 'array' },
  },
}

const properties = (names: string): object => ({
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(names.split(' ').map((name) => [name, { ...texts, minItems: 1 }])),
})
const entity = (schema: string, names: string): object => ({
  properties: { schema: { const: schema }, properties: properties(names) },
})
/** FollowTheMoney: the schemata used and those of their properties (own and inherited) that may be used. */
export const FTM_SCHEMA = {
  type: 'object',
  required: ['id', 'schema', 'properties'],
  oneOf: [
    entity('Person', 'name alias country nationality'),
    entity('Organization', 'name alias country'),
    entity('PublicBody', 'name alias country'),
    entity('LegalEntity', 'name alias country'),
    entity(
      'Event',
      'name date startDate endDate location country involved organizer keywords notes proof sourceUrl recordId summary',
    ),
    entity('Article', 'title publishedAt author publisher sourceUrl language'),
  ],
}

/** CSL-JSON 1.0.2: the fields a news report has. */
export const CSL_SCHEMA = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    required: ['type', 'id'],
    additionalProperties: false,
    properties: {
      id: text,
      type: { enum: ['article', 'article-newspaper', 'article-magazine', 'webpage', 'post'] },
      title: text,
      author: {
        type: 'array',
        items: { type: 'object', additionalProperties: false, properties: { literal: text, family: text, given: text } },
      },
      'container-title': text,
      issued: {
        type: 'object',
        additionalProperties: false,
        properties: {
          'date-parts': {
            type: 'array',
            minItems: 1,
            maxItems: 2,
            items: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'integer' } },
          },
        },
      },
      URL: text,
      language: text,
      source: text,
      note: text,
    },
  },
}

const OA = 'http://www.w3.org/ns/oa#'
const AS = 'http://www.w3.org/ns/activitystreams#'
const id = (iri: string): object => ({ '@id': iri, '@type': '@id' })
/** The terms of the Web Annotation vocabulary that are used, so that no network is needed to expand them. */
export const ANNOTATION_CONTEXT = {
  '@context': {
    oa: OA,
    id: '@id',
    type: '@type',
    Annotation: `${OA}Annotation`,
    AnnotationPage: `${AS}OrderedCollectionPage`,
    SpecificResource: `${OA}SpecificResource`,
    TextualBody: `${OA}TextualBody`,
    TextQuoteSelector: `${OA}TextQuoteSelector`,
    TextPositionSelector: `${OA}TextPositionSelector`,
    Software: `${AS}Application`,
    items: { '@id': `${AS}items`, '@type': '@id', '@container': '@list' },
    body: id(`${OA}hasBody`),
    target: id(`${OA}hasTarget`),
    source: id(`${OA}hasSource`),
    scope: id(`${OA}hasScope`),
    selector: id(`${OA}hasSelector`),
    creator: id('http://purl.org/dc/terms/creator'),
    name: 'http://xmlns.com/foaf/0.1/name',
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    format: 'http://purl.org/dc/elements/1.1/format',
    language: 'http://purl.org/dc/elements/1.1/language',
    exact: `${OA}exact`,
    prefix: `${OA}prefix`,
    suffix: `${OA}suffix`,
    start: { '@id': `${OA}start`, '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
    end: { '@id': `${OA}end`, '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
    motivation: { '@id': `${OA}motivatedBy`, '@type': '@vocab' },
    purpose: { '@id': `${OA}hasPurpose`, '@type': '@vocab' },
    describing: `${OA}describing`,
    classifying: `${OA}classifying`,
    commenting: `${OA}commenting`,
    linking: `${OA}linking`,
  },
}
