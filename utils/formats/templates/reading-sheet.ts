import type { EntryTemplates } from '@/utils/formats/profile'

/** One file per paper: what was read in which pass, what it says, what is asked, and what comes next. */
export const readingSheetTemplates: EntryTemplates = {
  fileName: '{{ title | file_name }} reading sheet',
  properties: `{{ title | yaml: "title" }}
{{ source | yaml: "source" }}
{{ people | yaml: "people" }}
{{ published | yaml_date: "published" }}
{{ status | yaml: "status" }}
{{ tags | yaml: "tags" }}
{{ passes | yaml: "passes" }}
{{ citekey | yaml: "citekey" }}
{{ arxiv | yaml: "arxiv" }}
{{ doi | yaml: "doi" }}
{{ venue | yaml: "venue" }}
{{ id | yaml: "lectern" }}`,
  heading: '{{ title | link }}',
  body: `{% if source_link %}[{{ title | link }}]({{ source_link | link_target }}){{ facts | more }}

{% endif %}{% if why %}{{ why | quote }}

{% endif %}{{ notes | markdown }}{% if summary %}

{{ summary | aside: "abstract", "Summary" }}{% endif %}`,
}
