/** `Title · place · https://…`, as the server writes it: the words and, where there is one, the address. */
export function splitSource(source: string): { words: string; url: string | null } {
  const url = /https?:\/\/\S+/.exec(source)?.[0] ?? null;
  if (url === null) return { words: source, url };
  return { words: source.replace(url, '').replace(/[\s·]+$/, '').trim(), url };
}
