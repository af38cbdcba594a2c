import '@/components/base.css'
import '@/components/options/options.css'
import '@/components/options/pane.css'
import '@/components/options/reading.css'
import '@/components/options/settings.css'
import { openFirst } from './opening'
import { showPage } from './page'

const root = document.getElementById('app')
if (root) showPage(root, globalThis.lecternOpening ?? openFirst())
