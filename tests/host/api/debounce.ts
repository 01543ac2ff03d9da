import type * as ob from 'obsidian';

/** Calls `cb` once, `timeout` ms after the first call, or after the last one when `resetTimer` is set; the latest arguments count. */
export function debounce<T extends unknown[], V>(cb: (...args: [...T]) => V, timeout = 0, resetTimer = false): ob.Debouncer<T, V> {
	let timer: number | undefined;
	let latest: [...T] | undefined;
	const fire = (): V | undefined => {
		const args = latest;
		timer = undefined;
		latest = undefined;
		return args ? cb(...args) : undefined;
	};
	const debounced = function debounced(...args: [...T]): unknown {
		latest = args;
		if (timer !== undefined && !resetTimer) return debounced;
		window.clearTimeout(timer);
		timer = window.setTimeout(fire, timeout);
		return debounced;
	};
	return Object.assign(debounced, {
		cancel: () => {
			window.clearTimeout(timer);
			timer = undefined;
			latest = undefined;
			return debounced;
		},
		run: () => {
			window.clearTimeout(timer);
			return fire();
		},
	}) as unknown as ob.Debouncer<T, V>;
}
