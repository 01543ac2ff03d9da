import { expect, test } from 'vitest';
import { exclusionsOf } from '../../../../src/core/related/exclusionsOf.ts';
import { DEFAULT_SETTINGS, memoryVault } from '../../../support/memoryVault.ts';

const WORDS = 'A sentence of eight words stands in here. '.repeat(3);

test.each([
	['Treaties Index.md', '', 'index'],
	['Index of Treaties.md', '', 'index'],
	['index - treaties.md', '', 'index'],
	['Consumer Price Index.md', '', 'index'],
	['Treaties MOC.md', '', 'index'],
	['MOC Treaties.md', '', 'index'],
	['Treaties (MOC).md', '', 'index'],
	['Overview.md', '', 'index'],
	['Treaties/00 Overview.md', '', 'index'],
	['Law/Treaties/Treaties Overview.md', '', 'index'],
	['All of them.md', 'index', 'index'],
	['All of them.md', 'MOC', 'index'],
	['All of them.md', 'map-of-content', 'index'],
	['All of them.md', 'Table of Contents', 'index'],
	['What was done.md', 'changelog', 'log'],
	['A day.md', 'daily_note', 'log'],
	['Edit Log.md', '', 'log'],
	['EDIT-LOG.md', '', 'log'],
	['Wiki Changelog.md', '', 'log'],
	['条约/索引.md', '', 'index'],
	['00 目录.md', '', 'index'],
	['条约 系列 索引.md', '', 'index'],
	['条约（中欧）索引.md', '', 'index'],
	['目次.md', '', 'index'],
	['조약 목차.md', '', 'index'],
	['Оглавление.md', '', 'index'],
	['I\u0301ndice.md', '', 'index'],
	['Inhaltsverzeichnis.md', '', 'index'],
	['倒排索引.md', '', undefined],
	['索引优化.md', '', undefined],
	['Law/Other Overview.md', '', undefined],
	['Overview of Treaties.md', '', undefined],
	['Indexation.md', '', undefined],
	['Reindex.md', '', undefined],
	['Mocha.md', '', undefined],
	['Treaties.md', 'treaty', undefined],
	['Dialogue.md', 'dialog', undefined],
])('%s of type "%s" is left out of related notes as %s', (path, type, expected) => {
	const { index } = memoryVault({ [path]: type === '' ? WORDS : `---\ntype: ${type}\n---\n${WORDS}` });
	const record = index.record(path);
	expect(record && exclusionsOf(index, DEFAULT_SETTINGS)(record)).toBe(expected);
});
