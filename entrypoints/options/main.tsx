// First, so that the library is opened and read while the rest of the page is still being evaluated.
import { newest, open } from './opening'
import '@/components/base.css'
import '@/components/options/options.css'
import { showPage } from './page'

const root = document.getElementById('app')
if (root) showPage(root, open, newest)
