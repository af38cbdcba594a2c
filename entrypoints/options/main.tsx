import '@/components/base.css'
import '@/components/options/options.css'
import { openFirst } from './opening'
import { showPage } from './page'

const root = document.getElementById('app')
if (root) showPage(root, globalThis.lecternOpening ?? openFirst())
