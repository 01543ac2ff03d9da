import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder, useHost } from '../support/browser.ts';

const host = useHost('fixture');

/** The names that exist at run time in the public types of Obsidian. */
function publicNames(): string[] {
	const types = readFileSync(path.join(projectFolder, 'node_modules/obsidian/obsidian.d.ts'), 'utf8');
	return [...types.matchAll(/^export (?:abstract )?(?:class|function|const|let|enum) (\w+)/gm)].map((match) => match[1] ?? '').sort();
}

test('every public name is there or throws with its name', async () => {
	const tab = await host.open({ files: {} });
	const answers = await tab.page.evaluate((names) => {
		const module = window.host.obsidian();
		return names.map((name) => {
			try {
				return module[name] === undefined ? `${name} is forgotten` : 'there';
			} catch (error) {
				return String(error).includes(`obsidian.${name};`) ? 'throws' : String(error);
			}
		});
	}, publicNames());
	expect([...new Set(answers)].sort()).toEqual(['there', 'throws']);
	expect(answers.filter((answer) => answer === 'there').length).toBeGreaterThan(80);
	await tab.close();
});

test('a module that the app does not give cannot be required', async () => {
	const tab = await host.open({ files: {} });
	const error = await tab.page.evaluate(() => {
		try {
			window.host.requireAsPlugin('fs');
			return 'no error';
		} catch (thrown) {
			return String(thrown);
		}
	});
	expect(error).toContain("Cannot find module 'fs'");
	await tab.close();
});
