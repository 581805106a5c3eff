const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** Adds decimals as written, with no binary fraction in between. Empty parts count as nothing; all empty gives ''; null where a part is no number. */
export function sumDecimals(parts: readonly string[]): string | null {
  const given = parts.map((part) => part.trim().replace(/^([+-]?)[¥￥]/, '$1').replaceAll(',', '')).filter((part) => part !== '');
  if (given.length === 0) return '';
  const matches = given.map((part) => DECIMAL.exec(part));
  if (matches.some((match) => match === null)) return null;
  const places = Math.max(...matches.map((match) => match?.[3]?.length ?? 0));
  const sum = matches.reduce((total, match) => {
    const digits = BigInt((match?.[2] ?? '0') + (match?.[3] ?? '').padEnd(places, '0'));
    return match?.[1] === '-' ? total - digits : total + digits;
  }, 0n);
  const text = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  return `${sum < 0n ? '-' : ''}${whole}${places > 0 ? `.${text.slice(text.length - places)}` : ''}`;
}
