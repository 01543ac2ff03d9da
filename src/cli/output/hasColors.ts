import type { Io } from '../io.ts';

/**
 * Whether colours are printed: on a terminal, and not where `NO_COLOR` is set (no-color.org); where `FORCE_COLOR` is set
 * (force-color.org) in any case but for `0`, as CI services want it. `--color` and `--no-color` set one or the other.
 */
export function hasColors({ isTTY, env }: Pick<Io, 'isTTY' | 'env'>): boolean {
	if ((env['NO_COLOR'] ?? '') !== '') return false;
	const forced = env['FORCE_COLOR'] ?? '';
	return forced === '' ? isTTY : forced !== '0';
}
