// @ts-check
// What is made once and kept: whoever asks while it is being made waits for the same.

/**
 * What `making` gives, made once for a name; a failure is forgotten, so that the next call tries again.
 * @template T @param {Map<string, Promise<T>>} known what was made before @param {string} name @param {() => Promise<T>} making
 * @returns {Promise<T>}
 */
export function once(known, name, making) {
  const found = known.get(name);
  if (found) return found;
  const made = making();
  known.set(name, made);
  made.catch(() => known.delete(name));
  return made;
}
