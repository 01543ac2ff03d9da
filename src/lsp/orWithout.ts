/** Goes on without what the editor was asked for, whether it does that or refuses: nothing that is answered depends on it. */
export function orWithout(asked: Promise<unknown>): void {
	asked.catch(() => undefined);
}
