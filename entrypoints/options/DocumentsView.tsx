import type { VNode } from 'preact'
import { DocumentList } from '@/components/options/DocumentList'
import { DocumentPane } from '@/components/options/DocumentPane'
import type { Browsing } from './browsing'
import { deleteDocumentWithUndo } from './document-state'
import type { OpenDocument, PageState } from './page-state'
import { attempt } from './sentence'

interface DocumentsViewProps {
  page: PageState
  browsing: Browsing
}

/** The documents: their list, and the one that stands open beside it. */
export function DocumentsView({ page, browsing }: DocumentsViewProps): VNode {
  const { library } = page
  const open = page.openDocument.value
  return (
    <>
      <DocumentList
        documents={library.documents.value}
        openId={open?.id}
        isLoading={library.isLoading.value}
        onCreate={async (title) => {
          const document = await library.createTopic(title)
          browsing.go({ view: 'document', id: document.id })
        }}
      />
      <main class="sheet" aria-label="Document" data-empty={!open}>
        {open && <OpenDocumentPane key={open.id} page={page} browsing={browsing} open={open} />}
      </main>
    </>
  )
}

function OpenDocumentPane({ page, browsing, open }: DocumentsViewProps & { open: OpenDocument }): VNode | null {
  const { library } = page
  const { editing, id } = open
  const document = library.documents.value.find((each) => each.id === id)
  if (!document) return null
  return (
    <DocumentPane
      document={editing.fields.shown.value}
      fieldsState={editing.fields.state.value}
      fieldsProblem={editing.fields.problem.value}
      body={editing.body.text.value}
      state={editing.body.state.value}
      problem={editing.body.problem.value}
      findEntry={library.findEntry}
      find={(query) => library.find(query, 8)}
      shots={page.shots}
      onBody={editing.body.type}
      onTitle={(title) => editing.fields.change({ title })}
      onProperties={(properties) => editing.fields.change({ properties })}
      onExport={() => {
        library.filter.value = { topicId: id }
        browsing.go({ view: 'export' })
      }}
      onDelete={async () => {
        await page.flush()
        const showChange = () => library.refresh({ entries: [], documents: [id] })
        const isDeleted = await attempt(page.undo, 'The document was not deleted.', () =>
          deleteDocumentWithUndo(id, page.calls, page.undo, showChange),
        )
        if (isDeleted) browsing.go({ view: 'documents' })
      }}
    />
  )
}
