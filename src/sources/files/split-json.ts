/**
 * Cuts a JSON text that arrives in pieces into its top-level documents, without building them: the elements of a
 * top-level array, or the values that stand one after the other. It only tracks strings and depth; JSON.parse judges
 * the rest. Memory is one document.
 */
export class JsonSplitter {
  /** Text from the start of the document under way. */
  private pending = '';
  /** How far `pending` has been looked at. */
  private seen = 0;
  private depth = 0;
  private inString = false;
  private started = false;
  private readonly inArray: boolean;
  private opened = false;
  private closed = false;
  private readonly maxChars: number;

  constructor(options: { inArray: boolean; maxChars: number }) {
    this.inArray = options.inArray;
    this.maxChars = options.maxChars;
  }

  /** Documents completed by this piece. Throws RangeError when one grows past the limit, SyntaxError when the frame is broken. */
  push(piece: string): string[] {
    const done: string[] = [];
    this.pending += piece;
    let from = 0;
    let at = this.seen;
    const text = this.pending;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (this.inString) {
        if (code === BACKSLASH) at++;
        else if (code === QUOTE) this.inString = false;
        continue;
      }
      if (this.step(code)) {
        const cut = text.slice(from, code === COMMA || this.closed ? at : at + 1).trim();
        if (cut !== '') done.push(cut);
        else if (code === COMMA) throw new SyntaxError('an element is missing');
        from = at + 1;
      } else if (!this.started) from = at + 1;
    }
    this.pending = text.slice(from);
    this.seen = at - from;
    if (this.pending.length > this.maxChars) throw new RangeError('a document is too long');
    return done;
  }

  /** Call when the text has ended. */
  end(): void {
    if (this.inString || this.depth > 0 || this.pending.trim() !== '') throw new SyntaxError('the text ends inside a document');
    if (this.inArray && !this.closed) throw new SyntaxError('the list never ends');
  }

  /** True when the character ends a document. */
  private step(code: number): boolean {
    if (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) return false;
    if (this.closed) throw new SyntaxError('there is text after the end of the list');
    if (this.inArray && !this.opened) {
      if (code !== OPEN_LIST) throw new SyntaxError('the text is no list');
      this.opened = true;
      return false;
    }
    if (code === QUOTE) {
      this.started = this.inString = true;
      return false;
    }
    if (code === OPEN_LIST || code === OPEN_OBJECT) {
      this.started = true;
      this.depth++;
      return false;
    }
    if (code === CLOSE_LIST || code === CLOSE_OBJECT) return this.closeOne(code);
    if (code === COMMA && this.depth === 0) {
      if (!this.inArray) throw new SyntaxError('a comma stands outside of any document');
      this.started = false;
      return true;
    }
    this.started = true;
    return false;
  }

  private closeOne(code: number): boolean {
    if (this.depth === 0) {
      if (!this.inArray || code !== CLOSE_LIST) throw new SyntaxError('a bracket closes what was never opened');
      this.closed = true;
      this.started = false;
      return true;
    }
    this.depth--;
    if (this.depth > 0 || this.inArray) return false;
    this.started = false;
    return true;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
