import type { Io } from '../io.ts';

/** Whether colours are printed: on a terminal, and not where `NO_COLOR` is set (no-color.org). */
export function hasColors({ isTTY, env }: Pick<Io, 'isTTY' | 'env'>): boolean {
	return isTTY && (env['NO_COLOR'] ?? '') === '';
}
