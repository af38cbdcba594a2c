import type { EntryTemplates } from '@/utils/formats/profile'

/** One file per entry with properties, as Obsidian reads them. A property that is not known leaves its line out. */
export const vaultTemplates: EntryTemplates = {
  fileName: '{{ title | file_name }}',
  properties: `{{ title | yaml: "title" }}
{{ aliases | yaml: "aliases" }}
{{ kind | yaml: "kind" }}
{{ source | yaml: "source" }}
{{ people | yaml: "people" }}
{{ container | yaml: "container" }}
{{ published | yaml_date: "published" }}
{{ created | yaml_date: "created" }}
{{ modified | yaml_date: "modified" }}
{{ topics | yaml: "topics" }}
{{ tags | yaml: "tags" }}
{{ status | yaml: "status" }}
{{ why | yaml: "why" }}
{{ passes | yaml: "passes" }}
{{ citekey | yaml: "citekey" }}
{{ arxiv | yaml: "arxiv" }}
{{ doi | yaml: "doi" }}
{{ venue | yaml: "venue" }}
{{ duration | yaml: "duration" }}
{{ event | yaml: "event" }}
{{ track | yaml: "track" }}
{{ room | yaml: "room" }}
{{ start | yaml_date: "start" }}
{{ end | yaml_date: "end" }}
{{ id | yaml: "lectern" }}`,
  heading: '{{ title | link }}',
  body: `{% if source_link %}[{{ title | link }}]({{ source_link | link_target }}){{ facts | more }}

{% endif %}## Notes
{% if notes %}
{{ notes | markdown }}
{% endif %}{% if summary %}
{{ summary | aside: "abstract", "Summary" }}
{% endif %}{% if chapters %}
{{ chapters | aside: "info", "Chapters" }}
{% endif %}`,
}
