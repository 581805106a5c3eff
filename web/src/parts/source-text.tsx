import { splitSource } from '../format/source.ts';

/** Where something is written: its words, linked when an address stands with them. `text` takes the words' place. */
export function SourceText({ source, text }: { source: string; text?: string }) {
  const { words, url } = splitSource(source);
  const shown = text ?? (words === '' ? url : words);
  if (url === null) return <span title={text === undefined ? '' : words}>{shown}</span>;
  return (
    <a className="link break" href={url} title={text === undefined ? url : source} target="_blank" rel="noreferrer">
      {shown}
    </a>
  );
}
