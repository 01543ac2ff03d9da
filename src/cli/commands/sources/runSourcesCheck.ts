import { sortedJson, type Json } from '../../../core/report/sortedJson.ts';
import { healthText, nextHealth, type LinkHealth } from '../../../core/sources/health/linkHealth.ts';
import { readSources } from '../../../core/sources/readSources.ts';
import { counted } from '../../../core/text/counted.ts';
import { readHealthFile, writeHealthFile } from '../../disk/healthFile.ts';
import { EXIT_CODE, type ExitCode } from '../../exitCode.ts';
import type { Io } from '../../io.ts';
import type { PageAnswer } from '../../../core/sources/health/askForPage.ts';
import { askPages } from '../../network/askPages.ts';
import { nodeNetwork } from '../../network/nodeNetwork.ts';
import { OperatorError } from '../../operatorError.ts';
import { inSteps } from '../../pace.ts';
import { loadVault } from '../../vault/loadVault.ts';
import { openVault, sayUnreadable } from '../../vault/openVault.ts';
import { selectNotes } from '../../vault/selectNotes.ts';
import { checkOptionsOf } from '../../vault/vaultSettings.ts';
import type { SourcesOptions } from './runSources.ts';

/** So many pages without one answer are no news about the pages but about the connection. */
const OFFLINE_FROM = 3;

/** A page, and where notes give it: `path:outputLine`. */
interface Page {
	readonly url: string;
	readonly canonicalUrl: string;
	readonly places: string[];
}

/** What is known of a page after a run; `notAsked` where no request left, and why. */
interface Checked {
	readonly page: Page;
	readonly health: LinkHealth;
	readonly notAsked: string | undefined;
}

/** `dossier sources --check`: asks the hosts of all sources whether the pages are still there. Nothing else of the command asks anybody. */
export async function runSourcesCheck(io: Io, vault: string, wanted: readonly string[], { format }: SourcesOptions): Promise<ExitCode> {
	if (format !== 'text' && format !== 'json') throw new OperatorError(`--check prints text or json, not ${format}`);
	const { folder, stored } = await openVault(io, vault);
	const chosen = new Set(selectNotes(folder, { wanted, cwd: io.cwd }));
	const pages = new Map<string, Page>();
	const loaded = await inSteps(
		loadVault(folder, checkOptionsOf(stored), (note) => {
			if (!chosen.has(note.path)) return;
			for (const source of readSources(note, stored.settings)) {
				if (source.kind !== 'web') continue;
				const { url, canonicalUrl, line } = source;
				const page = pages.get(canonicalUrl) ?? { url, canonicalUrl, places: [] };
				page.places.push(`${note.path}:${line}`);
				pages.set(canonicalUrl, page);
			}
		}),
		io.signal,
	);
	const code = sayUnreadable(io, loaded, wanted.length === 0 ? [] : [...chosen]);
	const known = new Map([...stored.linkHealth, ...readHealthFile(folder.root)]);
	const byUrl = new Map([...pages.values()].map((page) => [page.url, page]));
	const answers = new Map<Page, PageAnswer>();
	await askPages(io.network ?? nodeNetwork, [...byUrl.keys()], {
		signal: io.signal,
		onAnswer: (url, answer) => {
			const page = byUrl.get(url);
			if (page) answers.set(page, answer);
		},
	});
	if (isOffline([...answers.values()])) throw new OperatorError('no host answered; nothing was noted, as the connection may be at fault');
	const today = io.now().toISOString().slice(0, 10);
	const checked = [...answers].map(([page, answer]): Checked => {
		const before = known.get(page.canonicalUrl) ?? { kind: 'unknown' };
		if (answer.kind === 'not-asked') return { page, health: before, notAsked: answer.reason };
		return { page, health: nextHealth(before, page.url, answer, today), notAsked: undefined };
	});
	const found = checked.filter(({ notAsked }) => notAsked === undefined);
	if (found.length > 0) {
		const aside = writeHealthFile(folder.root, new Map(found.map(({ page, health }) => [page.canonicalUrl, health])), io.now());
		if (aside !== undefined) io.stderr.write(`dossier: .dossier/health.json could not be read and is kept as ${aside}\n`);
	}
	io.stdout.write(format === 'json' ? sortedJson(asJson(checked)) : asText(checked));
	const isFailing = found.some(({ health }) => health.kind === 'failing' || health.kind === 'dead');
	return code === EXIT_CODE.fine && isFailing ? EXIT_CODE.findings : code;
}

function isOffline(answers: readonly PageAnswer[]): boolean {
	const asked = answers.filter(({ kind }) => kind !== 'not-asked');
	return asked.length >= OFFLINE_FROM && asked.every(({ kind }) => kind === 'failure');
}

function asText(checked: readonly Checked[]): string {
	const told = checked.filter(({ health, notAsked }) => notAsked !== undefined || health.kind !== 'alive');
	const lines = told.map(({ page, health, notAsked }) => {
		const what = notAsked === undefined ? healthText(health) : `not asked: ${notAsked}`;
		return `${page.url}\n  ${what}\n${page.places.map((place) => `  ${place}\n`).join('')}`;
	});
	const count = (kind: LinkHealth['kind']): number =>
		checked.filter(({ health, notAsked }) => notAsked === undefined && health.kind === kind).length;
	const counts = (['alive', 'moved', 'blocked', 'failing', 'dead'] as const).flatMap((kind) =>
		count(kind) === 0 ? [] : [`${count(kind)} ${kind}`],
	);
	const notAsked = checked.filter((one) => one.notAsked !== undefined).length;
	if (notAsked > 0) counts.push(`${notAsked} not asked`);
	return `${lines.join('')}${[counted(checked.length, 'page'), ...counts].join(', ')}\n`;
}

function asJson(checked: readonly Checked[]): Json {
	const links = checked.map(({ page, health, notAsked }) => ({
		...health,
		...(notAsked === undefined ? {} : { notAsked }),
		canonicalUrl: page.canonicalUrl,
		places: page.places,
		url: page.url,
	}));
	return { links, version: 1 };
}
