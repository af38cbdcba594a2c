/**
 * What must not stand raw between double quotes: quotes and backslashes, controls, line separators, lone surrogates,
 * and invisible marks that would make a file read differently from what it says.
 */
const unsafe =
  /["\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** A text as a YAML scalar that YAML 1.1 and 1.2 read back as exactly this text, never as a number, date or boolean. */
export function yamlText(value: string): string {
  return `"${value.replace(unsafe, escapeCharacter)}"`
}

function escapeCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`
  if (character === '\n') return '\\n'
  if (character === '\t') return '\\t'
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16)
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

/** A list as YAML: items on lines of their own, to be written right behind the property's colon, or an empty one. */
export function yamlList(values: readonly string[]): string {
  return values.length === 0 ? '[]' : values.map((value) => `\n  - ${yamlText(value)}`).join('')
}

const dayOrInstant = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/

/** A whole day or a local time bare, which Obsidian takes for a date; a year, a month or no real day is text. */
export function yamlDate(value: string): string {
  const isReal = dayOrInstant.test(value) && !Number.isNaN(Date.parse(value))
  return isReal ? value : yamlText(value)
}

const plainName = /^[\p{L}_][\p{L}\p{N}_ -]*$/u
const quotedName = /^(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*')$/
/** YAML 1.1 reads these bare names as booleans or nothing. */
const wordsOfYaml = /^(?:y|n|yes|no|on|off|true|false|null)$/i

/** A property's name as a YAML key: bare where that is safe, or as the learner quoted it. */
export function yamlName(name: string): string {
  const isBare = plainName.test(name) && name === name.trim() && !wordsOfYaml.test(name)
  return isBare || quotedName.test(name) ? name : yamlText(name)
}
