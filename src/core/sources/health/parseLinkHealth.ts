import { isObject } from '../../text/isObject.ts';
import { oneLine } from '../../text/oneLine.ts';
import { openableUrl } from '../address/openableUrl.ts';
import type { LinkHealth } from './linkHealth.ts';

/** What `data.json` keeps of links that were asked for, by canonical address; an entry that is not understood is left out. */
export function parseLinkHealth(stored: unknown): ReadonlyMap<string, LinkHealth> {
	const health = new Map<string, LinkHealth>();
	if (!isObject(stored)) return health;
	for (const [url, value] of Object.entries(stored)) {
		const one = isObject(value) ? healthIn(value) : undefined;
		if (one) health.set(url, one);
	}
	return health;
}

/** What `dossier sources --check` keeps in `.dossier/health.json`; empty for a text that is no such file. */
export function parseHealthFile(text: string): ReadonlyMap<string, LinkHealth> {
	try {
		const stored: unknown = JSON.parse(text);
		return parseLinkHealth(isObject(stored) ? stored['links'] : undefined);
	} catch {
		return new Map();
	}
}

function healthIn(value: Record<string, unknown>): LinkHealth | undefined {
	const { kind, checked, to, status, since, days } = value;
	if (!isDay(checked)) return undefined;
	if (kind === 'alive') return { kind, checked };
	// It is offered to be written into a note: what is never opened is never written.
	if (kind === 'moved') return typeof to === 'string' && openableUrl(to) !== undefined ? { kind, checked, to } : undefined;
	if (kind === 'blocked' && typeof status === 'number') return { kind, checked, status };
	if (!isDay(since) || typeof value['reason'] !== 'string') return undefined;
	const reason = oneLine(value['reason'].slice(0, LONGEST_REASON));
	if (kind === 'failing' && typeof days === 'number') return { kind, since, checked, days, reason };
	return kind === 'dead' ? { kind, since, checked, reason } : undefined;
}

/** Reasons of ours are shorter. */
const LONGEST_REASON = 200;

function isDay(value: unknown): value is string {
	return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
}
