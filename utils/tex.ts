/**
 * How far TeX is turned into text. `accents`: accented and special letters, which is what arXiv does to abstracts.
 * `letters`: Greek, signs, escapes and protective braces as well, which suits titles; dashes, quotes and `~` stay, for
 * in an arXiv title they mostly mean themselves ("z~2.56"). `all`: everything that reads better as text (BibTeX).
 */
export type TexExtent = 'accents' | 'letters' | 'all'

const combining: Record<string, string> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  v: '\u030c',
  H: '\u030b',
  c: '\u0327',
  k: '\u0328',
  r: '\u030a',
  d: '\u0323',
  b: '\u0331',
}

const letters: Record<string, string> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  aa: 'å',
  AA: 'Å',
  th: 'þ',
  TH: 'Þ',
  dh: 'ð',
  DH: 'Ð',
  eth: 'ð',
  ETH: 'Ð',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
  i: 'ı',
  j: 'ȷ',
}

const greek = new Map<string, string>(
  [
    ...'Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω'.matchAll(/(\w+) (\S)/g),
    ...'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι'.matchAll(
      /(\w+) (\S)/g,
    ),
    ...'kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς'.matchAll(
      /(\w+) (\S)/g,
    ),
    ...'tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω'.matchAll(/(\w+) (\S)/g),
  ].map(([, name = '', character = '']) => [name, character]),
)

const signs: Record<string, string> = {
  P: '¶',
  S: '§',
  copyright: '©',
  pounds: '£',
  dag: '†',
  ddag: '‡',
  deg: '°',
  guillemotleft: '«',
  guillemotright: '»',
  textendash: '–',
  textemdash: '—',
  textquoteright: '’',
  textquoteleft: '‘',
  textquotedblleft: '“',
  textquotedblright: '”',
  textasciitilde: '~',
  textasciicircum: '^',
  textbackslash: '\\',
  textregistered: '®',
  texttrademark: '™',
  dots: '…',
  ldots: '…',
  textellipsis: '…',
  slash: '/',
}

/** Commands whose argument is the text. */
const unwrapped =
  /^(?:emph|textbf|textit|texttt|textsc|textsl|textrm|textsf|textup|textmd|textnormal|text|mathrm|mbox|hbox|underline|uppercase|url)$/
/** Commands that hold for the rest of their group. */
const switches = /^(?:em|it|bf|sl|sc|rm|tt|sf|itshape|bfseries|scshape|ttfamily|slshape|normalfont|small|large)$/

/** Maths is kept as it stands: `$$…$$`, `$…$`, `\(…\)` and `\[…\]`. */
const maths = /(?<!\\)(?:\$\$[^$]+\$\$|\$(?:\\.|[^$\\])+\$|\\\((?:(?!\\\)).)+\\\)|\\\[(?:(?!\\\]).)+\\\])/gs

/** Readable text of TeX. Maths and commands that are not known stay as they are, so nothing is lost. */
export function texToText(tex: string, extent: TexExtent = 'all'): string {
  return mapProse(tex, (prose) => proseToText(prose, extent)).normalize('NFC')
}

/** Changes what of a text is no maths. */
export function mapProse(text: string, change: (prose: string) => string): string {
  let changed = ''
  let position = 0
  for (const found of text.matchAll(maths)) {
    changed += change(text.slice(position, found.index)) + found[0]
    position = found.index + found[0].length
  }
  return changed + change(text.slice(position))
}

/** A text without its maths, for what is made of its words. */
export function withoutMaths(text: string): string {
  return text.replace(maths, ' ')
}

