import { expect, test } from 'vitest';
import { useHost } from '../support/browser.ts';

const host = useHost();

test('what stands between backticks in a notice is shown as code, without the marks', async () => {
	const tab = await host.open({ files: { 'A.md': '# A\n' }, data: { settings: { rules: { 'name-exists': 'loud' } } } });
	const notice = tab.page.locator('.notice').filter({ hasText: 'name-exists' });
	await expect.poll(() => notice.count()).toBe(1);
	expect(await notice.textContent()).not.toContain('`');
	expect(await notice.locator('code').allTextContents()).toEqual(['rules.name-exists']);
	await tab.close();
});
