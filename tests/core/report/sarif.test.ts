import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import addFormatsModule from 'ajv-formats';
import AjvModule from 'ajv-draft-04';
import { describe, expect, test } from 'vitest';
import { sarifReport } from '../../../src/core/report/sarif.ts';
import type { MergedDiagnostic } from '../../../src/core/report/mergePlaces.ts';
import { RULES } from '../../../src/core/rules/rules.ts';
import { diagnosticOf } from './diagnosticOf.ts';

interface Log {
	runs: [{ tool: { driver: { rules: { id: string }[] } }; results: Record<string, unknown>[] }];
}

const EDIT = { path: 'a/Ä b.md', start: 4, end: 6, line: 2, column: 1, endLine: 2, endColumn: 3, text: 'x' };

function logOf(diagnostics: readonly MergedDiagnostic[], fileOf = (path: string) => `notes/${path}`): Log {
	const options = { version: '1.0.0', homepage: 'https://example.org/dossier', rules: RULES, fileOf, editsOf: () => () => [EDIT] };
	return JSON.parse([...sarifReport(diagnostics, options)].join('')) as Log;
}

const FIX = { kind: 'edit' as const, title: 'Put it right', safe: true, plan: () => ({ kind: 'unchanged' as const }) };

interface Validate {
	(value: unknown): boolean;
	errors: unknown;
}

interface Validator {
	compile(schema: object): Validate;
}

/** Both are CommonJS modules whose default export is a member of what is imported. */
const { default: addFormats } = addFormatsModule as unknown as { default: (validator: Validator) => Validator };
const { default: Ajv } = AjvModule as unknown as { default: new (options: object) => Validator };

describe('a SARIF log', () => {
	test('is one by the schema of version 2.1.0', () => {
		const validate = addFormats(new Ajv({ strict: false, unicodeRegExp: false })).compile(schema);
		const place = diagnosticOf({ path: 'a/Ä b.md', line: 2, endColumn: 3 });
		for (const log of [
			logOf([]),
			logOf([{ ...place, fixes: [FIX], places: [place, diagnosticOf({ path: '100%.md' })] }, diagnosticOf({ severity: 'info' })]),
		]) {
			validate(log);
			expect(validate.errors).toBeNull();
		}
		expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
	});

	test('has each finding with its place, other places, and fixes as replacements', () => {
		const place = diagnosticOf({ path: 'a/Ä b.md', severity: 'error', line: 2, endColumn: 3 });
		const [run] = logOf([{ ...place, fixes: [FIX], places: [place, diagnosticOf({ path: 'B.md' })] }]).runs;
		const region = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 3 };
		const artifactLocation = { uri: 'notes/a/%C3%84%20b.md' };
		expect(run.results).toEqual([
			{
				ruleId: 'field-value',
				level: 'error',
				message: { text: 'message' },
				locations: [{ physicalLocation: { artifactLocation, region } }],
				relatedLocations: [
					{
						physicalLocation: {
							artifactLocation: { uri: 'notes/B.md' },
							region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
						},
					},
				],
				fixes: [
					{
						description: { text: 'Put it right' },
						artifactChanges: [{ artifactLocation, replacements: [{ deletedRegion: region, insertedContent: { text: 'x' } }] }],
					},
				],
			},
		]);
		expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(RULES.map(({ id }) => id));
	});

	test.each([
		['an absolute path is a file address', '/v/A b.md', 'file:///v/A%20b.md'],
		['a path with a drive is a file address', 'C:/v/A.md', 'file:///C:/v/A.md'],
		['a name with a colon is no scheme', 'a:b/A.md', 'a%3Ab/A.md'],
	])('%s', (_, file, uri) => {
		expect(JSON.stringify(logOf([diagnosticOf({})], () => file))).toContain(`"uri":${JSON.stringify(uri)}`);
	});
});
