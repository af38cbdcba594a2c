import { render } from 'preact'

render(<p>Lectern</p>, document.body)
