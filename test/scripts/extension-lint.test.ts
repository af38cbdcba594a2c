import { describe, expect, it } from 'vitest'
import { findProblems } from '@/scripts/extension-lint'

const warning = (code: string, file: string) => ({ code, file, message: 'what', description: 'why' })

describe('findProblems', () => {
  it.each([
    ['UNSAFE_VAR_ASSIGNMENT', 'chunks/preact-CR6WPEe9.js', 0],
    ['UNSAFE_VAR_ASSIGNMENT', 'chunks/options-CR6WPEe9.js', 1],
    ['UNSAFE_VAR_ASSIGNMENT', 'background.js', 1],
    ['DANGEROUS_EVAL', 'chunks/preact-CR6WPEe9.js', 1],
  ])('%s in %s: %i', (code, file, count) => {
    expect(findProblems({ errors: [], warnings: [warning(code, file)] })).toHaveLength(count)
  })

  it('lets no error pass, wherever it is', () => {
    expect(findProblems({ errors: [warning('UNSAFE_VAR_ASSIGNMENT', 'chunks/preact-x.js')], warnings: [] })).toEqual([
      'UNSAFE_VAR_ASSIGNMENT in chunks/preact-x.js: what',
    ])
  })
})
