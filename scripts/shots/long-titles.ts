/** Titles that leave no room, run from the right, or have no places to break at. */
export const longTitles = {
  long: 'word '.repeat(2000).trim(),
  unbroken: 'x'.repeat(2000),
  chinese: `深度学习${'与笔记的长期研究'.repeat(12)}`,
  arabic: 'كيف نقرأ الأوراق العلمية ونكتب عنها: دراسة طويلة (2026) about Reading, Part 3',
  emoji: '👨‍👩‍👧 Reading 🤖 together: ‘what’ “we” kept — é, ß & <b>no markup</b> 🏳️‍🌈',
} as const
