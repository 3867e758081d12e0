/**
 * Reads at most once in so many milliseconds and answers everybody with the same. Only for data that
 * is the same for every reader. A read that fails is not kept.
 */
export function cachedFor<Value>(milliseconds: number, read: () => Promise<Value>): () => Promise<Value> {
  let kept: { value: Promise<Value>; until: number } | undefined;
  return () => {
    const now = Date.now();
    if (kept !== undefined && now < kept.until) return kept.value;
    const current = { value: read(), until: now + milliseconds };
    kept = current;
    current.value.catch(() => {
      if (kept === current) kept = undefined;
    });
    return current.value;
  };
}
