import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { SettingsView } from '@/components/options/SettingsView'
import type { PageState } from './page-state'
import type { SettingsState } from './settings-state'

/** Settings, as the browser and the library have them. */
export function SettingsPage({ page, settings }: { page: PageState; settings: SettingsState }): VNode {
  useEffect(() => {
    void settings.read()
  }, [settings])
  return (
    <SettingsView
      entryCount={page.library.entries.value.length}
      documentCount={page.library.documents.value.length}
      usedBytes={settings.usedBytes.value}
      isPersisted={settings.isPersisted.value}
      shortcuts={settings.shortcuts.value}
      allowedHosts={settings.allowedHosts.value}
      problem={settings.problem.value}
      backup={page.backup.backup.value}
      onBackUp={() => void page.backup.backUp()}
      chosen={settings.chosen.value}
      onChange={(change) => void settings.change(change)}
      onPersist={() => void settings.persist()}
      onChangeShortcuts={() => void settings.changeShortcuts()}
    />
  )
}
