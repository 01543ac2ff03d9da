import { expect, test } from 'vitest';
import { APP_VAULT, APP_VAULT_ANSWERS } from '../support/appVault.ts';
import { cachedMetadata } from './metadata/cachedMetadata.ts';
import { LinkResolver } from './metadata/linkResolver.ts';
import { getLinkpath } from './metadata/linkpath.ts';

test('the links of a vault lead where the app says', () => {
	const resolver = new LinkResolver();
	for (const path of Object.keys(APP_VAULT)) resolver.add(path);
	const said = Object.keys(APP_VAULT_ANSWERS).map((path) => {
		const cache = cachedMetadata(APP_VAULT[path] ?? '');
		const resolved: Record<string, number> = {};
		const unresolved: Record<string, number> = {};
		for (const { link } of [...(cache.links ?? []), ...(cache.embeds ?? []), ...(cache.frontmatterLinks ?? [])]) {
			const to = resolver.resolve(getLinkpath(link), path);
			const counts = to === null ? unresolved : resolved;
			const key = to ?? getLinkpath(link);
			counts[key] = (counts[key] ?? 0) + 1;
		}
		return [path, { resolved, unresolved }];
	});
	expect(Object.fromEntries(said)).toEqual(APP_VAULT_ANSWERS);
});
