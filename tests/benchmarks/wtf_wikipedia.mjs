// Reads lines of JSON with the wikitext of a page each, and writes what wtf_wikipedia finds on it, a line each.
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'

const require = createRequire(process.env.WTF_WIKIPEDIA + '/')
const { default: wtf } = await import(require.resolve('wtf_wikipedia'))

function milliseconds(work) {
  const before = process.cpuUsage()
  work()
  const spent = process.cpuUsage(before)
  return (spent.user + spent.system) / 1000
}

for await (const line of createInterface({ input: process.stdin })) {
  const { text, rounds } = JSON.parse(line)
  const doc = wtf(text)
  const infoboxes = doc.infoboxes().map((box) => box.json())
  const times = Array.from({ length: rounds ?? 0 }, () => milliseconds(() => wtf(text)))
  const found = {
    infoboxes,
    templates: doc.templates().length,
    references: doc.references().length,
    milliseconds: times.length ? Math.min(...times) : null,
  }
  console.log(JSON.stringify(found))
}
