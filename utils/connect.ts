import type { Background, MessagingApi, Result } from './messages'

/** The typed proxy of the background for a surface. */
export function connect(api: { runtime: Pick<MessagingApi['runtime'], 'sendMessage'> }): Background {
  const call = async (name: string, input: unknown): Promise<unknown> => {
    const result = (await api.runtime.sendMessage({ lectern: name, input })) as Result<unknown> | undefined
    if (!result) throw new Error('Lectern did not answer. Reload the page and try again.')
    if (!result.ok) throw new Error(result.error)
    return result.value
  }
  return new Proxy({} as Background, {
    get: (_, name: string) => (input?: unknown) => call(name, input),
  })
}
