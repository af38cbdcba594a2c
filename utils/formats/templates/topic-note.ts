import type { EntryTemplates } from '@/utils/formats/profile'

/** Entries inside a document: a linked heading, then the notes as the learner wrote them. */
export const topicNoteTemplates: EntryTemplates = {
  fileName: '{{ title | file_name }}',
  properties: '',
  heading:
    '{% if source_link %}[{{ title | link }}]({{ source_link | link_target }}){% else %}{{ title | text }}{% endif %}',
  body: '{{ notes | markdown }}',
}
