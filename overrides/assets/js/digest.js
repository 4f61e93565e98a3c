// @ts-check
// Short names and fingerprints: one small hash for seeds, for the names in a code and for its checksum.

/** FNV-1a, 32 bits. @param {string} text */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}

/** A whole number in so many characters of base 36. @param {number} value @param {number} width */
export const digits = (value, width) =>
  Math.max(0, Math.round(value)).toString(36).padStart(width, "0").slice(-width);

/** Four characters that stand for a digest; one that is brief already begins with a tilde. @param {string | null | undefined} digest */
export const brief = (digest) =>
  !digest ? "0000" : digest.startsWith("~") ? digest.slice(1, 5) : digits(hash(digest), 7).slice(-4);

/** Whether what was kept is of these words; where either is not known, nothing is claimed. @param {string | null | undefined} kept @param {string | null | undefined} now */
export const sameDigest = (kept, now) =>
  !kept || !now || kept === "~0000" || kept === now || kept === `~${brief(now)}`;
