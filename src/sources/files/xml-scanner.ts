/** What a spreadsheet part is made of. Names come without their prefix; a self-closed element opens and closes. */
export interface XmlHandler {
  open(name: string, attributes: string): void;
  text(text: string): void;
  close(name: string): void;
}

/**
 * A scanner for the plain XML inside workbooks. Written because exceljs's reader decodes every piece of a part by
 * itself and so breaks Chinese characters that lie across two pieces (3 of 20,000 rows in a trial), and turns 19-digit
 * ids into floating point. Entities beyond the five and character numbers are not expanded: there is nothing to bomb.
 */
export class XmlScanner {
  private rest = '';
  private readonly handler: XmlHandler;
  private readonly maxChars: number;

  constructor(handler: XmlHandler, maxChars: number) {
    this.handler = handler;
    this.maxChars = maxChars;
  }

  /** Throws RangeError when one text or tag grows past the limit. */
  push(piece: string): void {
    const text = this.rest === '' ? piece : this.rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0) break;
      const end = endOfTag(text, open);
      if (end < 0) {
        if (open > at) this.handler.text(unescapeXml(text.slice(at, open)));
        at = open;
        break;
      }
      if (open > at) this.handler.text(unescapeXml(text.slice(at, open)));
      this.tag(text.slice(open + 1, end));
      at = end + 1;
    }
    this.rest = text.slice(at);
    if (this.rest.length > this.maxChars) throw new RangeError('a text is too long');
  }

  private tag(tag: string): void {
    const first = tag.charCodeAt(0);
    if (first === QUESTION) return;
    if (first === EXCLAMATION) {
      if (tag.startsWith('![CDATA[')) this.handler.text(tag.slice(8, -2));
      return;
    }
    if (first === SLASH) return this.handler.close(localName(tag.slice(1).trim()));
    const closed = tag.charCodeAt(tag.length - 1) === SLASH;
    const body = closed ? tag.slice(0, -1) : tag;
    const space = body.search(/\s/);
    const name = localName(space < 0 ? body : body.slice(0, space));
    this.handler.open(name, space < 0 ? '' : body.slice(space));
    if (closed) this.handler.close(name);
  }
}

const QUESTION = 0x3f;
const EXCLAMATION = 0x21;
const SLASH = 0x2f;

function endOfTag(text: string, open: number): number {
  if (text.startsWith('<!--', open)) return after(text, '-->', open);
  if (text.startsWith('<![CDATA[', open)) return after(text, ']]>', open);
  // Too short to tell a comment or CDATA from another tag: wait for more.
  if (text.charCodeAt(open + 1) === EXCLAMATION && text.length - open < 9) return -1;
  let end = text.indexOf('>', open);
  // A `>` inside a quoted value does not end the tag.
  while (end >= 0 && oddQuotes(text, open, end)) end = text.indexOf('>', end + 1);
  return end;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? -1 : found + mark.length - 1;
}

function oddQuotes(text: string, from: number, to: number): boolean {
  let quote = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (quote === 0 ? code === 0x22 || code === 0x27 : code === quote) quote = quote === 0 ? code : 0;
  }
  return quote !== 0;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g, (whole, hex?: string, dec?: string, name?: string) => {
    if (name !== undefined) return named[name] ?? whole;
    const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** One attribute of a start tag; null when it is not there. A prefix may stand before its name. */
export function attribute(attributes: string, name: string): string | null {
  const match = attributePatterns.get(name) ?? attributePattern(name);
  const found = match.exec(attributes);
  return found ? unescapeXml(found[1] ?? found[2] ?? '') : null;
}

const attributePatterns = new Map<string, RegExp>();
function attributePattern(name: string): RegExp {
  const pattern = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
  attributePatterns.set(name, pattern);
  return pattern;
}
