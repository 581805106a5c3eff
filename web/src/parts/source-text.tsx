/** Where something is written: a link when it is an address, else plain text. */
export function SourceText({ source, text }: { source: string; text?: string }) {
  if (!/^https?:\/\//.test(source)) return <span>{text === undefined || source === '' ? (text ?? source) : `${text} · ${source}`}</span>;
  return (
    <a className="link break" href={source} target="_blank" rel="noreferrer">
      {text ?? source}
    </a>
  );
}
