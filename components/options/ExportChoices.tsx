import type { ComponentChildren, VNode } from 'preact'
import { type CitationFormat, type CitationOptions, isCitationFormat } from '@/utils/formats/citation-formats'
import type { ProfileOptions } from '@/utils/formats/profile'
import type { ProfileKey } from '@/utils/formats/profiles'
import type { TopicSummary } from '@/utils/messages'

type Scope = 'library' | 'shown' | 'selection' | 'topic'

export interface ExportChoicesProps {
  scope: Scope
  topicId: string | undefined
  profile: ProfileKey | CitationFormat
  options: ProfileOptions
  citing: CitationOptions
  topics: readonly TopicSummary[]
  counts: Record<'library' | 'shown' | 'selection', number>
  onChoose: (change: {
    scope?: Scope
    topicId?: string
    profile?: ProfileKey | CitationFormat
    options?: Partial<ProfileOptions>
    citing?: Partial<CitationOptions>
  }) => void
}

/** What is exported, and how it is written. */
export function ExportChoices(props: ExportChoicesProps): VNode {
  const { scope, profile, counts, topics, onChoose } = props
  return (
    <>
      <Group legend="What">
        <Radio
          name="scope"
          label="The whole library"
          count={counts.library}
          isChosen={scope === 'library'}
          onChoose={() => onChoose({ scope: 'library' })}
        />
        {(counts.shown < counts.library || scope === 'shown') && (
          <Radio
            name="scope"
            label="What search and filters show"
            count={counts.shown}
            isChosen={scope === 'shown'}
            onChoose={() => onChoose({ scope: 'shown' })}
          />
        )}
        {(counts.selection > 0 || scope === 'selection') && (
          <Radio
            name="scope"
            label="The selected"
            count={counts.selection}
            isChosen={scope === 'selection'}
            onChoose={() => onChoose({ scope: 'selection' })}
          />
        )}
        {topics.length > 0 && (
          <Radio
            name="scope"
            label="One topic"
            isChosen={scope === 'topic'}
            onChoose={() => onChoose({ scope: 'topic' })}
          />
        )}
        {scope === 'topic' && (
          <select
            class="select"
            aria-label="Topic"
            value={props.topicId ?? ''}
            onChange={(event) => onChoose({ topicId: event.currentTarget.value })}
          >
            {topics.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Group>
      <Group legend="As">
        <Radio
          name="profile"
          label="Vault"
          hint="a zip with a file for each entry and topic"
          isChosen={profile === 'vault'}
          onChoose={() => onChoose({ profile: 'vault' })}
        />
        <Radio
          name="profile"
          label="Topic note"
          hint="one file, entries under headings; with pictures, a zip"
          isChosen={profile === 'topic-note'}
          onChoose={() => onChoose({ profile: 'topic-note' })}
        />
        <Radio
          name="profile"
          label="Reading sheet"
          hint="one file per paper: passes, questions, what comes next"
          isChosen={profile === 'reading-sheet'}
          onChoose={() => onChoose({ profile: 'reading-sheet' })}
        />
        <Radio
          name="profile"
          label="BibTeX"
          hint="citations for LaTeX"
          isChosen={profile === 'bibtex'}
          onChoose={() => onChoose({ profile: 'bibtex' })}
        />
        <Radio
          name="profile"
          label="CSL-JSON"
          hint="citations for pandoc and Zotero"
          isChosen={profile === 'csl-json'}
          onChoose={() => onChoose({ profile: 'csl-json' })}
        />
        <Radio
          name="profile"
          label="RIS"
          hint="citations for EndNote and others"
          isChosen={profile === 'ris'}
          onChoose={() => onChoose({ profile: 'ris' })}
        />
      </Group>
      {isCitationFormat(profile) ? <CitationChoices {...props} format={profile} /> : <MarkdownChoices {...props} />}
    </>
  )
}

function CitationChoices({ format, citing, onChoose }: ExportChoicesProps & { format: CitationFormat }): VNode {
  return (
    <Group legend="With">
      <Check
        label="Abstracts"
        isOn={citing.withAbstract}
        onSet={(withAbstract) => onChoose({ citing: { withAbstract } })}
      />
      <Check
        label="My tags, as keywords"
        isOn={citing.withTags}
        onSet={(withTags) => onChoose({ citing: { withTags } })}
      />
      {format === 'bibtex' && (
        <Check
          label="Accents as TeX commands"
          isOn={citing.asciiOnly}
          onSet={(asciiOnly) => onChoose({ citing: { asciiOnly } })}
        />
      )}
    </Group>
  )
}

function MarkdownChoices({ profile, options, onChoose }: ExportChoicesProps): VNode {
  return (
    <>
      <Group legend="For">
        <Radio
          name="target"
          label="Obsidian"
          isChosen={options.target === 'obsidian'}
          onChoose={() => onChoose({ options: { target: 'obsidian' } })}
        />
        <Radio
          name="target"
          label="Jekyll and others"
          hint="braces are protected from Liquid"
          isChosen={options.target === 'jekyll'}
          onChoose={() => onChoose({ options: { target: 'jekyll' } })}
        />
      </Group>
      <Group legend="With">
        <Check
          label="Links at time marks"
          isOn={options.timeMarks === 'linked'}
          onSet={(isOn) => onChoose({ options: { timeMarks: isOn ? 'linked' : 'dropped' } })}
        />
        <Check
          label="The title as a heading"
          isOn={options.titleHeading}
          onSet={(titleHeading) => onChoose({ options: { titleHeading } })}
        />
        <Check
          label="Summary"
          isOn={options.withSummary}
          onSet={(withSummary) => onChoose({ options: { withSummary } })}
        />
        <Check
          label="Chapters"
          isOn={options.withChapters}
          onSet={(withChapters) => onChoose({ options: { withChapters } })}
        />
        {profile === 'vault' && (
          <Check
            label="Transcripts, as files of their own"
            isOn={options.withTranscripts}
            onSet={(withTranscripts) => onChoose({ options: { withTranscripts } })}
          />
        )}
      </Group>
    </>
  )
}

function Group({ legend, children }: { legend: string; children: ComponentChildren }): VNode {
  return (
    <fieldset class="choice-group">
      <legend class="pane-heading">{legend}</legend>
      {children}
    </fieldset>
  )
}

interface RadioProps {
  name: string
  label: string
  hint?: string
  count?: number
  isChosen: boolean
  onChoose: () => void
}

function Radio({ name, label, hint, count, isChosen, onChoose }: RadioProps): VNode {
  return (
    <label class="choice">
      <input type="radio" class="radio" name={name} checked={isChosen} onChange={onChoose} />
      <span>
        {label}
        {count !== undefined && <span class="small"> {count.toLocaleString()}</span>}
        {hint && <span class="small choice-hint">{hint}</span>}
      </span>
    </label>
  )
}

function Check({ label, isOn, onSet }: { label: string; isOn: boolean; onSet: (isOn: boolean) => void }): VNode {
  return (
    <label class="choice">
      <input type="checkbox" class="checkbox" checked={isOn} onChange={(event) => onSet(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  )
}
