import type { VNode } from 'preact'
import { ImportView } from '@/components/options/ImportView'
import type { PageState } from './page-state'

/** Import, as the page's state has it. */
export function ImportPage({ page }: { page: PageState }): VNode {
  const { library, backup, bibtex } = page
  return (
    <ImportView
      run={backup.restore.value}
      hereCount={library.entries.value.length}
      onFile={(file) => void takeFile(file, page)}
      onRestore={(how) => void backup.restoreAs(how)}
      onForget={backup.forget}
      onBackUp={() => void backup.backUp()}
      bibtex={{
        run: bibtex.run.value,
        onAccept: (withDocument) => void bibtex.accept(withDocument),
        onForget: bibtex.forget,
      }}
    />
  )
}

/** A backup is a zip, whatever it is called; anything else is read as BibTeX. */
async function takeFile(file: File, { backup, bibtex }: PageState): Promise<void> {
  backup.forget()
  bibtex.forget()
  const isZip = /\.zip$/i.test(file.name) || (await file.slice(0, 2).text()) === 'PK'
  await (isZip ? backup : bibtex).readFile(file.name, file)
}
