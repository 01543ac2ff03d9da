import type { PageWindow } from './pageWindow.ts';

/** Whether `value` is of `type` in whichever window either was made. */
export function isOf(value: Node | UIEvent, type: { readonly name: string; new (...data: never[]): unknown }, own: PageWindow): boolean {
	return [type, ...[window, own].map((page) => (page as unknown as Record<string, typeof type>)[type.name])].some(
		(one) => one !== undefined && value instanceof one,
	);
}
