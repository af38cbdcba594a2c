/**
 * Reads data out of scripts as text, without running them and without parsing more than is asked for: a page's data
 * may be a megabyte, of which a clip needs a few facts.
 */

// A script's first characters are enough to know what it is for.
const headLength = 400

/** The texts of the inline scripts that begin by assigning one of these names (`var data = …`). */
export function scriptsAssigning(document: Document, ...names: string[]): string[] {
  const texts: string[] = []
  for (const script of document.scripts) {
    const text = script.textContent ?? ''
    const head = text.slice(0, headLength)
    if (names.some((name) => assignmentEnd(head, name) !== undefined)) texts.push(text)
  }
  return texts
}

/** The value that a script assigns to a name, however it is written: as an object, or as JSON in a string. */
export function assignedValue(text: string, name: string): unknown {
  const json = assignedText(text, name)
  return json === undefined ? undefined : parseJson(cutJson(json, 0))
}

/**
 * The JSON text that a script assigns to a name, with whatever the script goes on with after it: to find its end costs
 * more than to cut a few properties out of it.
 */
export function assignedText(text: string, name: string): string | undefined {
  const start = assignmentEnd(text, name)
  if (start === undefined) return undefined
  const quoted = /^(?:JSON\.parse\()?\s*(['"])/.exec(text.slice(start, start + 20))
  if (!quoted) return text.slice(start)
  return unescaped(cutString(text, start + quoted[0].length, quoted[1] ?? '"'))
}

/** The JSON of the value of the first property of this name, at any depth from an offset on. Needs compact JSON. */
export function cutProperty(json: string, name: string, from = 0): string | undefined {
  const key = `"${name}":`
  const at = json.indexOf(key, from)
  return at < 0 ? undefined : cutJson(json, at + key.length)
}

/** JSON text as a value; undefined when it is none. */
export function parseJson(json: string | undefined): unknown {
  if (json === undefined) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** The object or list that begins at an offset, up to its own closing bracket. */
export function cutJson(text: string, start: number): string | undefined {
  const open = text[start]
  if (open !== '{' && open !== '[') return undefined
  // Only brackets of the same sort are counted: in JSON the others are balanced between them.
  const tokens = open === '{' ? /[{}"]/g : /[[\]"]/g
  let depth = 0
  tokens.lastIndex = start
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    if (token[0] === '"') tokens.lastIndex = stringEnd(text, token.index + 1, '"') + 1
    else depth += token[0] === open ? 1 : -1
    if (depth === 0) return text.slice(start, token.index + 1)
    if (tokens.lastIndex === 0) return undefined
  }
  return undefined
}

/** Where the value begins that is assigned to a name: an object, a list, a string or a `JSON.parse("…")`. */
function assignmentEnd(text: string, name: string): number | undefined {
  const assignment = /(?:["']\])?\s*=\s*(?=[{['"]|JSON\.parse\()/y
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    assignment.lastIndex = at + name.length
    if (assignment.test(text)) return assignment.lastIndex
  }
  return undefined
}

function cutString(text: string, start: number, quote: string): string {
  return text.slice(start, stringEnd(text, start, quote))
}

/** Where a string's closing quote stands; the text's end when there is none. */
function stringEnd(text: string, start: number, quote: string): number {
  for (let end = text.indexOf(quote, start); end >= 0; end = text.indexOf(quote, end + 1)) {
    let backslashes = 0
    while (text[end - 1 - backslashes] === '\\') backslashes++
    if (backslashes % 2 === 0) return end
  }
  return text.length
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' }

/** The value of a script's string literal. */
function unescaped(literal: string): string {
  return literal.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/gis, (_, hex, unicode, plain) => {
    const code = hex ?? unicode
    return code ? String.fromCharCode(Number.parseInt(code, 16)) : (escapes[plain] ?? plain)
  })
}

/** The value at a path through objects and lists, or undefined where the path ends early. */
export function valueAt(value: unknown, ...path: (string | number)[]): unknown {
  let current = value
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined
    current = Reflect.get(current, key)
  }
  return current
}
