import type { EntryTemplates } from '@/utils/formats/profile'

/** One file per entry with properties, as Obsidian reads them. A property that is not known is left out. */
export const vaultTemplates: EntryTemplates = {
  fileName: '{{ title | file_name }}',
  properties: `title: {{ title | yaml }}
kind: {{ kind | yaml }}
{% if source %}source: {{ source | yaml }}
{% endif %}{% if people %}people:{{ people | yaml }}
{% endif %}{% if container %}container: {{ container | yaml }}
{% endif %}{% if published %}published: {{ published | yaml_date }}
{% endif %}created: {{ created | yaml_date }}
modified: {{ modified | yaml_date }}
{% if topics %}topics:{{ topics | yaml }}
{% endif %}{% if tags %}tags:{{ tags | yaml }}
{% endif %}status: {{ status | yaml }}
{% if why %}why: {{ why | yaml }}
{% endif %}{% if arxiv %}arxiv: {{ arxiv | yaml }}
{% endif %}{% if doi %}doi: {{ doi | yaml }}
{% endif %}{% if venue %}venue: {{ venue | yaml }}
{% endif %}{% if duration %}duration: {{ duration | yaml }}
{% endif %}{% if event %}event: {{ event | yaml }}
{% endif %}{% if track %}track: {{ track | yaml }}
{% endif %}{% if room %}room: {{ room | yaml }}
{% endif %}lectern: {{ id | yaml }}
`,
  heading: '{{ title | link }}',
  body: `{% if source_link %}[{{ title | link }}]({{ source_link | link_target }}){% for fact in facts %} · {{ fact | link }}{% endfor %}

{% endif %}## Notes

{{ notes | markdown }}
{% if summary %}
> [!abstract]- Summary
{{ summary | quote }}
{% endif %}{% if chapters %}
> [!info]- Chapters
{% for chapter in chapters %}> - {% if chapter.link %}[{{ chapter.clock | link }}]({{ chapter.link | link_target }}){% else %}{{ chapter.clock | link }}{% endif %} {{ chapter.title | link }}
{% endfor %}{% endif %}`,
}
