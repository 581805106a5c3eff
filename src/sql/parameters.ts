/** Typed placeholders of one statement, named p0, p1, … in the order of their use, so that equal plans give equal text. */
export class Parameters {
  readonly values: Record<string, unknown> = {};
  #count = 0;

  /** `{p0:String}` and keeps the value for it. */
  add(value: string | number | boolean | readonly string[], type: 'String' | 'Int64' | 'Float64' | 'Bool' | 'Array(String)' | 'Date'): string {
    const name = `p${this.#count++}`;
    this.values[name] = value;
    return `{${name}:${type}}`;
  }
}
