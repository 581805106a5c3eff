/** What the browser keeps between visits. Storage may be forbidden (private windows): then nothing is kept. */
export function remembered(name: string): string | null {
  try {
    return localStorage.getItem(`tiyan.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`tiyan.${name}`, value);
  } catch {
    // Nothing is lost but the memory of a choice.
  }
}
