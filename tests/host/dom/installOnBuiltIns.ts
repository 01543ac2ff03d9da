import { extend } from './extend.ts';
import type { PageWindow } from './pageWindow.ts';

export function installOnBuiltIns({ Array, String, Number, Object, Math }: PageWindow): void {
	extend(Array.prototype, {
		first(this: unknown[]) {
			return this[0];
		},
		last(this: unknown[]) {
			return this[this.length - 1];
		},
		contains(this: unknown[], target: unknown) {
			return this.includes(target);
		},
		remove(this: unknown[], target: unknown) {
			const at = this.indexOf(target);
			if (at >= 0) this.splice(at, 1);
		},
		unique(this: unknown[]) {
			return [...new Set(this)];
		},
	});
	extend(Array, { combine: (arrays: unknown[][]) => arrays.flat() });
	extend(String.prototype, {
		contains(this: string, target: string) {
			return this.includes(target);
		},
		format(this: string, ...args: string[]) {
			return this.replace(/\{(\d+)\}/g, (whole, n: string) => args[Number(n)] ?? whole);
		},
	});
	extend(String, { isString: (value: unknown) => typeof value === 'string' });
	extend(Number, { isNumber: (value: unknown) => typeof value === 'number' });
	extend(Object, {
		isEmpty: (value: object) => Object.keys(value).length === 0,
		each: (object: Record<string, unknown>, callback: (value: unknown, key: string) => boolean | void, context?: unknown) =>
			Object.entries(object).every(([key, value]) => callback.call(context, value, key) !== false),
	});
	extend(Math, {
		clamp: (value: number, min: number, max: number) => Math.min(Math.max(value, min), max),
		square: (value: number) => value * value,
	});
}
