/** Counts `key` once more in `counts`. */
export function countUp<Key>(counts: Map<Key, number>, key: Key): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}
