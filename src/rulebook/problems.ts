/** One mistake of a rulebook: where, and what was expected. */
export interface Problem {
  /** `measures.paid_orders.base` */
  path: string;
  message: string;
}

/** Collects what is wrong, so that all mistakes are told at once. */
export class Problems {
  readonly list: Problem[] = [];

  add(path: string, message: string): void {
    this.list.push({ path, message });
  }

  /** `name` must be one of `known`. */
  reference(path: string, name: string, known: readonly string[], what: string): void {
    if (!known.includes(name)) this.add(path, `"${name}" is no ${what}; expected one of ${known.join(', ')}`);
  }
}
