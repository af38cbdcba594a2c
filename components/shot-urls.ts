/** So many pictures a page has at hand; what is on the screen stays there when its address is let go. */
const mostUrls = 300

/** Addresses of shots for one page: each shot is read once, and those not asked for in a long time are let go. */
export function createShotUrls(
  find: (name: string) => Promise<Blob | undefined>,
): (name: string) => Promise<string | undefined> {
  const urls = new Map<string, Promise<string | undefined>>()
  const read = async (name: string) => {
    const blob = await find(name)
    // It may come yet.
    if (!blob) urls.delete(name)
    return blob && URL.createObjectURL(blob)
  }
  const letGo = async (name: string) => {
    const url = urls.get(name)
    urls.delete(name)
    const address = await url?.catch(() => undefined)
    if (address !== undefined) URL.revokeObjectURL(address)
  }
  return (name) => {
    const url = urls.get(name) ?? read(name)
    url.catch(() => urls.delete(name))
    urls.delete(name)
    urls.set(name, url)
    const [oldest] = urls.keys()
    if (urls.size > mostUrls && oldest !== undefined) void letGo(oldest)
    return url
  }
}
