/** The part of the browser's API that asks. */
interface Permissions {
  request(wanted: { origins: string[] }): Promise<boolean>
}

/**
 * Asks the learner for hosts. To be called in a click or key, before anything is waited for. A browser that does not
 * even ask has refused.
 */
export async function askForHosts(permissions: Permissions, origins: string[]): Promise<boolean> {
  try {
    return await permissions.request({ origins })
  } catch {
    return false
  }
}
