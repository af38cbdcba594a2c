import type { VNode } from 'preact'
import { ExportView } from '@/components/options/ExportView'
import { previewCount } from './export-state'
import type { PageState } from './page-state'

/** Export, as the page's state has it. */
export function ExportPage({ page }: { page: PageState }): VNode {
  const { library, exporting } = page
  return (
    <ExportView
      {...exporting.choices.value}
      topics={library.topics.value.map(({ key, label }) => ({ id: key, title: label }))}
      counts={{
        library: library.entries.value.length,
        shown: library.shown.value.length,
        selection: library.selectedIds.value.size,
      }}
      entryCount={exporting.entries.value.length}
      chosenCount={exporting.chosenCount.value}
      shotCount={exporting.shotCount.value}
      files={exporting.files.value}
      shownPath={exporting.shownPath.value}
      previewCount={previewCount}
      problem={exporting.problem.value}
      run={exporting.run.value}
      onChoose={exporting.choose}
      onShow={(path) => {
        exporting.shownPath.value = path
      }}
      onSave={() => void exporting.save()}
      onCancel={exporting.cancel}
      onCopy={async (text) => {
        // First, while the browser still knows of the click.
        await navigator.clipboard.writeText(text)
        await exporting.keepShown()
      }}
    />
  )
}
