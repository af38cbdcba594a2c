const text = { type: 'string' }
const number = { type: ['string', 'number'] }
const names = {
  type: 'array',
  items: {
    type: 'object',
    properties: Object.fromEntries(
      ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'].map((name) => [
        name,
        text,
      ]),
    ),
    additionalProperties: false,
    anyOf: [{ required: ['family'] }, { required: ['literal'] }],
  },
}
const date = {
  type: 'object',
  properties: {
    'date-parts': {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      items: { type: 'array', minItems: 1, maxItems: 3, items: { type: 'integer' } },
    },
  },
  required: ['date-parts'],
  additionalProperties: false,
}

const texts = [
  ...['title', 'container-title', 'event', 'publisher', 'genre', 'archive', 'archive_location', 'DOI', 'PMID', 'PMCID'],
  ...['URL', 'note', 'abstract', 'keyword', 'language'],
]

/**
 * The part of the format of CSL-JSON that Lectern writes, as strict as the format is: nothing else may stand in an item.
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export const cslSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id: text,
      type: {
        enum: [
          ...['article', 'article-journal', 'book', 'chapter', 'document', 'motion_picture', 'paper-conference'],
          ...['report', 'speech', 'thesis', 'webpage'],
        ],
      },
      author: names,
      issued: date,
      accessed: date,
      ...Object.fromEntries(texts.map((name) => [name, text])),
      ...Object.fromEntries(['volume', 'issue', 'page', 'number'].map((name) => [name, number])),
    },
    required: ['id', 'type'],
    additionalProperties: false,
  },
}
