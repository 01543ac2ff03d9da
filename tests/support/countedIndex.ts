import type { VaultIndex } from '../../src/core/vault/vaultIndex.ts';

/** How often each question was asked of an index. */
export type Asked = Partial<Record<keyof VaultIndex, number>>;

/** `index`, counting in `asked` what it is asked. */
export function countedIndex(index: VaultIndex): { readonly index: VaultIndex; readonly asked: Asked } {
	const asked: Asked = {};
	const counted = new Proxy(index, {
		get(target, key: keyof VaultIndex) {
			return (...given: never[]): unknown => {
				asked[key] = (asked[key] ?? 0) + 1;
				return (target[key] as (...all: never[]) => unknown)(...given);
			};
		},
	});
	return { index: counted, asked };
}
