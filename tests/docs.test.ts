import { expect, test } from 'vitest';
import { stalePages } from '../scripts/docs.mjs';

test('every page that is made from the code says what the code says; where it does not: npm run docs', async () => {
	expect(await stalePages()).toEqual([]);
});
