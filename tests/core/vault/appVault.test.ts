import { expect, test } from 'vitest';
import { APP_VAULT, APP_VAULT_ANSWERS } from '../../support/appVault.ts';
import { memoryVault } from '../../support/memoryVault.ts';

test('the links of a vault lead where the app says, and those that lead nowhere are told by what they name', () => {
	const { index } = memoryVault(APP_VAULT);
	const said = Object.keys(APP_VAULT_ANSWERS).map((path) => {
		const resolved: Record<string, number> = {};
		const unresolved: Record<string, number> = {};
		for (const link of index.record(path)?.links ?? []) {
			const to = index.targetOf(link, path);
			if (to === null) unresolved[link.target] = (unresolved[link.target] ?? 0) + 1;
			else resolved[to] = (resolved[to] ?? 0) + 1;
		}
		return [path, { resolved, unresolved }];
	});
	expect(Object.fromEntries(said)).toEqual(APP_VAULT_ANSWERS);
});
