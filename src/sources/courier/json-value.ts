/** Reading of documents whose shape belongs to someone else: a missing or strange part is empty, never an exception. */
export type Json = Readonly<Record<string, unknown>>;

export const objectOf = (value: unknown): Json => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {});

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Text or a number as text, trimmed; '' for all else. A number beyond 2^53 has lost digits and is no id. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' && (!Number.isInteger(value) || Number.isSafeInteger(value)) ? String(value) : '';
}

export const has = (value: unknown, ...keys: string[]): boolean => keys.every((key) => key in objectOf(value));
