import { mathsAt } from './maths'

const greek =
  'alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ varrho ϱ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω'
const signs =
  'times × cdot · pm ± mp ∓ le ≤ leq ≤ ge ≥ geq ≥ neq ≠ ne ≠ approx ≈ sim ∼ equiv ≡ ll ≪ gg ≫ to → rightarrow → leftarrow ← mapsto ↦ infty ∞ ell ℓ hbar ℏ partial ∂ nabla ∇ in ∈ notin ∉ subset ⊂ subseteq ⊆ cup ∪ cap ∩ emptyset ∅ forall ∀ exists ∃ circ ∘ bullet • star ⋆ ast ∗ oplus ⊕ otimes ⊗ wedge ∧ vee ∨ perp ⊥ parallel ∥ propto ∝ sum ∑ prod ∏ int ∫ sqrt √ dagger † prime ′ ldots … dots … cdots ⋯ langle ⟨ rangle ⟩ degree °'
const symbols = new Map<string, string>()
for (const list of [greek, signs]) {
  const parts = list.split(' ')
  for (let index = 0; index + 1 < parts.length; index += 2) symbols.set(parts[index] ?? '', parts[index + 1] ?? '')
}
for (const name of 'log ln exp sin cos tan min max sup inf lim det dim ker deg gcd arg'.split(' '))
  symbols.set(name, name)

const doubleStruck: Record<string, string> = { C: 'ℂ', H: 'ℍ', N: 'ℕ', P: 'ℙ', Q: 'ℚ', R: 'ℝ', Z: 'ℤ' }
const raised = new Map([...'0123456789+-=()n'].map((plain, index) => [plain, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'][index] ?? '']))
const lowered = new Map([...'0123456789+-=()'].map((plain, index) => [plain, [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'][index] ?? '']))

/**
 * A text as it is shown in a line, with maths in letters and signs where that says the same: "$O(n^2)$" becomes "O(n²)".
 * Maths that needs more than a line of letters stays TeX. For showing only: what is stored keeps its TeX.
 */
export function readableMaths(text: string): string {
  if (!text.includes('$')) return text
  let shown = ''
  for (let index = 0; index < text.length; ) {
    const found = text[index] === '$' ? mathsAt(text, index) : undefined
    shown += (found && lettersOf(found.tex)) ?? text.slice(index, found?.end ?? index + 1)
    index = found?.end ?? index + 1
  }
  return shown
}

/** Undefined when some of it can't be had in letters. */
function lettersOf(tex: string): string | undefined {
  const letters = tex
    .replace(/\\(?:mathbb|Bbb)\s*\{?([A-Z])\}?/g, (whole, letter: string) => doubleStruck[letter] ?? whole)
    .replace(
      /\\(?:mathrm|mathbf|mathit|mathcal|mathsf|mathtt|text|textrm|textit|textbf|operatorname|bm)\s*\{([^{}\\]*)\}/g,
      '$1',
    )
    .replace(/\\([A-Za-z]+)/g, (whole, name: string) => symbols.get(name) ?? whole)
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/\\([%&#_$])/g, '$1')
    .replace(/\^(?:\{([0-9n+=()-]+)\}|([0-9n]))/g, (_, group = '', one = '') => inLevel(group + one, raised))
    .replace(/_(?:\{([0-9+=()-]+)\}|(\d))/g, (_, group = '', one = '') => inLevel(group + one, lowered))
    .replace(/\{([^{}\\^_])\}/g, '$1')
  return /[\\{}^_]/.test(letters) ? undefined : letters.replace(/\s+/g, ' ').trim()
}

function inLevel(level: string, forms: ReadonlyMap<string, string>): string {
  return [...level].map((character) => forms.get(character) ?? character).join('')
}
