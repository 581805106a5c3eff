let twoByteCodes: ReadonlyMap<string, number> | null = null;

/**
 * Text in GB18030, as older back offices and Chinese Excel write it. The platform has only a decoder for it, so the
 * table of its two-byte part is read off that one; characters beyond it do not occur in the sample.
 */
export function gb18030Bytes(text: string): Uint8Array {
  twoByteCodes ??= readTable();
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) {
      bytes.push(point);
      continue;
    }
    const code = twoByteCodes.get(character);
    if (code === undefined) throw new RangeError(`No two-byte GB18030 code for ${character}.`);
    bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

function readTable(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (!character.includes('\ufffd') && !codes.has(character)) codes.set(character, (lead << 8) | trail);
    }
  }
  return codes;
}
