import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

// Vitest prints failures with Map.groupBy, which Node has from 21 on; without it a failing run on Node 20 says nothing.
Map.groupBy ??= <K, T>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          include: ['test/{utils,components,entrypoints,scripts}/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          // A window of its own for each file takes four times as long as all the tests. They clean up after themselves.
          isolate: false,
          // Properties take long on a busy machine, and no test measures time.
          testTimeout: 60_000,
        },
      },
      {
        plugins: [WxtVitest()],
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 90_000,
          // A browser waits more than it works: two at once take hardly longer than one. Three do, on two cores.
          maxWorkers: 2,
        },
      },
    ],
  },
})
