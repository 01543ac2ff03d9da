import { addToList } from '../text/addToList.ts';
import type { Diagnostic, Rule, Severity } from '../rules/rule.ts';
import type { FixEdit, FixEdits } from './fixEdit.ts';
import type { MergedDiagnostic } from './mergePlaces.ts';
import { sortedJsonParts, type Json } from './sortedJson.ts';

/** What SARIF calls each severity (SARIF 2.1.0, 3.27.10). */
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** What a SARIF log says beside the findings. */
export interface SarifOptions {
	/** The version of Dossier. */
	readonly version: string;
	/** Where the pages of the project are. */
	readonly homepage: string;
	/** The rules that may have something to say. */
	readonly rules: readonly Rule[];
	/** The file of a note, with slashes, relative to the checkout, or absolute where the vault is not in it. */
	readonly fileOf: (path: string) => string;
	/** The edits of a finding's fixes. */
	readonly editsOf: (diagnostic: MergedDiagnostic) => FixEdits;
}

/**
 * The findings as a log of the Static Analysis Results Interchange Format 2.1.0 (OASIS), in parts and in the order given:
 * what code hosts and editors read from any checker. Columns are UTF-16 code units.
 */
export function sarifReport(diagnostics: readonly MergedDiagnostic[], options: SarifOptions): Iterable<string> {
	return withRun(
		sortedJsonParts('results', { items: resultsOf(diagnostics, options) }, { columnKind: 'utf16CodeUnits', tool: toolOf(options) }),
	);
}

/** The members of a run are streamed; what is around them is a few lines. */
function* withRun(run: Iterable<string>): Iterable<string> {
	yield '{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json","version":"2.1.0","runs":[\n';
	yield* run;
	yield ']}\n';
}

function toolOf({ version, homepage, rules }: SarifOptions): Json {
	const described = rules.map(({ id, summary, severity }) => ({
		id,
		shortDescription: { text: `${summary}.` },
		helpUri: `${homepage}/blob/main/docs/rules.md#${id}`,
		defaultConfiguration: severity === 'off' ? { enabled: false } : { level: LEVELS[severity] },
	}));
	return { driver: { name: 'dossier', version, informationUri: homepage, rules: described } };
}

function* resultsOf(diagnostics: readonly MergedDiagnostic[], options: SarifOptions): Iterable<Json> {
	for (const diagnostic of diagnostics) {
		const [, ...others] = diagnostic.places ?? [diagnostic];
		const fixes = fixesOf(diagnostic, options);
		yield {
			ruleId: diagnostic.rule,
			level: LEVELS[diagnostic.severity],
			message: { text: diagnostic.message },
			locations: [locationOf(diagnostic, options)],
			...(others.length === 0 ? {} : { relatedLocations: others.map((other) => locationOf(other, options)) }),
			...(fixes.length === 0 ? {} : { fixes }),
		};
	}
}

function locationOf({ path, line, column, endLine, endColumn }: Diagnostic, { fileOf }: SarifOptions): Json {
	return {
		physicalLocation: {
			artifactLocation: { uri: uriOf(fileOf(path)) },
			region: { startLine: line, startColumn: column, endLine, endColumn },
		},
	};
}

function fixesOf(diagnostic: MergedDiagnostic, { fileOf, editsOf }: SarifOptions): readonly Json[] {
	const edits = editsOf(diagnostic);
	return diagnostic.fixes.flatMap(({ title }, at) => {
		const ofFix = edits(at);
		if (ofFix === undefined || ofFix.length === 0) return [];
		const artifactChanges = [...byPath(ofFix)].map(([path, ofNote]) => ({
			artifactLocation: { uri: uriOf(fileOf(path)) },
			replacements: ofNote.map(replacementOf),
		}));
		return [{ description: { text: title }, artifactChanges }];
	});
}

function byPath(edits: readonly FixEdit[]): ReadonlyMap<string, readonly FixEdit[]> {
	const notes = new Map<string, FixEdit[]>();
	for (const edit of edits) addToList(notes, edit.path, edit);
	return notes;
}

function replacementOf({ line, column, endLine, endColumn, text }: FixEdit): Json {
	return { deletedRegion: { startLine: line, startColumn: column, endLine, endColumn }, insertedContent: { text } };
}

/** A relative reference or a file address (RFC 3986, 8089): each part of the path escaped, a drive as the first part after a slash. */
function uriOf(file: string): string {
	const escaped = file.split('/').map((part) => (/^[A-Za-z]:$/.test(part) ? part : encodeURIComponent(part)));
	if (/^[A-Za-z]:\//.test(file)) return `file:///${escaped.join('/')}`;
	return file.startsWith('/') ? `file://${escaped.join('/')}` : escaped.join('/');
}
