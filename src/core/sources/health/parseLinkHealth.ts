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
	const { kind, checked, to, status, since, days, reason } = value;
	if (typeof checked !== 'string') return undefined;
	if (kind === 'alive') return { kind, checked };
	if (kind === 'moved' && typeof to === 'string') return { kind, checked, to };
	if (kind === 'blocked' && typeof status === 'number') return { kind, checked, status };
	if (typeof since !== 'string' || typeof reason !== 'string') return undefined;
	if (kind === 'failing' && typeof days === 'number') return { kind, since, checked, days, reason };
	return kind === 'dead' ? { kind, since, checked, reason } : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