function proseToText(prose: string, extent: TexExtent): string {
  if (!/[\\{}~`'-]/.test(prose)) return prose
  const accented = readLetters(readAccents(readLetters(prose, 'ij-kept')))
  if (extent === 'accents') return accented
  const lettered = dropProtection(readSigns(accented))
  return readEscapes(extent === 'all' ? readTypography(readCommands(lettered)) : lettered)
}

/** The argument of an accent: one letter (or `\i`, `\j`), bare or in braces. */
const accentPattern =
  /\\(?:(['`^"~=.])\s*|([uvHckrdb])(?:\s+|(?=[{\\])))(?:\{\s*\\?(\p{L}\p{M}*)\s*\}|\{\s*\{\s*\\?(\p{L}\p{M}*)\s*\}\s*\}|\\([ij])(?![a-zA-Z])\s?|(\p{L}\p{M}*))/gu
/** What every accent begins with. The pattern above takes long to compile, and most texts have no accent. */
const accentStart = /\\(?:['`^"~=.]|[uvHckrdb][\s{\\])/
/** Braces that hold one accent, or one accented letter, and nothing else. */
const accentInBraces = () => new RegExp(`(?<!\\\\[a-zA-Z]*|[_^])\\{(${accentPattern.source})\\}`, 'gu')

function readAccents(text: string): string {
  if (!accentStart.test(text)) return text.normalize('NFC')
  const accent = (whole: string, sign?: string, name?: string, ...bases: (string | undefined)[]): string => {
    const base = bases.slice(0, 4).find((candidate) => candidate !== undefined)
    const mark = combining[sign ?? name ?? '']
    if (!base || !mark) return whole
    return (plainDotless[base] ?? base) + mark
  }
  const inBraces = text.replace(accentInBraces(), (_, inner: string) => inner.replace(accentPattern, accent))
  // Twice, for two accents on one letter (\'{\^e}): the inner one is a letter with its mark by then.
  return inBraces.replace(accentPattern, accent).replace(accentPattern, accent).normalize('NFC')
}

const plainDotless: Record<string, string> = { ı: 'i', ȷ: 'j' }

/** `\ss`, `{\o}`, `\L{}`: the braces or the one space that end the command go with it. */
function readLetters(text: string, which: 'all' | 'ij-kept' = 'all'): string {
  return text.replace(
    /\{\\([a-zA-Z]+)\s*\}|\\([a-zA-Z]+)(?:\{\}|[ \t](?![ \t\n])|\\(?= ))?/g,
    (whole, inBraces, bare) => {
      const name: string = inBraces ?? bare
      if (which === 'ij-kept' && (name === 'i' || name === 'j')) return whole
      return Object.hasOwn(letters, name) ? (letters[name] ?? whole) : whole
    },
  )
}

/** Greek and signs; the space after them stays, for authors write "\alpha decay". */
function readSigns(text: string): string {
  return text.replace(/\{\\([a-zA-Z]+)\s*\}|\\([a-zA-Z]+)(?:\{\})?(?:\\(?= ))?/g, (whole, inBraces, bare) => {
    const name: string = inBraces ?? bare
    return greek.get(name) ?? (Object.hasOwn(signs, name) ? (signs[name] ?? whole) : whole)
  })
}

/**
 * `{NASA}` and `{{x}}` are text; braces after a command, `_` or `^` are an argument, and others (`{{ x }}`, `{% %}`) are
 * no TeX at all.
 */
function dropProtection(text: string): string {
  if (!text.includes('{')) return text
  const protective = /(?<!\\[a-zA-Z]*\*?|\\[~^]|[_^}])\{((?=[\p{L}\p{N}])[^{}\\]*(?<!\s))\}/gu
  return untilStable(text, (before) => before.replace(protective, '$1'))
}

function readCommands(text: string): string {
  const bare = untilStable(text, (before) =>
    before
      .replace(/\\href\s*\{[^{}]*\}\s*\{([^{}]*)\}/g, '$1')
      .replace(/\\([a-zA-Z]+)\s*\{([^{}]*)\}/g, (whole, name: string, inner: string) =>
        unwrapped.test(name) ? inner : whole,
      )
      .replace(/\{\s*\\([a-zA-Z]+)(?:\s+|(?=\W))([^{}]*)\}/g, (whole, name: string, inner: string) =>
        switches.test(name) ? inner.replace(/\\\/$/, '') : whole,
      ),
  )
  return dropProtection(bare)
}

/** Works from the innermost braces outwards; nobody nests deeper than this by hand. */
function untilStable(text: string, step: (before: string) => string): string {
  let before = text
  for (let depth = 0; depth < 12; depth += 1) {
    const after = step(before)
    if (after === before) break
    before = after
  }
  return before
}

function readTypography(text: string): string {
  return text
    .replace(/\\\\(?:\[[^\]]*\])?\s*|\\newline\b\s*/g, ' ')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/(?<!\\)~/g, ' ')
    .replace(/\\[,;:! ]|\\(?=\s)/g, ' ')
    .replace(/\\[-/]/g, '')
}

function readEscapes(text: string): string {
  return text.replace(/\\([~^])\{\}/g, '$1').replace(/\\([&%$#_{}])/g, '$1')
}
