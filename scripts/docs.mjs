// Writes the pages of docs/ that are made from the code; `--check` only says which of them are stale.
//   npm run docs [-- --check]
import { build } from 'esbuild';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The pages as the code has them now, by path below the project. */
export async function generatedPages() {
	const ids = readdirSync(join(root, 'src/core/rules'))
		.filter((name) => name.includes('-'))
		.map((name) => name.slice(0, -'.ts'.length));
	const source = [
		...ids.map((id, at) => `import { examples as examples${at}, why as why${at} } from './src/core/rules/${id}.ts';`),
		"import { RULES } from './src/core/rules/rules.ts';",
		"import { rulesPage } from './src/core/report/rulesPage.ts';",
		"import { typesPage } from './src/core/types/typesPage.ts';",
		"import { settingsPage } from './src/core/settings/settingsPage.ts';",
		"import { cliPage } from './src/cli/output/cliPage.ts';",
		`const texts = { ${ids.map((id, at) => `'${id}': { why: why${at}, examples: examples${at} }`).join(', ')} };`,
		"export const pages = { 'docs/rules.md': rulesPage(RULES, (id) => texts[id]), 'docs/types.md': typesPage(), 'docs/settings.md': settingsPage(), 'docs/cli.md': cliPage(), 'src/obsidian/settings/ruleExamples.json': examplesOf() };",
		"function examplesOf() { return JSON.stringify(Object.fromEntries(RULES.map(({ id }) => [id, (texts[id].examples.flatMap(({ reports }) => reports)[0] ?? '').replace(/^\\d+:\\d+ /, '')])), null, '\\t') + '\\n'; }",
	].join('\n');
	const folder = mkdtempSync(join(tmpdir(), 'dossier-docs-'));
	try {
		const outfile = join(folder, 'pages.mjs');
		await build({
			stdin: { contents: source, resolveDir: root, loader: 'ts' },
			bundle: true,
			platform: 'node',
			format: 'esm',
			outfile,
			logLevel: 'error',
			banner: { js: "import { createRequire as docsRequire } from 'node:module'; const require = docsRequire(import.meta.url);" },
		});
		// eslint-disable-next-line no-unsanitized/method -- the module was built two lines above, in a folder of our own
		return (await import(pathToFileURL(outfile).href)).pages;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** The pages that do not say what the code says. */
export async function stalePages() {
	const pages = await generatedPages();
	return Object.entries(pages)
		.filter(([path, text]) => read(path) !== text)
		.map(([path]) => path);
}

function read(path) {
	try {
		return readFileSync(join(root, path), 'utf8');
	} catch {
		return undefined;
	}
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	if (process.argv.includes('--check')) {
		const stale = await stalePages();
		if (stale.length > 0) console.error(`stale: ${stale.join(', ')}; type: npm run docs`);
		process.exitCode = stale.length > 0 ? 1 : 0;
	} else {
		for (const [path, text] of Object.entries(await generatedPages())) {
			writeFileSync(join(root, path), text);
			console.log(`wrote ${path}`);
		}
	}
}
